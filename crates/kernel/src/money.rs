//! Money as a whole number of cents; never a float.

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use serde::{Deserialize, Serialize};

/// An amount in cents of the currency of the procedure.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}
impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_adds_up_in_whole_cents_and_never_wraps_round() {
        let sum: Cents = [Cents(10), Cents(20), Cents(-5)].into_iter().sum();
        assert_eq!(sum, Cents(25));
        assert_eq!(Cents(3) - Cents(5), Cents(-2));
        assert_eq!(-Cents(7), Cents(-7));
        assert_eq!(Cents(i64::MAX) + Cents(1), Cents(i64::MAX));
        assert_eq!(Cents(i64::MIN) - Cents(1), Cents(i64::MIN));
        assert_eq!(-Cents(i64::MIN), Cents(i64::MAX));
        assert_eq!(serde_json::to_string(&Cents(1250)).unwrap(), "1250");
        assert!(serde_json::from_str::<Cents>("12.50").is_err());
    }
}
