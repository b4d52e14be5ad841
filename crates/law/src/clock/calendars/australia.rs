//! Australia: the public holidays act of each state and territory.
//!
//! `AU` has the days that every state and territory keeps, and the weekdays on which all of them
//! make up for a weekend; name the state for the rest. Days of a district are not listed (the Royal
//! Queensland Show, which `holidays` has for all of Queensland; Tasmania's regattas and show days),
//! nor are part-days (24 and 31 December from the evening). Doubtful: years before 2011, when
//! substitute days were declared one by one; Western Australia's King's Birthday, proclaimed each
//! year; Melbourne Cup Day, which a council outside the metropolis may exchange.

use super::super::feast::{Feast, Region, Shift, before, fixed, from_easter, monday, on_or_after};
use super::common::{
    BOXING_DAY, CHRISTMAS, EASTER_MONDAY, EASTER_SATURDAY, EASTER_SUNDAY, GOOD_FRIDAY, NEW_YEAR,
};
use jiff::civil::Weekday;

const MONDAY: Shift = Shift::WEEKEND_TO_MONDAY;
const SUNDAY: Shift = Shift::SUNDAY_TO_MONDAY;
const BY_TWO: Shift = Shift::WEEKEND_BY_TWO;
const BY_TWO_OR_MONDAY: Shift = Shift::WEEKEND_BY_TWO_OR_MONDAY;

const AUSTRALIA_DAY: Feast = fixed(1, 26, "Fête nationale de l’Australie", "Australia Day");
const ANZAC: Feast = fixed(4, 25, "Journée de l’ANZAC", "ANZAC Day");
const SOVEREIGN: Feast = monday(2, 6, "Anniversaire du souverain", "King’s or Queen’s Birthday");
const SOVEREIGN_OCTOBER: Feast =
    monday(1, 10, "Anniversaire du souverain", "King’s or Queen’s Birthday");
const LABOUR_OCTOBER: Feast = monday(1, 10, "Fête du Travail", "Labour Day");

const fn declared(month: i8, day: i8, year: i16) -> Feast {
    fixed(month, day, "Jour férié déclaré", "Declared public holiday").only(year)
}

/// Kept everywhere. On 25 April 2011 Easter Monday met ANZAC Day and each state declared the Tuesday;
/// `holidays` has it for Western Australia alone.
const EVERYWHERE: &[Feast] = &[
    GOOD_FRIDAY,
    EASTER_MONDAY,
    declared(4, 26, 2011),
    fixed(9, 22, "Deuil de la reine Élisabeth II", "Mourning of Queen Elizabeth II").only(2022),
];

/// `holidays` gives no substitute days here.
const NATIONAL: &[Feast] = &[
    NEW_YEAR.added(MONDAY),
    AUSTRALIA_DAY.moved(MONDAY),
    EASTER_SUNDAY.since(2027),
    ANZAC,
    CHRISTMAS.added(BY_TWO),
    BOXING_DAY.added(BY_TWO),
];

/// Holidays Act 1958. Family and Community Day was the first Tuesday of November from 2007 to 2009,
/// which `holidays` leaves out, and Monday 27 September in 2010, where it has the Sunday.
const CAPITAL_TERRITORY: &[Feast] = &[
    NEW_YEAR.until(2014).moved(MONDAY),
    NEW_YEAR.since(2015).added(MONDAY),
    AUSTRALIA_DAY.moved(MONDAY),
    monday(3, 3, "Fête de Canberra", "Canberra Day").until(2007),
    monday(2, 3, "Fête de Canberra", "Canberra Day").since(2008),
    EASTER_SATURDAY,
    EASTER_SUNDAY.since(2016),
    ANZAC.until(2025).moved(SUNDAY),
    ANZAC.only(2026).added(MONDAY),
    ANZAC.since(2027).moved(SUNDAY),
    declared(4, 27, 2020),
    declared(4, 25, 2021),
    on_or_after(Weekday::Monday, (5, 27), ("Journée de la réconciliation", "Reconciliation Day"))
        .since(2018),
    SOVEREIGN,
    on_or_after(Weekday::Tuesday, (11, 1), COMMUNITY).since(2007).until(2009),
    before(Weekday::Monday, (10, 1), COMMUNITY).only(2010),
    monday(2, 10, COMMUNITY.0, COMMUNITY.1).since(2011).until(2012),
    before(Weekday::Monday, (10, 1), COMMUNITY).since(2013).until(2017),
    LABOUR_OCTOBER,
    CHRISTMAS.until(2013).moved(MONDAY),
    CHRISTMAS.since(2014).added(BY_TWO),
    BOXING_DAY.until(2013).moved(BY_TWO_OR_MONDAY),
    BOXING_DAY.since(2014).added(BY_TWO),
];
const COMMUNITY: (&str, &str) = ("Fête de la famille", "Family and Community Day");

