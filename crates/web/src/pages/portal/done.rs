//! It is done: the case's number, and what comes next.

use crate::pages::page;
use crate::parts::Duty;
use crate::sample;

/// The case is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The number of the case.
    pub number: String,
    /// What comes next, whoever owes it.
    pub next: Option<Duty>,
    /// The words with which the person can come back, shown once.
    pub code: Option<String>,
}

page!(Done, Person, "portal/done.html", samples);

fn samples() -> Vec<(&'static str, Done)> {
    let appointment = Duty {
        title: sample::text("Recevoir un rendez-vous", "Get an appointment"),
        does: sample::text(
            "L'accueil vous donne un rendez-vous pour enregistrer votre demande.",
            "First reception gives you an appointment to register your application.",
        ),
        by: sample::text("Accueil (SPADA)", "First reception (SPADA)"),
        due: Some(sample::day(3)),
        late: false,
        ..sample::card()
    };
    vec![
        (
            "next",
            Done {
                number: sample::CASE.into(),
                next: Some(appointment),
                code: Some("4TNH-P7QW-2XRM".into()),
            },
        ),
        ("bare", Done { number: sample::CASE.into(), next: None, code: None }),
    ]
}
