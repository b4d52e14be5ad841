//! The monthly numbers of asylum applicants of Eurostat, January 2012 to April 2019, for tests.

use std::path::Path;

use super::{Series, choose_series, read_series};
use crate::input::Sheet;

pub(super) const MONTHLY: &str = include_str!("../../tests/data/asylum-monthly-2012-2019.csv");

/// A series by its name.
pub(super) fn series(name: &str) -> Series {
    let sheet = Sheet::parse(Path::new("asylum.csv"), MONTHLY.as_bytes()).unwrap();
    choose_series(&sheet, read_series(&sheet).unwrap(), Some(name)).unwrap()
}
