//! `havre count account`: who was there, who came and went, what was decided, from the trace.
//!
//! It must never be published: its figures are exact. `havre count publish` protects them.

use app::{Account, age_word};
use clap::{Args, ValueEnum};
use counting::account::{
    AgeGroup, Cell, Date, Delays, Dimension, Line, Period, Residents, Sex, Term,
};
use serde::Serialize;

use super::{say, say_json, wrong};
use crate::commands::Where;

/// `havre count account`
#[derive(Debug, Args)]
pub(crate) struct AccountOf {
    #[command(flatten)]
    days: Days,
    /// What the account is told by, separated by commas; everyone together when left out
    #[arg(long, value_enum, value_delimiter = ',', default_value = "place,status")]
    by: Vec<By>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    at: Where,
}

/// The period.
#[derive(Debug, Args)]
pub(super) struct Days {
    /// The first day; a year before the last one when left out
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The last day; today when left out
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

impl Days {
    /// The period asked for.
    pub(super) fn period(&self, house: &app::House) -> anyhow::Result<Period> {
        let day = |flag: &str, text: &str| {
            Date::parse(text)
                .ok_or_else(|| wrong(format!("{flag}: \"{text}\" is no day: write 2026-06-12")))
        };
        let today = || house.last_year().map(|year| year.last);
        let last = self.to.as_deref().map(|text| day("--to", text)).transpose()?.or_else(today);
        let last = last.ok_or_else(|| wrong("name the last day: --to 2026-06-12"))?;
        let first = match &self.from {
            Some(text) => day("--from", text)?,
            None => last.plus_months(-12).and_then(Date::next).unwrap_or(last),
        };
        Period::new(first, last)
            .ok_or_else(|| wrong(format!("the period ends ({last}) before it begins ({first})")))
    }
}

/// `--by`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// The office that has the person
    Place,
    /// Applicant, protected, refused, withdrawn
    Status,
    /// Sex
    Sex,
    /// Age reached during the year, in groups
    Age,
}

impl By {
    const ALL: [(Self, Dimension); 4] = [
        (Self::Place, Dimension::Place),
        (Self::Status, Dimension::Status),
        (Self::Sex, Dimension::Sex),
        (Self::Age, Dimension::Age),
    ];
}

/// The answer.
#[derive(Serialize)]
struct Answer {
    period: Period,
    lines: Vec<Told>,
    whole: Line,
    residents: Residents,
    procedures: counting::account::Procedures,
    recognition: Option<counting::account::Share>,
    contradictions: usize,
}

#[derive(Serialize)]
struct Told {
    #[serde(flatten)]
    cell: Cell,
    #[serde(flatten)]
    line: Line,
}

impl AccountOf {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let house = self.at.house()?;
        let period = self.days.period(&house)?;
        let account = Account::of(&house.counted(period.last)?, period);
        let others = By::ALL.into_iter().filter(|(by, _)| !self.by.contains(by));
        let others: Vec<Dimension> = others.map(|(_, dimension)| dimension).collect();
        let ledger = account.ledger.over(&others);
        let answer = Answer {
            period,
            whole: ledger.whole(),
            lines: ledger.lines.into_iter().map(|(cell, line)| Told { cell, line }).collect(),
            residents: account.residents,
            procedures: account.procedures,
            recognition: account.recognition,
            contradictions: ledger.contradictions.len(),
        };
        if self.json { say_json("account", &answer) } else { say(&answer.text(&self.by)) }
    }
}

impl Answer {
    fn text(&self, by: &[By]) -> String {
        let Period { first, last } = self.period;
        let whole = without_moves_within(&self.whole, &[]);
        let mut text = format!("From {first} to {last}, everyone: {}\n", whole.text());
        for Told { cell, line } in &self.lines {
            let name = named(cell);
            if !name.is_empty() {
                let line = without_moves_within(line, by);
                text.push_str(&format!("  {name}: {}\n", line.text()));
            }
        }
        text.push_str(&self.residents());
        text.push_str(&self.applications());
        if self.contradictions > 0 {
            text.push_str(&format!(
                "\n{} records contradict those before (somebody arrives who is there, or leaves who \
                 is not): what they make unexplained stands in the lines above.\n",
                self.contradictions
            ));
        }
        text.push_str(
            "\nThese figures are exact: `havre count publish` makes tables for others.\n",
        );
        text
    }

    fn residents(&self) -> String {
        let Residents { present, twelve_months, six_months_and_a_day } = self.residents;
        format!(
            "\nOf {present} there at the end, by how long: {twelve_months} for the last twelve months \
             without a break, {six_months_and_a_day} for\nmost of them (six months and a day).\n"
        )
    }

    fn applications(&self) -> String {
        let made = &self.procedures;
        let residual = match made.residual {
            0 => String::new(),
            apart => format!(
                " {} {} unexplained",
                if apart < 0 { "-" } else { "+" },
                apart.unsigned_abs()
            ),
        };
        let mut text = format!(
            "\nApplications, in persons: {} pending + {} lodged - {} decided - {} ended without a \
             decision{residual} = {} pending\n",
            made.pending_opening, made.lodged, made.decided, made.withdrawn, made.pending_closing
        );
        if made.contradictions > 0 {
            text.push_str(&format!(
                "  unexplained: {} decisions without an application that was pending (a court sent \
                 them back), or applications over another\n",
                made.contradictions
            ));
        }
        text.push_str(&match &self.recognition {
            Some(it) => format!(
                "Protection was granted in {} of {} decisions: {:.1} % (95 % interval {:.1} to \
                 {:.1} %).\n",
                it.count,
                it.of,
                it.share * 100.0,
                it.low * 100.0,
                it.high * 100.0
            ),
            None => "Nothing was decided: there is no rate of recognition.\n".to_owned(),
        });
        text.push_str(&delays("From application to decision", &made.delays));
        text.push_str(&delays("The pending have waited", &made.waiting));
        text
    }
}

/// A line without the moves that stay within it, where as many came as went: between ages when it is
/// of all ages, and so on.
fn without_moves_within(line: &Line, by: &[By]) -> Line {
    const LOST: &[Term] = &[
        Term::LostByRecognition,
        Term::LostByNaturalisation,
        Term::LostByRefusal,
        Term::LostByWithdrawal,
    ];
    let moves = [
        (By::Age, Term::AgedIn, &[Term::AgedOut][..]),
        (By::Status, Term::StatusGained, LOST),
        (By::Place, Term::TransferIn, &[Term::TransferOut][..]),
    ];
    let mut line = line.clone();
    for (dimension, came, went) in moves {
        let met = |term: &Term| line.terms.get(term).copied().unwrap_or_default();
        let balanced = met(&came) == went.iter().map(met).sum::<u64>();
        if balanced && !by.contains(&dimension) {
            line.terms.retain(|term, _| *term != came && !went.contains(term));
        }
    }
    line
}

fn delays(what: &str, delays: &Delays) -> String {
    match (delays.median, delays.longest) {
        (Some(median), Some(longest)) => {
            let count = delays.count;
            format!("{what}: {median} days at the median of {count}, {longest} at the longest.\n")
        }
        _ => String::new(),
    }
}

/// A cell in words.
fn named(cell: &Cell) -> String {
    let age = (cell.age != AgeGroup::All).then(|| age_word(cell.age));
    let sex = cell.sex.map(|sex| sex_word(sex).to_owned());
    let parts = [cell.place.clone(), cell.status.clone(), sex, age];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub(super) const fn sex_word(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Other => "other",
        Sex::Unknown => "unknown",
    }
}
