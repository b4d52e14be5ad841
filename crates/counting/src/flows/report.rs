//! What an estimate of flows says, as a structure to be read by machines.
//!
//! It must never leave out what was assumed, nor how much the answer depends on it.

use nalgebra::DMatrix;
use serde::Serialize;

use super::account::Account;
use super::estimate::{Assumption, Ready, Settings, mixed, moves_of};
use super::indices::{Indices, indices};
use super::net::net;
use super::refusal::Unsound;
use super::stocks::Change;
use super::vital::{Method, Unbalanced};

/// Flows, what they add up to, and what they rest on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The places, in the order of rows and columns.
    pub places: Vec<String>,
    /// How the stocks were made comparable.
    pub method: Method,
    /// How people were taken to have moved.
    pub assumption: Assumption,
    /// Estimated moves: a row an origin, a column a destination.
    pub flows: Vec<Vec<f64>>,
    /// All moves between places.
    pub total: f64,
    /// All moves if as many as can stayed.
    pub fewest: f64,
    /// All moves if where people are said nothing about where they were.
    pub independent: f64,
    /// The account of each place.
    pub accounts: Vec<PlaceAccount>,
    /// Indices; rates are of the people at the start.
    pub indices: Indices,
    /// What was assumed, in plain words.
    pub assumed: Vec<String>,
    /// What should be known before the numbers are used, in plain words.
    pub warnings: Vec<String>,
}

/// The account of one place: `start + births + arrivals + came - departures - deaths - left +
/// adjusted = end`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceAccount {
    /// The place.
    pub place: String,
    /// Who lives there at the start.
    pub start: f64,
    /// Born there.
    pub births: f64,
    /// Came from the other places.
    pub arrivals: f64,
    /// Came from outside.
    pub came: f64,
    /// Went to the other places.
    pub departures: f64,
    /// Died there.
    pub deaths: f64,
    /// Went outside.
    pub left: f64,
    /// Put on or taken off to make the stocks comparable: explained by nothing.
    pub adjusted: f64,
    /// Who lives there at the end.
    pub end: f64,
}

impl Report {
    /// Estimates and reports; the account with every birthplace stands beside.
    ///
    /// # Errors
    /// As [`super::estimate()`].
    pub fn of(change: &Change, settings: &Settings) -> Result<(Self, Account), Unsound> {
        let ready = Ready::new(change, settings)?;
        let (fewest, independent) = (ready.fewest()?, ready.independent()?);
        let account = match settings.assumption {
            Assumption::Minimum => ready.account(&fewest),
            Assumption::Independence => ready.account(&independent),
            Assumption::Mixture(weight) => ready.account(&mixed(&fewest, &independent, weight)),
        }?;
        let (fewest, independent) = (moves_of(&fewest), moves_of(&independent));
        let flows = account.flows();
        let total = flows.sum();
        let accounts = accounts(change, &account, &flows)?;
        let [start, _] = change.populations();
        let report = Self {
            places: change.places().to_vec(),
            method: settings.method,
            assumption: settings.assumption,
            flows: flows.row_iter().map(|row| row.iter().copied().collect()).collect(),
            total,
            fewest,
            independent,
            indices: indices(&flows, &start, None)?,
            assumed: assumed(change, settings),
            warnings: warnings(change, settings, &accounts),
            accounts,
        };
        Ok((report, account))
    }
}

fn accounts(
    change: &Change,
    account: &Account,
    flows: &DMatrix<f64>,
) -> Result<Vec<PlaceAccount>, Unsound> {
    let sums = |table: &DMatrix<f64>| -> Vec<f64> {
        table.column_iter().map(|column| column.sum()).collect()
    };
    let adjusted = sums(&(&account.adjusted_end - &account.adjusted_start));
    let [start, end] = change.populations();
    let (born, died) = (sums(&account.born), sums(&account.died));
    let (came, left) = (sums(&account.came), sums(&account.left));
    let nets = net(flows)?;
    let columns = [&start, &end, &born, &died, &came, &left, &adjusted];
    let rows = change.places().iter().zip(nets).enumerate().map(|(place, (name, net))| {
        let [start, end, births, deaths, came, left, adjusted] =
            columns.map(|column| column.get(place).copied().unwrap_or_default());
        let (arrivals, departures) = (net.arrivals, net.departures);
        let place = name.clone();
        PlaceAccount {
            place,
            start,
            births,
            arrivals,
            came,
            departures,
            deaths,
            left,
            adjusted,
            end,
        }
    });
    Ok(rows.collect())
}

fn assumed(change: &Change, settings: &Settings) -> Vec<String> {
    let mut words = Vec::new();
    words.push(match settings.method {
        Method::Closed => {
            "The world is closed: no one came from outside these places or left them. \
            Where the number of people born in a place grew or shrank for no reason, half of the \
            difference was put on the first stock and half taken off the second."
                .to_owned()
        }
        Method::Open => {
            "The world is open: when more people of a birthplace are counted than before, \
            they came from outside to where such people lived at the start; when fewer, they left \
            from where such people live at the end."
                .to_owned()
        }
        Method::OpenDr => "The world is open: when more people of a birthplace are counted than \
            before, they came from outside to where such people live at the end; when fewer, they \
            left from where such people lived at the start."
            .to_owned(),
    });
    words.push(match settings.assumption {
        Assumption::Minimum => "As many people as possible stayed where they were: these are the \
            fewest moves that explain the two stocks, not the likeliest."
            .to_owned(),
        Assumption::Independence => "Where people of one birthplace live at the end says nothing \
            about where they lived at the start: far more moves than most people make."
            .to_owned(),
        Assumption::Mixture(weight) => format!(
            "A mixture: {} of independence and the rest of the fewest moves. The weight was given by \
            whoever asked; it does not follow from these data.",
            weight.get()
        ),
    });
    if change.births.iter().chain(&change.deaths).any(|count| *count > 0.0) {
        words.push(
            "Children were born as natives of the place where they were born; those who died are \
             spread over birthplaces as the people of the place at the start."
                .to_owned(),
        );
    }
    words.push(
        "A move is a change between the two moments: who left and came back in between, or moved \
         on twice, is not seen."
            .to_owned(),
    );
    words
}

fn warnings(change: &Change, settings: &Settings, accounts: &[PlaceAccount]) -> Vec<String> {
    let mut words = Vec::new();
    if change.births.iter().chain(&change.deaths).all(|count| *count == 0.0) {
        words.push(
            "No births and deaths were given: children born since the start count as people who \
             came, those who died as people who left."
                .to_owned(),
        );
    }
    let unexplained = change.unexplained();
    let people = accounts.iter().map(|place| place.start.max(place.end)).sum::<f64>();
    let rescaled = settings.method == Method::Closed
        && settings.unbalanced == Unbalanced::RescaleNatives
        && unexplained.abs() > 1e-9 * people;
    if rescaled {
        words.push(format!(
            "The stocks hold {} people that births and deaths do not explain; the natives were \
             rescaled to hide nothing but to go on: see the column `adjusted`.",
            super::refusal::shown(unexplained)
        ));
    }
    words
}
