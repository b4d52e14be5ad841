//! Terms that pass: a message wakes up when a term with a consequence ends, and the system writes
//! down what the law has follow from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{AccountId, Actor, CaseId, Code, CommandId, PersonId, Role, Timestamp};
use law::{Procedure, Run};
use reception::case::{Command, State};
use reception::form::Answers;
use serde_json::json;
use trace::{Boundary, Delivery, Interest, Message};

use crate::error::{Error, Result};
use crate::house::{House, Session};
use crate::views::case_types;

const TERM_ENDS: &str = "term_ends";
const BATCH: usize = 64;

/// What was done about terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TermsDone {
    /// Messages taken.
    pub taken: usize,
    /// Consequences written.
    pub followed: usize,
}

/// The events that say where a case stands.
pub(super) fn boundary(case: CaseId) -> Boundary {
    let interest = Interest::in_object(case).of_types(case_types());
    Boundary::of(interest)
}

/// When a case must be looked at next: when the next term from which something follows ends, or now
/// when one has passed.
pub(super) fn wake(state: &State, procedure: &Arc<Procedure>, now: Timestamp) -> Option<Timestamp> {
    let run = state.run(procedure)?;
    if run.consequences(now).is_empty() { next_end(&run, now) } else { Some(now) }
}

/// The message that wakes up then, unless the one queued before does: a message waits for its case as
/// long as there is a term to wait for.
pub(super) fn watch(
    case: CaseId,
    before: Option<Timestamp>,
    after: Option<Timestamp>,
    now: Timestamp,
) -> Vec<Message> {
    let message = |end| Message {
        kind: Code::lenient(TERM_ENDS),
        body: json!({ "case": case.to_string() }),
        not_before: end,
    };
    let new = after.filter(|end| before != Some(*end) || *end <= now);
    new.map(message).into_iter().collect()
}

/// When the next term from which something follows ends. A step may stay owed after its own term
/// has passed and been followed: that end says nothing about the others.
fn next_end(run: &Run, now: Timestamp) -> Option<Timestamp> {
    let owed = run.owed(now);
    let followed = owed.iter().filter(|owed| {
        run.deadline(owed.relation).is_some_and(|deadline| deadline.consequence.is_some())
    });
    let ends = followed.filter_map(|owed| Some(run.procedure().end_of(owed.due?)));
    ends.filter(|end| *end > now).min()
}

/// The system, when it carries out what the law states.
fn system() -> Session {
    let account = AccountId::new(uuid::Uuid::nil());
    Session::agent(Actor { account, role: Role::System, office: None, on_behalf_of: None })
}

impl House {
    /// Takes the messages that are due and does what they ask, until none is left.
    ///
    /// # Errors
    /// The log fails. A case that cannot be dealt with is tried again an hour later.
    pub fn work_off(&self) -> Result<TermsDone> {
        let mut done = TermsDone::default();
        loop {
            let now = self.now();
            let messages = self.log.claim(now, after(now, 60), BATCH)?;
            if messages.is_empty() {
                return Ok(done);
            }
            done.taken += messages.len();
            for message in &messages {
                done.followed += self.deliver(message, now)?;
            }
        }
    }

    fn deliver(&self, message: &Delivery, now: Timestamp) -> Result<usize> {
        let case = message.message.body.get("case").and_then(|case| case.as_str());
        let case = case.and_then(|case| case.parse::<CaseId>().ok());
        let known = message.message.kind == *TERM_ENDS;
        let Some(case) = case.filter(|_| known) else {
            self.log.postpone(message, after(now, 3600))?;
            return Ok(0);
        };
        match self.follow(case) {
            Ok((0, Some(next))) => {
                self.log.postpone(message, next)?;
                Ok(0)
            }
            // What was followed has queued a message of its own for the next term.
            Ok((followed, _)) => {
                self.log.delivered(message)?;
                Ok(followed)
            }
            Err(Error::NotFound) => {
                self.log.delivered(message)?;
                Ok(0)
            }
            Err(Error::Log(error)) => Err(Error::Log(error)),
            Err(_) => {
                self.log.postpone(message, after(now, 3600))?;
                Ok(0)
            }
        }
    }

    /// Writes down what the law has follow from the terms of a case that have passed; how many.
    ///
    /// # Errors
    /// There is no such case, or the log fails.
    pub fn pass_terms(&self, case: CaseId) -> Result<usize> {
        Ok(self.follow(case)?.0)
    }

    /// Where a case stands by its coded facts alone: nothing sealed is opened.
    pub(crate) fn run(&self, case: CaseId) -> Result<Run> {
        let known = self.load_case(&system(), case)?;
        known.log.state().run(&known.procedure).ok_or(Error::NotFound)
    }

    /// Whose case it is.
    pub(crate) fn applicant(&self, case: CaseId) -> Result<PersonId> {
        Ok(self.load_case(&system(), case)?.opened.applicant)
    }

    /// Writes down every consequence of terms of a case that have passed; says when to look again.
    fn follow(&self, case: CaseId) -> Result<(usize, Option<Timestamp>)> {
        let system = system();
        let mut followed = 0;
        // Written once and annulled since: it is not written again.
        let mut annulled: BTreeSet<CommandId> = BTreeSet::new();
        loop {
            let now = self.now();
            let known = self.load_case(&system, case)?;
            let run = known.log.state().run(&known.procedure).ok_or(Error::NotFound)?;
            let passed = run.consequences(now).into_iter().find_map(|(step, _, at)| {
                let step = run.procedure().step(step)?;
                let command = once(case, &step.id, at);
                (!annulled.contains(&command)).then_some((step, at.max(run.opened()), command))
            });
            let Some((step, at, command)) = passed else {
                return Ok((followed, next_end(&run, now)));
            };
            // It follows when the term ends, or when the law lets it if that is later.
            let at = if run.may(step.ix, at) { at } else { now };
            let act = Command::Act { step: step.id.clone(), at, answers: Answers::none() };
            match self.decide_case(&system, command, known, act) {
                Ok(filed) if filed.receipt.repeated => drop(annulled.insert(command)),
                Ok(_) => followed += 1,
                Err(Error::Log(trace::LogError::Newer)) => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// The same consequence of the same term is the same command: two workers write it once.
fn once(case: CaseId, step: &Code, at: Timestamp) -> CommandId {
    let name = format!("{case}/{step}/{at}");
    CommandId::new(uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, name.as_bytes()))
}

fn after(now: Timestamp, seconds: i64) -> Timestamp {
    now.checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}
