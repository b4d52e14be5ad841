//! Invented people and days, for the samples of pages: one family, one procedure, one morning.

mod questions;

use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use kernel::{Code, Country, Id, PartialDate, Sex, Timestamp};
use law::Text;
use law::pack::Place;
use uuid::Uuid;

use crate::i18n::Locale;
use crate::layout::{Frame, Viewer};
pub(crate) use questions::questions;

use crate::parts::{Article, Duty, Leg, LegState, Name, Stop, StopState, Summary, Why};

/// The morning on which every sample is read.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// The number of the sample's case.
pub(crate) const CASE: &str = "K7Q2-9XMD";

/// An id.
pub(crate) const fn id<T>(number: u128) -> Id<T> {
    Id::new(Uuid::from_u128(0x0192_7b3c_0000_7000_8000_0000_0000_0000 | number))
}

/// A text in both languages.
pub(crate) fn text(fr: &str, en: &str) -> Text {
    Text { fr: fr.to_owned(), en: en.to_owned() }
}

/// A code; samples hold no wrong one, a test sees to it.
pub(crate) fn code(word: &str) -> Code {
    Code::new(word).unwrap_or_else(|_| code("wrong"))
}

fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}

/// An instant in Paris.
pub(crate) fn at(when: DateTime) -> Timestamp {
    paris().to_timestamp(when).unwrap_or_default()
}

/// An hour of a day some days from the sample's morning.
pub(crate) fn days_from_now(days: i32, hour: i8) -> Timestamp {
    at(day(days).at(hour, 0, 0, 0))
}

/// A day some days from the sample's morning.
pub(crate) fn day(days: i32) -> Date {
    TODAY.checked_add(jiff::Span::new().days(days)).unwrap_or(TODAY)
}

/// Who reads a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Nobody has signed in.
    Visitor,
    /// The person.
    Person,
    /// An agent.
    Agent,
}

/// The frame of a sample.
#[must_use]
pub fn frame(locale: Locale, reader: Reader) -> Frame {
    let viewer = match reader {
        Reader::Visitor => Viewer::Nobody,
        Reader::Person => Viewer::Person { name: "Samira".to_owned() },
        Reader::Agent => Viewer::Agent {
            name: "Inès Morel".to_owned(),
            body: text("Préfecture", "Prefecture"),
            office: Some("GUDA Paris 1".to_owned()),
            uses: app::Use::ALL.to_vec(),
        },
    };
    Frame {
        locale,
        now: at(TODAY.at(9, 12, 0, 0)),
        zone: paris(),
        here: "/here".to_owned(),
        viewer,
        csrf: "c2FtcGxl".to_owned(),
        notice: None,
        demo: true,
        sought: String::new(),
    }
}

/// The person of the samples.
pub(crate) fn samira() -> Summary {
    Summary {
        person: id(1),
        name: Name {
            written: "Haidari Samira".into(), own_script: Some("سمیرا حیدری".into())
        },
        born: Some(PartialDate::Year(1994)),
        age: Some((31, 32)),
        nationality: country("AFG"),
        sex: Some(Sex::Female),
    }
}

/// Someone else.
pub(crate) fn someone(
    number: u128,
    written: &str,
    own: Option<&str>,
    born: &str,
    from: &str,
) -> Summary {
    Summary {
        person: id(number),
        name: Name { written: written.to_owned(), own_script: own.map(str::to_owned) },
        born: born.parse().ok(),
        age: born.parse::<PartialDate>().ok().map(|born| born.age_on(TODAY)),
        nationality: country(from),
        sex: None,
    }
}

pub(crate) fn country(word: &str) -> Option<Country> {
    word.parse().ok()
}

pub(crate) fn procedure() -> Text {
    text("Demande d'asile en France", "Asylum application in France")
}
pub(crate) fn prefecture() -> Text {
    text("Préfecture", "Prefecture")
}
pub(crate) fn ofpra() -> Text {
    text("Ofpra", "Ofpra")
}
pub(crate) fn you() -> Text {
    text("Vous", "You")
}
pub(crate) fn the_person() -> Text {
    text("La personne", "The person")
}
pub(crate) fn ofii() -> Text {
    text("Ofii", "Ofii")
}

/// Two articles.
pub(crate) fn articles() -> Vec<Article> {
    vec![
        Article {
            title: text(
                "Code de l'entrée et du séjour des étrangers, article R. 531-2",
                "Code on entry and stay of foreigners, article R. 531-2",
            ),
            url: Some("https://www.legifrance.gouv.fr/codes/".to_owned()),
        },
        Article {
            title: text(
                "Règlement (UE) 2024/1348, article 28",
                "Regulation (EU) 2024/1348, article 28",
            ),
            url: None,
        },
    ]
}

fn why(verified: bool) -> Why {
    Why {
        lines: vec![
            text(
                "Le délai de 21 jours part du lundi 9 novembre 2026 ; ce jour ne compte pas.",
                "The term of 21 days starts on Monday 9 November 2026; that day does not count.",
            ),
            text(
                "Décompte de 21 jours, du mardi 10 novembre 2026 au lundi 30 novembre 2026.",
                "Counted 21 days, from Tuesday 10 November 2026 to Monday 30 November 2026.",
            ),
            text("Échéance le lundi 30 novembre 2026.", "Due on Monday 30 November 2026."),
        ],
        articles: articles(),
        verified,
    }
}

