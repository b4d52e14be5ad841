//! Who looked at a person's file: the trace, read by its subject.

use kernel::{Code, Compartment, Role, Timestamp};
use record::{AccessEvent, DuplicateEvent, Finding, Purpose};
use trace::{Boundary, Interest};

use crate::error::{Error, Result};
use crate::house::{House, Session};
use crate::parts::{Shut, known};
use crate::policy::Use;

/// One look at the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// In which role.
    pub role: Role,
    /// At which office.
    pub office: Option<Code>,
    /// What for.
    pub purpose: Purpose,
    /// What was opened; only the name in a list, when empty.
    pub compartments: Vec<Compartment>,
}

/// A decision whether the person and somebody else registered are one. Neither who the other is nor
/// the reason is said: both may be about somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// When.
    pub at: Timestamp,
    /// In which role.
    pub role: Role,
    /// At which office.
    pub office: Option<Code>,
    /// What was decided.
    pub finding: Finding,
    /// When it was undone, if it was.
    pub undone: Option<Timestamp>,
}

impl House {
    /// Every decision whether the person is one with somebody else registered, newest first.
    ///
    /// # Errors
    /// The session is no person's; the log fails.
    pub fn comparisons(&self, session: &Session) -> Result<Vec<Comparison>> {
        session.must(Use::OwnFile)?;
        let person = session.own.ok_or(Error::NotFound)?;
        let types = ["duplicate_decided", "duplicate_undone"].map(Code::lenient);
        let interest = Interest::in_object(person).of_types(types);
        let loaded = self.log.load(&Boundary::of(interest))?;
        let mut comparisons = Vec::new();
        for known in known::<DuplicateEvent>(&loaded.events, &Shut, &[])? {
            let envelope = &known.recorded.envelope;
            match known.event {
                DuplicateEvent::Decided(decided) => comparisons.push((
                    decided.id,
                    Comparison {
                        at: envelope.recorded_at,
                        role: envelope.actor.role,
                        office: envelope.actor.office.clone(),
                        finding: decided.finding,
                        undone: None,
                    },
                )),
                DuplicateEvent::Undone { decision, .. } => {
                    let undone = comparisons.iter_mut().find(|(id, _)| *id == decision);
                    if let Some((_, comparison)) = undone {
                        comparison.undone = Some(envelope.recorded_at);
                    }
                }
            }
        }
        Ok(comparisons.into_iter().rev().map(|(_, comparison)| comparison).collect())
    }

    /// Every look at the person's own file, newest first.
    ///
    /// # Errors
    /// The session is no person's; the log fails.
    pub fn looks(&self, session: &Session) -> Result<Vec<Look>> {
        session.must(Use::OwnFile)?;
        let person = session.own.ok_or(Error::NotFound)?;
        let types = ["file_opened", "names_shown"].map(Code::lenient);
        let interest = Interest::in_object(person).of_types(types);
        let loaded = self.log.load(&Boundary::of(interest))?;
        let mut looks: Vec<Look> = known::<AccessEvent>(&loaded.events, &Shut, &[])?
            .into_iter()
            .map(|known| {
                let (purpose, compartments) = match known.event {
                    AccessEvent::FileOpened { purpose, compartments, .. } => {
                        (purpose, compartments)
                    }
                    AccessEvent::NamesShown { purpose, .. } => (purpose, Vec::new()),
                };
                let envelope = &known.recorded.envelope;
                Look {
                    at: envelope.recorded_at,
                    role: envelope.actor.role,
                    office: envelope.actor.office.clone(),
                    purpose,
                    compartments,
                }
            })
            .collect();
        looks.reverse();
        Ok(looks)
    }
}
