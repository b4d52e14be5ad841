//! The procedures this house knows, by country, with their versions.

use jiff::civil::Date;
use law::Text;
use law::pack::{Library, Mode, Procedure};

use crate::pages::page;
use crate::sample;

/// Every procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedures {
    /// By country or level of law.
    pub packs: Vec<(Text, Vec<VersionsOf>)>,
}

/// A procedure and its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionsOf {
    /// The title of the latest version.
    pub title: Text,
    /// What it is for.
    pub summary: Text,
    /// The latest first.
    pub versions: Vec<Version>,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// `fr.asylum:2026-1`, as in its address.
    pub reference: String,
    /// `2026-1`.
    pub version: String,
    /// The first day in force.
    pub from: Date,
    /// The first day no longer in force.
    pub until: Option<Date>,
    /// Whether it is in force today.
    pub in_force: bool,
    /// How many steps it has.
    pub steps: usize,
    /// How many of its rules nobody has read in their source yet.
    pub unverified: usize,
}

impl Version {
    /// A version on a day.
    #[must_use]
    pub fn of(procedure: &Procedure, today: Date) -> Self {
        let steps = procedure.steps.iter().filter(|step| !step.verified);
        let terms =
            procedure.relations.iter().filter(|it| !it.verified && !matches!(it.mode, Mode::Plain));
        Self {
            reference: procedure.reference(),
            version: procedure.version.to_string(),
            from: procedure.in_force.from,
            until: procedure.in_force.until,
            in_force: procedure.in_force.contains(today),
            steps: procedure.steps.len(),
            unverified: steps.count() + terms.count(),
        }
    }
}

impl Procedures {
    /// Every procedure of a library on a day.
    #[must_use]
    pub fn of(library: &Library, today: Date) -> Self {
        let packs = library.packs().iter().map(|pack| {
            let mut listed: Vec<VersionsOf> = Vec::new();
            let mut of_pack: Vec<_> =
                library.procedures().iter().filter(|it| it.pack.id == pack.id).collect();
            of_pack.sort_by(|a, b| a.id.cmp(&b.id).then(b.in_force.from.cmp(&a.in_force.from)));
            for group in of_pack.chunk_by(|a, b| a.id == b.id) {
                listed.extend(group.first().map(|latest| VersionsOf {
                    title: latest.title.clone(),
                    summary: latest.summary.clone(),
                    versions: group.iter().map(|it| Version::of(it, today)).collect(),
                }));
            }
            (pack.title.clone(), listed)
        });
        Self { packs: packs.collect() }
    }
}

page!(Procedures, Agent, "desk/procedures.html", samples, Law);

fn samples() -> Vec<(&'static str, Procedures)> {
    let version = |word: &str, from, until, unverified| Version {
        reference: format!("fr.asylum:{word}"),
        version: word.into(),
        from,
        until,
        in_force: until.is_none(),
        steps: 31,
        unverified,
    };
    let change = jiff::civil::date(2026, 6, 12);
    let asylum = VersionsOf {
        title: sample::procedure(),
        summary: sample::text(
            "De la première visite à la réponse, et au recours.",
            "From the first visit to the answer, and the appeal.",
        ),
        versions: vec![
            version("2026-1", change, None, 7),
            version("2024-1", jiff::civil::date(2024, 1, 28), Some(change), 0),
        ],
    };
    vec![
        ("two", Procedures { packs: vec![(sample::text("France", "France"), vec![asylum])] }),
        ("none", Procedures { packs: Vec::new() }),
    ]
}
