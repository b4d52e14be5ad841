//! The pages: for each a context, the template it fills, and samples of the situations it can show.
//!
//! A context holds what the page says and no language: words are chosen when the page is drawn for a
//! [`Frame`](crate::layout::Frame). Handlers fill contexts; nothing here loads or decides.

pub mod desk;
pub mod portal;
pub mod shared;

mod gallery;

pub use gallery::{Sample, gallery};

use crate::layout::{Frame, Section};
use crate::sample::Reader;

/// A page that can be drawn.
pub trait Page: Sized {
    /// The path of its template: `portal/my_page.html`.
    const TEMPLATE: &'static str;
    /// Who usually reads it.
    const READER: Reader;

    /// The part of the desk it lies in.
    fn section(&self) -> Section;

    /// The page as HTML.
    ///
    /// # Errors
    /// Only what writing to memory can fail of.
    fn draw(&self, frame: &Frame) -> Result<String, askama::Error>;

    /// The situations the page can show, each with a name.
    fn samples() -> Vec<(&'static str, Self)>;
}

/// What templates may name.
pub(crate) mod names {
    pub(crate) use crate::form::Control;
    pub(crate) use crate::i18n::Locale;
    pub(crate) use crate::layout::{Face, Section, Viewer};
    pub(crate) use crate::pages::Page;
    pub(crate) use crate::pages::desk::Span;
    pub(crate) use crate::parts::{LegState, Likely, StopState};
    pub(crate) use crate::start::Stage;
    pub(crate) use record::Finding;
}

/// Ties a context to its template: `page!(MyPage, Person, "portal/my_page.html", samples)`; a page
/// of the desk adds its section.
macro_rules! page {
    ($page:ident, $reader:ident, $template:tt, $samples:ident) => {
        crate::pages::page!($page, $reader, $template, $samples, Elsewhere);
    };
    ($page:ident, $reader:ident, $template:tt, $samples:ident, $section:ident) => {
        const _: () = {
            use crate::pages::names::*;

            #[derive(askama::Template)]
            #[template(path = $template)]
            struct View<'a> {
                t: &'a crate::layout::Frame,
                p: &'a $page,
            }

            impl Page for $page {
                const TEMPLATE: &'static str = $template;
                const READER: crate::sample::Reader = crate::sample::Reader::$reader;

                fn section(&self) -> Section {
                    Section::$section
                }

                fn draw(&self, frame: &crate::layout::Frame) -> Result<String, askama::Error> {
                    askama::Template::render(&View { t: frame, p: self })
                }

                fn samples() -> Vec<(&'static str, Self)> {
                    $samples()
                }
            }
        };
    };
}
pub(crate) use page;
