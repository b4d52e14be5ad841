//! `havre veil encode`: a list into tickets, and apart the owner's table of handles.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use counting::input::cell;
use linkage::files::{self, Reading};
use linkage::veil::{Role, Sealed, encode};

use super::super::WrongInput;
use super::super::files::apart;
use super::{agreement, chance, write_private};

/// `havre veil encode`
#[derive(Debug, Args)]
pub(crate) struct Encode {
    /// The list: CSV or Parquet
    file: PathBuf,
    /// The agreement of the parties
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Where to write what is handed over
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Where to write which handle is which record: never handed over. `OUT.handles.csv` when left
    /// out
    #[arg(long, value_name = "FILE")]
    handles: Option<PathBuf>,
    /// The column with the ids of the records; their lines when left out
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
}

impl Encode {
    #[expect(clippy::print_stderr, reason = "the result of the command")]
    pub(super) fn run(self) -> anyhow::Result<()> {
        let agreement = agreement(&self.key)?;
        let wrong = |fault: files::Fault| WrongInput(fault.to_string());
        let reading = files::read(&self.file).map_err(wrong)?;
        if let Some(id) = &self.id {
            reading.unique(id).map_err(wrong)?;
        }
        let sealed = encode(&reading.table, &agreement, &chance()?)
            .map_err(|error| WrongInput(format!("{}:1: {error}", self.file.display())))?;
        let handles = self.handles.clone().unwrap_or_else(|| {
            let mut name = self.out.clone().into_os_string();
            name.push(".handles.csv");
            name.into()
        });
        apart(&[&self.out, &handles], &[&self.file, &self.key])?;
        // Both or none: handles without their tickets would be of no use, and in the way.
        for path in [&self.out, &handles] {
            if path.exists() {
                return Err(super::wrong(format!(
                    "{}: is there already: name another file",
                    path.display()
                )));
            }
        }
        let table = handle_table(&reading, &sealed, self.id.as_deref());
        write_private(&handles, table.as_bytes())?;
        write_private(&self.out, &sealed.encoded.to_bytes())?;
        eprintln!("{}", told(&sealed));
        eprintln!(
            "Hand over {}. Keep {} to yourself: it says which handle is whom.",
            self.out.display(),
            handles.display()
        );
        Ok(())
    }
}

/// Which handle is which record, in the order of the handles.
fn handle_table(reading: &Reading, sealed: &Sealed, id: Option<&str>) -> String {
    let ids = id.and_then(|id| reading.table.column(id));
    let name = id.unwrap_or("line");
    let mut lines: Vec<(String, String)> = (sealed.handles.iter().enumerate())
        .map(|(row, handle)| {
            let id = ids.and_then(|ids| ids.get(row)).map(cell);
            (handle.to_string(), id.unwrap_or_else(|| reading.line(row).to_string()))
        })
        .collect();
    lines.sort();
    let mut table = format!("handle,{}\n", cell(name));
    for (handle, id) in lines {
        // Writing into a text cannot fail.
        let _ = writeln!(table, "{handle},{id}");
    }
    table
}

/// What was encoded, and what was left out.
fn told(sealed: &Sealed) -> String {
    let (mut used, mut ignored) = (Vec::new(), Vec::new());
    for (header, role) in &sealed.columns {
        match role {
            Role::Ignored => ignored.push(header.as_str()),
            Role::Name
            | Role::Given
            | Role::Family
            | Role::Birth
            | Role::BirthYear
            | Role::BirthMonth
            | Role::BirthDay
            | Role::Sex
            | Role::Origin
            | Role::Number
            | Role::Locality
            | Role::Postcode
            | Role::Street
            | Role::Kin => used.push(format!("{header} ({})", role.word())),
        }
    }
    let mut told = format!(
        "{} records were encoded, {} tickets each, from {}.",
        sealed.encoded.records(),
        sealed.encoded.tickets(),
        used.join(", ")
    );
    if !ignored.is_empty() {
        told.push_str(&format!("\nLeft out: {}.", ignored.join(", ")));
    }
    if sealed.lost > 0 {
        told.push_str(&format!(
            "\n{} records have nothing that points at them alone: they can match nobody.",
            sealed.lost
        ));
    }
    told
}
