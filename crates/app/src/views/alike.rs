//! The blind keys by which somebody who is registered already is found when registered again: keyed
//! digests of the sounds of names joined with what of birth, nationality and sex makes them rare,
//! so that nothing can be read. What each is for is said in `linkage::person`.
//!
//! A person has about a dozen rows and at most [`linkage::person::MOST_HANDLES`] a claim. One person
//! in [`crate::alike::COUNTED_OF`] has a row more, by which people are counted.

use kernel::{Code, Compartment, ObjectKind, ObjectRef};
use record::PersonEvent;
use trace::{Cell, Column, ColumnType, Opener, Recorded, View};

use super::column;
use super::names::standing;
use crate::alike::{counted_under, filed_under, is_counted, person};
use crate::keys::HouseKey;
use crate::parts::known;

pub(crate) const ALIKE: &str = "alike";
/// The column of the keys.
pub(crate) const HANDLE: &str = "handle";

const COLUMNS: [Column; 1] = [column(HANDLE, ColumnType::Integer, true)];

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
    fn rows(&self, subject: ObjectRef, events: &[Recorded], opener: &dyn Opener) -> Vec<Vec<Cell>> {
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
        if !keys.is_empty() && is_counted(&self.key, subject.id) {
            keys.push(counted_under(&self.key));
        }
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().map(|key| vec![Cell::Integer(key)]).collect()
    }
}