/// Public Holidays Act 2010, Banks and Bank Holidays Act 1912 before it.
const NEW_SOUTH_WALES: &[Feast] = &[
    NEW_YEAR.until(2010).added(SUNDAY),
    NEW_YEAR.since(2011).added(MONDAY),
    AUSTRALIA_DAY.until(2010).added(SUNDAY),
    AUSTRALIA_DAY.since(2011).moved(MONDAY),
    EASTER_SATURDAY,
    EASTER_SUNDAY.since(2011),
    ANZAC.until(2010).added(SUNDAY),
    ANZAC.since(2011).until(2025),
    ANZAC.since(2026).until(2027).added(MONDAY),
    ANZAC.since(2028),
    SOVEREIGN,
    monday(1, 8, "Jour férié bancaire", "Bank Holiday").until(2010),
    LABOUR_OCTOBER,
    CHRISTMAS.until(2010).added(Shift::SUNDAY_TO_TUESDAY),
    CHRISTMAS.since(2011).added(BY_TWO),
    BOXING_DAY.until(2010).added(SUNDAY),
    BOXING_DAY.since(2011).added(BY_TWO),
];

/// Public Holidays Act 1981; the show days of each town are not listed.
const NORTHERN_TERRITORY: &[Feast] = &[
    NEW_YEAR.until(2016).moved(MONDAY),
    NEW_YEAR.since(2017).added(MONDAY),
    AUSTRALIA_DAY.moved(MONDAY),
    EASTER_SATURDAY,
    EASTER_SUNDAY.since(2024),
    ANZAC.moved(SUNDAY),
    monday(1, 5, "Premier Mai", "May Day"),
    SOVEREIGN,
    monday(1, 8, "Jour du pique-nique", "Picnic Day"),
    CHRISTMAS.until(2015).moved(MONDAY),
    CHRISTMAS.since(2016).added(MONDAY),
    BOXING_DAY.until(2022).moved(BY_TWO_OR_MONDAY),
    BOXING_DAY.since(2023).added(BY_TWO_OR_MONDAY),
];

/// Holidays Act 1983.
const QUEENSLAND: &[Feast] = &[
    NEW_YEAR.until(2011).moved(SUNDAY),
    declared(1, 3, 2011),
    NEW_YEAR.since(2012).added(MONDAY),
    AUSTRALIA_DAY.moved(MONDAY),
    EASTER_SATURDAY,
    EASTER_SUNDAY.since(2017),
    ANZAC.moved(SUNDAY),
    monday(1, 5, "Fête du Travail", "Labour Day").until(2012),
    LABOUR_OCTOBER.since(2013).until(2015),
    monday(1, 5, "Fête du Travail", "Labour Day").since(2016),
    SOVEREIGN.until(2011),
    fixed(6, 11, "Jubilé de la reine", "Queen’s Diamond Jubilee").only(2012),
    SOVEREIGN_OCTOBER.only(2012),
    SOVEREIGN.since(2013).until(2015),
    SOVEREIGN_OCTOBER.since(2016),
    CHRISTMAS.until(2010).moved(SUNDAY),
    declared(12, 28, 2010),
    CHRISTMAS.since(2011).added(BY_TWO),
    BOXING_DAY.until(2010).moved(Shift::SUNDAY_OR_MONDAY_BY_ONE),
    BOXING_DAY.since(2011).added(BY_TWO),
];

