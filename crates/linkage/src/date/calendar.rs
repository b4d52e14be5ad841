//! Calendars: which days a date can mean. The arithmetic is that of `icu_calendar` (Reingold &
//! Dershowitz 2018), the Hijri calendar that of Umm al-Qura.

use icu_calendar::Date as Day;
use icu_calendar::cal::{EthiopianEraStyle, Hijri};

/// A calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// The common one.
    Gregorian,
    /// The Ethiopian and Eritrean: thirteen months, seven or eight years behind.
    Ethiopian,
    /// The Iranian and Afghan: it begins in March, 621 or 622 years behind.
    SolarHijri,
    /// The Islamic, by the moon.
    Hijri,
}

impl Calendar {
    /// All, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Gregorian, Self::SolarHijri, Self::Hijri, Self::Ethiopian];

    /// Whether a year is one a person of some file can be born in, or written in this calendar at
    /// all.
    const fn has(self, year: i32) -> bool {
        match self {
            // Registers go back to the first parish books; 1500 and before is of the Hijri calendars.
            Self::Gregorian => 1501 <= year && year <= 2150,
            Self::Ethiopian => 1850 <= year && year <= 2150,
            Self::SolarHijri | Self::Hijri => 1200 <= year && year <= 1500,
        }
    }

    /// The number of a day, if the calendar has it.
    fn day(self, year: i32, month: u8, day: u8) -> Option<i32> {
        let date = match self {
            Self::Gregorian => {
                Day::try_new_gregorian(year, month, day).map(|it| it.to_rata_die()).ok()?
            }
            Self::Ethiopian => {
                let style = EthiopianEraStyle::AmeteMihret;
                Day::try_new_ethiopian(style, year, month, day).map(|it| it.to_rata_die()).ok()?
            }
            Self::SolarHijri => {
                Day::try_new_persian(year, month, day).map(|it| it.to_rata_die()).ok()?
            }
            Self::Hijri => {
                let rules = Hijri::new_umm_al_qura();
                let date = Day::try_new_hijri_with_calendar(year, month, day, rules);
                date.map(|it| it.to_rata_die()).ok()?
            }
        };
        i32::try_from(date.to_i64_date()).ok()
    }

    /// The first and the last day of what is known: a day, a month, a year. 0 is not known.
    fn span(self, year: i32, month: u8, day: u8) -> Option<(i32, i32)> {
        if !self.has(year) {
            return None;
        }
        let begins = |year, month| self.day(year, month, 1);
        match (month, day) {
            (0, _) => Some((begins(year, 1)?, begins(year + 1, 1)? - 1)),
            (_, 0) => {
                let next = begins(year, month + 1).or_else(|| begins(year + 1, 1))?;
                Some((begins(year, month)?, next - 1))
            }
            _ => self.day(year, month, day).map(|it| (it, it)),
        }
    }
}

/// For each calendar the first and the last day a date can mean there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Spans {
    gregorian: Option<(i32, i32)>,
    ethiopian: Option<(i32, i32)>,
    solar: Option<(i32, i32)>,
    hijri: Option<(i32, i32)>,
}

impl Spans {
    pub(super) fn of(year: i32, month: u8, day: u8) -> Self {
        Self {
            gregorian: Calendar::Gregorian.span(year, month, day),
            ethiopian: Calendar::Ethiopian.span(year, month, day),
            solar: Calendar::SolarHijri.span(year, month, day),
            hijri: Calendar::Hijri.span(year, month, day),
        }
    }

    pub(super) const fn get(&self, calendar: Calendar) -> Option<(i32, i32)> {
        match calendar {
            Calendar::Gregorian => self.gregorian,
            Calendar::Ethiopian => self.ethiopian,
            Calendar::SolarHijri => self.solar,
            Calendar::Hijri => self.hijri,
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.gregorian.is_none()
            && self.ethiopian.is_none()
            && self.solar.is_none()
            && self.hijri.is_none()
    }
}

/// Year, month and day of a day in the Gregorian calendar.
fn civil(day: i32) -> (i32, u8, u8) {
    let date = Day::try_new_gregorian(1, 1, 1).map(|it| it.to_rata_die());
    let found = date.map(|first| {
        let date = Day::from_rata_die(first + i64::from(day - 1), icu_calendar::cal::Gregorian);
        (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
    });
    found.unwrap_or((1, 1, 1))
}

/// The Gregorian year of a day.
pub(super) fn gregorian_year(day: i32) -> i32 {
    civil(day).0
}

/// The whole years from one day to another; less than 0 if the other lies before.
pub(super) fn years_between(from: i32, to: i32) -> i32 {
    let (one, other) = (civil(from), civil(to));
    let is_before = (other.1, other.2) < (one.1, one.2);
    other.0 - one.0 - i32::from(is_before)
}
