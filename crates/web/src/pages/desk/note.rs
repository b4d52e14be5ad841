//! Writing a note: what it says, and which compartment it is sealed in.

use kernel::{CommandId, Compartment};

use super::head::Head;
use crate::form::{Control, Field, Form, Opt, Posted, Problems, Wrong};
use crate::i18n::Words;
use crate::pages::page;
use crate::sample;

/// Writing a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteNote {
    /// Whose and which case.
    pub head: Head,
    /// Its form: `text` and `compartment`.
    pub form: Form,
}

impl WriteNote {
    /// The form, with the compartments the reader may write in.
    #[must_use]
    pub fn new(
        head: Head,
        compartments: &[Compartment],
        (posted, problems): (&Posted, &Problems),
        command: CommandId,
    ) -> Self {
        let options = compartments
            .iter()
            .map(|it| Opt::new(it.as_str(), Words::One("compartment", it.as_str().to_owned())));
        let chosen = posted.typed("compartment");
        let mut fields = vec![
            Field::new("text", "field-note", Control::Lines { value: posted.typed("text") })
                .hint("field-note-hint"),
            Field::new(
                "compartment",
                "field-compartment",
                Control::Radios { options: options.collect(), chosen },
            )
            .hint("field-compartment-hint"),
        ];
        for field in &mut fields {
            field.wrong = problems.get(&field.name).cloned();
        }
        Self { form: Form::new(format!("{}/notes", head.path()), command, fields), head }
    }
}

page!(WriteNote, Agent, "desk/note.html", samples);

fn samples() -> Vec<(&'static str, WriteNote)> {
    let may = [Compartment::Contact, Compartment::Health, Compartment::Counselling];
    let new = |posted: &Posted, problems: &Problems| {
        WriteNote::new(Head::sample(), &may, (posted, problems), sample::id(96))
    };
    let posted = Posted::from_pairs([("text", "Préfère une interprète femme.")]);
    let wrong = Problems::from([("compartment".to_owned(), Wrong::Missing)]);
    vec![("empty", new(&Posted::default(), &Problems::new())), ("wrong", new(&posted, &wrong))]
}
