//! `havre link`: is this the same person? Duplicates, links between lists, names, made-up people.
//!
//! What the commands answer is a contract, described in `docs/linkage.md`.

mod dedupe;
mod explain;
mod generate;
mod index;
mod input;
mod json;
mod names;
mod report;
mod results;
mod two;
mod words;

use clap::Subcommand;

use super::{piped, say, wrong};

/// `havre link …`
#[derive(Debug, Subcommand)]
pub(crate) enum Link {
    /// Find the records of one file that are one person
    Dedupe(dedupe::Dedupe),
    /// Find who of one file is in another
    #[command(name = "link")]
    Two(two::Two),
    /// Say why two records are taken for one person, or not, in bits that add up
    Explain(explain::Explain),
    /// Say how alike two names are: lines of two names with a tab between, on standard input
    Names(names::Names),
    /// Make an index of a file, to ask about records one by one
    Index(index::MakeIndex),
    /// Find the records of a file in an index
    Find(index::Find),
    /// Make people up, with the truth, to try all this on
    Generate(generate::Generate),
}

impl Link {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Dedupe(dedupe) => dedupe.run(),
            Self::Two(two) => two.run(),
            Self::Explain(explain) => explain.run(),
            Self::Names(names) => names.run(),
            Self::Index(index) => index.run(),
            Self::Find(find) => find.run(),
            Self::Generate(generate) => generate.run(),
        }
    }
}
