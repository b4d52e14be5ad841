//! The person's own score of integration, beside what her reception did: computed for her, shown to
//! her, kept by nobody.
//!
//! It must never write to the log nor answer anyone but the person: there is no use case, no event and
//! no view by which a score could reach another reader or a decision.

mod course;

use std::path::Path;

use counting::input::Sheet;
use counting::integration::{Consent, HostSide, NotScored, Owner, Scale, Score, Shown, TwoSided};
use kernel::{Role, Timestamp};
use law::Run;
use law::pack::StepKind;

use crate::error::{Error, Result};
use crate::house::{House, Session};
use crate::policy::Use;

pub use course::{Kept, OwnCourse, WHOLE, of_hundred};

/// The questions: ours, by what the twelve items of the IPL-12 are about. Neither the wording nor the
/// answers are those of the published instrument, whose licence has not been checked.
const ITEMS: &[u8] = include_bytes!("items.csv");

/// What her reception did so far, from the law of her own cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reception {
    /// Days from when her first case opened to the first decision, or to now while there is none.
    pub waited: Option<u32>,
    /// Whether she still waits.
    pub waits: bool,
    /// What offices owe her and have not done in time.
    pub late: usize,
}

/// What she says of the host's side, which no case holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Experienced {
    /// Whether an office refused to register her: a town hall, a school, a health insurance.
    pub refused: Option<bool>,
    /// How often she reported discrimination.
    pub discrimination: Option<u32>,
}

/// Both sides, for her alone.
#[derive(Debug, Clone)]
pub struct OwnIntegration {
    /// The score and the host's side, which only exist together.
    pub shown: Shown,
    /// What her reception did.
    pub reception: Reception,
}

/// Why there is no score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unscored {
    /// Fewer than half of the questions of a dimension are answered.
    Missing(String),
    /// An answer is none of its question.
    Answers,
    /// Nothing is known of the host's side: a score is not shown alone.
    OneSided,
}

/// The questions: the name of each, its dimension, its wording in English.
#[must_use]
pub fn integration_items() -> Vec<(String, String, String)> {
    let items = scale().map(|scale| scale.items().to_vec()).unwrap_or_default();
    items.into_iter().map(|item| (item.column, item.dimension, item.wording)).collect()
}

/// Our questions as a scale.
pub(super) fn scale() -> Option<Scale> {
    let sheet = Sheet::parse(Path::new("items.csv"), ITEMS).ok()?;
    Scale::from_sheet(&sheet).ok()
}

impl House {
    /// What her reception did so far.
    ///
    /// # Errors
    /// The session is no person's; the log fails.
    pub fn own_reception(&self, session: &Session) -> Result<Reception> {
        session.must(Use::OwnFile)?;
        session.own.ok_or(Error::NotFound)?;
        let now = self.now();
        let mut runs = Vec::new();
        for case in self.own_cases(session)? {
            let known = self.load_case(session, case)?;
            runs.extend(known.log.state().run(&known.procedure));
        }
        Ok(Reception::of(&runs, now))
    }

    /// Her score beside what her reception did, from her answers in the order of
    /// [`integration_items`]. Nothing of it is written.
    ///
    /// # Errors
    /// The session is no person's; the log fails. Too few answers are an answer, not an error.
    pub fn own_integration(
        &self,
        session: &Session,
        answers: &[Option<u8>],
        experienced: Experienced,
    ) -> Result<std::result::Result<OwnIntegration, Unscored>> {
        let reception = self.own_reception(session)?;
        let person = session.own.ok_or(Error::NotFound)?;
        let owner = Owner::new(&person.to_string()).ok_or(Error::NotFound)?;
        let scale = scale().ok_or(Error::NotFound)?;
        Ok(scored(&scale, owner, answers, reception, experienced))
    }
}

fn scored(
    scale: &Scale,
    owner: Owner,
    answers: &[Option<u8>],
    reception: Reception,
    experienced: Experienced,
) -> std::result::Result<OwnIntegration, Unscored> {
    let score = Score::of(scale, answers).map_err(|why| match why {
        NotScored::Missing(dimension) => Unscored::Missing(dimension),
        NotScored::Answers { .. } | NotScored::Code { .. } => Unscored::Answers,
    })?;
    let host = HostSide {
        waiting_days: reception.waited,
        registration_refused: experienced.refused,
        discrimination_reports: experienced.discrimination,
    };
    // She asks for it herself, on her own page: that is her consent, to this one look.
    let consent = Consent::given(&owner, "own").ok_or(Unscored::OneSided)?;
    let both = TwoSided::new(owner, score, host).map_err(|_| Unscored::OneSided)?;
    let shown = both.shown(consent).map_err(|_| Unscored::OneSided)?;
    Ok(OwnIntegration { shown, reception })
}

impl Reception {
    fn of(runs: &[Run], now: Timestamp) -> Self {
        let opened = runs.iter().map(Run::opened).min();
        let decided = runs.iter().filter_map(decided).min();
        let until = decided.unwrap_or(now);
        let waited = opened.map(|opened| until.duration_since(opened).as_hours() / 24);
        let waited = waited.map(|days| u32::try_from(days).unwrap_or_default());
        let owed = runs.iter().flat_map(|run| run.owed(now));
        let theirs = owed.filter(|owed| owed.late && !owed.optional && owed.by != Role::Person);
        Self { waited, waits: opened.is_some() && decided.is_none(), late: theirs.count() }
    }
}

/// When a case was first decided, or ended.
fn decided(run: &Run) -> Option<Timestamp> {
    let steps = run.procedure().steps.iter().filter(|step| step.kind == StepKind::Decision);
    let decisions = steps.filter_map(|step| run.times(step.ix).first().copied());
    decisions.chain(run.closed().map(|(_, at)| *at)).min()
}

/// Both sides of anybody.
#[cfg(test)]
fn both_of(
    answers: &[Option<u8>],
    reception: Reception,
    experienced: Experienced,
) -> std::result::Result<OwnIntegration, Unscored> {
    let (scale, owner) = scale().zip(Owner::new("she")).ok_or(Unscored::Answers)?;
    scored(&scale, owner, answers, reception, experienced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(answers: &[Option<u8>], waited: Option<u32>) -> std::result::Result<Shown, Unscored> {
        let reception = Reception { waited, waits: true, late: 0 };
        Ok(both_of(answers, reception, Experienced::default())?.shown)
    }

    #[test]
    fn the_questions_have_the_shape_of_the_instrument() {
        let scale = scale().unwrap();
        assert_eq!(scale.instrument(), counting::integration::Instrument::Ipl12);
        assert_eq!(integration_items().len(), 12);
    }

    #[test]
    fn a_score_is_computed_as_published_and_never_shown_alone() {
        let middle = both(&[Some(3); 12], Some(40)).unwrap();
        assert_eq!((middle.score(), middle.dimensions().len()), (0.5, 6));
        assert_eq!(middle.host().waiting_days, Some(40));
        let mut highest = [Some(5); 12];
        highest[1] = Some(1);
        assert_eq!(both(&highest, Some(0)).unwrap().score(), 1.0, "an outsider never");
        assert_eq!(both(&[Some(3); 12], None).unwrap_err(), Unscored::OneSided);
        assert_eq!(both(&[Some(9); 12], Some(1)).unwrap_err(), Unscored::Answers);
        let mut few = [Some(3); 12];
        few[10] = None;
        assert_eq!(both(&few, Some(1)).unwrap().unanswered(), 1);
        few[11] = None;
        let missing = Unscored::Missing("navigational".to_owned());
        assert_eq!(both(&few, Some(1)).unwrap_err(), missing);
    }
}
