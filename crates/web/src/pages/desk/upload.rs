//! Adding a document to a file.

use kernel::CommandId;

use super::head::Head;
use crate::form::{Form, Posted, Problems, Wrong};
use crate::pages::page;
use crate::pages::portal::Documents;
use crate::parts::Asked;
use crate::sample;

/// Adding a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Whose and which case.
    pub head: Head,
    /// Its form: `kind` (`step.document` or `other`), `title`, `file`.
    pub form: Form,
}

impl Upload {
    /// The form, with what was typed; a file must be chosen again.
    #[must_use]
    pub fn new(
        head: Head,
        asked: &[Asked],
        (posted, problems): (&Posted, &Problems),
        command: CommandId,
    ) -> Self {
        let action = format!("{}/documents", head.path());
        Self { form: Form { action, ..Documents::form(asked, posted, problems, command) }, head }
    }
}

page!(Upload, Agent, "desk/upload.html", samples);

fn samples() -> Vec<(&'static str, Upload)> {
    let new = |problems: &Problems| {
        Upload::new(Head::sample(), &[], (&Posted::default(), problems), sample::id(95))
    };
    let wrong = Problems::from([("file".to_owned(), Wrong::FileKind)]);
    vec![("empty", new(&Problems::new())), ("wrong", new(&wrong))]
}
