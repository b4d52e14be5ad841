//! What comes next in a series, and whether it left the ordinary: the arrivals of this house month
//! by month, or a series that is given, of which nothing is kept.
//!
//! It must never write to the log nor open a file, nor forecast from figures that its reader may not
//! see.

use std::path::Path;

use counting::account::{Date, Period as Days, Person, What};
use counting::forecast::alarm::{Alarm, On, Watch, watch};
use counting::forecast::{
    Forecast, Frequency, Period, Question, Series, choose_series, forecast, read_series,
};
use counting::input::Sheet;
use counting::told::Told;

use super::account::{MONTHS_MOST, month_of, months};
use super::alone::alone;
use super::board::Shown;
use super::estimate::Unread;
use crate::account::day;
use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::{Use, may};

/// How far ahead may be asked, in periods.
pub const HORIZONS: [usize; 4] = [1, 3, 6, 12];

/// The probabilities of the intervals.
const LEVELS: [f64; 2] = [0.8, 0.95];
/// What draws begin from: the same series gives the same answer.
const SEED: u64 = 1;
/// So many years of arrivals are looked back at, at most.
const YEARS: i32 = 20;
/// So many values at most: a century of months.
const VALUES_MOST: usize = 1_200;

/// What a series gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreseen {
    /// The series.
    pub series: Series,
    /// What comes next, or why nothing can be said of it.
    pub forecast: std::result::Result<Forecast, Told>,
    /// Whether it left the ordinary, or why nothing can be said of it.
    pub alarm: std::result::Result<Alarm, Told>,
}

/// How far ahead is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch(usize);

impl Stretch {
    /// One of [`HORIZONS`]; three periods otherwise.
    #[must_use]
    pub fn of(periods: usize) -> Self {
        Self(if HORIZONS.contains(&periods) { periods } else { 3 })
    }

    /// How many periods.
    #[must_use]
    pub const fn periods(self) -> usize {
        self.0
    }
}

/// The arrivals of this house, whole months only.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnArrivals {
    /// What they gave; nothing while no whole month has passed since the first arrival.
    pub foreseen: Option<Foreseen>,
    /// Whether they are as counted, or rounded.
    pub exact: bool,
}

impl House {
    /// Forecasts the arrivals of this house, under a name, and watches them.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn foresee_own(
        &self,
        session: &Session,
        name: &str,
        ahead: Stretch,
    ) -> Result<OwnArrivals> {
        session.must(Use::Overview)?;
        let exact = may(session.role(), Use::ExactFigures);
        let today = day(&self.home.zone, self.now());
        let Some(last) = today.and_then(|today| month_of(today)?.before()) else {
            return Ok(OwnArrivals { foreseen: None, exact });
        };
        let persons: Vec<Person> =
            self.counted(last)?.into_iter().map(|counted| counted.person).collect();
        let series = arrivals(&persons, last, exact).map(|(first, values)| Series {
            name: name.to_owned(),
            first,
            values,
        });
        Ok(OwnArrivals { foreseen: series.map(|series| alone(|| foresee(series, ahead))), exact })
    }

    /// Forecasts a series of separated text and watches it; `name` chooses among several.
    ///
    /// # Errors
    /// The role may not. What is wrong with the text is an answer, not an error.
    pub fn foresee(
        &self,
        session: &Session,
        text: &[u8],
        name: Option<&str>,
        ahead: Stretch,
    ) -> Result<std::result::Result<Foreseen, Unread>> {
        session.must(Use::Overview)?;
        Ok(alone(|| foreseen(text, name, ahead)))
    }
}

/// What a series of separated text gives.
///
/// # Errors
/// What is wrong with the text, and where.
pub fn foreseen(
    text: &[u8],
    name: Option<&str>,
    ahead: Stretch,
) -> std::result::Result<Foreseen, Unread> {
    let sheet = Sheet::parse(Path::new("series.csv"), text)?;
    let series = choose_series(&sheet, read_series(&sheet)?, name)?;
    if series.values.len() > VALUES_MOST {
        return Err(Told::new("series_long", []).into());
    }
    Ok(foresee(series, ahead))
}

fn foresee(series: Series, ahead: Stretch) -> Foreseen {
    let asked = Question { horizon: ahead.periods(), levels: LEVELS.to_vec(), seed: SEED };
    let forecast = forecast(&series, &asked).map_err(|unfit| unfit.told());
    // What has no logarithm is watched as it is.
    let on = if series.values.iter().all(|value| *value > 0.0) { On::Log } else { On::Level };
    let by = Watch { on, in_control: in_control(series.frequency()), ..Watch::default() };
    let alarm = watch(&series, &by).map_err(|unfit| unfit.told());
    Foreseen { series, forecast, alarm }
}

/// So many first values say what is ordinary: two years of quarters, one and a half of months, one of
/// weeks, ten years.
const fn in_control(frequency: Frequency) -> usize {
    match frequency {
        Frequency::Yearly => 10,
        Frequency::Quarterly => 8,
        Frequency::Monthly => 18,
        Frequency::Weekly => 52,
    }
}

/// Who came in each month, from the one after the first arrival, which may have begun late, to a last
/// day; rounded where the reader may not see figures as they are.
fn arrivals(persons: &[Person], last: Date, exact: bool) -> Option<(Period, Vec<f64>)> {
    let came = persons.iter().flat_map(|person| &person.movements);
    let came = came.filter(|it| matches!(it.what, What::Term(_)) && it.date <= last);
    let first = came.map(|it| it.date).min()?.max(last.plus_months(-12 * YEARS)?);
    let mut first = month_of(first)?.plus_months(1)?;
    let label = first.to_string();
    let mut values = Vec::new();
    // The account tells so many months at once.
    while first <= last {
        let days = Days::new(first, first.plus_months(MONTHS_MOST)?.before()?.min(last))?;
        let some = months(persons, days);
        let Some(newest) = some.last() else { break };
        first = newest.first.plus_months(1)?;
        values.extend(some.iter().map(|month| Shown::of(month.came, exact).number() as f64));
    }
    (!values.is_empty()).then_some((Period::read(label.get(..7)?)?, values))
}

#[cfg(test)]
mod tests {
    use counting::account::{Movement, Sex, Term};

    use super::*;

    fn person(arrived: &str) -> Person {
        let date = Date::parse(arrived).unwrap();
        let (place, status) = ("here".to_owned(), "waiting".to_owned());
        let movement = Movement { date, place, status, what: What::Term(Term::Arrival) };
        Person { id: arrived.into(), sex: Sex::Female, born: None, movements: vec![movement] }
    }

    #[test]
    fn whole_months_are_counted_from_the_one_after_the_first_arrival() {
        let persons = ["2020-01-31", "2020-02-01", "2020-02-29", "2020-04-30", "2025-05-02"];
        let persons = persons.map(person);
        let last = Date::parse("2025-04-30").unwrap();
        let (first, values) = arrivals(&persons, last, true).unwrap();
        assert_eq!((first.to_string(), values.len()), ("2020-02".to_owned(), 63));
        assert_eq!(values.get(..4), Some(&[2.0, 0.0, 1.0, 0.0][..]));
        assert_eq!(values.iter().sum::<f64>(), 3.0, "May has not ended");
        let (_, rounded) = arrivals(&persons, last, false).unwrap();
        assert!(rounded.iter().all(|value| *value == 0.0), "fewer than five are not told");
        assert_eq!(arrivals(&[], last, true), None);
        assert_eq!(arrivals(&[person("2025-04-03")], last, true), None, "no whole month yet");
    }
}
