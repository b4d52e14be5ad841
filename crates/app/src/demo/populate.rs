//! A population: many lives side by side, their arrivals spread as the published ones are.

use jiff::{SignedDuration, ToSpan};
use kernel::Timestamp;
use std::thread;
use trace::{Cell, Condition, Order, Select};

use super::dice::Dice;
use super::figures;
use super::life::{Life, Lived};
use crate::error::{Error, Result};
use crate::house::House;
use crate::keys::access_code;
use crate::views::{CASES, case_column};

/// How many lives are lived at once: they share each other's fsync.
const AT_ONCE: usize = 64;
/// How far back the first arrival is.
const MONTHS: i32 = 20;

/// What a population came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Population {
    /// Cases.
    pub cases: usize,
    /// People.
    pub people: usize,
    /// Steps taken.
    pub steps: usize,
    /// Steps taken after their term.
    pub late: usize,
}

/// Adds so many cases to a house, from a seed; the same seed gives the same lives.
///
/// # Errors
/// The house refuses or its log fails.
pub fn populate(house: &House, cases: u32, seed: u64) -> Result<Population> {
    let now = house.world.now();
    let arrivals = arrivals(&mut Dice::new(seed), cases, now);
    let mut lanes: Vec<Vec<(u64, Timestamp)>> = vec![Vec::new(); AT_ONCE];
    for (place, (number, arrival)) in (0_u64..).zip(arrivals).enumerate() {
        let of_life = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(number);
        if let Some(lane) = lanes.get_mut(place % AT_ONCE) {
            lane.push((of_life, arrival));
        }
    }
    let live = |lane: Vec<(u64, Timestamp)>| -> Result<Vec<Lived>> {
        lane.into_iter()
            .map(|(seed, arrival)| Life::new(house, seed, arrival, now).live())
            .collect()
    };
    let lived: Vec<Result<Vec<Lived>>> = thread::scope(|scope| {
        let running: Vec<_> =
            lanes.into_iter().map(|lane| scope.spawn(move || live(lane))).collect();
        let stopped = || Err(Error::NotFound);
        running.into_iter().map(|lane| lane.join().unwrap_or_else(|_| stopped())).collect()
    });
    let mut population = Population::default();
    for lane in lived {
        for life in lane? {
            population.cases += 1;
            population.people += life.people;
            population.steps += life.steps;
            population.late += life.late;
        }
    }
    Ok(population)
}

/// Instants of arrival over the last months, by the month's published share, at opening hours.
fn arrivals(dice: &mut Dice, cases: u32, now: Timestamp) -> Vec<Timestamp> {
    let zone = jiff::tz::TimeZone::get("Europe/Paris").unwrap_or(jiff::tz::TimeZone::UTC);
    let today = zone.to_datetime(now).date();
    let days: Vec<(jiff::civil::Date, f64)> = (1..MONTHS * 30)
        .filter_map(|back| today.checked_sub(back.days()).ok())
        .filter(|day| {
            !matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
        })
        .map(|day| (day, figures::arrivals(day.month())))
        .collect();
    let hour = |dice: &mut Dice, day: jiff::civil::Date| {
        let minutes = i64::try_from(dice.below(7 * 60)).unwrap_or(0);
        let midnight = zone.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())).ok()?;
        midnight.checked_add(SignedDuration::from_mins(9 * 60 + minutes)).ok()
    };
    (0..cases)
        .filter_map(|_| {
            let day = *dice.weighted(&days)?;
            hour(dice, day)
        })
        .collect()
}

/// Numbers and codes with which a few of the invented people can come back, for the greeting.
///
/// # Errors
/// The log fails.
pub fn sample_logins(house: &House) -> Result<Vec<(String, String)>> {
    let open = Select::from(CASES)
        .when(Condition::Is("closed_at", Cell::Null))
        .by(Order::Descending("opened_at"))
        .page(20, 3);
    let rows = house.log.select(&open)?;
    let logins = rows.iter().filter_map(|row| {
        let number = row.text(case_column("number"))?.to_owned();
        let person = row.text(case_column("applicant"))?.parse().ok()?;
        Some((number, access_code(&house.key, person)))
    });
    Ok(logins.collect())
}
