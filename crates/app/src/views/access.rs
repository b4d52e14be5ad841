//! Which person a code to come back with belongs to, by its keyed digest.

use kernel::{Code, ObjectKind, ObjectRef};
use record::PersonEvent;
use trace::{Cell, Column, ColumnType, Opener, Recorded, View};

use super::{column, text};
use crate::parts::plain;

pub(crate) const ACCESS: &str = "access";

const COLUMNS: [Column; 1] = [column("digest", ColumnType::Text, true)];

pub(super) struct Access {
    types: Vec<Code>,
}

impl Access {
    pub(super) fn new() -> Self {
        Self { types: vec![Code::lenient("access_code_issued")] }
    }
}

impl View for Access {
    fn name(&self) -> &'static str {
        ACCESS
    }
    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Person
    }
    fn types(&self) -> &[Code] {
        &self.types
    }
    /// Only the newest code opens the file.
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let events: Vec<PersonEvent> = plain(events).unwrap_or_default();
        let newest = events.iter().rev().find_map(|event| match event {
            PersonEvent::AccessCodeIssued { digest, .. } => Some(digest),
            PersonEvent::Registered(_)
            | PersonEvent::Claimed(_)
            | PersonEvent::ClaimWithdrawn { .. }
            | PersonEvent::ContactStated { .. } => None,
        });
        newest.map(|digest| vec![text(digest)]).into_iter().collect()
    }
}
