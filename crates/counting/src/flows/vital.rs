//! From two stocks to two that can be compared: births, deaths, and who entered and left.
//!
//! It must never change a stock without writing down by how much.

use nalgebra::DMatrix;

use super::cube::Cube;
use super::grid::at;
use super::ipf::{Limits, ipf};
use super::margin::Margin;
use super::refusal::{Refusal, Unsound};
use super::stocks::Change;

/// How the number of people of each birthplace is made the same at the start and at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// No one enters or leaves: half the difference is taken off one stock and put on the other,
    /// places keeping their totals (Abel and Sander 2014).
    Closed,
    /// People enter and leave: who leaves is spread as the same birthplace is at the end, who comes as
    /// it was at the start.
    Open,
    /// People enter and leave: who leaves is spread as they were at the start, who comes as they are
    /// at the end (Abel 2013).
    OpenDr,
}

/// What to do when a closed world does not add up: births less deaths are not its growth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unbalanced {
    /// Refuse.
    #[default]
    Refuse,
    /// Take half the difference off the natives of one stock and put it on those of the other, in
    /// proportion to their number.
    RescaleNatives,
}

/// Two stocks with the same number of people of each birthplace, and what was taken off to get
/// there; all birthplaces × places.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Comparable {
    pub(super) start: DMatrix<f64>,
    pub(super) end: DMatrix<f64>,
    pub(super) born: DMatrix<f64>,
    pub(super) died: DMatrix<f64>,
    pub(super) came: DMatrix<f64>,
    pub(super) left: DMatrix<f64>,
}

/// Takes births, deaths and those who entered and left off two stocks.
pub(super) fn comparable(
    change: &Change,
    method: Method,
    unbalanced: Unbalanced,
    limits: Limits,
) -> Result<Comparable, Unsound> {
    let (mut start, mut end) = (change.start.clone(), change.end.clone());
    if method == Method::Closed {
        close(change, unbalanced, (&mut start, &mut end))?;
    }
    let born = births(change, &end);
    let died = by_column(&start, &change.deaths);
    end -= &born;
    start -= &died;
    let none = DMatrix::zeros(start.nrows(), start.ncols());
    let mut made = Comparable { start, end, born, died, came: none.clone(), left: none };
    match method {
        Method::Closed => rescale(&mut made, limits)?,
        Method::Open => open(&mut made, &change.places)?,
        Method::OpenDr => open_dr(&mut made),
    }
    Ok(made)
}

/// Makes the growth of a closed world what births and deaths say.
fn close(
    change: &Change,
    unbalanced: Unbalanced,
    (start, end): (&mut DMatrix<f64>, &mut DMatrix<f64>),
) -> Result<(), Unsound> {
    let gap = change.unexplained();
    let people = start.sum().max(end.sum()).max(1.0);
    if gap.abs() <= super::margin::TOTALS_DIFFER_MOST * people {
        return Ok(());
    }
    if unbalanced == Unbalanced::Refuse {
        let (start, end) = (start.sum(), end.sum());
        return Err(Unsound::World { start, end, natural: change.natural() });
    }
    for (stock, off) in [(start, -gap / 2.0), (end, gap / 2.0)] {
        let natives = stock.diagonal().sum();
        if off > natives {
            let place = "all places".to_owned();
            return Err(Unsound::Nobody { place, people: natives - off, done: "rescaled" });
        }
        let kept = if natives > 0.0 { 1.0 - off / natives } else { 1.0 };
        let rescaled = stock.diagonal() * kept;
        stock.set_diagonal(&rescaled);
    }
    Ok(())
}

/// Who was born since the start: natives of the place where they are born. Where that place has
/// fewer natives at the end, births are taken off everyone there in proportion.
fn births(change: &Change, end: &DMatrix<f64>) -> DMatrix<f64> {
    let all = by_column(end, &change.births);
    DMatrix::from_fn(end.nrows(), end.ncols(), |birthplace, place| {
        let births = change.births.get(place).copied().unwrap_or_default();
        match (births <= at(end, place, place), birthplace == place) {
            (true, true) => births,
            (true, false) => 0.0,
            (false, _) => at(&all, birthplace, place),
        }
    })
}

/// Totals a place, spread over birthplaces as those who live there.
fn by_column(stock: &DMatrix<f64>, totals: &[f64]) -> DMatrix<f64> {
    let mut spread = stock.clone();
    for (mut column, total) in spread.column_iter_mut().zip(totals) {
        let people = column.sum();
        column *= if people > 0.0 { total / people } else { 0.0 };
    }
    spread
}

