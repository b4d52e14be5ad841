//! Every sample of every page: for tests, for the gallery, and for whoever translates.

use super::{Page, desk, portal, shared};
use crate::layout::Frame;
use crate::sample::Reader;

/// A page in a situation.
pub struct Sample {
    /// The path of its template: `portal/my_page.html`.
    pub template: &'static str,
    /// The situation: `late`.
    pub situation: &'static str,
    /// Who reads it.
    pub reader: Reader,
    page: Box<Draw>,
}

/// Draws a page in a frame.
type Draw = dyn Fn(&Frame) -> Result<String, askama::Error> + Send + Sync;

impl Sample {
    /// `portal-my_page-late`.
    #[must_use]
    pub fn name(&self) -> String {
        let page = self.template.trim_end_matches(".html").replace('/', "-");
        format!("{page}-{}", self.situation)
    }

    /// The page as HTML.
    ///
    /// # Errors
    /// Only what writing to memory can fail of.
    pub fn draw(&self, frame: &Frame) -> Result<String, askama::Error> {
        (self.page)(frame)
    }
}

fn samples<P: Page + Send + Sync + 'static>() -> impl Iterator<Item = Sample> {
    P::samples().into_iter().map(|(situation, page)| Sample {
        template: P::TEMPLATE,
        situation,
        reader: P::READER,
        page: Box::new(move |frame| page.draw(frame)),
    })
}

macro_rules! all {
    ($($page:ty),* $(,)?) => {
        /// Every sample of every page.
        #[must_use]
        pub fn gallery() -> Vec<Sample> {
            std::iter::empty()$(.chain(samples::<$page>()))*.collect()
        }
    };
}

all!(
    portal::Welcome,
    portal::Question,
    portal::People,
    portal::Check,
    portal::Done,
    portal::MyPage,
    portal::StepPage,
    portal::Documents,
    portal::Access,
    portal::Information,
    portal::MyIntegration,
    portal::Help,
    portal::Report,
    portal::ReportDone,
    portal::Follow,
    portal::Followed,
    shared::SignIn,
    shared::Failure,
    desk::Worklist,
    desk::Results,
    desk::Register,
    desk::FilePage,
    desk::Act,
    desk::Upload,
    desk::WriteNote,
    desk::DecisionPage,
    desk::Timeline,
    desk::Annul,
    desk::DoublesPage,
    desk::Procedures,
    desk::ProcedurePage,
    desk::Move,
    desk::Overview,
    desk::BoardPage,
    desk::ForecastPage,
    desk::FlowsPage,
    desk::DeathsPage,
    desk::IntegrationPage,
    desk::EstimatePage,
    desk::Reports,
    desk::OneReport,
);
