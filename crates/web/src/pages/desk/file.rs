//! One file on one page: who, what can be done now, what is owed, the way, the history.

use jiff::civil::Date;
use kernel::{CaseId, Code, Timestamp};
use law::Text;

use super::head::Head;
use crate::i18n::Words;
use crate::pages::page;
use crate::pages::portal::Claim;
use crate::parts::{
    Annulled, Duty, Entry, EntryKind, Filed, Household, Leg, Member, Name, Note, Said,
};
use crate::sample;

/// One case with everything the reader may see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePage {
    /// Whose and which.
    pub head: Head,
    /// When it opened.
    pub opened: Timestamp,
    /// The outcome and the day, once it has ended.
    pub closed: Option<(Text, Date)>,
    /// A newer version the case may be moved to.
    pub newer: Option<String>,
    /// What the reader may do now, the most pressing first.
    pub can: Vec<Doable>,
    /// What is owed, by whomever.
    pub owed: Vec<Duty>,
    /// The way.
    pub way: Vec<Leg>,
    /// The latest entries of the history.
    pub entries: Vec<Entry>,
    /// How many entries there are in all.
    pub entries_total: usize,
    /// The documents, if the reader may see them.
    pub documents: Option<Vec<Filed>>,
    /// The notes the reader may see, if she may see any compartment of notes.
    pub notes: Option<Vec<Note>>,
    /// What is known of the person: the compartments the reader may see.
    pub claims: Vec<Claim>,
    /// Who is with her, if the reader may see it.
    pub household: Option<Household>,
    /// Her other cases that the reader may open.
    pub others: Vec<OtherCase>,
    /// Whether the reader may compare her with others.
    pub compares: bool,
}

/// A step the reader may do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doable {
    /// The step.
    pub step: Code,
    /// Its title.
    pub title: Text,
    /// The day by which it is owed, if it is.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub late: bool,
}

/// Another case of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherCase {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// Its procedure.
    pub procedure: Text,
}

impl Doable {
    /// The steps a role may do in a case at an instant, what is due first in front.
    #[must_use]
    pub fn list(run: &law::Run, now: Timestamp, role: kernel::Role) -> Vec<Self> {
        let possible = run.possible(now).into_iter().filter(|step| step.may(role));
        let mut list: Vec<Self> = possible
            .map(|step| {
                let owed = run.owed_on(step.ix, now);
                Self {
                    step: step.id.clone(),
                    title: step.title_for(role).clone(),
                    due: owed.and_then(|owed| owed.due),
                    late: owed.is_some_and(|owed| owed.late),
                }
            })
            .collect();
        list.sort_by_key(|doable| (doable.due.is_none(), doable.due));
        list
    }
}

page!(FilePage, Agent, "desk/file.html", samples);

#[expect(clippy::too_many_lines, reason = "one situation after the other")]
pub(super) fn sample_entries() -> Vec<Entry> {
    let entry = |number, kind, days, hour, title: Text, by: Text| Entry {
        event: sample::id(number),
        kind,
        at: sample::days_from_now(days, hour),
        recorded: None,
        title: Words::Law(title),
        by,
        name: Some("Inès Morel".into()),
        said: Vec::new(),
        can_annul: false,
        annulled: None,
    };
    let said = |label: Text, value| Said { label: Words::Law(label), value };
    let registered = Entry {
        can_annul: true,
        said: vec![
            said(sample::text("Empreintes prises", "Fingerprints taken"), Words::Key("yes")),
            said(
                sample::text("Procédure", "Procedure"),
                Words::Law(sample::text("Normale", "Regular")),
            ),
        ],
        ..entry(
            201,
            EntryKind::Step,
            -14,
            10,
            sample::text("Demande enregistrée", "Application registered"),
            sample::prefecture(),
        )
    };
    let wrong = Entry {
        recorded: Some(sample::days_from_now(-13, 9)),
        annulled: Some(Annulled {
            at: sample::days_from_now(-13, 15),
            by: "Inès Morel".into(),
            reason: "Saisi dans le mauvais dossier.".into(),
        }),
        ..entry(
            202,
            EntryKind::Decision,
            -14,
            11,
            sample::text("Conditions d'accueil refusées", "Reception conditions refused"),
            sample::ofii(),
        )
    };
    vec![
        Entry {
            name: None,
            ..entry(
                203,
                EntryKind::Document,
                -12,
                16,
                sample::text("Document déposé : passeport", "Document given: passport"),
                sample::the_person(),
            )
        },
        wrong,
        registered,
        entry(
            204,
            EntryKind::Person,
            -14,
            9,
            sample::text("Nom corrigé", "Name corrected"),
            sample::prefecture(),
        ),
        Entry {
            name: None,
            ..entry(
                205,
                EntryKind::Case,
                -21,
                10,
                sample::text("Dossier ouvert", "Case opened"),
                sample::the_person(),
            )
        },
    ]
}

