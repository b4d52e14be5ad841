//! Golden dates, and what holds for all.

use proptest::prelude::*;

use super::*;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no date"))
}

fn agreement(one: &str, other: &str) -> Agreement {
    let (one, other) = (date(one), date(other));
    assert_eq!(compare(&one, &other), compare(&other, &one));
    compare(&one, &other)
}

#[test]
fn one_day_is_read_in_every_form() {
    for text in [
        "1989-03-25",
        "1989/3/25",
        "25.03.1989",
        "25/3/1989",
        "03/25/1989",
        "25-3-89",
        "25-Mar-89",
        "25MAR89",
        "Mar 25, 89",
        "19890325",
        "25031989",
        "25 March 1989",
        "March 25, 1989",
        "25th of March 1989",
        "25 mars 1989",
        "25. März 1989",
        "25 марта 1989 г.",
        "1989-03-25T00:00:00Z",
        "1989-03-25 00:00:00",
        "٢٥/٣/١٩٨٩",
        "۱۹۸۹/۰۳/۲۵",
        " 1989-03-25 ",
    ] {
        let read = date(text);
        assert_eq!((read.year(), read.month(), read.day()), (1989, Some(3), Some(25)), "{text}");
        assert_eq!(read.precision(), Precision::Day);
    }
}

