//! Poisson regression with the logarithm as link, for small tables: iteratively reweighted least
//! squares (Nelder and Wedderburn 1972), with steps halved where they overshoot.
//!
//! It must never call what has not settled a fit.

use nalgebra::{DMatrix, DVector};
use statrs::function::factorial::ln_factorial;
use statrs::function::gamma::ln_gamma;

use super::design::{Cells, Design};
use super::lattice::Room;

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
    /// The inverse of Cholesky's factor of the information. Infinite where there is none.
    root: DMatrix<f64>,
    /// What is expected in each row.
    pub fitted: Vec<f64>,
    /// `2 sum(n log(n / mu) - (n - mu))`.
    pub deviance: f64,
    /// The logarithm of the Poisson likelihood, `log n!` included.
    pub loglik: f64,
    /// Pearson's `sum((n - mu)^2 / mu)`.
    pub x2: f64,
    /// How far the means are from the totals of the columns, `A' n - A' mu`, all together.
    pub off: f64,
    /// Rounds it took.
    pub rounds: usize,
    /// Whether the deviance settled.
    pub converged: bool,
}

impl Glm {
    /// The standard error of a coefficient; infinite when there is none.
    #[must_use]
    pub fn stderr(&self, column: usize) -> f64 {
        self.covariance(column, column).sqrt()
    }

    /// The covariance of two coefficients: a value of the inverse of the information; infinite when
    /// there is none.
    #[must_use]
    pub fn covariance(&self, one: usize, other: usize) -> f64 {
        let size = self.root.ncols();
        if one >= size || other >= size {
            return f64::INFINITY;
        }
        self.root.column(one).dot(&self.root.column(other))
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
    fitted(design, start).map_err(|fault| match fault {
        // Columns that even counts tell apart are lost in the arithmetic of these.
        GlmFault::Singular(_) if fitted(&design.even(), None).is_ok() => GlmFault::Range,
        GlmFault::Singular(_) | GlmFault::Range => fault,
    })
}

fn fitted(design: &Design, start: Option<&[f64]>) -> Result<Glm, GlmFault> {
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
            return fitted(design, None);
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
            Err(_) if rounds == 1 => return fitted(design, None),
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
        return fitted(design, None);
    }
    Ok(work.done(deviance, rounds, converged))
}

/// What the rounds write into.
struct Work<'a> {
    design: &'a Design,
    beta: Vec<f64>,
    mu: Vec<f64>,
    /// The logarithms of the counts; of none, what is not asked for.
    logs: Vec<f64>,
    room: Room,
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
            logs: design.counts.iter().map(|count| count.ln()).collect(),
            room: match &design.cells {
                Cells::Lattice(lattice) => lattice.room(),
                Cells::Listed(_) => Room::default(),
            },
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
        let (information, score) = (&mut self.information, &mut self.step);
        let values = self.design.counts.iter().zip(&self.mu);
        let values = values.map(|(count, mu)| (*mu, target(*count, *mu)));
        match &self.design.cells {
            Cells::Lattice(lattice) => lattice.gather(&mut self.room, values, (information, score)),
            Cells::Listed(listed) => {
                information.fill(0.0);
                score.fill(0.0);
                for (row, (mu, target)) in listed.rows().zip(values) {
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
            }
        }
        for (at, diagonal) in self.diagonal.iter_mut().enumerate() {
            *diagonal = information[(at, at)];
        }
    }

    /// Solves for the step: Cholesky's factor in the lower triangle of the information.
    fn solve(&mut self) -> Result<(), GlmFault> {
        factorise(self.information.as_mut_slice(), &self.diagonal)?;
        forward(self.information.as_slice(), self.step.as_mut_slice(), 0);
        backward(self.information.as_slice(), self.step.as_mut_slice());
        Ok(())
    }

    /// The deviance after a share of the step; the means are left as they would be.
    fn look(&mut self, share: f64) -> f64 {
        let moved = self.beta.iter().zip(self.step.iter()).map(|(beta, step)| beta + share * step);
        let rows = self.design.counts.iter().zip(&self.logs).zip(&mut self.mu);
        let mut deviance = 0.0;
        let mut see = |((count, log), mu): ((&f64, &f64), &mut f64), sum: f64| {
            let eta = self.design.offset + sum;
            *mu = eta.exp();
            let log = if *count > 0.0 { count * (log - eta) } else { 0.0 };
            deviance += 2.0 * (log - (count - *mu));
        };
        match &self.design.cells {
            Cells::Lattice(lattice) => {
                let sums = lattice.sums(&mut self.room, moved);
                rows.zip(sums).for_each(|(row, sum)| see(row, sum));
            }
            Cells::Listed(listed) => {
                let moved: Vec<f64> = moved.collect();
                let at = |at: usize| moved.get(at).copied().unwrap_or_default();
                let sum =
                    |row: &[(usize, f64)]| row.iter().map(|(it, value)| value * at(*it)).sum();
                rows.zip(listed.rows()).for_each(|(row, cells)| see(row, sum(cells)));
            }
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
        let off: f64 = self.step.iter().map(|off| off.abs()).sum();
        let mut root = DMatrix::zeros(size, size);
        if self.solve().is_ok() {
            root.fill_diagonal(1.0);
            for (column, mut slots) in root.column_iter_mut().enumerate() {
                forward(self.information.as_slice(), slots.as_mut_slice(), column);
            }
        } else {
            root.fill(f64::INFINITY);
        }
        let pairs = || self.design.counts.iter().zip(&self.mu);
        // A mean may underflow; a count there is then impossible, and the deviance says so.
        let ln_factorial =
            |n: f64| if n.fract() == 0.0 { ln_factorial(n as u64) } else { ln_gamma(n + 1.0) };
        let log = |count: f64, mu: f64| if count > 0.0 { count * mu.ln() } else { 0.0 };
        Glm {
            loglik: pairs().map(|(n, mu)| log(*n, *mu) - mu - ln_factorial(*n)).sum(),
            x2: pairs().filter(|(_, mu)| **mu > 0.0).map(|(n, mu)| (n - mu).powi(2) / mu).sum(),
            coefficients: self.beta,
            root,
            fitted: self.mu,
            deviance,
            off,
            rounds,
            converged,
        }
    }
}

