//! The register in which somebody is looked for before being registered again: the view `alike`,
//! read by blind keys. A question takes a bounded number of steps, however many are registered.

use kernel::PersonId;
use linkage::person::{Handle, Register};
use trace::{Cell, Condition, Log, Select};

use crate::alike::{COUNTED_OF, blind, counted_under};
use crate::error::{Error, Result};
use crate::house::House;
use crate::keys::HouseKey;
use crate::views::{ALIKE, CASES, HANDLE};

/// Fewer counted than this tell too little of how many there are.
const TELLING: u64 = 100;

/// Those filed under their blind keys.
pub(super) struct FiledAlike<'a> {
    log: &'a dyn Log,
    key: &'a HouseKey,
}

impl<'a> FiledAlike<'a> {
    pub(super) fn new(house: &'a House) -> Self {
        Self { log: house.log.as_ref(), key: &house.key }
    }

    /// About how many people have a file: those who are counted for the others, or all cases where
    /// there are few.
    pub(super) fn people(&self) -> Result<u64> {
        let counted = self.log.count(&under(counted_under(self.key)))?;
        if counted >= TELLING {
            return Ok(counted.saturating_mul(COUNTED_OF));
        }
        Ok(self.log.count(&Select::from(CASES))?.max(1))
    }
}

impl Register for FiledAlike<'_> {
    type Who = PersonId;
    type Error = Error;

    fn under(&self, handle: &Handle, most: usize) -> Result<Vec<PersonId>> {
        let rows = self.log.select(&under(blind(self.key, handle)).page(0, most))?;
        Ok(rows.iter().map(|row| PersonId::new(row.subject.id)).collect())
    }

    fn are_more(&self, handle: &Handle, than: usize) -> Result<bool> {
        // A page of one row that lies so far on: the engine passes over as many and no more.
        Ok(!self.log.select(&under(blind(self.key, handle)).page(than, 1))?.is_empty())
    }
}

fn under(key: i64) -> Select {
    Select::from(ALIKE).when(Condition::Is(HANDLE, Cell::Integer(key)))
}
