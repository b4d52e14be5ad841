//! `havre count`: how many, and how sure: estimates, flows, forecasts, protected tables.
//!
//! It must never compute: it reads arguments, calls the crate `counting` and shows what it answers,
//! a contract described in `docs/counting/`.

mod account;
mod alarm;
mod attack;
mod deaths;
mod estimate;
mod figure;
mod files;
mod flows;
mod forecast;
mod form;
mod gaps;
mod incidents;
mod integration;
mod one;
mod others;
mod protect;
mod publish;
mod ratio;
mod register;

use std::io::Write;

use clap::Subcommand;

use super::WrongInput;
use files::write;

/// `havre count …`
#[derive(Debug, Subcommand)]
pub(crate) enum Count {
    /// Who was there, who came and went, what was decided: the account of a period, from the trace
    Account(account::AccountOf),
    /// How many in all, those on no list included, from lists that overlap
    Estimate(estimate::Estimate),
    /// Who moved between places, from who lives where at two moments
    Flows(flows::Flows),
    /// How many in all, from one list that says how often each person was met
    One(one::One),
    /// How many have no permit, from those found, those in another register and those registered, by group
    Ratio(ratio::Ratio),
    /// Who died or went missing on the way: totals of a register of incidents
    Deaths(deaths::Deaths),
    /// Which incidents of several registers are one, and how the registers overlap
    Incidents(incidents::Incidents),
    /// Integration from both sides, in figures of groups only
    Integration(integration::Integration),
    /// Gaps between migrants and natives: the Zaragoza indicators, each with its doubt
    Gaps(gaps::GapsOf),
    /// What anyone can work out from published tables: differences, overlaps, equations
    Attack(attack::Attack),
    /// Make a table that exposes no one: noise, rounding, suppression, differential privacy
    Protect(Box<protect::Protect>),
    /// Make a protected table of the trace: who is there, arrivals, applications, decisions
    Publish(publish::Publish),
    /// What comes next in a series, how sure, and how the method did before
    Forecast(forecast::Forecast),
    /// When a series left the ordinary
    Alarm(alarm::Alarm),
}

impl Count {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Account(account) => account.run(),
            Self::Estimate(estimate) => estimate.run(),
            Self::Flows(flows) => flows.run(),
            Self::One(one) => one.run(),
            Self::Ratio(ratio) => ratio.run(),
            Self::Deaths(deaths) => deaths.run(),
            Self::Incidents(incidents) => incidents.run(),
            Self::Integration(integration) => integration.run(),
            Self::Gaps(gaps) => gaps.run(),
            Self::Attack(attack) => attack.run(),
            Self::Protect(protect) => protect.run(),
            Self::Publish(publish) => publish.run(),
            Self::Forecast(forecast) => forecast.run(),
            Self::Alarm(alarm) => alarm.run(),
        }
    }
}

/// What was given is wrong, and what to do: exit code 2.
fn wrong(what: impl std::fmt::Display) -> anyhow::Error {
    WrongInput(what.to_string()).into()
}

/// Gives the answer of a command; whoever reads may stop reading (`| head`).
fn say(text: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout().lock(), "{}", text.trim_end()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Gives the answer of a command as JSON: `{"schema": "havre.count/1", "command": …, …}`.
fn say_json(command: &str, answer: &impl serde::Serialize) -> anyhow::Result<()> {
    #[derive(serde::Serialize)]
    struct Answer<'a, T> {
        schema: &'static str,
        command: &'a str,
        #[serde(flatten)]
        answer: &'a T,
    }
    let answer = Answer { schema: "havre.count/1", command, answer };
    say(&serde_json::to_string_pretty(&answer)?)
}
