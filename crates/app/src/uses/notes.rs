//! Writes a note on a case.

use kernel::{CaseId, CommandId, Compartment};
use reception::Recorder;
use reception::note::{Command, Facts, Notes};
use record::Recordable;
use trace::Seen;

use super::Filed;
use crate::error::{Error, Result};
use crate::house::{Change, House, Session};
use crate::policy::{Use, compartments};

/// A note to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNote {
    /// On which case.
    pub case: CaseId,
    /// In which compartment.
    pub compartment: Compartment,
    /// What it says.
    pub text: String,
}

impl House {
    /// Writes a note in a compartment that the role opens.
    ///
    /// # Errors
    /// The role may not; the note is empty or too long; the log fails.
    pub fn write_note(
        &self,
        session: &Session,
        command: CommandId,
        note: &NewNote,
    ) -> Result<Filed> {
        session.must(Use::WriteNote)?;
        if !compartments(session.role()).contains(&note.compartment) {
            return Err(Error::Forbidden);
        }
        let case = note.case;
        let known = self.load_case(session, case)?;
        let facts =
            Facts { id: self.world.id(), case, applicant: known.opened.applicant, now: self.now() };
        let write = Command::Write(note.compartment, note.text.clone());
        let events = Recorder::<Notes>::decide(&[], write, &facts)?;
        let drafts = events.iter().map(Recordable::draft).collect();
        // A note never contradicts anything: it is appended whatever else is written.
        let change = Change { command, seen: Seen::default(), drafts, outbox: Vec::new() };
        let receipt = self.commit(&session.actor, change)?;
        Ok(Filed { case, receipt })
    }
}
