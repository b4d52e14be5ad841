//! Canada: the federal list, and the general holidays of each province and territory.
//!
//! `CA` is for the federal authorities (IRCC, IRB): the holidays of the Interpretation Act
//! (R.S.C. 1985, c. I-21, s. 35(1)), which include Easter Monday, and of the Canada Labour Code
//! (s. 166), which include Boxing Day, with the weekday on which the public service makes up for a
//! weekend (doubtful for private employers: s. 193(2) lets the day before or after be given). The
//! mourning of 19 September 2022 was a holiday under s. 35(1). `holidays` has neither it nor Easter
//! Monday in its federal list.
//!
//! A province's list is that of its employment standards act. Days that only an Interpretation
//! Act, a court or the public service adds (Easter Monday, the August civic holiday…) are closures
//! of an office.

use super::super::feast::{Feast, Region, Shift, before, fixed, monday};
use super::common::{BOXING_DAY, CHRISTMAS, EASTER_MONDAY, GOOD_FRIDAY, NEW_YEAR};
use jiff::civil::Weekday;

const MONDAY: Shift = Shift::WEEKEND_TO_MONDAY;
const SUNDAY: Shift = Shift::SUNDAY_TO_MONDAY;
const BY_TWO: Shift = Shift::WEEKEND_BY_TWO;

const FAMILY: Feast = monday(3, 2, "Jour de la famille", "Family Day");
const VICTORIA: Feast = before(Weekday::Monday, (5, 25), ("Fête de Victoria", "Victoria Day"));
const INDIGENOUS: Feast =
    fixed(6, 21, "Journée nationale des peuples autochtones", "National Indigenous Peoples Day");
const CANADA_DAY: Feast = fixed(7, 1, "Fête du Canada", "Canada Day");
const CIVIC: Feast = monday(1, 8, "Congé civique", "Civic Holiday");
const LABOUR: Feast = monday(1, 9, "Fête du Travail", "Labour Day");
const RECONCILIATION: Feast = fixed(
    9,
    30,
    "Journée nationale de la vérité et de la réconciliation",
    "National Day for Truth and Reconciliation",
);
const THANKSGIVING: Feast = monday(2, 10, "Action de grâce", "Thanksgiving Day");
const REMEMBRANCE: Feast = fixed(11, 11, "Jour du Souvenir", "Remembrance Day");
const MOURNING: Feast =
    fixed(9, 19, "Deuil de la reine Élisabeth II", "Mourning of Queen Elizabeth II").only(2022);

const FEDERAL: &[Feast] = &[
    NEW_YEAR.added(MONDAY),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    VICTORIA,
    CANADA_DAY.added(MONDAY),
    LABOUR,
    RECONCILIATION.since(2021).added(MONDAY),
    THANKSGIVING,
    REMEMBRANCE.added(MONDAY),
    CHRISTMAS.added(BY_TWO),
    BOXING_DAY.added(BY_TWO),
    MOURNING,
];

/// What every province keeps.
const EVERYWHERE: &[Feast] = &[GOOD_FRIDAY, LABOUR];
/// What most provinces keep, with the Monday that makes up for a weekend.
const MOST: &[Feast] = &[NEW_YEAR.added(MONDAY), CHRISTMAS.added(MONDAY)];

const ALBERTA: &[Feast] =
    &[FAMILY, VICTORIA, CANADA_DAY.added(SUNDAY), THANKSGIVING, REMEMBRANCE.added(MONDAY)];

const BRITISH_COLUMBIA: &[Feast] = &[
    monday(2, 2, "Jour de la famille", "Family Day").since(2013).until(2018),
    FAMILY.since(2019),
    VICTORIA,
    CANADA_DAY.added(SUNDAY),
    monday(1, 8, "Jour de la Colombie-Britannique", "British Columbia Day"),
    MOURNING,
    RECONCILIATION.since(2023).added(MONDAY),
    THANKSGIVING,
    REMEMBRANCE,
];

const MANITOBA: &[Feast] = &[
    monday(3, 2, "Journée Louis-Riel", "Louis Riel Day").since(2008),
    VICTORIA,
    CANADA_DAY,
    RECONCILIATION.since(2024).added(MONDAY),
    THANKSGIVING,
];

const NEW_BRUNSWICK: &[Feast] = &[
    FAMILY.since(2018),
    CANADA_DAY,
    monday(1, 8, "Fête du Nouveau-Brunswick", "New Brunswick Day"),
    MOURNING,
    REMEMBRANCE,
];

/// 1 July is Memorial Day there as well.
const NEWFOUNDLAND: &[Feast] = &[CANADA_DAY.added(MONDAY), MOURNING, REMEMBRANCE.added(MONDAY)];

const NOVA_SCOTIA: &[Feast] = &[
    monday(3, 2, "Fête du patrimoine", "Heritage Day").since(2015),
    CANADA_DAY,
    MOURNING,
    REMEMBRANCE.added(MONDAY),
];

