//! The blind index of names: keyed digests of folded words, so that a name can be looked up and
//! none can be read. A person whose key is destroyed is gone from it at the next rebuild.

use kernel::{Code, Compartment, ObjectKind, ObjectRef};
use record::{Claimed, PersonEvent};
use trace::{Cell, Column, ColumnType, Opener, Recorded, View};

use super::{column, text};
use crate::keys::{HouseKey, folded_words};
use crate::parts::known;

pub(crate) const NAMES: &str = "names";

const COLUMNS: [Column; 1] = [column("word", ColumnType::Text, true)];

pub(super) struct Names {
    key: HouseKey,
    types: Vec<Code>,
}

impl Names {
    pub(super) fn new(key: HouseKey) -> Self {
        let types = ["identity_claimed", "identity_claim_withdrawn"].map(Code::lenient).to_vec();
        Self { key, types }
    }
}

impl View for Names {
    fn name(&self) -> &'static str {
        NAMES
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
    fn rows(&self, _: ObjectRef, events: &[Recorded], opener: &dyn Opener) -> Vec<Vec<Cell>> {
        let opened = known::<PersonEvent>(events, opener, &[Compartment::Identity]);
        let claims = opened.unwrap_or_default().into_iter().map(|known| known.event);
        let mut words: Vec<String> = Vec::new();
        for claim in standing(claims) {
            let Some(identity) = claim.identity.open() else { continue };
            words.extend(identity.names.iter().flat_map(|name| folded_words(&name.full())));
        }
        words.sort();
        words.dedup();
        words.iter().map(|word| vec![text(self.key.digest("name", word))]).collect()
    }
}

/// The claims that stand, in the order in which they were made.
pub(super) fn standing(events: impl Iterator<Item = PersonEvent>) -> Vec<Claimed> {
    let mut claims: Vec<Claimed> = Vec::new();
    for event in events {
        match event {
            PersonEvent::Claimed(claim) => claims.push(claim),
            PersonEvent::ClaimWithdrawn { claim, .. } => claims.retain(|it| it.id != claim),
            PersonEvent::Registered(_)
            | PersonEvent::ContactStated { .. }
            | PersonEvent::AccessCodeIssued { .. } => {}
        }
    }
    claims
}