#[test]
fn less_than_a_day_is_read_too() {
    for (text, expected) in [
        ("1989", (1989, None, None)),
        ("03/1989", (1989, Some(3), None)),
        ("1989-03", (1989, Some(3), None)),
        ("March 1989", (1989, Some(3), None)),
        ("1989-00-00", (1989, None, None)),
        ("00.03.1989", (1989, Some(3), None)),
        ("??.??.1989", (1989, None, None)),
        ("ca. 1989", (1989, None, None)),
    ] {
        let read = date(text);
        assert_eq!((read.year(), read.month(), read.day()), expected, "{text}");
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "x",
        "hello",
        "1989-13-45",
        "32.01.1989",
        "0",
        "12",
        "123456789",
        "1989-03-25-07",
        "31.02.1989",
        "99999999",
        "0001-01-01",
        "🙂",
        "N/A",
        "12:30",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    assert_eq!(Date::parse(&"1".repeat(1_000_000)), None);
}

#[test]
fn days_that_stand_for_a_year_are_years() {
    for text in ["1990-01-01", "1990-07-01", "1990-06-30", "1990-12-31", "1990"] {
        assert_eq!(date(text).precision(), Precision::Year, "{text}");
        assert_eq!(agreement(text, "1990-05-12"), Agreement::YearOnly);
        assert_eq!(agreement(text, text), Agreement::YearOnly);
    }
}

#[test]
fn agreements_are_what_they_are_called() {
    for (one, other, expected) in [
        ("1990-05-12", "12.05.1990", Agreement::Same),
        ("1990-05-12", "1990-12-05", Agreement::Swapped),
        ("1990-05-12", "1990-05-13", Agreement::OneDigit),
        ("1990-05-12", "1980-05-12", Agreement::OneDigit),
        ("1990-05-12", "1990-05-21", Agreement::OneDigit),
        ("1990-05-12", "1990-05", Agreement::MonthOnly),
        ("1990-05", "1990-05", Agreement::MonthOnly),
        ("1990-05-12", "1990-08-29", Agreement::SameYear),
        ("1990-05-12", "1991-08-29", Agreement::NearYear),
        ("1990-05-12", "1992", Agreement::NearYear),
        ("1990-05-12", "1993", Agreement::Years),
        ("1990-05-12", "2003-08-29", Agreement::Years),
        ("1990-05-12", "2004-08-29", Agreement::Different),
        ("1990-05-12", "1971-08-29", Agreement::Different),
    ] {
        assert_eq!(agreement(one, other), expected, "{one} {other}");
    }
    assert!(Agreement::Same < Agreement::Swapped && Agreement::NearYear < Agreement::Different);
}

/// Known days: the new years and well-known days of each calendar.
#[test]
fn other_calendars_mean_the_same_days() {
    for (other, gregorian) in [
        // Solar Hijri: Nowruz, and 22 Bahman 1357.
        ("1370-02-22", "1991-05-12"),
        ("1357/11/22", "1979-02-11"),
        ("1399-12-30", "2021-03-20"),
        ("22 Bahman 1357", "1979-02-11"),
        // Ethiopian: 2000 began on 12 September 2007.
        ("2000-01-02", "2007-09-13"),
        ("1983-09-04", "1991-05-12"),
        ("2003-13-06", "2011-09-11"),
        // Hijri: 1 Ramadan 1441 was 24 April 2020; 10 Muharram 1400 about 30 November 1979.
        ("1441-09-01", "2020-04-24"),
        ("1400-01-10", "1979-11-30"),
    ] {
        assert_eq!(agreement(other, gregorian), Agreement::OtherCalendar, "{other} {gregorian}");
    }
    assert_eq!(agreement("1370", "1991-05-12"), Agreement::YearOnly);
    assert_eq!(agreement("1370-01-01", "1991"), Agreement::YearOnly);
    assert_eq!(agreement("1370-02", "1991-05-12"), Agreement::MonthOnly);
    assert_eq!(agreement("1983", "1991"), Agreement::Years);
}

#[test]
fn a_year_tells_its_calendar() {
    let calendars = |text: &str| date(text).calendars().collect::<Vec<_>>();
    assert_eq!(calendars("1990-05-12"), [Calendar::Gregorian, Calendar::Ethiopian]);
    assert_eq!(calendars("1370-05-12"), [Calendar::SolarHijri, Calendar::Hijri]);
    assert_eq!(calendars("1370-05-31"), [Calendar::SolarHijri]);
    assert_eq!(calendars("2003-13-06"), [Calendar::Ethiopian]);
    assert_eq!(date("1370-02-22").gregorian_year(), Some(1991));
}

#[test]
fn an_age_is_an_age_at_a_date() {
    let at = date("2026-05-12");
    assert_eq!(date("2008-05-12").age(&at), Some((18, 18)));
    assert_eq!(date("2008-05-13").age(&at), Some((17, 17)));
    assert_eq!(date("2008-01-01").age(&at), Some((17, 18)));
    assert_eq!(date("2008").age(&at), Some((17, 18)));
    assert_eq!(date("1387-02-23").age(&at), Some((18, 18)));
    assert_eq!(date("2030-05-12").age(&at), None);
    let born = Date::of_age(18, &at).unwrap();
    assert_eq!(compare(&born, &date("2007-08-30")), Agreement::NearYear);
    assert_eq!(compare(&born, &date("2008-02-03")), Agreement::YearOnly);
}

proptest! {
    #[test]
    fn comparing_is_symmetric(
        one in (1850..2030_i32, 1..=12_u8, 1..=28_u8),
        other in (1200..1500_i32, 1..=12_u8, 1..=28_u8),
        near in (-3..3_i32, 1..=12_u8, 1..=28_u8),
    ) {
        let make = |(year, month, day)| Date::new(year, Some(month), Some(day)).unwrap();
        let near = make((one.0.max(1853) + near.0, near.1, near.2));
        let (one, other) = (make(one), make(other));
        for second in [other, near, one] {
            prop_assert_eq!(compare(&one, &second), compare(&second, &one));
        }
        let itself = compare(&one, &one);
        prop_assert!(matches!(itself, Agreement::Same | Agreement::YearOnly));
    }

    #[test]
    fn what_is_written_is_read(year in 1850..2150_i32, month in 1..=12_u8, day in 1..=28_u8) {
        let expected = Date::new(year, Some(month), Some(day));
        prop_assert_eq!(Date::parse(&format!("{year:04}-{month:02}-{day:02}")), expected);
        prop_assert_eq!(Date::parse(&format!("{day}.{month}.{year}")), expected);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), other in "[0-9./ a-z?-]{0,20}") {
        let _ = (Date::parse(&text), Date::parse(&other));
    }
}
