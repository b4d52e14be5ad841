//! What to be careful about in a forecast, as a value that any language can say.
//!
//! It must never be left out where an interval may hold less than it says.

use std::fmt;

use serde::{Serialize, Serializer};

use super::words::percent;

/// What to be careful about.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Caution {
    /// The back-test has too few errors to tell an interval of this level.
    FewErrors {
        /// How many it has.
        errors: usize,
        /// The level.
        level: f64,
    },
}

impl fmt::Display for Caution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FewErrors { errors, level } => write!(
                f,
                "the back-test has {errors} errors: it cannot tell an interval of {}; this one reaches \
                 the largest error, or as far as the model itself says where that is wider, and may \
                 hold less",
                percent(*level)
            ),
        }
    }
}

impl Serialize for Caution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