const NORTHWEST_TERRITORIES: &[Feast] = &[
    VICTORIA,
    INDIGENOUS.since(2001),
    CANADA_DAY,
    CIVIC,
    RECONCILIATION.since(2022),
    THANKSGIVING,
    REMEMBRANCE,
];

const NUNAVUT: &[Feast] = &[
    VICTORIA,
    CANADA_DAY,
    fixed(7, 9, "Jour du Nunavut", "Nunavut Day").since(2020),
    CIVIC,
    RECONCILIATION.since(2022),
    THANKSGIVING,
    REMEMBRANCE,
];

/// Christmas on a Sunday is made up on Tuesday, for Boxing Day has the Monday (R.R.O. 1990, Reg. 194,
/// r. 1.03 "holiday"); `holidays` puts both on the Monday.
const ONTARIO: &[Feast] = &[
    NEW_YEAR.added(MONDAY),
    FAMILY.since(2008),
    VICTORIA,
    CANADA_DAY,
    THANKSGIVING,
    CHRISTMAS.added(BY_TWO),
    BOXING_DAY.added(BY_TWO),
];

const PRINCE_EDWARD_ISLAND: &[Feast] = &[
    monday(2, 2, "Fête des Insulaires", "Islander Day").only(2009),
    monday(3, 2, "Fête des Insulaires", "Islander Day").since(2010),
    CANADA_DAY.added(MONDAY),
    MOURNING,
    RECONCILIATION.since(2022),
    REMEMBRANCE.added(MONDAY),
];

/// Loi sur les normes du travail, s. 60, and Loi sur la fête nationale: only 24 June and 1 July are
/// made up, when they fall on a Sunday; `holidays` adds a Monday for New Year and Christmas. Doubtful:
/// the employer may keep Easter Monday rather than Good Friday.
const QUEBEC: &[Feast] = &[
    NEW_YEAR,
    before(Weekday::Monday, (5, 25), ("Journée nationale des patriotes", "National Patriots’ Day"))
        .since(2003),
    fixed(6, 24, "Fête nationale du Québec", "Quebec National Day").added(SUNDAY),
    CANADA_DAY.added(SUNDAY),
    THANKSGIVING,
    CHRISTMAS,
];

const SASKATCHEWAN: &[Feast] = &[
    FAMILY.since(2007),
    VICTORIA,
    CANADA_DAY.added(MONDAY),
    monday(1, 8, "Fête de la Saskatchewan", "Saskatchewan Day"),
    THANKSGIVING,
    REMEMBRANCE.added(MONDAY),
];

const YUKON: &[Feast] = &[
    VICTORIA,
    INDIGENOUS.since(2017),
    CANADA_DAY.added(MONDAY),
    monday(3, 8, "Jour de la Découverte", "Discovery Day"),
    MOURNING,
    RECONCILIATION.since(2023),
    THANKSGIVING,
    REMEMBRANCE.added(MONDAY),
];

pub(super) const REGIONS: &[Region] = &[
    Region::new("CA", &[FEDERAL]),
    Region::new("CA-AB", &[EVERYWHERE, MOST, ALBERTA]),
    Region::new("CA-BC", &[EVERYWHERE, MOST, BRITISH_COLUMBIA]),
    Region::new("CA-MB", &[EVERYWHERE, MOST, MANITOBA]),
    Region::new("CA-NB", &[EVERYWHERE, MOST, NEW_BRUNSWICK]),
    Region::new("CA-NL", &[EVERYWHERE, MOST, NEWFOUNDLAND]),
    Region::new("CA-NS", &[EVERYWHERE, MOST, NOVA_SCOTIA]),
    Region::new("CA-NT", &[EVERYWHERE, MOST, NORTHWEST_TERRITORIES]),
    Region::new("CA-NU", &[EVERYWHERE, MOST, NUNAVUT]),
    Region::new("CA-ON", &[EVERYWHERE, ONTARIO]),
    Region::new("CA-PE", &[EVERYWHERE, MOST, PRINCE_EDWARD_ISLAND]),
    Region::new("CA-QC", &[EVERYWHERE, QUEBEC]),
    Region::new("CA-SK", &[EVERYWHERE, MOST, SASKATCHEWAN]),
    Region::new("CA-YT", &[EVERYWHERE, MOST, YUKON]),
];

#[cfg(test)]
mod tests {
    use crate::clock::Calendar;
    use jiff::civil::date;

    #[test]
    fn christmas_on_a_sunday_takes_two_weekdays_of_the_federal_list() {
        let canada = Calendar::named("CA").unwrap();
        let days = [date(2022, 12, 25), date(2022, 12, 26), date(2022, 12, 27)];
        assert!(days.iter().all(|&day| canada.holiday(day).is_some()));
        assert_eq!(canada.holiday(days[2]).unwrap().name.en, "Christmas Day");
        assert!(canada.holiday(days[2]).unwrap().substitute);
    }

    #[test]
    fn quebec_makes_up_for_its_own_sunday_only() {
        let quebec = Calendar::named("CA-QC").unwrap();
        assert!(quebec.holiday(date(2018, 6, 25)).is_some());
        assert!(quebec.holiday(date(2023, 1, 2)).is_none());
    }
}
