//! What `havre count protect` answers.

use std::fmt::Write as _;

use counting::protect::attack::Outcome;
use counting::protect::ledger::Ledger;
use counting::protect::released::Cell;
use counting::protect::tabulate::{KeysFrom, Tabulated};
use counting::publish::Figure;
use serde::Serialize;

use super::super::attack::tried;
use super::method::Protected;
use super::{Protect, shown};

/// So many cells are shown in words.
const SHOWN: usize = 40;

/// The answer; it holds nothing that the table keeps back.
#[derive(Serialize)]
pub(super) struct Answer {
    file: String,
    method: String,
    columns: Vec<String>,
    cells: Vec<Shown>,
    suppressed: usize,
    /// Sums of published cells that are not the published sum, of how many that can be checked.
    sums_that_do_not_add: (usize, usize),
    notes: Vec<String>,
    /// What its own attacks found; nothing when the table was too large to try.
    attack: Option<Outcome>,
    ledger: Option<Spent>,
    figure: Option<Cited>,
    written: Option<String>,
}

#[derive(Serialize)]
struct Shown {
    codes: Vec<Option<String>>,
    value: Option<i64>,
}

#[derive(Serialize)]
struct Spent {
    data_set: String,
    budget: String,
    spent: String,
    left: String,
}

#[derive(Serialize)]
struct Cited {
    identity: String,
    version: u32,
    citation: String,
    command: String,
}

/// What was done with a table beside protecting it.
pub(super) struct Made {
    pub(super) attack: Option<Outcome>,
    pub(super) ledger: Option<Ledger>,
    pub(super) figure: Option<Figure>,
}

impl Answer {
    pub(super) fn of(
        asked: &Protect,
        table: &Tabulated,
        Protected { release, method, mut notes }: Protected,
        Made { attack, ledger, figure }: Made,
    ) -> Self {
        notes.extend(of_keys(table.keys_from).map(str::to_owned));
        let shape = &release.shape;
        let codes = |cell| {
            let codes = shape.codes(cell).into_iter();
            codes.map(|code| code.map(str::to_owned)).collect()
        };
        let cells = release.cells.iter().enumerate();
        Self {
            file: shown(&asked.file),
            method,
            columns: shape.columns().map(str::to_owned).collect(),
            cells: cells
                .map(|(cell, shown): (usize, &Cell)| Shown {
                    codes: codes(cell),
                    value: shown.value(),
                })
                .collect(),
            suppressed: release.suppressed(),
            sums_that_do_not_add: release.sums_that_do_not_add(),
            notes,
            attack,
            ledger: ledger.map(|ledger| Spent {
                budget: ledger.budget().to_string(),
                spent: ledger.spent().to_string(),
                left: ledger.left().to_string(),
                data_set: ledger.data_set,
            }),
            figure: figure.map(|figure| Cited {
                identity: figure.identity().to_string(),
                version: figure.version(),
                citation: figure.citation(),
                command: figure.command().to_owned(),
            }),
            written: asked.out.out.as_deref().map(shown),
        }
    }

    /// The first cells, in columns.
    fn rows(&self) -> String {
        let names = self.columns.iter().cloned().chain(["count".to_owned()]);
        let mut rows: Vec<Vec<String>> = vec![names.collect()];
        for Shown { codes, value } in self.cells.iter().take(SHOWN) {
            let codes = codes.iter().map(|code| code.clone().unwrap_or_else(|| "all".to_owned()));
            let value = value.map_or_else(|| "left out".to_owned(), |value| value.to_string());
            rows.push(codes.chain([value]).collect());
        }
        let width = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(widths.iter().chain([&0]));
            let cells = cells.map(|(cell, width)| format!("{cell:width$}  "));
            cells.collect::<String>().trim_end().to_owned() + "\n"
        };
        rows.iter().map(line).collect()
    }

    /// The answer in words.
    pub(super) fn text(&self, threshold: u64) -> String {
        let mut text = String::new();
        let _ = writeln!(
            text,
            "{}: {} cells with totals, {} of them left out; {}.\n",
            self.file,
            self.cells.len(),
            self.suppressed,
            self.method
        );
        text.push_str(&self.rows());
        if self.cells.len() > SHOWN {
            let more = self.cells.len() - SHOWN;
            let _ = writeln!(text, "and {more} more (--out writes all)");
        }
        let _ = writeln!(text);
        for note in &self.notes {
            let _ = writeln!(text, "{note}");
        }
        match self.sums_that_do_not_add {
            (0, _) => {}
            (apart, all) => {
                let _ =
                    writeln!(text, "{apart} of the {all} sums that can be checked do not add up.");
            }
        }
        if let Some(Spent { data_set, budget, spent, left }) = &self.ledger {
            let _ = writeln!(
                text,
                "Privacy budget of {data_set}: {spent} of {budget} is spent, {left} is left."
            );
        }
        if let Some(figure) = &self.figure {
            let _ = writeln!(text, "Figure: {}", figure.citation);
        }
        if let Some(written) = &self.written {
            let _ = writeln!(text, "Written to {written}.");
        }
        text.push('\n');
        text.push_str(&tried(self.attack.as_ref(), threshold));
        text
    }
}

/// What has to be known of the keys.
const fn of_keys(from: KeysFrom) -> Option<&'static str> {
    match from {
        KeysFrom::Nowhere | KeysFrom::Sheet | KeysFrom::Names => None,
        KeysFrom::Order => Some(
            "Keys were drawn by the order of rows: keep it, or save the keys (--save-keys), or name \
             people (--id). Else the next table has other noise for the same people, and both \
             together show them.",
        ),
        KeysFrom::Cells => Some(
            "Keys were drawn for the cells of this table: another table of the same people has other \
             noise. Give people with record keys in place of counts to prevent that.",
        ),
    }
}
