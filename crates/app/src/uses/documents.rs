//! Puts documents in a file and takes them out: checked by content, cleaned, sealed, then recorded.

use kernel::{CaseId, Code, CommandId, Compartment, DocumentId, Timestamp};
use reception::Recorder;
use reception::document::{Command, Documents, Facts};
use record::{AccessEvent, DocumentEvent, MediaType, Purpose, Recordable};
use trace::{Boundary, Interest};

use super::Filed;
use super::intake::{self, IntakeError};
use crate::error::{Error, Result};
use crate::house::{Change, House, Session};
use crate::parts::{Known, plain};
use crate::policy::{Use, compartments};

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// The title given to it, or the name of the file.
    pub title: String,
    /// Which document of the procedure it is, if one.
    pub asked_as: Option<Code>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A document in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDocument {
    /// Which.
    pub document: DocumentId,
    /// When it came in.
    pub at: Timestamp,
    /// Which document of the procedure it is, if one.
    pub asked_as: Option<Code>,
    /// Its type, by its content.
    pub media_type: MediaType,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its title, if the role opens documents.
    pub title: Option<String>,
}

/// The documents held, from those received and withdrawn.
pub(super) fn held(events: &[Known<'_, DocumentEvent>]) -> Vec<StoredDocument> {
    let mut held: Vec<StoredDocument> = Vec::new();
    for known in events {
        match &known.event {
            DocumentEvent::Received(it) => held.push(StoredDocument {
                document: it.document,
                at: known.recorded.envelope.occurred_at,
                asked_as: it.asked_as.clone(),
                media_type: it.media_type,
                bytes: it.bytes,
                title: it.title.open().cloned(),
            }),
            DocumentEvent::Withdrawn { document, .. } => {
                held.retain(|kept| kept.document != *document);
            }
        }
    }
    held
}

fn boundary(case: CaseId) -> Boundary {
    let types = ["document_received", "document_withdrawn"].map(Code::lenient);
    Boundary::of(Interest::in_object(case).of_types(types))
}

impl House {
    /// Puts a document in a file. Nothing is stored when it is refused.
    ///
    /// # Errors
    /// The role may not; the file is of the wrong type or size; the store or the log fails.
    pub fn attach(
        &self,
        session: &Session,
        command: CommandId,
        case: CaseId,
        upload: &Upload,
    ) -> Result<Filed> {
        session.must(Use::Attach)?;
        let applicant = self.load_case(session, case)?.opened.applicant;
        let clean = intake::clean(&upload.bytes)?;
        let on = Facts { case, applicant };
        self.again(|| self.attach_clean(session, command, on, (upload, &clean)))
    }

    fn attach_clean(
        &self,
        session: &Session,
        command: CommandId,
        on: Facts,
        (upload, clean): (&Upload, &(MediaType, Vec<u8>)),
    ) -> Result<Filed> {
        let Facts { case, applicant } = on;
        let (media_type, clean) = clean;
        let loaded = self.log.load(&boundary(case))?;
        if let Some(receipt) = self.answered(command, &loaded.events)? {
            return Ok(Filed { case, receipt });
        }
        // The id follows from the command, so that a retry replaces its own bytes and no more.
        let document = DocumentId::new(uuid::Uuid::new_v5(&command.uuid(), b"document"));
        let receive = Command::Receive {
            document,
            asked_as: upload.asked_as.clone(),
            media_type: *media_type,
            bytes: u64::try_from(clean.len()).unwrap_or(u64::MAX),
            title: upload.title.clone(),
        };
        let history: Vec<DocumentEvent> = plain(&loaded.events)?;
        let events = Recorder::<Documents>::decide(&history, receive, &on)?;
        let sealed = self.sealer.seal(applicant, Compartment::Documents, document.uuid(), clean)?;
        // The bytes stay when the append fails: the log may have written it all the same, or another
        // try of the same command may be under way. A retry replaces them.
        self.vault.put(document, sealed)?;
        let drafts = events.iter().map(Recordable::draft).collect();
        let change = Change { command, seen: loaded.seen, drafts, outbox: Vec::new() };
        Ok(Filed { case, receipt: self.commit(&session.actor, change)? })
    }

    /// Takes a document out of a file.
    ///
    /// # Errors
    /// The role may not; it is not in the file; the log fails.
    pub fn withdraw_document(
        &self,
        session: &Session,
        command: CommandId,
        case: CaseId,
        document: DocumentId,
    ) -> Result<Filed> {
        session.must(Use::Attach)?;
        self.again(|| {
            let known = self.load_case(session, case)?;
            let loaded = self.log.load(&boundary(case))?;
            if let Some(receipt) = self.answered(command, &loaded.events)? {
                return Ok(Filed { case, receipt });
            }
            let history: Vec<DocumentEvent> = plain(&loaded.events)?;
            let facts = Facts { case, applicant: known.opened.applicant };
            let withdraw = Command::Withdraw(document);
            let events = Recorder::<Documents>::decide(&history, withdraw, &facts)?;
            let drafts = events.iter().map(Recordable::draft).collect();
            let change = Change { command, seen: loaded.seen, drafts, outbox: Vec::new() };
            Ok(Filed { case, receipt: self.commit(&session.actor, change)? })
        })
    }

    /// The bytes of a document in a file, and their type. The look is written down first.
    ///
    /// # Errors
    /// The role may not; it is not in the file; the store fails; the file was erased.
    pub fn read_document(
        &self,
        session: &Session,
        case: CaseId,
        document: DocumentId,
    ) -> Result<(MediaType, Vec<u8>)> {
        session.must(if session.own.is_some() { Use::OwnFile } else { Use::OpenFile })?;
        if !compartments(session.role()).contains(&Compartment::Documents) {
            return Err(Error::NotFound);
        }
        let known = self.load_case(session, case)?;
        let applicant = known.opened.applicant;
        let loaded = self.log.load(&boundary(case))?;
        let held = held(&crate::parts::known(&loaded.events, &crate::parts::Shut, &[])?);
        let found = held.iter().find(|kept| kept.document == document).ok_or(Error::NotFound)?;
        let purpose = if session.own.is_some() { Purpose::Own } else { Purpose::Procedure };
        let compartments = vec![Compartment::Documents];
        let members = Vec::new();
        let look = AccessEvent::FileOpened { case, applicant, members, purpose, compartments };
        self.write_look(session, &look)?;
        let sealed = self.vault.get(document)?.ok_or(Error::NotFound)?;
        let clear =
            self.sealer.open(applicant, Compartment::Documents, document.uuid(), &sealed)?;
        Ok((found.media_type, clear))
    }
}

impl From<IntakeError> for Error {
    fn from(error: IntakeError) -> Self {
        Self::Intake(error)
    }
}
