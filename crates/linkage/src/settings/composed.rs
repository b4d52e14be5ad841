//! Dates that a file keeps in three columns: year, month and day.

use serde::{Deserialize, Serialize};

use super::Settings;
use crate::table::{Column, ColumnBuilder, Table};

/// A column made of others before anything is compared: a date from its year, month and day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Composed {
    /// What the column made is called.
    pub name: String,
    /// The column of the year.
    pub year: String,
    /// The column of the month, 1 to 12.
    pub month: String,
    /// The column of the day, 1 to 31.
    pub day: String,
}

impl Composed {
    /// The columns it is made of.
    #[must_use]
    pub fn parts(&self) -> [&str; 3] {
        [&self.year, &self.month, &self.day]
    }

    fn of(&self, table: &Table) -> Option<Column> {
        let [year, month, day] = self.parts().map(|name| table.column(name));
        let (year, month, day) = (year?, month?, day?);
        let mut made = ColumnBuilder::default();
        for row in 0..table.rows() {
            made.push(&written(year.get(row), month.get(row), day.get(row)));
        }
        Some(made.finish(self.name.as_str()))
    }
}

/// A date as far as it is known: without a month the day says nothing, without a year all says
/// nothing.
fn written(year: Option<&str>, month: Option<&str>, day: Option<&str>) -> String {
    let known = |part: Option<&str>| match part.map_or(0, whole) {
        0 => None,
        number => Some(format!("{number:02}")),
    };
    let year = year.map(|year| year.strip_suffix(".0").unwrap_or(year));
    match (year, known(month), known(day)) {
        (None, _, _) => String::new(),
        (Some(year), None, _) => year.to_owned(),
        (Some(year), Some(month), None) => format!("{year}-{month}"),
        (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
    }
}

/// A whole number as files of numbers have it, `7` or `7.0`; 0 where it is none.
pub(crate) fn whole(text: &str) -> u32 {
    text.strip_suffix(".0").unwrap_or(text).parse().unwrap_or(0)
}

impl Settings {
    /// The tables with the columns that are made of others, nothing where none is to be made.
    pub(crate) fn completed(&self, tables: &[&Table]) -> Option<Vec<Table>> {
        let lacks = |table: &Table| {
            self.composed.iter().any(|composed| table.column(&composed.name).is_none())
        };
        if !tables.iter().any(|table| lacks(table)) {
            return None;
        }
        let complete = |table: &&Table| {
            let mut table = (*table).clone();
            self.complete(&mut table);
            table
        };
        Some(tables.iter().map(complete).collect())
    }

    /// Adds the columns that are made of others, after those of the file. A table that lacks one
    /// of the parts, or has a column of that name, stays as it is.
    pub fn complete(&self, table: &mut Table) {
        for composed in &self.composed {
            if table.column(&composed.name).is_some() {
                continue;
            }
            table.columns.extend(composed.of(table));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_its_parts_are_known() {
        let rows = [
            vec!["1987", "7", "4"],
            vec!["1987", "7.0", ""],
            vec!["1987", "", "4"],
            vec!["", "7", "4"],
            vec!["1987", "0", "0"],
        ];
        let mut table = Table::from_rows(&["by", "bm", "bd"], &rows);
        let composed = Composed {
            name: "birth".to_owned(),
            year: "by".to_owned(),
            month: "bm".to_owned(),
            day: "bd".to_owned(),
        };
        let settings = Settings { composed: vec![composed], ..Settings::default() };
        settings.complete(&mut table);
        settings.complete(&mut table);
        assert_eq!(table.columns.len(), 4, "made once");
        let made = table.column("birth").unwrap();
        let made: Vec<Option<&str>> = (0..rows.len()).map(|row| made.get(row)).collect();
        let expected = [Some("1987-07-04"), Some("1987-07"), Some("1987"), None, Some("1987")];
        assert_eq!(made, expected);
        let mut other = Table::from_rows(&["by", "bm"], &[vec!["1987", "7"]]);
        settings.complete(&mut other);
        assert_eq!(other.columns.len(), 2, "no day, nothing is made");
    }
}
