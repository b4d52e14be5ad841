//! What each agreement is worth: shares among pairs of files of one person (m) and of two (u).
//!
//! Measured on made-up families by `cargo run --release -p linkage --example person_weights`.

use super::NameAgreement;
use crate::date::Agreement;

/// The share of a level among pairs of one person, and among pairs of two.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weight {
    pub(super) m: f64,
    pub(super) u: f64,
}

const fn weight(m: f64, u: f64) -> Weight {
    Weight { m, u }
}

/// The similarity from which a level is given, the best first.
pub(super) const NAME_LEVELS: [(f32, NameAgreement); 4] = [
    (0.98, NameAgreement::Exact),
    (0.85, NameAgreement::Same),
    (0.6, NameAgreement::Likely),
    (0.3, NameAgreement::Unsure),
];

// Names that are likely or perhaps the same are pooled among pairs of two: there are too few.
pub(super) const fn name(level: NameAgreement) -> Weight {
    match level {
        NameAgreement::Exact => weight(0.797, 0.000_056),
        NameAgreement::Same => weight(0.119, 0.000_086),
        NameAgreement::Likely => weight(0.046, 0.000_48),
        NameAgreement::Unsure => weight(0.011, 0.000_48),
        NameAgreement::Different => weight(0.028, 0.998_89),
    }
}

/// Of two dates that are both known to the day. That one person in fifty states another day of the
/// year, or another year, is assumed: those made up hardly do.
pub(super) const fn birth_by_days(level: Agreement) -> Weight {
    match level {
        Agreement::Same => weight(0.896, 0.000_133),
        Agreement::Swapped => weight(0.028, 0.000_052),
        Agreement::OtherCalendar => weight(0.031, 0.000_106),
        Agreement::OneDigit => weight(0.041, 0.002_56),
        Agreement::SameYear | Agreement::NearYear => weight(0.01, 0.074),
        // Only of dates that are not known to the day.
        Agreement::MonthOnly | Agreement::YearOnly => weight(0.663, 0.035_7),
        Agreement::Years | Agreement::Different => weight(0.01, 0.923),
    }
}

/// Of two dates of which one or both say no more than the year, or the month. Who knows no more
/// gives an age, and asked again another one: a year beside is no surprise.
pub(super) const fn birth_by_years(level: Agreement) -> Weight {
    match level {
        Agreement::Same
        | Agreement::Swapped
        | Agreement::OtherCalendar
        | Agreement::OneDigit
        | Agreement::MonthOnly
        | Agreement::YearOnly => weight(0.663, 0.035_7),
        Agreement::SameYear | Agreement::NearYear => weight(0.317, 0.075_7),
        Agreement::Years | Agreement::Different => weight(0.019, 0.889),
    }
}

/// The same beside a family name that agrees and an own name that does not: then two files are as a
/// rule of two of one family, of whom some are twins. That of thirty pairs of brothers and sisters
/// one is born on one day is assumed, not measured.
pub(super) const fn birth_of_kin(level: Agreement) -> Weight {
    match level {
        Agreement::Same => weight(0.710, 0.033),
        Agreement::Swapped | Agreement::OtherCalendar | Agreement::OneDigit => weight(0.059, 0.01),
        Agreement::MonthOnly | Agreement::YearOnly => weight(0.135, 0.05),
        Agreement::SameYear | Agreement::NearYear => weight(0.066, 0.25),
        Agreement::Years | Agreement::Different => weight(0.031, 0.657),
    }
}

pub(super) const fn sex(agrees: bool) -> Weight {
    if agrees { weight(0.985, 0.514) } else { weight(0.015, 0.486) }
}

// Made-up people never change what nationality they state; that two in a hundred real ones do is
// assumed, not measured.
pub(super) const fn nationality(agrees: bool) -> Weight {
    if agrees { weight(0.98, 0.033) } else { weight(0.02, 0.967) }
}
