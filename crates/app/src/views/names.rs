//! The blind index of names: keyed digests of folded words, so that a name can be looked up and
//! none can be read. A person whose key is destroyed is gone from it at the next rebuild.

use kernel::{Code, Compartment, ObjectKind, ObjectRef};
use record::PersonEvent;
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
        let claims: Vec<PersonEvent> = claims.collect();
        let withdrawn = |id| {
            let is = |event: &PersonEvent| matches!(event, PersonEvent::ClaimWithdrawn { claim, .. } if *claim == id);
            claims.iter().any(is)
        };
        let mut words: Vec<String> = Vec::new();
        for event in &claims {
            let PersonEvent::Claimed(claim) = event else { continue };
            let Some(identity) = claim.identity.open() else { continue };
            if !withdrawn(claim.id) {
                words.extend(identity.names.iter().flat_map(|name| folded_words(&name.full())));
            }
        }
        words.sort();
        words.dedup();
        words.iter().map(|word| vec![text(self.key.digest("name", word))]).collect()
    }
}
