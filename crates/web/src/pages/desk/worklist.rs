//! The worklist: what is owed by the reader's office, in the order of the days.

use jiff::civil::Date;
use kernel::{CaseId, Code};
use law::Text;

use crate::form::Posted;
use crate::layout::percent;
use crate::pages::page;
use crate::parts::{Name, Pager};
use crate::sample;

/// The worklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worklist {
    /// What is shown.
    pub filter: Filter,
    /// How much there is of each.
    pub counts: Counts,
    /// The rows, by how near their day is; empty groups are left out.
    pub groups: Vec<Group>,
    /// The phases one may filter by.
    pub phases: Vec<(Code, Text)>,
    /// The steps one may filter by.
    pub steps: Vec<(Code, Text)>,
    /// Pages, when there are many.
    pub pager: Pager,
}

/// What is shown, as in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only late, or only due within seven days.
    pub due: Option<Span>,
    /// Only this phase.
    pub phase: Option<Code>,
    /// Only this step.
    pub step: Option<Code>,
    /// Only what the reader herself began or was given.
    pub mine: bool,
}

/// How near a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// It has passed.
    Late,
    /// It is today.
    Today,
    /// It is within seven days.
    Week,
    /// It is later.
    Later,
    /// There is none.
    NoTerm,
}

/// How many rows there are of each kind, whatever the filter by day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Everything open.
    pub all: usize,
    /// Late.
    pub late: usize,
    /// Due within seven days, today included.
    pub week: usize,
}

/// Rows whose days are equally near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How near.
    pub span: Span,
    /// How many there are in all, on other pages too.
    pub total: usize,
    /// Those on this page.
    pub rows: Vec<Row>,
}

/// Something owed in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// Whose.
    pub name: Name,
    /// How many people are received together, the person included.
    pub people: usize,
    /// What is owed.
    pub step: Text,
    /// The phase the case is in.
    pub phase: Text,
    /// Who owes it.
    pub by: Text,
    /// The last day on which it is in time.
    pub due: Option<Date>,
}

impl Span {
    /// How near a day is on another.
    #[must_use]
    pub fn of(due: Option<Date>, today: Date) -> Self {
        let days = due.and_then(|due| today.until(due).ok()).map(|span| span.get_days());
        match days {
            None => Self::NoTerm,
            Some(..0) => Self::Late,
            Some(0) => Self::Today,
            Some(1..=7) => Self::Week,
            Some(8..) => Self::Later,
        }
    }

    /// The key of its heading.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Late => "span-late",
            Self::Today => "span-today",
            Self::Week => "span-week",
            Self::Later => "span-later",
            Self::NoTerm => "span-no-term",
        }
    }

    /// The word of its mark in the style sheet.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Today | Self::Week => "due",
            Self::Later | Self::NoTerm => "calm",
        }
    }
}

impl Filter {
    /// What an address asks for; what it does not understand it leaves out.
    #[must_use]
    pub fn of(query: &Posted) -> Self {
        let code = |name: &str| Code::new(query.get(name)).ok();
        let due = match query.get("due") {
            "late" => Some(Span::Late),
            "week" => Some(Span::Week),
            _ => None,
        };
        Self { due, phase: code("phase"), step: code("step"), mine: query.get("mine") == "yes" }
    }

    /// The address of the list with this filter.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs = Vec::new();
        if let Some(due) = self.due_word() {
            pairs.push(format!("due={due}"));
        }
        let codes = [("phase", &self.phase), ("step", &self.step)];
        pairs.extend(codes.into_iter().filter_map(|(name, code)| {
            code.as_ref().map(|code| format!("{name}={}", percent(code.as_str())))
        }));
        if self.mine {
            pairs.push("mine=yes".to_owned());
        }
        if pairs.is_empty() { "/desk".to_owned() } else { format!("/desk?{}", pairs.join("&")) }
    }

    /// The address with another filter by day.
    #[must_use]
    pub fn path_due(&self, due: Option<Span>) -> String {
        Self { due, ..self.clone() }.path()
    }

    /// The word of the filter by day in the address.
    #[must_use]
    pub const fn due_word(&self) -> Option<&'static str> {
        match self.due {
            Some(Span::Late) => Some("late"),
            Some(Span::Week | Span::Today) => Some("week"),
            Some(Span::Later | Span::NoTerm) | None => None,
        }
    }

    /// Whether anything but the day is filtered.
    #[must_use]
    pub const fn narrowed(&self) -> bool {
        self.phase.is_some() || self.step.is_some() || self.mine
    }

    /// Whether a phase is the one asked for.
    #[must_use]
    pub fn is_phase(&self, phase: &Code) -> bool {
        self.phase.as_ref() == Some(phase)
    }

    /// Whether a step is the one asked for.
    #[must_use]
    pub fn is_step(&self, step: &Code) -> bool {
        self.step.as_ref() == Some(step)
    }
}

