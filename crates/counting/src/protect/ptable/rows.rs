//! A perturbation table read from a sheet with the columns `pcv`, `ckey` and `pvalue`.
//!
//! It must never be used with a hole in it: a count and key without a noise is refused at the reading.

use super::rule::PCV_MOST;
use crate::input::{Fault, Sheet, What};
use crate::protect::cell_key::signed;
use crate::protect::keys::{CellKey, KeySpace};

/// A noise for every row 1 to 750 and every key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The keys it is for.
    pub space: KeySpace,
    noises: Vec<i32>,
}

impl Rows {
    /// Reads one: 192,000 rows for keys of 0 to 255, or 3,072,000 for keys of 0 to 4095.
    ///
    /// # Errors
    /// When a column is missing, a cell is no whole number or out of range, a row is there twice or
    /// is missing.
    pub fn read(sheet: &Sheet) -> Result<Self, Fault> {
        let columns = (sheet.column("pcv")?, sheet.column("ckey")?, sheet.column("pvalue")?);
        let rows = sheet.some_rows()?;
        let space = [KeySpace::Byte, KeySpace::TwelveBits]
            .into_iter()
            .find(|space| rows.len() as u64 == PCV_MOST * space.size())
            .ok_or_else(|| {
                sheet.refuse(format!(
                    "{} rows; a perturbation table has one for each count 1 to 750 and each key: \
                     192000 for keys of 0 to 255, 3072000 for keys of 0 to 4095",
                    rows.len()
                ))
            })?;
        let mut noises = vec![None; rows.len()];
        for row in rows {
            let (pcv, key) = (sheet.count(row, columns.0)?, sheet.count(row, columns.1)?);
            let noise = sheet.number(row, columns.2)?;
            let said = |what: &str, column| sheet.fault(row, column, What::Said(what.to_owned()));
            if !(1..=PCV_MOST).contains(&pcv) {
                return Err(said("a count of a perturbation table is 1 to 750", columns.0));
            }
            if key >= space.size() {
                return Err(said("the key is out of the range of this table", columns.1));
            }
            if noise.fract() != 0.0 || noise.abs() > 1000.0 || pcv as f64 + noise < 0.0 {
                let what = "a noise is a whole number that does not make a count negative";
                return Err(said(what, columns.2));
            }
            let place = place(pcv, CellKey(key), space);
            let slot = noises.get_mut(place);
            if let Some(slot) = slot
                && slot.replace(noise as i32).is_some()
            {
                return Err(said("this count and key are there twice", columns.0));
            }
        }
        let noises: Option<Vec<i32>> = noises.into_iter().collect();
        let noises = noises.ok_or_else(|| sheet.refuse("a count and key are missing"))?;
        Ok(Self { space, noises })
    }

    /// The noise of a row and key; none for an empty cell.
    #[must_use]
    pub fn noise(&self, pcv: u64, key: CellKey) -> i64 {
        let at = (pcv > 0).then(|| place(pcv, key, self.space));
        at.and_then(|at| self.noises.get(at)).copied().map_or(0, i64::from)
    }

    /// The largest count that some key brings below a threshold; nothing when rows that stand for
    /// many counts do so too.
    #[must_use]
    pub fn most_below(&self, threshold: u64) -> Option<u64> {
        let size = self.space.size() as usize;
        let below = |row: &[i32], pcv: i64| {
            row.iter().any(|noise| pcv + i64::from(*noise) < signed(threshold))
        };
        let rows = self.noises.chunks(size.max(1)).zip(1_i64..);
        let most = rows.filter(|(row, pcv)| below(row, *pcv)).map(|(_, pcv)| pcv).last();
        most.map_or(threshold.checked_sub(1), |most| {
            u64::try_from(most).ok().filter(|it| *it <= 500)
        })
    }

    /// The largest noise either way among the rows that can be published from a threshold on.
    #[must_use]
    pub fn reach(&self, threshold: u64) -> u64 {
        let size = self.space.size() as usize;
        let published = self.noises.chunks(size.max(1)).zip(1_i64..).flat_map(|(row, pcv)| {
            row.iter().filter(move |noise| pcv + i64::from(**noise) >= signed(threshold))
        });
        published.map(|noise| u64::from(noise.unsigned_abs())).max().unwrap_or(0)
    }
}

const fn place(pcv: u64, key: CellKey, space: KeySpace) -> usize {
    ((pcv - 1) * space.size() + key.0) as usize
}
