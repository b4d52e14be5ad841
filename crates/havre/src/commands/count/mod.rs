//! `havre count`: how many, and how sure: estimates, flows, forecasts, protected tables.
//!
//! What the commands answer is a contract, described in `docs/counting/`.

mod deaths;
mod incidents;
mod integration;

use std::io::Write;

use clap::Subcommand;

use super::WrongInput;

/// `havre count …`
#[derive(Debug, Subcommand)]
pub(crate) enum Count {
    /// Who died or went missing on the way: totals of a register of incidents
    Deaths(deaths::Deaths),
    /// Which incidents of several registers are one, and how the registers overlap
    Incidents(incidents::Incidents),
    /// Integration from both sides, in figures of groups only
    Integration(integration::Integration),
}

impl Count {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Deaths(deaths) => deaths.run(),
            Self::Incidents(incidents) => incidents.run(),
            Self::Integration(integration) => integration.run(),
        }
    }
}

/// The name and version of the shape of every answer in JSON.
const SCHEMA: &str = "havre.count/1";

/// What was given is wrong, and what to do: exit code 2.
fn wrong(what: impl std::fmt::Display) -> anyhow::Error {
    WrongInput(what.to_string()).into()
}

/// Gives the answer of a command.
fn say(text: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout().lock(), "{}", text.trim_end()) {
        // Whoever reads may stop reading (`| head`): no failure.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}
