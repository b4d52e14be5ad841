//! Who moved between places, from who lives where at two moments: tables are given, moves are
//! answered, nothing is kept.
//!
//! It must never choose an assumption in silence, write to the log, or keep what is pasted.

use std::path::Path;

use counting::flows::{
    Account, Assumption, Method, Natives, Report, Settings, Sheets, Unsound, Weight,
};
use counting::input::{Fault, Sheet};
use counting::told::{Told, Value};

use super::alone::alone;
use super::estimate::Unread;
use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::Use;

/// So many places at most: the cells of an account are the third power of their number.
const PLACES_MOST: usize = 60;

/// How the two stocks are made comparable, by the names of the command line.
pub const MOVE_METHODS: [&str; 3] = ["open-dr", "open", "closed"];
/// How many are taken to have moved, likewise.
pub const MOVE_ASSUMPTIONS: [&str; 3] = ["minimum", "independence", "mixture"];

/// A table that is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stock {
    /// Who was born where and lives where at the start.
    Start,
    /// The same at the end.
    End,
    /// Births a place.
    Births,
    /// Deaths a place.
    Deaths,
}

impl Stock {
    /// Every table.
    pub const ALL: [Self; 4] = [Self::Start, Self::End, Self::Births, Self::Deaths];

    /// Its name in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Births => "births",
            Self::Deaths => "deaths",
        }
    }
}

/// What is given, in the order of [`Stock::ALL`], and how moves are estimated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stocks {
    /// The tables; empty where there is none.
    pub tables: [Vec<u8>; 4],
    /// One of [`MOVE_METHODS`]; the first one otherwise.
    pub method: String,
    /// One of [`MOVE_ASSUMPTIONS`]; the first one otherwise.
    pub assumption: String,
    /// The weight of a mixture.
    pub weight: String,
}

/// Why tables give no moves: in which, where, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct Unmoved {
    /// The table; nothing when it is about the weight.
    pub stock: Option<Stock>,
    /// Where in it, and what.
    pub wrong: Unread,
}

/// What tables gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The moves and what they rest on.
    pub report: Report,
    /// The account with every birthplace.
    pub account: Account,
}

impl House {
    /// Estimates who moved, one estimate at a time: others wait.
    ///
    /// # Errors
    /// The role may not. What is wrong with the tables is an answer, not an error.
    pub fn flows(
        &self,
        session: &Session,
        stocks: &Stocks,
    ) -> Result<std::result::Result<Moved, Unmoved>> {
        session.must(Use::Overview)?;
        Ok(alone(|| moved(stocks)))
    }
}

/// Who moved, from tables.
///
/// # Errors
/// What is wrong with the tables, and where.
pub fn moved(stocks: &Stocks) -> std::result::Result<Moved, Unmoved> {
    let settings = settings(stocks)?;
    let [start, end, births, deaths] = &stocks.tables;
    let start = required(Stock::Start, start)?;
    let end = required(Stock::End, end)?;
    let vital = match (births.is_empty(), deaths.is_empty()) {
        (true, true) => None,
        (false, false) => Some([read(Stock::Births, births)?, read(Stock::Deaths, deaths)?]),
        (true, false) => return Err(missing(Stock::Births, "flows_one_vital")),
        (false, true) => return Err(missing(Stock::Deaths, "flows_one_vital")),
    };
    let vital = vital.as_ref().map(|sheets| sheets.each_ref());
    let sheets = Sheets { start: &start, end: &end, vital };
    let change = sheets.read(Natives::Refuse).map_err(of_fault)?;
    let places = change.places().len();
    if places > PLACES_MOST {
        let [n, most] = [places, PLACES_MOST].map(|it| Value::Text(it.to_string()));
        let wrong = Told::new("flows_places", [("n", n), ("most", most)]).into();
        return Err(Unmoved { stock: Some(Stock::Start), wrong });
    }
    let (report, account) =
        Report::of(&change, &settings).map_err(|unsound| of_fault(sheets.fault(&unsound)))?;
    Ok(Moved { report, account })
}

fn settings(stocks: &Stocks) -> std::result::Result<Settings, Unmoved> {
    let method = match stocks.method.as_str() {
        "closed" => Method::Closed,
        "open" => Method::Open,
        _ => Method::OpenDr,
    };
    let assumption = match stocks.assumption.as_str() {
        "independence" => Assumption::Independence,
        "mixture" => {
            let weight = stocks.weight.trim().replace(',', ".").parse().unwrap_or(f64::NAN);
            let unsound =
                |unsound: Unsound| Unmoved { stock: None, wrong: unsound.what().told().into() };
            Assumption::Mixture(Weight::new(weight).map_err(unsound)?)
        }
        _ => Assumption::Minimum,
    };
    Ok(Settings::new(method, assumption))
}

fn missing(stock: Stock, key: &'static str) -> Unmoved {
    Unmoved { stock: Some(stock), wrong: Told::new(key, []).into() }
}

fn required(stock: Stock, table: &[u8]) -> std::result::Result<Sheet, Unmoved> {
    if table.is_empty() { Err(missing(stock, "flows_missing")) } else { read(stock, table) }
}

fn read(stock: Stock, table: &[u8]) -> std::result::Result<Sheet, Unmoved> {
    Sheet::parse(Path::new(stock.as_str()), table).map_err(of_fault)
}

/// The table of a fault is that of its path.
fn of_fault(fault: Fault) -> Unmoved {
    let stock = Stock::ALL.into_iter().find(|stock| Path::new(stock.as_str()) == fault.file);
    Unmoved { stock, wrong: fault.into() }
}
