//! Annulling an act: it stays in the history, marked, with the reason; what it started is undone.

use kernel::CommandId;
use law::Text;

use super::head::Head;
use crate::form::{Control, Field, Form, Posted, Problems, Wrong};
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::{Entry, Refusal};
use crate::sample;

/// Annulling an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annul {
    /// Whose and which case.
    pub head: Head,
    /// The act.
    pub entry: Entry,
    /// What would no longer be owed.
    pub undone: Vec<Text>,
    /// What would be owed again.
    pub owed_again: Vec<Text>,
    /// Its form: `reason`.
    pub form: Form,
}

impl Annul {
    /// The form.
    #[must_use]
    pub fn form(action: String, posted: &Posted, problems: &Problems, command: CommandId) -> Form {
        let mut reason = Field::new(
            "reason",
            "field-annul-reason",
            Control::Lines { value: posted.typed("reason") },
        )
        .hint("field-annul-reason-hint");
        reason.wrong = problems.get("reason").cloned();
        Form::new(action, command, vec![reason])
    }
}

page!(Annul, Agent, "desk/annul.html", samples);

fn samples() -> Vec<(&'static str, Annul)> {
    let entries = super::file::sample_entries();
    let Some(entry) = entries.into_iter().find(|entry| entry.can_annul) else { return Vec::new() };
    let form = |problems: &Problems| {
        Annul::form("/desk/cases/40/annul/201".into(), &Posted::default(), problems, sample::id(97))
    };
    let open = Annul {
        head: Head::sample(),
        entry,
        undone: vec![sample::lodge().title, sample::card().title],
        owed_again: vec![sample::text("Enregistrer la demande", "Register the application")],
        form: form(&Problems::new()),
    };
    let missing = Problems::from([("reason".to_owned(), Wrong::Missing)]);
    let refused = Form {
        refusal: Some(Refusal {
            reason: Words::Law(sample::text(
                "Un acte plus récent s'appuie sur celui-ci : annulez-le d'abord.",
                "A later act rests on this one: annul that one first.",
            )),
            articles: Vec::new(),
            allowed: Vec::new(),
        }),
        ..form(&Problems::new())
    };
    vec![
        ("wrong", Annul { form: form(&missing), ..open.clone() }),
        (
            "refused",
            Annul { form: refused, undone: Vec::new(), owed_again: Vec::new(), ..open.clone() },
        ),
        ("open", open),
    ]
}
