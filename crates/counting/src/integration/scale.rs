//! Scales: their items, the dimensions these belong to, and how answers become numbers.
//!
//! It must never ship or guess the wording of an item: a scale without its wording is refused.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::input::{Fault, Row, Sheet, What};

/// Which published instrument a scale has the shape of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instrument {
    /// Six dimensions of two items, coded 1 to 5.
    Ipl12,
    /// Six dimensions of four items, coded 1 to 5.
    Ipl24,
    /// Another scale: employability, autonomy…
    Other,
}

/// The dimensions of the IPL scales.
const DIMENSIONS: [&str; 6] =
    ["economic", "linguistic", "navigational", "political", "psychological", "social"];

/// An item: a question whose answers are coded by whole numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The column of its answers.
    pub column: String,
    /// The dimension that it measures, in lower case.
    pub dimension: String,
    /// The question, as it was asked.
    pub wording: String,
    /// Whether a high code means less.
    pub reversed: bool,
    /// The lowest code.
    pub lowest: u8,
    /// The highest.
    pub highest: u8,
}

/// A scale: items that are added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scale {
    items: Vec<Item>,
}

impl Scale {
    /// Reads the items of a scale: columns `item` (the column of its answers), `dimension`, `wording`
    /// (the question as it was asked), and, where they differ from 0, 1 and 5, `reversed` (0 or 1),
    /// `lowest` and `highest` (codes).
    ///
    /// # Errors
    /// When a column is missing, an item has no wording or dimension, two have one name, fewer than
    /// two are there, or codes are no range.
    pub fn from_sheet(sheet: &Sheet) -> Result<Self, Fault> {
        let (name, dimension) = (sheet.column("item")?, sheet.column("dimension")?);
        let Some(wording) = sheet.find("wording") else {
            let said = "no column \"wording\": the questions are not shipped with this program. Bring \
                        them as they were asked; those of the IPL-12 and IPL-24 are in the technical \
                        appendix of the Immigration Policy Lab, whose licence is yours to check";
            return Err(sheet.refuse_known(What::known("no_wording", [], said)));
        };
        let mut seen = BTreeSet::new();
        let mut items = Vec::new();
        for row in sheet.some_rows()? {
            let needed = |column: usize, what: &str| match row.text(column) {
                "" => {
                    let said = format!("an item without its {what}");
                    Err(sheet.fault(row, column, What::known("item_empty", [], said)))
                }
                text => Ok(text.to_owned()),
            };
            let column = needed(name, "name")?;
            if !seen.insert(column.clone()) {
                let said = format!("a second item called \"{column}\"");
                let what = What::known("item_twice", [("name", &column)], said);
                return Err(sheet.fault(row, name, what));
            }
            let (lowest, highest) = codes(sheet, row)?;
            items.push(Item {
                column,
                dimension: needed(dimension, "dimension")?.to_lowercase(),
                wording: needed(wording, "wording")?,
                reversed: code(sheet, row, "reversed", 0)? == 1,
                lowest,
                highest,
            });
        }
        if items.len() < 2 {
            let said = "one item is no scale: two at least";
            return Err(sheet.refuse_known(What::known("one_item", [], said)));
        }
        Ok(Self { items })
    }

    /// The items, in their order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The dimensions, each with the places of its items, by name.
    #[must_use]
    pub fn dimensions(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut dimensions: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, item) in self.items.iter().enumerate() {
            dimensions.entry(&item.dimension).or_default().push(place);
        }
        dimensions
    }

    /// Which published instrument it has the shape of. The shape says nothing of the wording; that
    /// the IPL-24 is rescaled as the IPL-12 is, `(sum - 24) / 96`, is unverified.
    #[must_use]
    pub fn instrument(&self) -> Instrument {
        let coded = self.items.iter().all(|item| (item.lowest, item.highest) == (1, 5));
        let dimensions = self.dimensions();
        let each = |count: usize| {
            coded
                && dimensions.keys().copied().eq(DIMENSIONS)
                && dimensions.values().all(|items| items.len() == count)
        };
        if each(2) {
            Instrument::Ipl12
        } else if each(4) {
            Instrument::Ipl24
        } else {
            Instrument::Other
        }
    }
}

impl Item {
    /// A code as a share, 0 to 1, of the way from the lowest answer to the highest; nothing when it
    /// is no code of this item.
    #[must_use]
    pub fn share(&self, code: u8) -> Option<f64> {
        if !(self.lowest..=self.highest).contains(&code) {
            return None;
        }
        let up = f64::from(code - self.lowest) / f64::from(self.highest - self.lowest);
        Some(if self.reversed { 1.0 - up } else { up })
    }
}

fn code(sheet: &Sheet, row: &Row, name: &str, unless: u8) -> Result<u8, Fault> {
    let Some(column) = sheet.find(name) else { return Ok(unless) };
    if row.text(column).is_empty() {
        return Ok(unless);
    }
    let count = sheet.count(row, column)?;
    let allowed = if name == "reversed" { 1 } else { 100 };
    let code = u8::try_from(count).ok().filter(|code| *code <= allowed);
    code.ok_or_else(|| {
        let said = format!("{name} is 0 to {allowed}");
        let allowed = allowed.to_string();
        let values = [("name", name), ("most", allowed.as_str())];
        sheet.fault(row, column, What::known("item_code", values, said))
    })
}

fn codes(sheet: &Sheet, row: &Row) -> Result<(u8, u8), Fault> {
    let (lowest, highest) = (code(sheet, row, "lowest", 1)?, code(sheet, row, "highest", 5)?);
    if lowest < highest {
        return Ok((lowest, highest));
    }
    let column = sheet.find("lowest").or_else(|| sheet.find("highest")).unwrap_or_default();
    let said = format!("the lowest code, {lowest}, is not below the highest, {highest}");
    let (lowest, highest) = (lowest.to_string(), highest.to_string());
    let values = [("lowest", lowest.as_str()), ("highest", highest.as_str())];
    Err(sheet.fault(row, column, What::known("item_codes", values, said)))
}