/// Public Holidays Act 2023, Holidays Act 1910 before it.
const SOUTH_AUSTRALIA: &[Feast] = &[
    NEW_YEAR.until(2003).moved(MONDAY),
    NEW_YEAR.since(2004).until(2023).moved(Shift::SATURDAY_TO_MONDAY).added(SUNDAY),
    NEW_YEAR.since(2024).added(MONDAY),
    AUSTRALIA_DAY.until(2003).moved(MONDAY),
    AUSTRALIA_DAY.since(2004).until(2023).moved(Shift::SATURDAY_TO_MONDAY).added(SUNDAY),
    AUSTRALIA_DAY.since(2024).moved(MONDAY),
    monday(3, 5, "Coupe d’Adélaïde", "Adelaide Cup Day").until(2005),
    monday(2, 3, "Coupe d’Adélaïde", "Adelaide Cup Day").since(2006),
    EASTER_SATURDAY,
    EASTER_SUNDAY.since(2024),
    ANZAC.until(2023).added(SUNDAY),
    ANZAC.since(2024),
    SOVEREIGN,
    LABOUR_OCTOBER,
    CHRISTMAS.until(2002).moved(MONDAY),
    CHRISTMAS.since(2003).until(2023).moved(Shift::SATURDAY_TO_MONDAY).added(SUNDAY),
    CHRISTMAS.since(2024).added(MONDAY),
    PROCLAMATION.until(2002).moved(BY_TWO_OR_MONDAY),
    PROCLAMATION
        .since(2003)
        .until(2023)
        .moved(Shift::SATURDAY_TO_MONDAY)
        .added(Shift::SUNDAY_OR_MONDAY_TO_TUESDAY),
    PROCLAMATION.since(2024).added(BY_TWO_OR_MONDAY),
];
const PROCLAMATION: Feast = fixed(12, 26, "Fête de la Proclamation", "Proclamation Day");

/// Statutory Holidays Act 2000, amended in 2026 for Easter Sunday.
const TASMANIA: &[Feast] = &[
    NEW_YEAR.until(2000),
    NEW_YEAR.since(2001).moved(MONDAY),
    AUSTRALIA_DAY.until(2000),
    AUSTRALIA_DAY.since(2001).moved(MONDAY),
    monday(1, 3, "Fête des huit heures", "Eight Hours Day").until(2000),
    monday(2, 3, "Fête des huit heures", "Eight Hours Day").since(2001),
    EASTER_SUNDAY.since(2027),
    from_easter(2, "Mardi de Pâques", "Easter Tuesday").until(2010),
    ANZAC,
    SOVEREIGN,
    CHRISTMAS.until(2009).moved(BY_TWO),
    CHRISTMAS.since(2010).added(BY_TWO),
    BOXING_DAY.moved(BY_TWO),
];

