//! Germany: the holiday act of each Land (Feiertagsgesetz), and German Unity Day, the only holiday
//! set by federal law (Einigungsvertrag art. 2(2)).
//!
//! `DE` has the days every Land keeps. Days kept in some municipalities only are not listed:
//! Assumption in Bavaria, Corpus Christi in parts of Saxony and Thuringia, the Peace Festival in
//! Augsburg. `holidays` agrees on every day from 2000 to 2035.

use jiff::civil::Weekday;

use super::super::feast::{Feast, Region, before, fixed};
use super::common::{
    ALL_SAINTS, ASCENSION, ASSUMPTION, CHRISTMAS, CORPUS_CHRISTI, EASTER_MONDAY, EASTER_SUNDAY,
    EPIPHANY, GOOD_FRIDAY, LABOUR_DAY, NEW_YEAR, WHIT_MONDAY, WHIT_SUNDAY,
};

const REFORMATION: Feast = fixed(10, 31, "Fête de la Réformation", "Reformation Day");
const WOMEN: Feast = fixed(3, 8, "Journée des femmes", "Women’s Day");
const LIBERATION: Feast = fixed(5, 8, "Anniversaire de la Libération", "Liberation Day");
const UPRISING: Feast =
    fixed(6, 17, "Anniversaire du soulèvement de 1953", "Anniversary of the 1953 Uprising");
const CHILDREN: Feast = fixed(9, 20, "Journée mondiale de l’enfance", "World Children’s Day");
const REPENTANCE: Feast = before(
    Weekday::Wednesday,
    (11, 23),
    ("Jour de pénitence et de prière", "Day of Repentance and Prayer"),
);

/// Every Land; Reformation Day once everywhere, for its 500th year in 2017.
const NATIONAL: &[Feast] = &[
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION,
    WHIT_MONDAY,
    fixed(10, 3, "Jour de l’Unité allemande", "German Unity Day").since(1990),
    CHRISTMAS,
    fixed(12, 26, "Deuxième jour de Noël", "Second Day of Christmas"),
    REPENTANCE.until(1994),
];
const ONCE_IN_2017: &[Feast] = &[REFORMATION.only(2017)];
/// Bremen, Hamburg, Lower Saxony, Schleswig-Holstein.
const NORTH: &[Feast] = &[REFORMATION.only(2017), REFORMATION.since(2018)];
const EAST: &[Feast] = &[REFORMATION];

pub(super) const REGIONS: &[Region] = &[
    Region::new("DE", &[NATIONAL, ONCE_IN_2017]),
    Region::new("DE-BW", &[NATIONAL, ONCE_IN_2017, &[EPIPHANY, CORPUS_CHRISTI, ALL_SAINTS]]),
    Region::new("DE-BY", &[NATIONAL, ONCE_IN_2017, &[EPIPHANY, CORPUS_CHRISTI, ALL_SAINTS]]),
    Region::new(
        "DE-BE",
        &[
            NATIONAL,
            ONCE_IN_2017,
            &[WOMEN.since(2019), LIBERATION.only(2020), LIBERATION.only(2025), UPRISING.only(2028)],
        ],
    ),
    Region::new("DE-BB", &[NATIONAL, EAST, &[EASTER_SUNDAY, WHIT_SUNDAY]]),
    Region::new("DE-HB", &[NATIONAL, NORTH]),
    Region::new("DE-HH", &[NATIONAL, NORTH]),
    Region::new("DE-HE", &[NATIONAL, ONCE_IN_2017, &[CORPUS_CHRISTI]]),
    Region::new("DE-MV", &[NATIONAL, EAST, &[WOMEN.since(2023)]]),
    Region::new("DE-NI", &[NATIONAL, NORTH]),
    Region::new("DE-NW", &[NATIONAL, ONCE_IN_2017, &[CORPUS_CHRISTI, ALL_SAINTS]]),
    Region::new("DE-RP", &[NATIONAL, ONCE_IN_2017, &[CORPUS_CHRISTI, ALL_SAINTS]]),
    Region::new("DE-SL", &[NATIONAL, ONCE_IN_2017, &[CORPUS_CHRISTI, ASSUMPTION, ALL_SAINTS]]),
    Region::new("DE-SN", &[NATIONAL, EAST, &[REPENTANCE.since(1995)]]),
    Region::new("DE-ST", &[NATIONAL, EAST, &[EPIPHANY]]),
    Region::new("DE-SH", &[NATIONAL, NORTH]),
    Region::new("DE-TH", &[NATIONAL, EAST, &[CHILDREN.since(2019)]]),
];

#[cfg(test)]
mod tests {
    use crate::clock::Calendar;
    use jiff::civil::date;

    fn keeps(name: &str, day: jiff::civil::Date) -> bool {
        Calendar::named(name).unwrap().holiday(day).is_some()
    }

    #[test]
    fn new_holidays_begin_in_their_year() {
        assert!(!keeps("DE-HH", date(2016, 10, 31)) && keeps("DE-HH", date(2018, 10, 31)));
        assert!(keeps("DE-BY", date(2017, 10, 31)) && !keeps("DE-BY", date(2018, 10, 31)));
        assert!(!keeps("DE-BE", date(2018, 3, 8)) && keeps("DE-BE", date(2019, 3, 8)));
        assert!(!keeps("DE-MV", date(2022, 3, 8)) && keeps("DE-MV", date(2023, 3, 8)));
        assert!(!keeps("DE-TH", date(2018, 9, 20)) && keeps("DE-TH", date(2019, 9, 20)));
        assert!(keeps("DE-BE", date(2025, 5, 8)) && !keeps("DE-BE", date(2026, 5, 8)));
    }

    #[test]
    fn repentance_day_is_the_wednesday_before_23_november() {
        assert!(keeps("DE-SN", date(2022, 11, 16)));
        assert!(keeps("DE-SN", date(2023, 11, 22)));
        assert!(!keeps("DE-ST", date(2023, 11, 22)));
    }

    #[test]
    fn a_day_of_some_municipalities_is_not_a_day_of_the_land() {
        assert!(!keeps("DE-BY", date(2025, 8, 15)) && keeps("DE-SL", date(2025, 8, 15)));
        assert!(!keeps("DE-BY", date(2025, 8, 8)));
    }
}
