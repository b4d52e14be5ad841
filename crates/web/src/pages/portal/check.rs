//! Checking one's answers before they are sent.

use kernel::CommandId;

use crate::form::Posted;
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::Refusal;
use crate::sample;
use crate::start::{self, Row};

/// All answers, each with the way back to its question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The answers.
    pub rows: Vec<Row>,
    /// The id of the command this will become.
    pub command: CommandId,
    /// The draft, signed, when no session holds it.
    pub carried: Option<String>,
    /// Why it could not be sent.
    pub refusal: Option<Refusal>,
}

page!(Check, Visitor, "portal/check.html", samples);

fn samples() -> Vec<(&'static str, Check)> {
    let own = sample::questions();
    let draft = Posted::from_pairs([
        ("family", "Haidari"),
        ("given", "Samira"),
        ("own_script", "سمیرا حیدری"),
        ("birth-year", "1994"),
        ("sex", "female"),
        ("nationality", "AFG"),
        ("language", "fa-AF"),
        ("language_other", "en"),
        ("phone", "+33 6 12 34 56 78"),
        ("person-0-name", "Haidari Nouri"),
        ("person-0-birth-year", "2019"),
        ("person-0-relation", "child"),
        ("q-entered_on-month", "10"),
        ("q-entered_on-year", "2026"),
        ("q-sleeps", "with_others"),
        ("q-interpreter", "yes"),
    ]);
    let rows = start::read(&draft, &own, sample::TODAY).map(|person| start::review(&person, &own));
    let full = Check {
        rows: rows.unwrap_or_default(),
        command: sample::id(90),
        carried: None,
        refusal: None,
    };
    let refused = Check {
        refusal: Some(Refusal {
            reason: Words::Law(sample::text(
                "Une demande est déjà ouverte pour vous. Elle continue : vous n'avez rien à refaire.",
                "A case is already open for you. It goes on: you have nothing to do again.",
            )),
            articles: sample::articles(),
            allowed: vec![(sample::text("Aller à votre page", "Go to your page"), "/me".into())],
        }),
        ..full.clone()
    };
    vec![("full", full), ("refused", refused)]
}
