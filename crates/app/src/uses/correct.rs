//! Corrects a case: annuls a step recorded in error, moves it to another version of the law.

use kernel::{CaseId, Code, CommandId, EventId};
use reception::case::Command;

use super::Filed;
use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::Use;

/// A step that shall not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annulment {
    /// On which case.
    pub case: CaseId,
    /// The step's event.
    pub event: EventId,
    /// Why.
    pub reason: String,
}

impl House {
    /// Annuls a step: it stays in the trace and does not count.
    ///
    /// # Errors
    /// The role may not; no such step counts; no reason is given; the log fails.
    pub fn annul(
        &self,
        session: &Session,
        command: CommandId,
        annulment: &Annulment,
    ) -> Result<Filed> {
        session.must(Use::Annul)?;
        self.again(|| {
            let known = self.load_case(session, annulment.case)?;
            let (event, reason) = (annulment.event, annulment.reason.clone());
            let annul = Command::Annul { event, reason };
            self.decide_case(session, command, known, annul)
        })
    }

    /// Moves a case to another version of its procedure, where the law provides for it.
    ///
    /// # Errors
    /// The role may not; the law provides for no such move; the log fails.
    pub fn move_case(
        &self,
        session: &Session,
        command: CommandId,
        case: CaseId,
        to: &Code,
    ) -> Result<Filed> {
        session.must(Use::Move)?;
        self.again(|| {
            let known = self.load_case(session, case)?;
            self.decide_case(session, command, known, Command::Move { to: to.clone() })
        })
    }
}
