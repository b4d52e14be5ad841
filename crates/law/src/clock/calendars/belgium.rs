//! Belgium: the ten days of the royal decree of 18 April 1974, art. 1.
//!
//! `holidays` adds Easter Sunday and Whit Sunday, which the decree does not name and which close
//! nothing that a Sunday leaves open. A holiday on a Sunday is made up by each employer (art. 2 and
//! 3), so no date can be given; the communities' own days bind their administrations only.

use super::super::feast::{Feast, Region, fixed};
use super::common::{
    ALL_SAINTS, ARMISTICE, ASCENSION, ASSUMPTION, CHRISTMAS, EASTER_MONDAY, LABOUR_DAY, NEW_YEAR,
    WHIT_MONDAY,
};

const NATIONAL: &[Feast] = &[
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION,
    WHIT_MONDAY,
    fixed(7, 21, "Fête nationale", "National Day"),
    ASSUMPTION,
    ALL_SAINTS,
    ARMISTICE,
    CHRISTMAS,
];

pub(super) const REGIONS: &[Region] = &[Region::new("BE", &[NATIONAL])];
