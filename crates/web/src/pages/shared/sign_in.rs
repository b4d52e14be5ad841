//! Signing in: a person by the number of her case and her code, an agent by login and password;
//! in a house of demonstration also by choosing one of its invented people.

use kernel::CommandId;

use crate::form::{Control, Field, Form, LineKind, Posted, Problems};
use crate::layout::Face;
use crate::pages::page;
use crate::parts::Account;
use crate::sample;

/// The sign-in page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Whether a person or an agent signs in.
    pub face: Face,
    /// Its form: `number` and `code` to `/sign-in`, or `login` and `password` to `/desk/sign-in`.
    pub form: Form,
    /// Invented people anybody may be, in a house of demonstration; sent as `account`.
    pub people: Vec<Account>,
    /// Invented agents anybody may be, in a house of demonstration; sent as `account`.
    pub agents: Vec<Account>,
    /// Where to go afterwards; a path of this house.
    pub back: Option<String>,
    /// Whether what was typed fits no account.
    pub unknown: bool,
}

impl SignIn {
    /// The form of a face; what is secret is never shown again.
    #[must_use]
    pub fn form(face: Face, posted: &Posted, problems: &Problems, command: CommandId) -> Form {
        let (action, who, secret) = match face {
            Face::Portal => ("/sign-in", ("number", "field-number"), ("code", "field-code")),
            Face::Desk => {
                ("/desk/sign-in", ("login", "field-login"), ("password", "field-password"))
            }
        };
        let line =
            |kind, value, purpose| Control::Line { kind, value, autocomplete: Some(purpose) };
        let (known_by, kept) = match face {
            Face::Portal => (
                line(LineKind::Name, posted.typed(who.0), "off"),
                line(LineKind::Name, String::new(), "off"),
            ),
            Face::Desk => (
                line(LineKind::Name, posted.typed(who.0), "username"),
                line(LineKind::Password, String::new(), "current-password"),
            ),
        };
        let mut fields =
            vec![Field::new(who.0, who.1, known_by), Field::new(secret.0, secret.1, kept)];
        if face == Face::Portal {
            fields = fields
                .into_iter()
                .zip(["field-number-hint", "field-code-hint"])
                .map(|(field, hint)| field.hint(hint))
                .collect();
        }
        for field in &mut fields {
            field.wrong = problems.get(&field.name).cloned();
        }
        Form::new(action, command, fields)
    }

    /// The page of a face, without accounts of demonstration.
    #[must_use]
    pub fn new(face: Face, posted: &Posted, problems: &Problems, command: CommandId) -> Self {
        Self {
            form: Self::form(face, posted, problems, command),
            face,
            people: Vec::new(),
            agents: Vec::new(),
            back: None,
            unknown: false,
        }
    }
}

page!(SignIn, Visitor, "shared/sign_in.html", samples);

fn samples() -> Vec<(&'static str, SignIn)> {
    let account = |number, name: &str, fr: &str, en: &str| Account {
        id: sample::id(number),
        name: name.into(),
        about: sample::text(fr, en),
    };
    let nothing = (Posted::default(), Problems::new());
    let new = |face| SignIn::new(face, &nothing.0, &nothing.1, sample::id(99));
    let person = SignIn {
        people: vec![
            account(
                70,
                "Samira Haidari",
                "Doit envoyer son dossier à l'Ofpra",
                "Must send her file to Ofpra",
            ),
            account(71, "Yohannes Tesfay", "Attend sa réponse", "Waits for his answer"),
        ],
        back: Some("/me".into()),
        ..new(Face::Portal)
    };
    let agent = SignIn {
        agents: vec![
            account(72, "Inès Morel", "Préfecture, GUDA Paris 1", "Prefecture, GUDA Paris 1"),
            account(73, "Karim Benali", "Accueil, SPADA Paris", "First reception, SPADA Paris"),
            account(
                74,
                "Claire Fontaine",
                "Ofpra, officière de protection",
                "Ofpra, protection officer",
            ),
        ],
        ..new(Face::Desk)
    };
    let typed = Posted::from_pairs([("number", "K7Q2-9XMD")]);
    let unknown = SignIn {
        unknown: true,
        ..SignIn::new(Face::Portal, &typed, &Problems::new(), sample::id(99))
    };
    vec![("person", person), ("agent", agent), ("unknown", unknown), ("bare", new(Face::Desk))]
}
