//! Decimal numbers of up to nine places, exact: budgets that are spent must add up to the last digit.
//!
//! It must never round: a number with more places is refused.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How many units make one.
pub const UNITS: u64 = 1_000_000_000;

/// A number of zero or more, in billionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(pub u64);

/// A text that is no such number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a decimal number of zero or more with at most nine places")]
pub struct NotDecimal(pub String);

impl FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let wrong = || NotDecimal(text.to_owned());
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || places.len() > 9 || !digits(whole) || !digits(places) {
            return Err(wrong());
        }
        let whole: u64 = whole.parse().map_err(|_| wrong())?;
        let places: u64 = format!("{places:0<9}").parse().map_err(|_| wrong())?;
        let units = whole.checked_mul(UNITS).and_then(|units| units.checked_add(places));
        units.map(Self).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Decimal {
    type Error = NotDecimal;

    fn try_from(text: String) -> Result<Self, NotDecimal> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.to_string()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, places) = (self.0 / UNITS, self.0 % UNITS);
        if places == 0 {
            return write!(f, "{whole}");
        }
        let places = format!("{places:09}");
        write!(f, "{whole}.{}", places.trim_end_matches('0'))
    }
}

impl Decimal {
    /// The nearest number with a fraction, for showing.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / UNITS as f64
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in ["", ".5", "-1", "1e3", "0.1234567891", "1,5", "99999999999999999999", " 1"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
        assert_eq!("0.1".parse(), Ok(Decimal(100_000_000)));
        assert_eq!("3.".parse(), Ok(Decimal(3 * UNITS)));
    }

    proptest! {
        #[test]
        fn a_decimal_is_read_as_it_was_written(units in any::<u64>()) {
            prop_assert_eq!(Decimal(units).to_string().parse(), Ok(Decimal(units)));
        }
    }
}
