//! France: Code du travail L3133-1, and the additions of Alsace-Moselle and overseas.

use super::super::feast::{Feast, Region, fixed};
use super::common::{
    ALL_SAINTS, ARMISTICE, ASCENSION, ASSUMPTION, CHRISTMAS, EASTER_MONDAY, GOOD_FRIDAY,
    LABOUR_DAY, NEW_YEAR, WHIT_MONDAY,
};

/// Code du travail L3133-1.
///
/// Whit Monday was the default day of solidarity from 2005 to 2007 (loi 2004-626), worked but still
/// a holiday, as the Conseil d'État held on 3 May 2005; `holidays` leaves those three years out.
const NATIONAL: &[Feast] = &[
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR_DAY,
    fixed(5, 8, "Victoire de 1945", "Victory Day"),
    ASCENSION,
    WHIT_MONDAY,
    fixed(7, 14, "Fête nationale", "Bastille Day"),
    ASSUMPTION,
    ALL_SAINTS,
    ARMISTICE,
    CHRISTMAS,
];

/// Code du travail L3134-13 (order of 16 August 1892). Doubtful: Good Friday is kept only in
/// communes with a Protestant church or a mixed one, which in practice are most; it is listed.
const ALSACE_MOSELLE: &[Feast] = &[GOOD_FRIDAY, fixed(12, 26, "Saint-Étienne", "St Stephen’s Day")];

const fn abolition(month: i8, day: i8) -> Feast {
    fixed(month, day, "Abolition de l’esclavage", "Abolition of Slavery")
}

/// Departments and collectivities overseas, by INSEE code: Code du travail L3422-2 (loi 83-550,
/// décrets 83-1003 and 2012-553) and the local codes.
///
/// - 971, 972, 973: Good Friday, Carnival, mid-Lent and 21 July (Victor Schœlcher) are kept by custom
///   or agreement, not by law; `holidays` lists some of them. They are closures of an office.
/// - 976: L3422-2 reserves the Muslim feasts to agreement and custom: closures too.
/// - 978: doubtful. The Code has 27 May (a decree of 2016 printed "28 mars" by mistake); the
///   collectivity and the prefecture keep 28 May since 2018. `holidays` has 28 May since 2012.
/// - 975: the national list; 986: doubtful, from the territorial agreement of 20 March 2025.
/// - 987: Good Friday, 5 March; 20 November took the place of 29 June in 2025 (loi du pays of 6 May).
/// - 988: 24 September (Code du travail de Nouvelle-Calédonie).
pub(super) const REGIONS: &[Region] = &[
    Region::new("FR", &[NATIONAL]),
    Region::new("FR-AM", &[NATIONAL, ALSACE_MOSELLE]),
    Region::new("FR-971", &[NATIONAL, &[abolition(5, 27)]]),
    Region::new("FR-972", &[NATIONAL, &[abolition(5, 22)]]),
    Region::new("FR-973", &[NATIONAL, &[abolition(6, 10)]]),
    Region::new("FR-974", &[NATIONAL, &[abolition(12, 20)]]),
    Region::new("FR-975", &[NATIONAL]),
    Region::new("FR-976", &[NATIONAL, &[abolition(4, 27)]]),
    Region::new("FR-977", &[NATIONAL, &[abolition(10, 9).since(2012)]]),
    Region::new(
        "FR-978",
        &[NATIONAL, &[abolition(5, 27).since(2012).until(2017), abolition(5, 28).since(2018)]],
    ),
    Region::new(
        "FR-986",
        &[
            NATIONAL,
            &[
                fixed(4, 28, "Saint Pierre Chanel", "St Peter Chanel"),
                fixed(6, 29, "Saints Pierre et Paul", "Sts Peter and Paul"),
                fixed(7, 29, "Fête du Territoire", "Territory Day"),
            ],
        ],
    ),
    Region::new(
        "FR-987",
        &[
            NATIONAL,
            &[
                fixed(3, 5, "Arrivée de l’Évangile", "Missionary Day"),
                GOOD_FRIDAY,
                fixed(6, 29, "Fête de l’autonomie", "Autonomy Day").until(2024),
                fixed(11, 20, "Matāri’i", "Matāri’i").since(2025),
            ],
        ],
    ),
    Region::new(
        "FR-988",
        &[NATIONAL, &[fixed(9, 24, "Fête de la citoyenneté", "Citizenship Day")]],
    ),
];

#[cfg(test)]
mod tests {
    use crate::clock::Calendar;
    use jiff::civil::date;

    #[test]
    fn whit_monday_stayed_a_holiday_while_it_was_worked() {
        let france = Calendar::named("FR").unwrap();
        assert!(france.holiday(date(2005, 5, 16)).is_some());
        assert_eq!(france.holidays(2025).len(), 11);
    }

    #[test]
    fn saint_martin_moved_by_a_day_in_2018() {
        let saint_martin = Calendar::named("FR-978").unwrap();
        assert!(saint_martin.holiday(date(2017, 5, 27)).is_some());
        assert!(saint_martin.holiday(date(2019, 5, 28)).is_some());
        assert!(saint_martin.holiday(date(2019, 5, 27)).is_none());
    }
}
