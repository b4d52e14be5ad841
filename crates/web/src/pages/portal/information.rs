//! What is recorded about the person, with its source and its day, and how to correct it.

use jiff::civil::Date;

use crate::i18n::Words;
use crate::pages::page;
use crate::parts::{Household, Member, Name};
use crate::sample;

/// What is recorded about the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Information {
    /// Identity, contact and languages: each claim with its source.
    pub claims: Vec<Claim>,
    /// Who is with her.
    pub household: Household,
}

/// Something said about a person: never more than someone said, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What it is about.
    pub label: Words,
    /// What was said.
    pub value: Words,
    /// Who said it, or which document.
    pub source: Words,
    /// When it was recorded.
    pub on: Date,
    /// Whether a later claim says otherwise.
    pub replaced: bool,
}

page!(Information, Person, "portal/information.html", samples);

fn samples() -> Vec<(&'static str, Information)> {
    let claim = |label: &'static str, value, source: &'static str, days| Claim {
        label: label.into(),
        value,
        source: source.into(),
        on: sample::day(days),
        replaced: false,
    };
    let plain = |text: &str| Words::Plain(text.to_owned());
    let claims = vec![
        claim("field-name", plain("Haidari Samira"), "source-document", -14),
        claim("field-own-script", plain("سمیرا حیدری"), "source-person", -21),
        claim("field-birth", Words::Born(kernel::PartialDate::Year(1994)), "source-person", -21),
        Claim {
            replaced: true,
            ..claim(
                "field-birth",
                Words::Born(kernel::PartialDate::Year(1993)),
                "source-agent",
                -21,
            )
        },
        claim("field-nationality", Words::One("country", "AFG".into()), "source-document", -14),
        claim("field-languages", Words::One("language", "fa-AF".into()), "source-person", -21),
        claim("field-phone", plain("+33 6 12 34 56 78"), "source-person", -21),
    ];
    let child = Member {
        person: sample::id(2),
        name: Name {
            written: "Haidari Nouri".into(), own_script: Some("نوری حیدری".into())
        },
        born: "2019-04".parse().ok(),
        relation: "child".into(),
        case: None,
    };
    let bare = Information {
        claims: claims.iter().take(1).cloned().collect(),
        household: Household::default(),
    };
    vec![
        ("full", Information { claims, household: Household { members: vec![child] } }),
        ("bare", bare),
    ]
}
