//! Dates of birth as they come to be written: known to the day or the year, in four calendars.

use icu_calendar::cal::hijri::{TabularAlgorithmEpoch, TabularAlgorithmLeapYears};
use icu_calendar::cal::{Ethiopian, Hijri, Persian};
use icu_calendar::{AsCalendar, Date};

use super::clerk::Clerk;
use super::dice::Dice;
use super::family::Person;
use super::lists::Calendar;
use crate::files::civil;

/// How good a date of birth is as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateQuality {
    /// The true day.
    Exact,
    /// The year, or a day that stands for it; the year itself may be a guess.
    YearOnly,
    /// The day in another calendar.
    OtherCalendar,
    /// Day and month changed places, or a digit is wrong.
    Wrong,
    /// None.
    Missing,
}

impl DateQuality {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::YearOnly => "year only",
            Self::OtherCalendar => "another calendar",
            Self::Wrong => "swapped or a digit wrong",
            Self::Missing => "missing",
        }
    }
}

/// The date of birth of a person, as a clerk writes it on a day.
pub(super) fn written(
    person: &Person,
    (clerk, today): (Clerk, i64),
    noise: f64,
    dice: &mut Dice,
) -> (String, DateQuality) {
    let (year, month, day) = civil::from_days(person.born);
    if dice.chance(0.03 * noise) {
        return (String::new(), DateQuality::Missing);
    }
    if !person.knows_birthday {
        // Asked again, people say another age: the year is the office's sum.
        let said = if dice.chance(0.3) { dice.between(-2, 2) } else { 0 };
        let (this_year, ..) = civil::from_days(today);
        let year = (year + said).min(this_year);
        return (format!("{year}{}", clerk.day_of_year_alone()), DateQuality::YearOnly);
    }
    let foreign = person.origin.calendar != Calendar::Gregorian;
    if foreign && dice.chance(0.05 * noise) {
        let text = in_calendar(person.origin.calendar, (year, month, day));
        return (text, DateQuality::OtherCalendar);
    }
    if dice.chance(0.02 * noise) {
        return (format!("{year}{}", clerk.day_of_year_alone()), DateQuality::YearOnly);
    }
    if day <= 12 && day != month && dice.chance(0.05 * noise) {
        return (format!("{year:04}-{day:02}-{month:02}"), DateQuality::Wrong);
    }
    let text = format!("{year:04}-{month:02}-{day:02}");
    if dice.chance(0.025 * noise) {
        return (digit_wrong(&text, dice), DateQuality::Wrong);
    }
    (text, DateQuality::Exact)
}

/// A day of the Gregorian calendar, written in another as if it were not.
fn in_calendar(calendar: Calendar, (year, month, day): (i64, u8, u8)) -> String {
    let year = i32::try_from(year).unwrap_or(1970);
    let Ok(date) = Date::try_new_iso(year, month, day) else { return String::new() };
    let hijri =
        || Hijri::new_tabular(TabularAlgorithmLeapYears::TypeII, TabularAlgorithmEpoch::Friday);
    match calendar {
        Calendar::Gregorian => text(&date),
        Calendar::Ethiopian => text(&date.to_calendar(Ethiopian::new())),
        Calendar::SolarHijri => text(&date.to_calendar(Persian)),
        Calendar::Hijri => text(&date.to_calendar(hijri())),
    }
}

fn text<A: AsCalendar>(date: &Date<A>) -> String {
    let year = date.year().extended_year();
    let (month, day) = (date.month().ordinal, date.day_of_month().0);
    format!("{year:04}-{month:02}-{day:02}")
}

/// One digit of day, month or the last two of the year is another.
fn digit_wrong(text: &str, dice: &mut Dice) -> String {
    let places = [2, 3, 6, 9];
    let place = dice.pick(&places).copied().unwrap_or(9);
    let other = char::from(b'0' + u8::try_from(dice.below(10)).unwrap_or(0));
    text.chars().enumerate().map(|(at, digit)| if at == place { other } else { digit }).collect()
}