/// Public Holidays Act 1993; the Friday before the final of the football league by the Minister.
const VICTORIA: &[Feast] = &[
    NEW_YEAR.until(2008).moved(SUNDAY),
    NEW_YEAR.since(2009).added(MONDAY),
    AUSTRALIA_DAY.until(2008),
    AUSTRALIA_DAY.since(2009).moved(MONDAY),
    monday(2, 3, "Fête du Travail", "Labour Day"),
    EASTER_SATURDAY.since(2003),
    EASTER_SUNDAY.since(2016),
    ANZAC,
    SOVEREIGN,
    fixed(10, 2, FOOTBALL.0, FOOTBALL.1).only(2015),
    fixed(9, 30, FOOTBALL.0, FOOTBALL.1).only(2016),
    before(Weekday::Friday, (9, 30), FOOTBALL).since(2017).until(2019),
    fixed(10, 23, FOOTBALL.0, FOOTBALL.1).only(2020),
    before(Weekday::Friday, (9, 30), FOOTBALL).since(2021),
    on_or_after(Weekday::Tuesday, (11, 1), ("Coupe de Melbourne", "Melbourne Cup Day")).since(2009),
    CHRISTMAS.until(2007),
    CHRISTMAS.since(2008).until(2018).moved(BY_TWO),
    CHRISTMAS.since(2019).added(BY_TWO),
    BOXING_DAY.until(2007).moved(SUNDAY),
    BOXING_DAY.since(2008).added(BY_TWO),
];
const FOOTBALL: (&str, &str) =
    ("Veille de la finale de football", "Friday before the AFL Grand Final");

/// Public and Bank Holidays Act 1972.
const WESTERN_AUSTRALIA: &[Feast] = &[
    NEW_YEAR.added(MONDAY),
    AUSTRALIA_DAY.moved(MONDAY),
    monday(1, 3, "Fête du Travail", "Labour Day"),
    EASTER_SUNDAY.since(2022),
    ANZAC.added(MONDAY),
    monday(1, 6, "Fête de l’Australie-Occidentale", "Western Australia Day"),
    before(Weekday::Monday, (10, 1), BIRTHDAY).until(2010),
    fixed(10, 28, BIRTHDAY.0, BIRTHDAY.1).only(2011),
    fixed(10, 1, BIRTHDAY.0, BIRTHDAY.1).only(2012),
    before(Weekday::Monday, (10, 1), BIRTHDAY).since(2013).until(2023),
    fixed(9, 23, BIRTHDAY.0, BIRTHDAY.1).only(2024),
    before(Weekday::Monday, (10, 1), BIRTHDAY).since(2025),
    CHRISTMAS.added(MONDAY),
    BOXING_DAY.added(BY_TWO_OR_MONDAY),
];
const BIRTHDAY: (&str, &str) = ("Anniversaire du souverain", "King’s or Queen’s Birthday");

pub(super) const REGIONS: &[Region] = &[
    Region::new("AU", &[EVERYWHERE, NATIONAL]),
    Region::new("AU-NSW", &[EVERYWHERE, NEW_SOUTH_WALES]),
    Region::new("AU-VIC", &[EVERYWHERE, VICTORIA]),
    Region::new("AU-QLD", &[EVERYWHERE, QUEENSLAND]),
    Region::new("AU-SA", &[EVERYWHERE, SOUTH_AUSTRALIA]),
    Region::new("AU-WA", &[EVERYWHERE, WESTERN_AUSTRALIA]),
    Region::new("AU-TAS", &[EVERYWHERE, TASMANIA]),
    Region::new("AU-ACT", &[EVERYWHERE, CAPITAL_TERRITORY]),
    Region::new("AU-NT", &[EVERYWHERE, NORTHERN_TERRITORY]),
];

#[cfg(test)]
mod tests {
    use crate::clock::{Calendar, DayKind};
    use jiff::civil::date;

    #[test]
    fn a_working_day_of_a_state_is_one_of_the_whole_country() {
        let australia = Calendar::named("AU").unwrap();
        for state in Calendar::all().filter(|calendar| calendar.name().starts_with("AU-")) {
            for holiday in (2012..=2035).flat_map(|year| australia.holidays(year)) {
                let working = state.is(DayKind::Working, holiday.date);
                assert!(!working, "{} on {}", state.name(), holiday.date);
            }
        }
    }

    #[test]
    fn the_final_and_the_cup_close_victoria() {
        let victoria = Calendar::named("AU-VIC").unwrap();
        for day in [date(2015, 10, 2), date(2022, 9, 23), date(2023, 9, 29), date(2025, 11, 4)] {
            assert!(victoria.holiday(day).is_some(), "{day}");
        }
    }
}
