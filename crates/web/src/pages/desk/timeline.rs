//! The history of a case, the latest first.

use super::head::Head;
use crate::pages::page;
use crate::parts::{Entry, Pager};

/// The history of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Whose and which case.
    pub head: Head,
    /// The entries, the latest first.
    pub entries: Vec<Entry>,
    /// Pages, when there are many.
    pub pager: Pager,
}

page!(Timeline, Agent, "desk/timeline.html", samples);

fn samples() -> Vec<(&'static str, Timeline)> {
    let entries = super::file::sample_entries();
    let full = Timeline {
        head: Head::sample(),
        entries,
        pager: Pager { page: 1, pages: 2, rows: 23, base: "/desk/cases/40/timeline".into() },
    };
    let empty = Timeline { entries: Vec::new(), pager: Pager::single(0), ..full.clone() };
    vec![("full", full), ("empty", empty)]
}