page!(Worklist, Agent, "desk/worklist.html", samples, Work);

fn sample_rows() -> Vec<Row> {
    let people = [
        ("Tesfay Yohannes", Some("ዮሃንስ ተስፋይ"), -6, 1),
        ("Haidari Samira", Some("سمیرا حیدری"), -3, 3),
        ("Diallo Mamadou", None, -1, 1),
        ("Popova Oksana", Some("Оксана Попова"), 0, 2),
        ("Rahimi Ali Reza", Some("علی‌رضا رحیمی"), 0, 1),
        ("Traoré Awa", None, 2, 4),
        ("Al-Khatib Nour", Some("نور الخطيب"), 4, 5),
        ("Ngoma Christ", None, 7, 1),
        ("Shala Arben", None, 24, 2),
        ("Karimov Rustam", Some("Рустам Каримов"), 51, 1),
    ];
    let steps = [
        (
            sample::text("Enregistrer la demande", "Register the application"),
            "Enregistrement",
            "Registration",
        ),
        (
            sample::text("Remettre l'attestation", "Hand over the certificate"),
            "Enregistrement",
            "Registration",
        ),
        (
            sample::text("Ouvrir l'allocation", "Open the allowance"),
            "Conditions d'accueil",
            "Reception conditions",
        ),
    ];
    let rows = people.into_iter().zip(1_u128..).zip(steps.iter().cycle());
    rows.map(|(((written, own, days, people), number), (step, fr, en))| Row {
        case: sample::id(40 + number),
        number: format!("K7Q{}-9X{}D", number % 10, number * 3 % 10),
        name: Name { written: written.into(), own_script: own.map(str::to_owned) },
        people,
        step: step.clone(),
        phase: sample::text(fr, en),
        by: sample::prefecture(),
        due: (days < 50).then(|| sample::day(days)),
    })
    .collect()
}

fn grouped(rows: &[Row]) -> Vec<Group> {
    let groups = [Span::Late, Span::Today, Span::Week, Span::Later, Span::NoTerm].map(|span| {
        let of_span = |row: &&Row| Span::of(row.due, sample::TODAY) == span;
        let rows: Vec<Row> = rows.iter().filter(of_span).cloned().collect();
        Group { span, total: rows.len() * if span == Span::Later { 9 } else { 1 }, rows }
    });
    groups.into_iter().filter(|group| !group.rows.is_empty()).collect()
}

fn samples() -> Vec<(&'static str, Worklist)> {
    let full = Worklist {
        filter: Filter::default(),
        counts: Counts { all: 1_148, late: 3, week: 8 },
        groups: grouped(&sample_rows()),
        phases: vec![
            (sample::code("registration"), sample::text("Enregistrement", "Registration")),
            (
                sample::code("reception"),
                sample::text("Conditions d'accueil", "Reception conditions"),
            ),
        ],
        steps: vec![(
            sample::code("register"),
            sample::text("Enregistrer la demande", "Register the application"),
        )],
        pager: Pager { page: 2, pages: 29, rows: 1_148, base: "/desk".into() },
    };
    let filter = Filter {
        due: Some(Span::Late),
        phase: Some(sample::code("registration")),
        mine: true,
        ..Filter::default()
    };
    let late = Worklist {
        groups: grouped(&sample_rows()).into_iter().take(1).collect(),
        pager: Pager::single(3),
        filter: filter.clone(),
        ..full.clone()
    };
    let nothing = Worklist { groups: Vec::new(), pager: Pager::single(0), filter, ..full.clone() };
    let empty =
        Worklist { filter: Filter::default(), counts: Counts::default(), ..nothing.clone() };
    vec![("full", full), ("late", late), ("nothing-found", nothing), ("empty", empty)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_reads_back_from_its_address() {
        for path in [
            "/desk",
            "/desk?due=late",
            "/desk?due=week&phase=a&step=b.c&mine=yes",
            "/desk?mine=yes",
        ] {
            let query = path.split_once('?').map_or("", |(_, query)| query);
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            assert_eq!(Filter::of(&Posted::from_pairs(pairs)).path(), path);
        }
    }

    #[test]
    fn a_day_is_late_from_the_day_after() {
        let span = |days| Span::of(Some(sample::day(days)), sample::TODAY);
        assert_eq!(
            [-1, 0, 1, 7, 8].map(span),
            [Span::Late, Span::Today, Span::Week, Span::Week, Span::Later]
        );
        assert_eq!(Span::of(None, sample::TODAY), Span::NoTerm);
    }
}
