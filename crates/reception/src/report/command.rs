//! What can be asked of a report.

use kernel::Code;
use record::{Referral, Reporter, Scene, Violence};

/// What a report tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What kind of violence.
    pub violence: Violence,
    /// Who reports.
    pub reporter: Reporter,
    /// What kind of place.
    pub scene: Option<Scene>,
    /// The office it is about.
    pub office: Option<Code>,
    /// Whether it is about somebody who works or manages where people are received.
    pub about_staff: bool,
    /// The month it happened in, `2026-03`.
    pub month: Option<Code>,
    /// In words.
    pub words: String,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Make the report; the text is the keyed digest of its code.
    Make(Told, String),
    /// Write more, as whoever made it.
    Continue(String),
    /// Answer whoever made it.
    Answer(String),
    /// Pass it on.
    Refer(Referral),
    /// Close it, with the reason.
    Close(String),
}

/// The command's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Command::Make`]
    Make,
    /// [`Command::Continue`]
    Continue,
    /// [`Command::Answer`]
    Answer,
    /// [`Command::Refer`]
    Refer,
    /// [`Command::Close`]
    Close,
}

impl Command {
    /// Its name.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Make(..) => Kind::Make,
            Self::Continue(_) => Kind::Continue,
            Self::Answer(_) => Kind::Answer,
            Self::Refer(_) => Kind::Refer,
            Self::Close(_) => Kind::Close,
        }
    }
}
