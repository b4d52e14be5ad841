//! The order of a model: `(p,d,q)(P,D,Q)m`.
//!
//! It must never hold a seasonal part without a season.

use std::fmt;

use serde::Serialize;

/// So many coefficients, and differences, of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Order {
    /// Autoregressive coefficients.
    pub p: usize,
    /// Differences.
    pub d: usize,
    /// Moving average coefficients.
    pub q: usize,
    /// Autoregressive coefficients of the season.
    #[serde(rename = "P")]
    pub sp: usize,
    /// Differences over a season.
    #[serde(rename = "D")]
    pub sd: usize,
    /// Moving average coefficients of the season.
    #[serde(rename = "Q")]
    pub sq: usize,
    /// The length of the season; 1 where there is none.
    pub season: usize,
    /// Whether the differenced series has a mean: a level without differences, a drift with one.
    pub mean: bool,
}

impl Order {
    /// An order without a season and without a mean.
    #[must_use]
    pub const fn plain((p, d, q): (usize, usize, usize)) -> Self {
        Self { p, d, q, sp: 0, sd: 0, sq: 0, season: 1, mean: false }
    }

    /// The same with a seasonal part.
    #[must_use]
    pub const fn seasonal(self, (sp, sd, sq): (usize, usize, usize), season: usize) -> Self {
        Self { sp, sd, sq, season, ..self }
    }

    /// So many numbers are estimated besides the variance.
    #[must_use]
    pub const fn unknowns(self) -> usize {
        self.p + self.q + self.sp + self.sq + self.mean as usize
    }

    /// So many values are lost to the differences.
    #[must_use]
    pub const fn lost(self) -> usize {
        self.d + self.sd * self.season
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { p, d, q, sp, sd, sq, season, mean } = self;
        write!(f, "ARIMA({p},{d},{q})")?;
        if *season > 1 && sp + sd + sq > 0 {
            write!(f, "({sp},{sd},{sq}){season}")?;
        }
        match (mean, d + sd) {
            (false, _) => Ok(()),
            (true, 0) => f.write_str(" with mean"),
            (true, _) => f.write_str(" with drift"),
        }
    }
}
