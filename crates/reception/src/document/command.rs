//! What can be asked of the documents of a case.

use kernel::{Code, DocumentId};
use record::MediaType;

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Take a document that was checked and stored.
    Receive {
        /// Which.
        document: DocumentId,
        /// Which document of the procedure it is, if one.
        asked_as: Option<Code>,
        /// Its type, by its content.
        media_type: MediaType,
        /// Its size as stored.
        bytes: u64,
        /// Its title.
        title: String,
    },
    /// Take a document out of the file.
    Withdraw(DocumentId),
}

/// The command's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Command::Receive`]
    Receive,
    /// [`Command::Withdraw`]
    Withdraw,
}
