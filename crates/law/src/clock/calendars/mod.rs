//! The holidays of each place, as tables; every table says which law it follows and what is doubtful.
//!
//! Each was compared, day by day from 2000 to 2035, with the Python package `holidays` 0.109; where a
//! table differs its text says so and why.

mod australia;
mod belgium;
mod canada;
mod common;
mod france;
mod germany;

use super::feast::Region;

/// Weekends only: for acts of the Union that name no Member State's holidays. The institutions'
/// own lists change each year and are closures of an office.
const EU: Region = Region::new("EU", &[]);

static REGIONS: [&[Region]; 6] = [
    france::REGIONS,
    germany::REGIONS,
    belgium::REGIONS,
    canada::REGIONS,
    australia::REGIONS,
    &[EU],
];

/// Every region, country by country.
pub(super) fn regions() -> impl Iterator<Item = &'static Region> {
    REGIONS.iter().flat_map(|country| country.iter())
}