/// Cholesky's factor in the lower triangle of a matrix whose columns follow each other, of this
/// diagonal; the upper triangle is not looked at.
fn factorise(matrix: &mut [f64], diagonal: &[f64]) -> Result<(), GlmFault> {
    let size = diagonal.len();
    for (column, diagonal) in diagonal.iter().enumerate() {
        let (before, rest) = matrix.split_at_mut(column * size);
        let own = rest.get_mut(column..size).unwrap_or_default();
        for other in before.chunks_exact(size) {
            let below = other.get(column..).unwrap_or_default();
            let factor = below.first().copied().unwrap_or_default();
            if factor != 0.0 {
                own.iter_mut().zip(below).for_each(|(own, other)| *own -= other * factor);
            }
        }
        let pivot = own.first().copied().unwrap_or(f64::NAN);
        if !pivot.is_finite() {
            return Err(GlmFault::Range);
        }
        if pivot <= NOTHING * diagonal || pivot <= 0.0 {
            return Err(GlmFault::Singular(column));
        }
        let root = pivot.sqrt();
        own.iter_mut().for_each(|own| *own /= root);
    }
    Ok(())
}

/// The columns of a factor from the diagonal down.
fn columns(
    factor: &[f64],
    size: usize,
) -> impl DoubleEndedIterator<Item = &[f64]> + ExactSizeIterator {
    let columns = factor.chunks_exact(size.max(1)).enumerate();
    columns.map(|(at, column)| column.get(at..).unwrap_or_default())
}

/// Solves `L x = b` in place, where `b` is zero before a row.
fn forward(factor: &[f64], x: &mut [f64], from: usize) {
    let size = x.len();
    for (row, column) in columns(factor, size).enumerate().skip(from) {
        let Some((value, below)) = x.get_mut(row..).and_then(<[f64]>::split_first_mut) else {
            break;
        };
        let Some((pivot, others)) = column.split_first() else { break };
        *value /= pivot;
        below.iter_mut().zip(others).for_each(|(it, other)| *it -= other * *value);
    }
}

/// Solves `L' x = b` in place.
fn backward(factor: &[f64], x: &mut [f64]) {
    let size = x.len();
    for (row, column) in columns(factor, size).enumerate().rev() {
        let Some((value, below)) = x.get_mut(row..).and_then(<[f64]>::split_first_mut) else {
            break;
        };
        let Some((pivot, others)) = column.split_first() else { break };
        let known: f64 = below.iter().zip(others).map(|(it, other)| it * other).sum();
        *value = (*value - known) / pivot;
    }
}
