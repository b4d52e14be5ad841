//! Closed-population models by how catching differs: over lists (t), over persons (h), after the
//! first time (b) (Otis et al. 1978; loglinear forms of Baillargeon and Rivest 2007).
//!
//! It must never give a number below those seen: such a model is refused, with the reason.

use std::fmt;

use serde::Serialize;

use super::design::Design;
use super::fit::{FitFault, check};
use super::glm::{self, Glm, GlmFault};
use super::pattern::{Pattern, Patterns};
use super::words::number;

/// How persons differ from one another: a column of the number of captures `k`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Chao's lower bound: `max(k - j + 1, 0)` for `j = 3..t`, negative ones left out.
    Chao,
    /// Poisson with 2: `2^k - 1`.
    Poisson2,
    /// Darroch: `k^2 / 2`.
    Darroch,
    /// Gamma with 3.5: `log 3.5 - log(3.5 + k)`.
    Gamma35,
}

/// What catching depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// On nothing: all lists and persons are alike.
    M0,
    /// On the list.
    Mt,
    /// On the person.
    Mh(Form),
    /// On the list and on the person.
    Mth(Form),
    /// On whether the person was caught before: lists are occasions, in their order.
    Mb,
    /// As [`Closed::Mb`], and the first occasion is apart (the generalised removal of Otis et al.).
    Mbh,
}

impl Closed {
    /// All of them, in the order of the field's tables.
    pub const ALL: [Self; 12] = [
        Self::M0,
        Self::Mt,
        Self::Mh(Form::Chao),
        Self::Mh(Form::Poisson2),
        Self::Mh(Form::Darroch),
        Self::Mh(Form::Gamma35),
        Self::Mth(Form::Chao),
        Self::Mth(Form::Poisson2),
        Self::Mth(Form::Darroch),
        Self::Mth(Form::Gamma35),
        Self::Mb,
        Self::Mbh,
    ];

    /// Whether it takes the lists for occasions that follow one another.
    #[must_use]
    pub const fn needs_order(self) -> bool {
        matches!(self, Self::Mb | Self::Mbh)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chao => "Chao",
            Self::Poisson2 => "Poisson2",
            Self::Darroch => "Darroch",
            Self::Gamma35 => "Gamma3.5",
        })
    }
}

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::M0 => f.write_str("M0"),
            Self::Mt => f.write_str("Mt"),
            Self::Mh(form) => write!(f, "Mh {form}"),
            Self::Mth(form) => write!(f, "Mth {form}"),
            Self::Mb => f.write_str("Mb"),
            Self::Mbh => f.write_str("Mbh"),
        }
    }
}

/// What such a model says of the number of all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClosedFit {
    /// The model.
    pub model: Closed,
    /// The number of all.
    pub total: f64,
    /// Its standard error.
    pub stderr: f64,
    /// How far the model is from the counts.
    pub deviance: f64,
    /// Patterns less coefficients.
    pub df: usize,
    /// `-2 loglik + 2 p`.
    pub aic: f64,
    /// `-2 loglik + log(n) p`.
    pub bic: f64,
}

/// Why such a model gives no number.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ClosedFault {
    /// The counts allow no estimate at all.
    #[error(transparent)]
    Counts(#[from] FitFault),
    /// So few lists cannot tell the model.
    #[error("{model} cannot be told from {lists} lists")]
    TooFewLists {
        /// The model.
        model: Closed,
        /// How many lists there are.
        lists: usize,
    },
    /// The number is less than those seen, negative at times.
    #[error("{model} gives {} where {} were seen: it does not hold here and is refused",
            number(*total), number(*seen as f64))]
    Impossible {
        /// The model.
        model: Closed,
        /// The number it gives.
        total: f64,
        /// How many were seen.
        seen: u64,
    },
    /// The likelihood has no maximum.
    #[error("{0} gives no number: its likelihood has no maximum here")]
    NoMaximum(Closed),
    /// The arithmetic runs out of range.
    #[error("the numbers of {0} run out of range")]
    Range(Closed),
}

/// Fits one of the closed-population models.
///
/// # Errors
/// When the counts allow no estimate, the lists are too few for the model, or the number it gives is
/// impossible.
pub fn fit(patterns: &Patterns, model: Closed) -> Result<ClosedFit, ClosedFault> {
    check(patterns)?;
    let mut extra = extra(model, patterns.lists());
    let glm = loop {
        let design = design(patterns, model, &extra);
        let glm = glm::fit(&design, None).map_err(|fault| match fault {
            GlmFault::Singular(_) => ClosedFault::TooFewLists { model, lists: patterns.lists() },
            GlmFault::Range => ClosedFault::Range(model),
        })?;
        // Chao's columns stand for a variance: one below zero is none, and the bound is without it.
        let before = extra.len();
        if matches!(model, Closed::Mh(Form::Chao) | Closed::Mth(Form::Chao)) {
            let first = glm.coefficients.len() - before;
            let mut own = glm.coefficients.iter().skip(first);
            extra.retain(|_| own.next().is_some_and(|coefficient| *coefficient >= 0.0));
        }
        if extra.len() == before {
            break glm;
        }
    };
    let (total, stderr) = of_all(patterns, model, &glm);
    if glm.runs_away() || !glm.converged {
        return Err(ClosedFault::NoMaximum(model));
    }
    let seen = patterns.observed();
    if !total.is_finite() || total < seen as f64 {
        return Err(ClosedFault::Impossible { model, total, seen });
    }
    let p = glm.coefficients.len();
    Ok(ClosedFit {
        model,
        total,
        stderr,
        deviance: glm.deviance,
        df: glm.fitted.len() - p,
        aic: 2.0f64.mul_add(p as f64, -2.0 * glm.loglik),
        bic: (seen as f64).ln().mul_add(p as f64, -2.0 * glm.loglik),
    })
}

