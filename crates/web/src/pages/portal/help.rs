//! Who can help, and answers to what everyone asks.

use law::Text;

use crate::pages::page;
use crate::sample;

/// The help page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Who can help, the nearest first.
    pub helpers: Vec<Helper>,
}

/// Someone who can help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// The name on the door.
    pub name: String,
    /// What they help with.
    pub about: Text,
    /// Telephone.
    pub phone: Option<String>,
    /// Where.
    pub address: Option<String>,
    /// When they are there.
    pub open: Option<Text>,
}

impl Helper {
    pub(super) fn samples() -> Vec<Self> {
        vec![
            Self {
                name: "SPADA Paris – Maison des Quais".into(),
                about: sample::text(
                    "Vous aide à remplir votre dossier et garde votre courrier.",
                    "Helps you fill in your file and keeps your mail.",
                ),
                phone: Some("01 23 45 67 89".into()),
                address: Some("12 quai des Exemples, 75019 Paris".into()),
                open: Some(sample::text(
                    "Du lundi au vendredi, de 9 h à 16 h",
                    "Monday to Friday, 9 am to 4 pm",
                )),
            },
            Self {
                name: "Le Phare, permanence juridique".into(),
                about: sample::text(
                    "Des juristes vous expliquent vos droits. C'est gratuit.",
                    "Lawyers explain your rights. It is free.",
                ),
                phone: None,
                address: Some("3 rue du Port, 93200 Saint-Denis".into()),
                open: None,
            },
        ]
    }
}

page!(Help, Visitor, "portal/help.html", samples);

fn samples() -> Vec<(&'static str, Help)> {
    vec![("helpers", Help { helpers: Helper::samples() }), ("alone", Help { helpers: Vec::new() })]
}
