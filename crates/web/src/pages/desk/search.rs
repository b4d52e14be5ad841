//! What a search found.

use kernel::CaseId;
use law::Text;

use crate::pages::page;
use crate::parts::{Pager, Summary};
use crate::sample;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// What was sought, as typed.
    pub sought: String,
    /// Who was found, the likeliest first.
    pub found: Vec<Found>,
    /// Pages, when there are many.
    pub pager: Pager,
}

/// Someone who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub person: Summary,
    /// Her cases: number, procedure, the phase it is in or how it ended.
    pub cases: Vec<(CaseId, String, Text, Text)>,
}

page!(Results, Agent, "desk/search.html", samples);

fn samples() -> Vec<(&'static str, Results)> {
    let case = |number: u128, phase| {
        (
            sample::id(40 + number),
            format!("M{}T4-8WQ{}", number + 1, number + 2),
            sample::procedure(),
            phase,
        )
    };
    let found = vec![
        Found {
            person: sample::samira(),
            cases: vec![case(1, sample::text("Dossier à l'Ofpra", "File at Ofpra"))],
        },
        Found {
            person: sample::someone(5, "Haydari Samira", Some("سميرة حيدري"), "1994-03-02", "IRN"),
            cases: vec![
                case(2, sample::text("Entretien et réponse", "Interview and answer")),
                case(3, sample::text("Protection accordée", "Protection granted")),
            ],
        },
        Found {
            person: sample::someone(6, "Hidari Samirah", None, "1988-11", "IRQ"),
            cases: Vec::new(),
        },
    ];
    vec![
        ("found", Results { sought: "samira haidari".into(), found, pager: Pager::single(3) }),
        ("none", Results { sought: "xyz".into(), found: Vec::new(), pager: Pager::single(0) }),
        ("blank", Results { sought: String::new(), found: Vec::new(), pager: Pager::single(0) }),
    ]
}
