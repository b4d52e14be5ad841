//! What the command reads and writes beside its table: the ledger, the figure, the keys.

use std::fs::{self, File};
use std::path::Path;

use counting::input::{Sheet, line};
use counting::protect::decimal::Decimal;
use counting::protect::keys::KeySpace;
use counting::protect::ledger::{Entry, Ledger};
use counting::protect::tabulate::Tabulated;
use counting::publish::{Dataset, Figure, write_csv, write_json_stat, write_sdmx};

use super::{Format, Out, shown, write, wrong};

/// The table in the form that is wanted.
pub(super) fn table(data: &Dataset, format: Format) -> anyhow::Result<String> {
    let text = match format {
        Format::Csv => write_csv(data),
        Format::Sdmx => write_sdmx(data),
        Format::JsonStat => write_json_stat(data),
    };
    text.map_err(wrong)
}

/// Enters a release into a ledger. Whoever else wants to enter something waits.
pub(super) fn spend(
    path: &Path,
    budget: Option<Decimal>,
    data_set: &str,
    entry: Entry,
) -> anyhow::Result<Ledger> {
    let said = |error: &dyn std::fmt::Display| wrong(format!("{}: {error}", shown(path)));
    let mut beside = path.as_os_str().to_owned();
    beside.push(".lock");
    let lock = File::create(&beside).map_err(|error| said(&error))?;
    lock.lock().map_err(|error| said(&error))?;
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
    ledger.spend(entry).map_err(|error| said(&error))?;
    write(path, &ledger.text().map_err(|error| said(&error))?)?;
    Ok(ledger)
}

/// Makes or corrects the published figure, if that is wanted.
pub(super) fn figure(out: &Out, file: &Path, data: Dataset) -> anyhow::Result<Option<Figure>> {
    let Some(path) = &out.figure else { return Ok(None) };
    let said = |error: &dyn std::fmt::Display| wrong(format!("{}: {error}", shown(path)));
    let command = command(std::env::args());
    let figure = if path.exists() {
        let text = fs::read_to_string(path).map_err(|error| said(&error))?;
        let known = Figure::parse(&text).map_err(|error| said(&error))?;
        if *known.data() == data {
            return Ok(Some(known));
        }
        let what = "it was published with other numbers; --reason says why they are corrected";
        let reason = out.reason.clone().ok_or_else(|| said(&what))?;
        known.correct(command, data, reason, out.date.clone()).map_err(|error| said(&error))?
    } else {
        Figure::new(out.title.clone().unwrap_or_else(|| shown(file)), command, data)
    };
    write(path, &figure.text().map_err(|error| said(&error))?)?;
    Ok(Some(figure))
}

/// The command as it was given, but for the seed: it stays secret.
fn command(arguments: impl Iterator<Item = String>) -> String {
    let mut words = vec!["havre".to_owned()];
    let mut is_seed = false;
    for argument in arguments.skip(1) {
        let plain = |it: char| it.is_alphanumeric() || "-_./,:=@%+".contains(it);
        words.push(if is_seed {
            "SECRET".to_owned()
        } else if argument.starts_with("--seed=") {
            "--seed=SECRET".to_owned()
        } else if argument.chars().all(plain) && !argument.is_empty() {
            argument.clone()
        } else {
            format!("'{}'", argument.replace('\'', "'\\''"))
        });
        is_seed = argument == "--seed";
    }
    words.join(" ")
}

/// Writes people with the keys that were drawn for them.
pub(super) fn save_keys(
    path: &Path,
    sheet: &Sheet,
    table: &Tabulated,
    space: KeySpace,
) -> anyhow::Result<()> {
    if table.drawn.is_empty() {
        let what =
            "--save-keys: no key was drawn for a person; they are in the sheet, or it has counts";
        return Err(wrong(what));
    }
    let written = |cells: &[String], key: &str| line(cells.iter().map(String::as_str).chain([key]));
    let rows = sheet.rows().iter().zip(&table.drawn);
    let rows = rows.map(|(row, key)| written(&row.cells, &space.write(*key)));
    let text = written(sheet.header(), "record_key") + &rows.collect::<String>();
    write(path, &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_of_a_figure_keeps_the_seed_secret() {
        let said = |text: &str| command(text.split(' ').map(str::to_owned));
        assert_eq!(
            said("/x/havre count protect t.csv --seed 42 --by a,b"),
            "havre count protect t.csv --seed SECRET --by a,b"
        );
        assert_eq!(said("havre --seed=42 it's"), "havre --seed=SECRET 'it'\\''s'");
    }
}
