//! `havre law`: packs checked, steps explained, terms computed, graphs drawn.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use law::clock::{Calendar, Lang, Roll, Rule, Start, Term, derive};
use law::{Library, Procedure};

use super::WrongInput;
use crate::packs;
use crate::world::RealWorld;
use kernel::World;

/// `havre law …`
#[derive(Debug, Subcommand)]
pub(crate) enum Law {
    /// Read every pack and say what is in it, what is wrong and what nobody has verified
    Check(Check),
    /// Say what a step asks, what it starts and by when
    Explain(Explain),
    /// Compute a term and how it was computed
    Term(TermOf),
    /// Draw the graph of a procedure as SVG
    Draw(Draw),
}

/// `havre law check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// A folder of packs; those within the program when left out
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// List every unverified rule
    #[arg(long)]
    all: bool,
}

/// `havre law explain`
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The procedure: fr.asylum, or a version: fr.asylum:2024-1
    procedure: String,
    /// The step
    step: String,
    /// The day it happens
    #[arg(long, value_name = "DATE")]
    from: Date,
    /// A coded fact, such as desk_placement=accelerated; may be given several times
    #[arg(long = "fact", value_name = "FACT=VALUE")]
    facts: Vec<String>,
    #[command(flatten)]
    how: How,
}

/// `havre law term`
#[derive(Debug, Args)]
pub(crate) struct TermOf {
    /// The calendar of holidays: FR, FR-AM, DE-BY, BE, CA-QC, AU-NSW, …
    #[arg(long, value_name = "CALENDAR")]
    calendar: String,
    /// The day of the event that starts the term
    #[arg(long, value_name = "DATE")]
    from: Date,
    /// The term: "3 working days", "1 month"
    term: String,
    /// Whether the day of the event counts: next-day or same-day
    #[arg(long, value_name = "START", default_value = "next-day")]
    start: String,
    /// Where a closed last day goes: none, next-working-day, next-workable-day, next-opening-day,
    /// previous-working-day or eu-regulation
    #[arg(long, value_name = "ROLL", default_value = "none")]
    roll: String,
    /// The last day does not count either (French délai franc)
    #[arg(long)]
    clear: bool,
    #[command(flatten)]
    how: How,
}

/// `havre law draw`
#[derive(Debug, Args)]
pub(crate) struct Draw {
    /// The procedure: fr.asylum, or a version: fr.asylum:2024-1
    procedure: String,
    #[command(flatten)]
    how: How,
}

/// How to answer.
#[derive(Debug, Args)]
struct How {
    /// Answer in JSON
    #[arg(long)]
    json: bool,
    /// The language of the answer: en or fr
    #[arg(long, value_name = "LANG", default_value = "en")]
    lang: String,
    /// A folder of packs in place of those within the program
    #[arg(long, value_name = "DIR")]
    procedures: Option<PathBuf>,
}

impl How {
    fn lang(&self) -> anyhow::Result<Lang> {
        Lang::from_tag(&self.lang)
            .ok_or_else(|| WrongInput(format!("no language `{}`: en or fr", self.lang)).into())
    }

    fn library(&self) -> anyhow::Result<Library> {
        packs::library(self.procedures.as_deref())
    }
}

impl Law {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Check(check) => check.run(),
            Self::Explain(explain) => explain.run(),
            Self::Term(term) => term.run(),
            Self::Draw(draw) => draw.run(),
        }
    }
}

#[expect(clippy::print_stdout, reason = "the answer of the command")]
fn say(text: &str) {
    println!("{}", text.trim_end());
}

impl Check {
    fn run(self) -> anyhow::Result<()> {
        let library = packs::library(self.folder.as_deref())?;
        let report = law::check::report(&library);
        say(&report.text(self.all));
        match report.errors() {
            0 => Ok(()),
            errors => Err(WrongInput(format!("{errors} things are wrong in these packs")).into()),
        }
    }
}

