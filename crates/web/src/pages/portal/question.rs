//! One question of the journey that opens a case.

use law::pack;

use crate::form::{Form, Posted, Problems};
use crate::pages::page;
use crate::sample;
use crate::start::{self, Stage};

/// One question, with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Which.
    pub stage: Stage,
    /// Its fields.
    pub form: Form,
    /// The draft so far, signed, when no session holds it.
    pub carried: Option<String>,
    /// Whether the person came from the check of her answers and goes back there.
    pub from_check: bool,
}

impl Question {
    /// A question with what was typed in the draft and what was wrong with it.
    #[must_use]
    pub fn new(
        stage: Stage,
        draft: &Posted,
        problems: &Problems,
        own: &[pack::Field],
        command: kernel::CommandId,
    ) -> Self {
        let fields = start::fields(stage, draft, problems, own);
        Self {
            stage,
            form: Form::new(stage.path(), command, fields),
            carried: None,
            from_check: false,
        }
    }

    /// How many questions there are.
    #[must_use]
    pub const fn of(&self) -> usize {
        Stage::ALL.len()
    }
}

page!(Question, Visitor, "portal/question.html", samples);

fn samples() -> Vec<(&'static str, Question)> {
    let own = sample::questions();
    let draft = Posted::from_pairs([
        ("family", "Haidari"),
        ("given", "Samira"),
        ("own_script", "سمیرا حیدری"),
        ("birth-year", "1994"),
        ("nationality", "AFG"),
        ("language", "fa-AF"),
        ("phone", "06 12"),
        ("q-entered_on-day", "31"),
        ("q-entered_on-month", "2"),
        ("q-entered_on-year", "2026"),
        ("q-sleeps", "with_others"),
    ]);
    let question = |stage, draft: &Posted| {
        let problems = if draft.has("family") {
            start::problems(stage, draft, &own, sample::TODAY)
        } else {
            Problems::new()
        };
        Question::new(stage, draft, &problems, &own, sample::id(90))
    };
    let empty = Posted::default();
    vec![
        ("name", question(Stage::Name, &empty)),
        ("name-filled", Question { from_check: true, ..question(Stage::Name, &draft) }),
        ("birth", question(Stage::Birth, &draft)),
        ("sex", question(Stage::Sex, &empty)),
        ("sex-missing", question(Stage::Sex, &draft)),
        ("origin", question(Stage::Origin, &draft)),
        (
            "contact-wrong",
            Question { carried: Some("c2lnbmVk".into()), ..question(Stage::Contact, &draft) },
        ),
        ("more", question(Stage::Own, &empty)),
        ("more-wrong", question(Stage::Own, &draft)),
    ]
}
