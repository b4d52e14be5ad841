//! Easter Sunday, on which most movable holidays of these countries hang.

use jiff::civil::Date;

/// Easter Sunday of a year of the Gregorian calendar, 1583 to 9999; none for another year.
///
/// The anonymous Gregorian computus (*Nature*, 20 April 1876; Meeus, *Astronomical Algorithms*,
/// 1991, ch. 8; also Butcher's). It holds for every Gregorian year without exception.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    if year < super::calendar::FIRST_YEAR {
        return None;
    }
    let year_number = i32::from(year);
    let (golden, century, of_century) = (year_number % 19, year_number / 100, year_number % 100);
    let leaps = century / 4;
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leaps - moon_correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let exception = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * exception + 114;
    let month = i8::try_from(days / 31).ok()?;
    let day = i8::try_from(days % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    /// Dates any almanac prints, with the two extremes and the exceptions of the computus.
    #[test]
    fn easter_is_where_the_almanac_has_it() {
        for easter_sunday in [
            date(1583, 4, 10),
            date(1818, 3, 22),
            date(1943, 4, 25),
            date(1954, 4, 18),
            date(1981, 4, 19),
            date(2000, 4, 23),
            date(2008, 3, 23),
            date(2011, 4, 24),
            date(2016, 3, 27),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2027, 3, 28),
            date(2038, 4, 25),
            date(2049, 4, 18),
            date(2285, 3, 22),
        ] {
            assert_eq!(easter(easter_sunday.year()), Some(easter_sunday));
        }
    }

    #[test]
    fn easter_is_a_sunday_from_22_march_to_25_april() {
        for year in 1583..=9999 {
            let easter = easter(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sunday);
            assert!(easter >= date(year, 3, 22) && easter <= date(year, 4, 25));
        }
        assert_eq!(easter(1582), None);
        assert_eq!(easter(-4), None);
    }
}
