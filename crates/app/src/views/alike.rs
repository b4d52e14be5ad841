//! The blind keys by which somebody who is registered already is found when registered again: keyed
//! digests of the sounds of names, so that no name can be read.

use kernel::{Code, Compartment, ObjectKind, ObjectRef};
use record::PersonEvent;
use trace::{Cell, Column, ColumnType, Opener, Recorded, View};

use super::column;
use super::names::standing;
use crate::alike::{filed_under, person};
use crate::keys::HouseKey;
use crate::parts::known;

pub(crate) const ALIKE: &str = "alike";

const COLUMNS: [Column; 1] = [column("key", ColumnType::Integer, true)];

pub(super) struct Alike {
    key: HouseKey,
    types: Vec<Code>,
}

impl Alike {
    pub(super) fn new(key: HouseKey) -> Self {
        let types = ["identity_claimed", "identity_claim_withdrawn"].map(Code::lenient).to_vec();
        Self { key, types }
    }
}

impl View for Alike {
    fn name(&self) -> &'static str {
        ALIKE
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
        let mut keys: Vec<i64> = standing(claims)
            .iter()
            .filter_map(|claim| {
                let person = person(claim.identity.open()?, claim.sex, claim.nationality);
                Some(filed_under(&self.key, &person))
            })
            .flatten()
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().map(|key| vec![Cell::Integer(key)]).collect()
    }
}
