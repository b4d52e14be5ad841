//! Given what happened, when a command is given, then these events or this refusal.

mod acting;
mod correcting;
mod properties;

use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use kernel::{
    CaseId, Code, Coded, Date, EventId, Facets, HouseholdId, Id, PersonId, Role, Timestamp,
};
use law::pack::Keeping;
use law::{File, Hindrance, Library, Procedure};
use record::{CaseEvent, Done, Opened};
use uuid::Uuid;

use super::*;
use crate::form::{self, Answers};

const CASE: CaseId = Id::new(Uuid::from_u128(1));
const PERSON: PersonId = Id::new(Uuid::from_u128(2));
const HOUSEHOLD: HouseholdId = Id::new(Uuid::from_u128(3));

fn code(word: &str) -> Code {
    Code::new(word).unwrap()
}

fn event(number: u128) -> EventId {
    Id::new(Uuid::from_u128(1000 + number))
}

/// Noon in Paris, so many days after 2 March 2026, a Monday.
fn noon(day: i64) -> Timestamp {
    let first: Timestamp = "2026-03-02T11:00:00Z".parse().unwrap();
    first + jiff::SignedDuration::from_hours(24 * day)
}

fn day(number: i64) -> Date {
    date(2026, 3, 2).checked_add(jiff::Span::new().days(number)).unwrap()
}

/// Three versions: a case may go from the first to the second while nothing is decided, and back;
/// the third, which only another procedure opens, has one step.
fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(read_library);
    &LIBRARY
}

fn read_library() -> Library {
    let version = |version: &str, from: &str, until: &str, more: &str| {
        let text = include_str!("tests/stay.toml").replace("@version", version);
        let text = text.replace("@from", from).replace("@until", until).replace("@more", more);
        File { path: format!("xx/stay-{version}.toml"), text }
    };
    let to_second = "[[transition]]\nto = \"2\"\nwhen = \"not outcome = refused\"\ncites = [\"L2\"]\nverified = true";
    let to_first = "[[transition]]\nto = \"1\"\ncites = [\"L2\"]\nverified = true";
    let second = version("2", "2026-06-12", "2027-01-01", to_first);
    // The second version asks for papers under another name.
    let second = File { text: second.text.replace("ask_papers", "request_papers"), ..second };
    let files = [
        File { path: "xx/pack.toml".into(), text: include_str!("tests/pack.toml").into() },
        version("1", "2025-01-01", "2026-06-12", to_second),
        second,
        File { path: "xx/after.toml".into(), text: include_str!("tests/after.toml").into() },
    ];
    Library::read(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn first() -> Arc<Procedure> {
    Arc::clone(library().version("xx.stay", "1").unwrap())
}

/// A form typed right.
fn typed(procedure: &Procedure, step: &str, typed: &[(&str, &str)]) -> Answers {
    let fields = &procedure.find(step).unwrap().fields;
    let typed = typed.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    form::read(fields, &typed, &procedure.pack.zone).unwrap()
}

/// A case and its history.
#[derive(Clone)]
struct Given {
    procedure: Arc<Procedure>,
    history: Vec<CaseEvent>,
}

impl Given {
    fn nothing() -> Self {
        Self { procedure: first(), history: Vec::new() }
    }

    /// Opened on day 0 by the person.
    fn opened() -> Self {
        Self::nothing().then("open", noon(0))
    }

    /// After a step by whom it is for; `decide` takes its outcome after a colon.
    fn then(self, step: &str, at: Timestamp) -> Self {
        let (step, outcome) = step.split_once(':').unwrap_or((step, ""));
        if step == "open" {
            return self.after(open(at), Role::Person, at);
        }
        let role = self.procedure.find(step).unwrap().actor;
        let answers = match outcome {
            "" => Answers::none(),
            outcome => typed(&self.procedure, step, &[("outcome", outcome)]),
        };
        self.after(Command::Act { step: code(step), at, answers }, role, at)
    }

    fn after(mut self, command: Command, role: Role, now: Timestamp) -> Self {
        let added = self.when(command, role, now).unwrap_or_else(|refusal| panic!("{refusal:?}"));
        self.history.extend(added);
        self
    }

    fn when(
        &self,
        command: Command,
        role: Role,
        now: Timestamp,
    ) -> Result<Vec<CaseEvent>, Refusal> {
        Recorder::<Case>::decide(&self.history, command, &self.facts(role, now))
    }

    fn facts(&self, role: Role, now: Timestamp) -> Facts<'_> {
        let fresh = event(u128::try_from(self.history.len()).unwrap());
        let procedure = &self.procedure;
        Facts { case: CASE, applicant: PERSON, procedure, role, now, fresh }
    }

    fn state(&self) -> State {
        Recorder::<Case>::replay(&self.history).into_parts().0
    }

    fn run(&self) -> law::Run {
        self.state().run(&self.procedure).unwrap()
    }

    /// The last event's id.
    fn last(&self) -> EventId {
        let last = self.history.last().unwrap();
        let CaseEvent::Done(done) = last else { panic!("{last:?}") };
        done.id
    }

    fn hindrances(&self, step: &str, role: Role, at: Timestamp) -> Vec<String> {
        let command = Command::Act { step: code(step), at, answers: Answers::none() };
        match self.when(command, role, at) {
            Ok(_) => Vec::new(),
            Err(Refusal::Hindered { step: of, reasons }) => {
                assert_eq!(of, *step);
                reasons.iter().map(|reason| self.said(reason)).collect()
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    /// A reason in words: which step, and on which kind of arrow it rests.
    fn said(&self, reason: &Hindrance) -> String {
        let id = |ix| self.procedure.step(ix).unwrap().id.to_string();
        let arrow = |number: usize| {
            let arrow = self.procedure.graph.arrows()[number];
            format!("{:?} {} -> {}", arrow.kind, id(arrow.from), id(arrow.to))
        };
        match reason {
            Hindrance::NotPart => "not part".to_owned(),
            Hindrance::First { step, relation } => {
                format!("first {} by {}", id(*step), arrow(*relation))
            }
            Hindrance::Owed { step, relation } => {
                format!("owed {} by {}", id(*step), arrow(*relation))
            }
            Hindrance::NotBefore { day, relation } => {
                format!("not before {day} by {}", arrow(*relation))
            }
        }
    }
}

fn open(at: Timestamp) -> Command {
    let facts = Facets::from([(code("age"), Coded::Number(30))]);
    let number = code("K7Q2-9XMD");
    let answers = typed(&first(), "arrive", &[("language", "fa")]);
    Command::Open(Open { household: Some(HOUSEHOLD), number, facts, at, answers })
}

fn act(step: &str, at: Timestamp) -> Command {
    Command::Act { step: code(step), at, answers: Answers::none() }
}
