//! The person's page: a letter that says where she is, what is next, by when and why.

use jiff::civil::Date;
use kernel::{CaseId, Role, Timestamp};
use law::pack::Step;
use law::{Run, Text};

use super::help::Helper;
use crate::pages::page;
use crate::parts::{Duty, Leg, LegState, way};
use crate::sample;

/// The person's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyPage {
    /// The name she is greeted by.
    pub name: String,
    /// Her cases, the one with the nearest day first.
    pub cases: Vec<MyCase>,
    /// Who can help her.
    pub helpers: Vec<Helper>,
}

/// A case, as its person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyCase {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// The procedure.
    pub procedure: Text,
    /// When it opened.
    pub opened: Timestamp,
    /// The outcome and the day, once it has ended.
    pub closed: Option<(Text, Date)>,
    /// What she does next.
    pub next: Option<Duty>,
    /// What else she owes, or may do by a day.
    pub mine: Vec<Duty>,
    /// What is owed to her.
    pub theirs: Vec<Duty>,
    /// The way.
    pub way: Vec<Leg>,
}

impl MyCase {
    /// A running case at an instant; `doable` says which steps she can do on the portal.
    #[must_use]
    pub fn of(
        id: CaseId,
        number: String,
        run: &Run,
        now: Timestamp,
        doable: impl Fn(&Step) -> bool,
    ) -> Self {
        let duties = Duty::list(run, now, Role::Person, doable);
        let (mut mine, theirs): (Vec<_>, Vec<_>) = duties.into_iter().partition(|duty| duty.yours);
        mine.sort_by_key(|duty| (duty.passed(), duty.optional));
        let next = mine.first().is_some_and(|duty| !duty.passed()).then(|| mine.remove(0));
        let day = |at: Timestamp| run.procedure().day(at);
        let word = |code: &kernel::Code| Text { fr: code.to_string(), en: code.to_string() };
        Self {
            id,
            number,
            procedure: run.procedure().title.clone(),
            opened: run.opened(),
            closed: run.closed().map(|(outcome, at)| (word(outcome), day(*at))),
            next,
            mine,
            theirs,
            way: way(run, now),
        }
    }

    /// The phase the case is in: its number, how many there are, its title.
    #[must_use]
    pub fn phase(&self) -> Option<(usize, usize, &Text)> {
        let here = self.way.iter().position(|leg| leg.state == LegState::Here)?;
        Some((here + 1, self.way.len(), &self.way.get(here)?.title))
    }
}

page!(MyPage, Person, "portal/my_page.html", samples);

fn samples() -> Vec<(&'static str, MyPage)> {
    let case = MyCase {
        id: sample::id(40),
        number: sample::CASE.into(),
        procedure: sample::procedure(),
        opened: sample::days_from_now(-21, 10),
        closed: None,
        next: Some(sample::lodge()),
        mine: vec![sample::interpreter()],
        theirs: vec![sample::card(), sample::decide()],
        way: sample::way(),
    };
    let waiting =
        MyCase { next: None, mine: Vec::new(), theirs: vec![sample::decide()], ..case.clone() };
    let late = MyCase {
        next: Some(Duty { due: Some(sample::day(-2)), late: true, ..sample::lodge() }),
        mine: Vec::new(),
        ..case.clone()
    };
    let closed = MyCase {
        closed: Some((sample::text("Protection accordée", "Protection granted"), sample::day(-1))),
        next: None,
        mine: Vec::new(),
        theirs: Vec::new(),
        way: sample::way().into_iter().map(|leg| Leg { state: LegState::Done, ..leg }).collect(),
        ..case.clone()
    };
    let page = |cases| MyPage { name: "Samira".into(), cases, helpers: Helper::samples() };
    vec![
        ("next", page(vec![case])),
        ("late", page(vec![late])),
        ("waiting", page(vec![waiting.clone()])),
        ("two-cases", page(vec![waiting, closed])),
        ("empty", MyPage { helpers: Vec::new(), ..page(Vec::new()) }),
    ]
}