/// A column of the number of captures.
type Column = Box<dyn Fn(f64) -> f64>;

/// The columns for persons who differ.
fn extra(model: Closed, lists: usize) -> Vec<Column> {
    let form = match model {
        Closed::Mh(form) | Closed::Mth(form) => form,
        Closed::M0 | Closed::Mt | Closed::Mb | Closed::Mbh => return Vec::new(),
    };
    match form {
        Form::Chao => (3..=lists)
            .map(|from| Box::new(move |k: f64| (k - from as f64 + 1.0).max(0.0)) as Column)
            .collect(),
        Form::Poisson2 => vec![Box::new(|k: f64| k.exp2() - 1.0)],
        Form::Darroch => vec![Box::new(|k: f64| k * k / 2.0)],
        Form::Gamma35 => vec![Box::new(|k: f64| 3.5_f64.ln() - (3.5 + k).ln())],
    }
}

fn design(patterns: &Patterns, model: Closed, extra: &[Column]) -> Design {
    let lists = patterns.lists();
    let own = match model {
        Closed::M0 | Closed::Mh(_) => 1,
        Closed::Mt | Closed::Mth(_) => lists,
        Closed::Mb => 2,
        Closed::Mbh => 3,
    };
    let mut design = Design::empty(1 + own + extra.len());
    for (pattern, count) in patterns.observable() {
        let k = f64::from(pattern.captures());
        let mut row = vec![1.0];
        match model {
            Closed::M0 | Closed::Mh(_) => row.push(k),
            Closed::Mt | Closed::Mth(_) => {
                row.extend((0..lists).map(|list| f64::from(u8::from(pattern.on(list)))));
            }
            Closed::Mb => row.extend([before(pattern), k - 1.0]),
            Closed::Mbh => {
                let before = before(pattern);
                row.extend([before.min(1.0), (before - 1.0).max(0.0), k - 1.0]);
            }
        }
        row.extend(extra.iter().map(|column| column(k)));
        design.push(row.into_iter().enumerate(), count as f64);
    }
    design
}

/// Occasions before the first capture.
fn before(pattern: Pattern) -> f64 {
    f64::from(pattern.0.trailing_zeros())
}

/// The number of all and its standard error.
fn of_all(patterns: &Patterns, model: Closed, glm: &Glm) -> (f64, f64) {
    match model {
        Closed::M0 | Closed::Mt | Closed::Mh(_) | Closed::Mth(_) => {
            let unseen = glm.coefficients.first().copied().unwrap_or(f64::NAN).exp();
            let variance = unseen + (unseen * glm.stderr(0)).powi(2);
            (patterns.observed() as f64 + unseen, variance.sqrt())
        }
        Closed::Mb | Closed::Mbh => behaviour(patterns.lists() as f64, glm),
    }
}

/// The number of all where catching changes after the first time.
///
/// With `p` the chance of a first capture, `c` of a later one and `t` occasions, the chance of a
/// pattern is `p (1-c)^(t-1) ((1-p)/(1-c))^before (c/(1-c))^after`. The coefficients are the
/// logarithms: `r = (1-p)/(1-c)`, `e = c/(1-c)`, `s = 1 + e = 1/(1-c)`, so `N = exp(b0) s^t / (s - r)`;
/// with the first occasion apart `N = exp(b0) s^(t-1) (1 + exp(b1) / (s - r))`. The variance is the
/// delta method's less `N`, as of a multinomial.
fn behaviour(occasions: f64, glm: &Glm) -> (f64, f64) {
    let (total, slope) = match glm.coefficients.as_slice() {
        [b0, b1, b2] => {
            let (r, e) = (b1.exp(), b2.exp());
            let s = 1.0 + e;
            let total = b0.exp() * s.powf(occasions) / (s - r);
            let slopes = [1.0, r / (s - r), e * (occasions / s - 1.0 / (s - r))];
            (total, slopes.map(|slope| slope * total).to_vec())
        }
        [b0, b1, b2, b3] => {
            let (r, e) = (b2.exp(), b3.exp());
            let s = 1.0 + e;
            let first = b0.exp() * s.powf(occasions - 1.0);
            let later = first * b1.exp() / (s - r);
            let total = first + later;
            let growth = total * (occasions - 1.0) * e / s;
            (total, vec![total, later, later * r / (s - r), growth - later * e / (s - r)])
        }
        _ => return (f64::NAN, f64::NAN),
    };
    let mut variance = -total;
    for (row, one) in slope.iter().enumerate() {
        for (column, other) in slope.iter().enumerate() {
            variance += one * other * glm.covariance(row, column);
        }
    }
    (total, variance.max(0.0).sqrt())
}
