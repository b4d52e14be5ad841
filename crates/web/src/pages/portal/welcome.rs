//! The first page: which language, and where to begin.

use crate::pages::page;

/// The welcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcome {
    /// Whether a draft of this visit can be gone on with.
    pub draft: bool,
}

page!(Welcome, Visitor, "portal/welcome.html", samples);

fn samples() -> Vec<(&'static str, Welcome)> {
    vec![("first", Welcome { draft: false }), ("draft", Welcome { draft: true })]
}