fn sums(stock: &DMatrix<f64>) -> (Vec<f64>, Vec<f64>) {
    let rows = stock.row_iter().map(|row| row.sum()).collect();
    (rows, stock.column_iter().map(|column| column.sum()).collect())
}

/// Closed: both stocks are fitted to the mean number of people of each birthplace.
fn rescale(made: &mut Comparable, limits: Limits) -> Result<(), Unsound> {
    let ((first, start_columns), (second, end_columns)) = (sums(&made.start), sums(&made.end));
    let mean: Vec<f64> =
        first.iter().zip(&second).map(|(one, other)| (one + other) / 2.0).collect();
    for (stock, columns) in [(&mut made.start, start_columns), (&mut made.end, end_columns)] {
        let margins = [Margin::rows(&mean), Margin::columns(&columns)];
        let fit = ipf(&Cube::flat(stock), &margins, limits).map_err(Unsound::Matching)?;
        *stock = fit.table.over_tables();
    }
    Ok(())
}

/// A row spread as another: its distribution times a total; zeros when there is nobody.
fn spread(stock: &DMatrix<f64>, totals: &[f64]) -> DMatrix<f64> {
    let mut spread = stock.clone();
    for (mut row, total) in spread.row_iter_mut().zip(totals) {
        let people = row.sum();
        row *= if people > 0.0 { total / people } else { 0.0 };
    }
    spread
}

/// How many of each birthplace are missing at the end, and how many at the start.
fn missing(made: &Comparable) -> (Vec<f64>, Vec<f64>) {
    let ((first, _), (second, _)) = (sums(&made.start), sums(&made.end));
    let gone = first.iter().zip(&second).map(|(start, end)| (start - end).max(0.0)).collect();
    let new = first.iter().zip(&second).map(|(start, end)| (end - start).max(0.0)).collect();
    (gone, new)
}

fn open_dr(made: &mut Comparable) {
    let (gone, new) = missing(made);
    (made.left, made.came) = (spread(&made.start, &gone), spread(&made.end, &new));
    made.start -= &made.left;
    made.end -= &made.came;
}

fn open(made: &mut Comparable, places: &[String]) -> Result<(), Unsound> {
    let (gone, new) = missing(made);
    (made.left, made.came) = (spread(&made.end, &gone), spread(&made.start, &new));
    // Where no one of a birthplace is there at the other moment, there is only one way to spread them.
    for row in 0..made.start.nrows() {
        let there = |stock: &DMatrix<f64>| stock.row(row).sum() > 0.0;
        if !there(&made.end) {
            made.left.set_row(row, &made.start.row(row).clone_owned());
        }
        if !there(&made.start) {
            made.came.set_row(row, &made.end.row(row).clone_owned());
        }
    }
    made.start -= &made.left;
    made.end -= &made.came;
    for stock in [&mut made.start, &mut made.end] {
        let least = -1e-9 * stock.sum().max(1.0);
        for (place, mut column) in stock.column_iter_mut().enumerate() {
            for (left, birthplace) in column.iter_mut().zip(places) {
                if *left < least {
                    let place = places.get(place).cloned().unwrap_or_default();
                    let birthplace = birthplace.clone();
                    return Err(Unsound::Outside { birthplace, place, left: *left });
                }
                *left = left.max(0.0);
            }
        }
    }
    Ok(())
}

/// A row of a stock as numbers.
pub(super) fn row(stock: &DMatrix<f64>, birthplace: usize) -> Vec<f64> {
    stock.row(birthplace).iter().copied().collect()
}

/// Makes the totals of two rows that differ by what floating point costs the same.
///
/// # Errors
/// When they differ by more.
pub(super) fn level(first: &[f64], mut second: Vec<f64>) -> Result<Vec<f64>, Refusal> {
    let (one, other): (f64, f64) = (first.iter().sum(), second.iter().sum());
    if (one - other).abs() > 1e-6 * one.max(other).max(1.0) {
        let names = ("start", "end");
        return Err(Refusal::Totals { one: names.0, first: one, other: names.1, second: other });
    }
    if other > 0.0 {
        second.iter_mut().for_each(|people| *people *= one / other);
    }
    Ok(second)
}
