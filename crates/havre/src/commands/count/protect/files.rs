//! What the command reads and writes beside its table: the ledger and the keys.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use counting::input::{Sheet, line};
use counting::protect::decimal::Decimal;
use counting::protect::keys::KeySpace;
use counting::protect::laplace::Laplace;
use counting::protect::ledger::{Allowed, Ledger};
use counting::protect::tabulate::Tabulated;

use super::{shown, wrong};
use crate::commands::files::{Files, locked};

/// A ledger with one entry more than the file has yet. Whoever else wants to enter something waits
/// until it is dropped.
pub(super) struct Opened {
    path: PathBuf,
    pub(super) ledger: Ledger,
    _lock: File,
}

impl Opened {
    /// Opens or begins a ledger, and enters what a table costs; with the leave to release that table,
    /// once.
    pub(super) fn spend(
        path: &Path,
        budget: Option<Decimal>,
        data_set: &str,
        (what, noise): (String, Laplace),
    ) -> anyhow::Result<(Self, Allowed)> {
        let said = |error: &dyn std::fmt::Display| wrong(format!("{}: {error}", shown(path)));
        let lock = locked(path)?;
        let mut ledger = if path.exists() {
            let text = fs::read_to_string(path).map_err(|error| said(&error))?;
            let ledger = Ledger::parse(&text).map_err(|error| said(&error))?;
            if let Some(budget) = budget.filter(|budget| *budget != ledger.budget()) {
                let known = ledger.budget();
                let what = format!("its budget is {known}; --budget {budget} does not change it");
                return Err(said(&what));
            }
            ledger
        } else {
            let what = "there is no such ledger; --budget E makes one";
            Ledger::new(data_set, budget.ok_or_else(|| said(&what))?)
        };
        let allowed = ledger.spend(what, noise).map_err(|error| said(&error))?;
        Ok((Self { path: path.to_owned(), ledger, _lock: lock }, allowed))
    }

    /// Writes the entry.
    pub(super) fn keep(&self, files: &mut Files) -> anyhow::Result<()> {
        files.add(&self.path, self.ledger.text().map_err(wrong)?)
    }
}

/// People with the keys that were drawn for them.
pub(super) fn with_keys(
    sheet: &Sheet,
    table: &Tabulated,
    space: KeySpace,
) -> anyhow::Result<String> {
    if table.drawn.is_empty() {
        let what =
            "--save-keys: no key was drawn for a person; they are in the sheet, or it has counts";
        return Err(wrong(what));
    }
    let written = |cells: &[String], key: &str| line(cells.iter().map(String::as_str).chain([key]));
    let rows = sheet.rows().iter().zip(&table.drawn);
    let rows = rows.map(|(row, key)| written(&row.cells, &space.write(*key)));
    Ok(written(sheet.header(), "record_key") + &rows.collect::<String>())
}
