//! Records as columns of distinct values.
//!
//! A column keeps each distinct value once and a code per row. What is compared later is compared
//! once per pair of distinct values, not once per pair of rows.

use rustc_hash::FxHashMap;

/// The code of a value that is missing.
pub const MISSING: u32 = u32::MAX;

/// A column: distinct values in order of first appearance, and for each row the place of its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name in the header.
    pub name: String,
    /// The distinct values, none empty.
    pub values: Vec<Box<str>>,
    /// For each row a place in `values`, or [`MISSING`].
    pub codes: Vec<u32>,
}

/// Records: columns of the same length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns, in the order of the file.
    pub columns: Vec<Column>,
}

impl Table {
    /// How many records there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.codes.len())
    }

    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The value of a row in the column at a place, `None` when missing.
    #[must_use]
    pub fn get(&self, column: usize, row: usize) -> Option<&str> {
        self.columns.get(column)?.get(row)
    }
}

impl Column {
    /// The value of a row, `None` when missing.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&str> {
        let code = *self.codes.get(row)?;
        self.values.get(code as usize).map(AsRef::as_ref)
    }
}

/// Makes a column row by row.
#[derive(Debug, Default)]
pub struct ColumnBuilder {
    known: FxHashMap<Box<str>, u32>,
    values: Vec<Box<str>>,
    codes: Vec<u32>,
}

impl ColumnBuilder {
    /// Adds a row. Space around the value does not count; nothing but space is missing.
    pub fn push(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            self.codes.push(MISSING);
            return;
        }
        if let Some(&code) = self.known.get(value) {
            self.codes.push(code);
            return;
        }
        let code = u32::try_from(self.values.len()).unwrap_or(MISSING);
        self.known.insert(value.into(), code);
        self.values.push(value.into());
        self.codes.push(code);
    }

    /// The column made.
    #[must_use]
    pub fn finish(self, name: impl Into<String>) -> Column {
        Column { name: name.into(), values: self.values, codes: self.codes }
    }
}

/// The element at a place, or the default beyond the end.
#[inline]
pub(crate) fn at<T: Copy + Default>(slice: &[T], place: usize) -> T {
    slice.get(place).copied().unwrap_or_default()
}

/// The code at a place, [`MISSING`] beyond the end.
#[inline]
pub(crate) fn code_at(codes: &[u32], place: u32) -> u32 {
    codes.get(place as usize).copied().unwrap_or(MISSING)
}

/// A number of records as a `u32`; no table has more.
#[inline]
pub(crate) fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Spreads the bits of a number over all bits (Steele, Lea and Flood 2014, splitmix64).
#[inline]
pub(crate) const fn mix(number: u64) -> u64 {
    let a = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let b = (a ^ (a >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let c = (b ^ (b >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    c ^ (c >> 31)
}

/// The same number for the same text, on every machine and in every run.
#[inline]
pub(crate) fn hash(text: &str) -> u64 {
    let mut state = text.len() as u64;
    for chunk in text.as_bytes().chunks(8) {
        let word = chunk.iter().rev().fold(0_u64, |word, &byte| word << 8 | u64::from(byte));
        state = mix(state ^ word);
    }
    state
}

impl Table {
    /// A table from headers and rows, as a test or an example writes it.
    #[must_use]
    pub fn from_rows(headers: &[&str], rows: &[Vec<&str>]) -> Self {
        let columns = headers
            .iter()
            .enumerate()
            .map(|(place, header)| {
                let mut column = ColumnBuilder::default();
                for row in rows {
                    column.push(row.get(place).copied().unwrap_or(""));
                }
                column.finish(*header)
            })
            .collect();
        Self { columns }
    }
}
