//! The rule 10-5 of the Office for National Statistics, and the row a count is looked up in.
//!
//! It must never publish a count below ten: the rule sends it to zero.

/// The last row of a perturbation table of this form.
pub const PCV_MOST: u64 = 750;

/// The row a count is looked up in ("perturbation cell value"): the count itself up to 750, then
/// the rows 501 to 750 over and over.
#[must_use]
pub const fn pcv(count: u64) -> u64 {
    if count <= PCV_MOST { count } else { (count - 1) % 250 + 501 }
}

/// The noise of the rule 10-5: counts below ten to zero, others to the nearest multiple of five.
#[must_use]
pub const fn ten_five(pcv: u64) -> i64 {
    if pcv < 10 {
        return -(pcv as i64);
    }
    match pcv % 5 {
        1 => -1,
        2 => -2,
        3 => 2,
        4 => 1,
        _ => 0,
    }
}
