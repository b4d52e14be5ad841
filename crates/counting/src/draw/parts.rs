//! What the drawings of incidents share: the colours of parts, and how counts are written.

use crate::numeric::grouped;

/// So many parts have colours of their own, told apart by people with any colour vision.
pub(super) const PARTS_MOST: usize = 7;
/// What is left over.
const GREY: &str = "#9a9a9a";

/// The colour of a part; grey for what is left over.
pub(super) fn colour(part: Option<usize>) -> &'static str {
    part.filter(|part| *part < PARTS_MOST).map_or(GREY, super::svg::colour)
}

/// A number with thin spaces between thousands.
pub(super) fn spaced(number: u64) -> String {
    grouped(&number.to_string(), "\u{2009}")
}
