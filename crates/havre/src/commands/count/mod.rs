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

use clap::Subcommand;
use counting::integration::GroupSize;

use super::files::write;
use super::{say, wrong};

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

/// Refuses what would do nothing: an option that was given and that the method chosen does not read,
/// by whether it was, whether it does, and what the option goes with.
fn unread<const N: usize>(options: [(&str, bool, bool, &str); N]) -> anyhow::Result<()> {
    let stray = options.into_iter().find(|(_, is_given, is_read, _)| *is_given && !is_read);
    match stray {
        None => Ok(()),
        Some((option, .., of)) => {
            Err(wrong(format!("{option} goes with {of}: it would do nothing here")))
        }
    }
}

/// A factor.
fn one_or_more(text: &str) -> Result<f64, &'static str> {
    let number = text.parse().ok().filter(|number: &f64| (1.0..=1e6).contains(number));
    number.ok_or("it is 1 or more")
}

/// How many people a group has at least.
fn group_size(text: &str) -> Result<GroupSize, String> {
    let people = text.parse().map_err(|_| "it is a whole number".to_owned())?;
    GroupSize::new(people).ok_or_else(|| {
        let least = GroupSize::LEAST.people();
        format!("the least group can be raised, not lowered below {least}")
    })
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