/// To lodge the file with Ofpra: the person's next step.
pub(crate) fn lodge() -> Duty {
    Duty {
        step: code("lodge"),
        title: text("Envoyer votre dossier à l'Ofpra", "Send your file to Ofpra"),
        does: text(
            "Vous remplissez le formulaire en français et vous le signez. Une association peut vous aider. C'est gratuit.",
            "You fill in the form in French and sign it. An association can help you. It is free.",
        ),
        by: you(),
        yours: true,
        due: Some(day(7)),
        late: false,
        optional: false,
        lateness: Some(text(
            "Sans dossier à cette date, votre demande peut être close. Vous pourrez demander sa réouverture.",
            "With no file by that day your application may be closed. You can ask for it to be opened again.",
        )),
        why: Some(why(true)),
        bring: vec![
            text("Le formulaire signé", "The signed form"),
            text("Deux photos d'identité", "Two identity photographs"),
            text("La copie de votre attestation", "A copy of your certificate"),
            text("Votre passeport, si vous l'avez", "Your passport, if you have it"),
        ],
        places: vec![Place::Online, Place::Post],
        doable: true,
    }
}

/// The duty of an authority, late.
pub(crate) fn card() -> Duty {
    Duty {
        step: code("open_allowance"),
        title: text("Ouvrir votre allocation", "Open your allowance"),
        does: text("L'Ofii vous remet une carte de paiement.", "Ofii gives you a payment card."),
        by: ofii(),
        yours: false,
        due: Some(day(-3)),
        late: true,
        lateness: None,
        bring: Vec::new(),
        why: Some(why(false)),
        places: vec![Place::Desk],
        doable: false,
        ..lodge()
    }
}

/// The duty of an authority, in time.
pub(crate) fn decide() -> Duty {
    Duty {
        step: code("decide"),
        title: text("Décider de votre demande", "Decide on your application"),
        does: text(
            "L'Ofpra vous entend, puis vous donne sa réponse par écrit.",
            "Ofpra hears you, then gives you its answer in writing.",
        ),
        by: ofpra(),
        due: Some(day(171)),
        late: false,
        ..card()
    }
}

/// A right with a term.
pub(crate) fn interpreter() -> Duty {
    Duty {
        step: code("choose_interpreter"),
        title: text("Choisir la langue de l'entretien", "Choose the language of the interview"),
        does: text(
            "Vous dites la langue que vous comprenez le mieux. Vous pouvez demander un homme ou une femme.",
            "You say which language you understand best. You may ask for a man or a woman.",
        ),
        due: Some(day(7)),
        optional: true,
        bring: Vec::new(),
        lateness: None,
        ..lodge()
    }
}

fn stop(word: &str, title: Text, by: Text, state: StopState) -> Stop {
    Stop { step: code(word), title, state, by }
}

fn behind(person: &Text) -> Vec<Leg> {
    let done = |days| StopState::Done(days_from_now(days, 10));
    vec![
        Leg {
            title: text("Premier accueil", "First reception"),
            state: LegState::Done,
            stops: vec![
                stop("arrive", text("Se présenter", "Report"), person.clone(), done(-21)),
                stop(
                    "appointment",
                    text("Recevoir un rendez-vous", "Get an appointment"),
                    text("Accueil (SPADA)", "First reception (SPADA)"),
                    done(-20),
                ),
            ],
        },
        Leg {
            title: text("Enregistrement", "Registration"),
            state: LegState::Done,
            stops: vec![
                stop(
                    "register",
                    text("Enregistrer la demande", "Register the application"),
                    prefecture(),
                    done(-14),
                ),
                stop(
                    "open_allowance",
                    text("Ouvrir votre allocation", "Open your allowance"),
                    ofii(),
                    StopState::Late(day(-3)),
                ),
            ],
        },
    ]
}

/// The way of the samples' case, as the person reads it.
pub(crate) fn way() -> Vec<Leg> {
    way_of(&you())
}

/// The way of the samples' case, the person called so.
pub(crate) fn way_of(person: &Text) -> Vec<Leg> {
    let mut legs = behind(person);
    legs.extend([
        Leg {
            title: text("Dossier à l'Ofpra", "File at Ofpra"),
            state: LegState::Here,
            stops: vec![
                stop("lodge", lodge().title, person.clone(), StopState::Owed(Some(day(7)))),
                stop("choose_interpreter", interpreter().title, person.clone(), StopState::Open),
            ],
        },
        Leg {
            title: text("Entretien et réponse", "Interview and answer"),
            state: LegState::Ahead,
            stops: vec![
                stop(
                    "interview",
                    text("Aller à l'entretien", "Go to the interview"),
                    person.clone(),
                    StopState::Ahead,
                ),
                stop("decide", decide().title, ofpra(), StopState::Owed(decide().due)),
            ],
        },
        Leg {
            title: text("Recours", "Appeal"),
            state: LegState::Ahead,
            stops: vec![stop(
                "appeal",
                text("Contester la réponse", "Contest the answer"),
                person.clone(),
                StopState::Ahead,
            )],
        },
    ]);
    legs
}
