//! Estimates that need no model fitted: Chao's lower bounds, and two lists or independent ones in
//! closed form.
//!
//! It must never pass a lower bound for an estimate: Chao's numbers are the least there can be.

use serde::Serialize;

use super::interval::{Interval, Level, burnham};
use super::pattern::{Pattern, Patterns};

/// A number of all in closed form.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ClosedForm {
    /// The number of all.
    pub total: f64,
    /// Its standard error.
    pub stderr: f64,
    /// Its interval, the unseen taken for log-normal.
    pub interval: Interval,
}

impl ClosedForm {
    fn new(seen: f64, total: f64, variance: f64, level: Level) -> Option<Self> {
        let stderr = variance.max(0.0).sqrt();
        let interval = burnham(seen, total, stderr, level);
        (total.is_finite() && stderr.is_finite()).then_some(Self { total, stderr, interval })
    }
}

/// How many were caught once and twice, and how many at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frequencies {
    /// All that were seen, `n`.
    pub seen: f64,
    /// Seen once, `f1`.
    pub once: f64,
    /// Seen twice, `f2`.
    pub twice: f64,
}

impl Frequencies {
    /// Those of lists.
    #[must_use]
    pub fn of(patterns: &Patterns) -> Self {
        Self {
            seen: patterns.observed() as f64,
            once: patterns.captured(1) as f64,
            twice: patterns.captured(2) as f64,
        }
    }

    /// Chao's lower bound (1987): `n + f1^2 / (2 f2)`, variance `f2 (r^4/4 + r^3 + r^2/2)` with
    /// `r = f1/f2`. Nothing when nobody was seen twice.
    #[must_use]
    pub fn chao(&self, level: Level) -> Option<ClosedForm> {
        let ratio = self.once / self.twice;
        let total = self.seen + self.once * ratio / 2.0;
        let variance = self.twice * (ratio.powi(4) / 4.0 + ratio.powi(3) + ratio.powi(2) / 2.0);
        ClosedForm::new(self.seen, total, variance, level)
    }

    /// Chao's lower bound corrected for bias: `n + f1 (f1-1) / (2 (f2+1))`; the variance is that of
    /// [`Frequencies::chao_of_lists`] without end of lists.
    #[must_use]
    pub fn chao_corrected(&self, level: Level) -> Option<ClosedForm> {
        self.corrected(1.0, level)
    }

    /// Chao's lower bound for so many lists, corrected for bias (Rivest and Baillargeon):
    /// `n + (t-1) f1 (f1-1) / (2 t (f2+1))`.
    #[must_use]
    pub fn chao_of_lists(&self, lists: usize, level: Level) -> Option<ClosedForm> {
        let lists = lists as f64;
        self.corrected((lists - 1.0) / lists, level)
    }

    fn corrected(&self, share: f64, level: Level) -> Option<ClosedForm> {
        let Self { seen, once: f1, twice: f2 } = *self;
        let pairs = f1 * (f1 - 1.0);
        let unseen = share * pairs / (2.0 * (f2 + 1.0));
        let bracket = f1 * f1 + 4.0 * f1 * f2 + 3.0 * f1 - 6.0 * f2 - 6.0;
        let under = 4.0 * (f2 + 1.0).powi(2) * (f2 + 2.0);
        let variance = unseen + share.powi(2) * pairs * bracket / under;
        ClosedForm::new(seen, seen + unseen, variance, level)
    }
}

/// Two lists: how many on the first, on the second, on both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Two {
    first: f64,
    second: f64,
    both: f64,
}

impl Two {
    /// Those of two lists; nothing for another number of lists.
    #[must_use]
    pub fn of(patterns: &Patterns) -> Option<Self> {
        (patterns.lists() == 2).then(|| Self {
            first: patterns.overlap(Pattern(0b01)) as f64,
            second: patterns.overlap(Pattern(0b10)) as f64,
            both: patterns.count(Pattern(0b11)) as f64,
        })
    }

    fn seen(&self) -> f64 {
        self.first + self.second - self.both
    }

    /// Lincoln and Petersen: `N = n1 n2 / m`, variance `n1 n2 (n1-m) (n2-m) / m^3`. Nothing when
    /// nobody is on both.
    #[must_use]
    pub fn lincoln_petersen(&self, level: Level) -> Option<ClosedForm> {
        let Self { first, second, both } = *self;
        let variance = first * second * (first - both) * (second - both) / both.powi(3);
        ClosedForm::new(self.seen(), first * second / both, variance, level)
    }

    /// Chapman (1951), corrected for bias: `N = (n1+1)(n2+1)/(m+1) - 1`, variance
    /// `(n1+1)(n2+1)(n1-m)(n2-m) / ((m+2)(m+1)^2)`.
    #[must_use]
    pub fn chapman(&self, level: Level) -> Option<ClosedForm> {
        let Self { first, second, both } = *self;
        let product = (first + 1.0) * (second + 1.0);
        let total = product / (both + 1.0) - 1.0;
        let rest = (first - both) * (second - both);
        let variance = product * rest / ((both + 2.0) * (both + 1.0).powi(2));
        ClosedForm::new(self.seen(), total, variance, level)
    }
}

/// Independent lists, corrected for bias (Rivest and Levesque 2001): Chapman's for two; for more,
/// `(t+2)/(2t)` is added to the total of each list and `t/2` to `n`,
/// `prod(1 - n_i/N) = 1 - n/N` is solved, and `t/2` taken off again.
///
/// Nothing when no number solves it, as when nobody is on two lists.
#[must_use]
pub fn mt_corrected(patterns: &Patterns, level: Level) -> Option<ClosedForm> {
    if let Some(two) = Two::of(patterns) {
        return two.chapman(level);
    }
    let lists = patterns.lists() as f64;
    let observed = patterns.observed() as f64;
    let totals: Vec<f64> = (0..patterns.lists())
        .map(|list| patterns.overlap(Pattern(1 << list)) as f64 + (lists + 2.0) / (2.0 * lists))
        .collect();
    let seen = observed + lists / 2.0;
    // Below the root more are missed than the lists allow, above it fewer.
    let missed = |number: f64| {
        let chances = totals.iter().map(|total| (-total / number).ln_1p());
        chances.sum::<f64>().exp() - (1.0 - seen / number)
    };
    let mut high = 2.0 * seen;
    while missed(high) > 0.0 {
        high *= 2.0;
        // Lists that share nobody have no number.
        if high > seen * 1e12 {
            return None;
        }
    }
    let mut low = seen;
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if missed(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    let number = f64::midpoint(low, high);
    let terms: f64 = totals.iter().map(|total| 1.0 / (number - total)).sum();
    let information = 1.0 / (number - seen) + (lists - 1.0) / number - terms;
    ClosedForm::new(observed, number - lists / 2.0, 1.0 / information, level)
}