/// A procedure by its version, or the version in force today.
fn find<'a>(library: &'a Library, named: &str) -> anyhow::Result<&'a Procedure> {
    let now = RealWorld.now();
    let all = library.procedures();
    let found = library
        .pinned(named)
        .or_else(|| all.iter().find(|it| it.id == *named && it.in_force.contains(it.day(now))));
    found.map(AsRef::as_ref).ok_or_else(|| {
        let known: BTreeSet<String> = all.iter().map(|it| it.reference()).collect();
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        WrongInput(format!("no procedure is called `{named}`; there are: {known}")).into()
    })
}

impl Explain {
    fn run(self) -> anyhow::Result<()> {
        let (library, lang) = (self.how.library()?, self.how.lang()?);
        let procedure = find(&library, &self.procedure)?;
        let Some(step) = procedure.find(&self.step) else {
            let known: Vec<&str> = procedure.steps.iter().map(|step| step.id.as_str()).collect();
            let known = known.join(", ");
            let message = format!("{} has no step `{}`: {known}", self.procedure, self.step);
            return Err(WrongInput(message).into());
        };
        let facts = self.facts.iter().map(|fact| read_fact(fact)).collect::<anyhow::Result<_>>()?;
        let explained = law::explain::explain(procedure, step, self.from, &facts);
        if self.how.json {
            say(&serde_json::to_string_pretty(&explained)?);
        } else {
            say(&explained.text(lang));
        }
        Ok(())
    }
}

fn read_fact(text: &str) -> anyhow::Result<(kernel::Code, kernel::Coded)> {
    let wrong = || WrongInput(format!("`{text}` is no fact: write fact=value"));
    let (fact, value) = text.split_once('=').ok_or_else(wrong)?;
    let fact = kernel::Code::new(fact).map_err(|_| wrong())?;
    let value = if let Ok(flag) = value.parse() {
        kernel::Coded::Flag(flag)
    } else if let Ok(number) = value.parse() {
        kernel::Coded::Number(number)
    } else if let Ok(date) = value.parse() {
        kernel::Coded::Date(date)
    } else {
        kernel::Coded::Code(kernel::Code::new(value).map_err(|_| wrong())?)
    };
    Ok((fact, value))
}

impl TermOf {
    fn run(self) -> anyhow::Result<()> {
        let lang = self.how.lang()?;
        let wrong = |error: &dyn std::fmt::Display| WrongInput(error.to_string());
        let calendar = Calendar::named(&self.calendar).map_err(|error| wrong(&error))?;
        let term: Term = self.term.parse().map_err(|error| wrong(&error))?;
        let rule =
            Rule { term, start: start(&self.start)?, roll: roll(&self.roll)?, clear: self.clear };
        let derivation = derive(&rule, &calendar, self.from, &[]);
        if self.how.json {
            say(&serde_json::to_string_pretty(&derivation)?);
        } else {
            say(&derivation.text(lang).collect::<Vec<_>>().join("\n"));
        }
        Ok(())
    }
}

fn start(word: &str) -> anyhow::Result<Start> {
    match word.replace('_', "-").as_str() {
        "next-day" => Ok(Start::NextDay),
        "same-day" => Ok(Start::SameDay),
        _ => Err(WrongInput(format!("`{word}` is no start: next-day or same-day")).into()),
    }
}

fn roll(word: &str) -> anyhow::Result<Roll> {
    match word.replace('_', "-").as_str() {
        "none" => Ok(Roll::None),
        "next-working-day" => Ok(Roll::NextWorkingDay),
        "next-workable-day" => Ok(Roll::NextWorkableDay),
        "next-opening-day" => Ok(Roll::NextOpeningDay),
        "previous-working-day" => Ok(Roll::PreviousWorkingDay),
        "eu-regulation" => Ok(Roll::EuRegulation),
        _ => Err(WrongInput(format!(
            "`{word}` is no roll-over: none, next-working-day, next-workable-day, \
             next-opening-day, previous-working-day or eu-regulation"
        ))
        .into()),
    }
}

impl Draw {
    fn run(self) -> anyhow::Result<()> {
        let (library, lang) = (self.how.library()?, self.how.lang()?);
        say(&law::draw::draw(find(&library, &self.procedure)?, lang));
        Ok(())
    }
}