fn sample_claims() -> Vec<Claim> {
    let claim = |label: &'static str, value, source: &'static str| Claim {
        label: label.into(),
        value,
        source: source.into(),
        on: sample::day(-14),
        replaced: false,
    };
    vec![
        claim("field-name", Words::Plain("Haidari Samira".into()), "source-document"),
        Claim {
            replaced: true,
            ..claim("field-name", Words::Plain("Heydari Samira".into()), "source-person")
        },
        claim("field-languages", Words::One("language", "fa-AF".into()), "source-person"),
        claim("field-phone", Words::Plain("+33 6 12 34 56 78".into()), "source-person"),
    ]
}

#[expect(clippy::too_many_lines, reason = "one situation after the other")]
fn samples() -> Vec<(&'static str, FilePage)> {
    let can = |step, title: Text, days: Option<i32>| Doable {
        step: sample::code(step),
        title,
        due: days.map(sample::day),
        late: days.is_some_and(|days| days < 0),
    };
    let child = Member {
        person: sample::id(2),
        name: Name {
            written: "Haidari Nouri".into(), own_script: Some("نوری حیدری".into())
        },
        born: "2019-04".parse().ok(),
        relation: "child".into(),
        case: Some((sample::id(41), "K7Q2-9XME".into())),
    };
    let note = Note {
        id: sample::id(80),
        text: "Préfère une interprète femme.\nRevient jeudi avec la convocation.".into(),
        compartment: kernel::Compartment::Counselling,
        at: sample::days_from_now(-5, 14),
        by: "Karim Benali".into(),
    };
    let document = |number, title: &str| Filed {
        id: sample::id(number),
        title: title.into(),
        format: "PDF".into(),
        bytes: 184_000,
        at: sample::days_from_now(-14, 11),
        by: Some("Inès Morel".into()),
    };
    let full = FilePage {
        head: Head::sample(),
        opened: sample::days_from_now(-21, 10),
        closed: None,
        newer: Some("2027-1".into()),
        can: vec![
            can(
                "open_allowance",
                sample::text("Ouvrir l'allocation", "Open the allowance"),
                Some(-3),
            ),
            can("lodge", sample::text("Recevoir le dossier", "Take in the file"), Some(7)),
            can("place", sample::text("Proposer une place", "Offer a place"), None),
        ],
        owed: vec![
            sample::card(),
            Duty { by: sample::the_person(), ..sample::lodge() },
            Duty { by: sample::the_person(), ..sample::interpreter() },
            sample::decide(),
        ],
        way: sample::way_of(&sample::the_person()),
        entries: sample_entries(),
        entries_total: 23,
        documents: Some(vec![document(60, "Attestation de demande"), document(61, "تذکره")]),
        notes: Some(vec![note]),
        claims: sample_claims(),
        household: Some(Household { members: vec![child] }),
        others: vec![OtherCase {
            id: sample::id(47),
            number: "P3NA-6HKV".into(),
            procedure: sample::text("Contrat d'intégration", "Integration contract"),
        }],
        compares: true,
    };
    let closed = FilePage {
        closed: Some((sample::text("Protection accordée", "Protection granted"), sample::day(-1))),
        newer: None,
        can: Vec::new(),
        owed: Vec::new(),
        ..full.clone()
    };
    let narrow = FilePage {
        documents: None,
        notes: None,
        household: None,
        others: Vec::new(),
        compares: false,
        claims: Vec::new(),
        entries: Vec::new(),
        entries_total: 0,
        ..closed.clone()
    };
    let bare = FilePage {
        documents: Some(Vec::new()),
        notes: Some(Vec::new()),
        household: Some(Household::default()),
        closed: None,
        ..narrow.clone()
    };
    vec![("full", full), ("closed", closed), ("narrow", narrow), ("bare", bare)]
}
