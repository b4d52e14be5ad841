//! Poisson regression with the logarithm as link, for small tables: iteratively reweighted least
//! squares (Nelder and Wedderburn 1972), with steps halved where they overshoot.
//!
//! It must never allocate within its rounds, nor call what has not settled a fit.

use nalgebra::{DMatrix, DVector};
use statrs::function::gamma::ln_gamma;

use super::design::Design;

/// Rounds at most.
const ROUNDS: usize = 100;
/// Halvings of one step at most.
const HALVINGS: usize = 40;
/// A change of deviance that is none, relative to the deviance and a tenth.
const SETTLED: f64 = 1e-11;
/// What is added to counts for the first weights, so that zero has one.
const START: f64 = 0.1;
/// A column whose remainder beside the others is this small, relative to itself, adds nothing.
const NOTHING: f64 = 1e-11;

/// A table fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Glm {
    /// A coefficient a column.
    pub coefficients: Vec<f64>,
    /// Their covariance: the inverse of the information. Infinite where it could not be inverted.
    pub covariance: DMatrix<f64>,
    /// What is expected in each row.
    pub fitted: Vec<f64>,
    /// `2 sum(n log(n / mu) - (n - mu))`.
    pub deviance: f64,
    /// The logarithm of the Poisson likelihood, `log n!` included.
    pub loglik: f64,
    /// Pearson's `sum((n - mu)^2 / mu)`.
    pub x2: f64,
    /// Rounds it took.
    pub rounds: usize,
    /// Whether the deviance settled.
    pub converged: bool,
}

impl Glm {
    /// The standard error of a coefficient; infinite when there is none.
    #[must_use]
    pub fn stderr(&self, column: usize) -> f64 {
        let variance = self.covariance.get((column, column)).copied().unwrap_or(f64::INFINITY);
        variance.sqrt()
    }

    /// Whether some coefficient runs away: the likelihood rises for ever and no maximum exists.
    ///
    /// A coefficient whose total in the table is one or more has a standard error of a few; one that
    /// runs away has one of thousands.
    #[must_use]
    pub fn runs_away(&self) -> bool {
        /// No coefficient with a maximum came near it.
        const FAR: f64 = 100.0;
        (0..self.coefficients.len()).any(|column| {
            let stderr = self.stderr(column);
            stderr > FAR || stderr.is_nan()
        })
    }
}

/// Why a table has no fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GlmFault {
    /// A column can be made of the others.
    #[error("column {0} can be made of the others")]
    Singular(usize),
    /// The counts or the values are too large for the arithmetic.
    #[error("the numbers run out of range")]
    Range,
}

/// Fits a table, from the coefficients of `start` where they are given (a neighbouring table's).
///
/// # Errors
/// When a column can be made of the others, or numbers run out of range.
pub fn fit(design: &Design, start: Option<&[f64]>) -> Result<Glm, GlmFault> {
    let mut work = Work::new(design);
    let mut rounds = 0;
    let mut converged = false;
    match start.filter(|start| start.len() == design.columns) {
        Some(start) => work.beta.copy_from_slice(start),
        None => work.begin()?,
    }
    let mut deviance = work.look(0.0);
    if !deviance.is_finite() {
        if start.is_some() {
            return fit(design, None);
        }
        return Err(GlmFault::Range);
    }
    while rounds < ROUNDS && !converged {
        rounds += 1;
        work.weigh();
        // With every weight positive this tells of the table; later of weights that vanish.
        match work.solve() {
            Ok(()) => {}
            Err(fault) if rounds == 1 && start.is_none() => return Err(fault),
            Err(_) if rounds == 1 => return fit(design, None),
            Err(_) => break,
        }
        // Infinity is close to nothing, though its difference is no more than a share of it.
        let close =
            |next: f64| next.is_finite() && (next - deviance).abs() <= SETTLED * (next.abs() + 0.1);
        let mut share = 1.0;
        let mut next = work.look(share);
        for _ in 0..HALVINGS {
            if next <= deviance || close(next) {
                break;
            }
            share /= 2.0;
            next = work.look(share);
        }
        if !(next <= deviance || close(next)) {
            work.step.fill(0.0);
            work.look(0.0);
            break;
        }
        work.take(share);
        converged = close(next);
        deviance = next;
    }
    if !converged && start.is_some() {
        return fit(design, None);
    }
    Ok(work.done(deviance, rounds, converged))
}

/// What the rounds write into.
struct Work<'a> {
    design: &'a Design,
    beta: Vec<f64>,
    mu: Vec<f64>,
    information: DMatrix<f64>,
    diagonal: Vec<f64>,
    step: DVector<f64>,
}

impl<'a> Work<'a> {
    fn new(design: &'a Design) -> Self {
        let columns = design.columns;
        Self {
            design,
            beta: vec![0.0; columns],
            mu: design.counts.iter().map(|count| count + START).collect(),
            information: DMatrix::zeros(columns, columns),
            diagonal: vec![0.0; columns],
            step: DVector::zeros(columns),
        }
    }

