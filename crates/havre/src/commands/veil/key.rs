//! `havre veil key`: the agreement.

use std::path::PathBuf;

use clap::Args;
use linkage::veil::{Agreement, Role, Secret};

use super::super::WrongInput;
use super::{chance, write_private};

/// `havre veil key`
#[derive(Debug, Args)]
pub(crate) struct Key {
    /// Where to write the agreement; a file that is there is never written over
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What a column is where its header does not say it: "Nom d'usage=family"; may be given
    /// several times
    #[arg(long = "column", value_name = "HEADER=ROLE")]
    columns: Vec<String>,
}

impl Key {
    #[expect(clippy::print_stderr, reason = "the result of the command")]
    pub(super) fn run(self) -> anyhow::Result<()> {
        let mut agreement = Agreement::new(Secret::new(chance()?));
        for column in &self.columns {
            let (header, role) = column
                .rsplit_once('=')
                .and_then(|(header, word)| Some((header, Role::from_word(word)?)))
                .ok_or_else(|| {
                    let words = Role::words();
                    WrongInput(format!("`{column}` is no header=role; the roles are {words}"))
                })?;
            agreement.columns.insert(header.trim().to_owned(), role);
        }
        write_private(&self.out, agreement.to_toml().as_bytes())?;
        eprintln!(
            "The agreement is in {}. Hand it to the other party in person, never to whoever \
             compares, and destroy it after the exchange.",
            self.out.display()
        );
        Ok(())
    }
}