    /// The first coefficients: least squares on the logarithms of the counts.
    fn begin(&mut self) -> Result<(), GlmFault> {
        let offset = self.design.offset;
        self.gather(|count, mu| mu * (mu.ln() - offset) + count - mu);
        self.solve()?;
        for (beta, step) in self.beta.iter_mut().zip(self.step.iter()) {
            *beta = *step;
        }
        self.step.fill(0.0);
        Ok(())
    }

    /// Information and score at the present means.
    fn weigh(&mut self) {
        self.gather(|count, mu| count - mu);
    }

    fn gather(&mut self, target: impl Fn(f64, f64) -> f64) {
        self.information.fill(0.0);
        self.step.fill(0.0);
        let (information, score) = (&mut self.information, &mut self.step);
        let rows = self.design.rows().zip(&self.design.counts).zip(&self.mu);
        for ((row, count), mu) in rows {
            let target = target(*count, *mu);
            let mut left = row;
            for (at, value) in row {
                score[*at] += target * value;
                let weight = mu * value;
                for (other, factor) in left {
                    information[(*other, *at)] += weight * factor;
                }
                left = left.get(1..).unwrap_or(&[]);
            }
        }
        for (at, diagonal) in self.diagonal.iter_mut().enumerate() {
            *diagonal = information[(at, at)];
        }
    }

    /// Solves for the step: Cholesky's factor in the lower triangle of the information.
    fn solve(&mut self) -> Result<(), GlmFault> {
        let size = self.design.columns;
        let m = &mut self.information;
        for (column, diagonal) in self.diagonal.iter().enumerate() {
            for before in 0..column {
                let factor = m[(column, before)];
                if factor != 0.0 {
                    for row in column..size {
                        m[(row, column)] -= m[(row, before)] * factor;
                    }
                }
            }
            let pivot = m[(column, column)];
            if !pivot.is_finite() {
                return Err(GlmFault::Range);
            }
            if pivot <= NOTHING * diagonal || pivot <= 0.0 {
                return Err(GlmFault::Singular(column));
            }
            let root = pivot.sqrt();
            for row in column..size {
                m[(row, column)] /= root;
            }
        }
        lower(m, &mut self.step);
        upper(m, &mut self.step);
        Ok(())
    }

    /// The deviance after a share of the step; the means are left as they would be.
    fn look(&mut self, share: f64) -> f64 {
        let mut deviance = 0.0;
        let step = &self.step;
        let rows = self.design.rows().zip(&self.design.counts).zip(&mut self.mu);
        for ((row, count), mu) in rows {
            let mut eta = self.design.offset;
            for (at, value) in row {
                let beta = self.beta.get(*at).copied().unwrap_or_default();
                eta += value * (beta + share * step[*at]);
            }
            *mu = eta.exp();
            let log = if *count > 0.0 { count * (count.ln() - eta) } else { 0.0 };
            deviance += 2.0 * (log - (count - *mu));
        }
        deviance
    }

    fn take(&mut self, share: f64) {
        for (beta, step) in self.beta.iter_mut().zip(self.step.iter()) {
            *beta += share * step;
        }
    }

    fn done(mut self, deviance: f64, rounds: usize, converged: bool) -> Glm {
        let size = self.design.columns;
        self.weigh();
        let mut covariance = DMatrix::from_element(size, size, f64::INFINITY);
        if self.solve().is_ok() {
            for column in 0..size {
                let unit = &mut self.step;
                unit.fill(0.0);
                unit[column] = 1.0;
                lower(&self.information, unit);
                upper(&self.information, unit);
                covariance.set_column(column, unit);
            }
        }
        let pairs = || self.design.counts.iter().zip(&self.mu);
        // A mean may underflow; a count there is then impossible, and the deviance says so.
        let log = |count: f64, mu: f64| if count > 0.0 { count * mu.ln() } else { 0.0 };
        Glm {
            loglik: pairs().map(|(n, mu)| log(*n, *mu) - mu - ln_gamma(n + 1.0)).sum(),
            x2: pairs().filter(|(_, mu)| **mu > 0.0).map(|(n, mu)| (n - mu).powi(2) / mu).sum(),
            coefficients: self.beta,
            covariance,
            fitted: self.mu,
            deviance,
            rounds,
            converged,
        }
    }
}

/// Solves `L x = b` in place.
fn lower(factor: &DMatrix<f64>, x: &mut DVector<f64>) {
    for row in 0..x.len() {
        let mut value = x[row];
        for column in 0..row {
            value -= factor[(row, column)] * x[column];
        }
        x[row] = value / factor[(row, row)];
    }
}

/// Solves `L' x = b` in place.
fn upper(factor: &DMatrix<f64>, x: &mut DVector<f64>) {
    for row in (0..x.len()).rev() {
        let mut value = x[row];
        for column in row + 1..x.len() {
            value -= factor[(column, row)] * x[column];
        }
        x[row] = value / factor[(row, row)];
    }
}
