//! Whether a model of lists has a maximum of its likelihood, and whether it is the only one (Fienberg
//! and Rinaldo 2012; for lists that share nobody, Chan, Silverman and Vincent 2021).
//!
//! It must never pass a model because its regression stopped somewhere: either the fitted means prove
//! it, or a linear programme decides.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};
use nalgebra::DMatrix;
use serde::Serialize;

use super::design::Design;
use super::glm::Glm;
use super::model::Model;
use super::pattern::{Pattern, Patterns};

/// What is smaller is zero to the linear programme, in persons.
const NOTHING: f64 = 1e-5;
/// Fitted means above this, in persons, prove that there is a maximum: the `s` of the programme is no
/// smaller than the least of them.
const PROOF: f64 = 2.0 * NOTHING;
/// Singular values below this, beside the largest, are zero.
const RANK: f64 = 1e-9;

/// Whether a model can be estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Existence {
    /// The likelihood has a maximum.
    pub exists: bool,
    /// There is one only: the counts tell the terms apart.
    pub identifiable: bool,
}

impl Existence {
    /// Both.
    pub const SOUND: Self = Self { exists: true, identifiable: true };

    /// 0 when the model can be estimated, 1 without a maximum, 2 when its terms cannot be told apart,
    /// 3 for both.
    #[must_use]
    pub const fn code(self) -> u8 {
        match (self.exists, self.identifiable) {
            (true, true) => 0,
            (false, true) => 1,
            (true, false) => 2,
            (false, false) => 3,
        }
    }

    /// Whether the model can be estimated.
    #[must_use]
    pub const fn is_sound(self) -> bool {
        self.exists && self.identifiable
    }

    /// Why a model cannot be estimated, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match (self.exists, self.identifiable) {
            (true, true) => "it can be estimated",
            (false, true) => "its likelihood has no maximum",
            (true, false) => "the counts cannot tell its terms apart",
            (false, false) => {
                "its likelihood has no maximum and the counts cannot tell its terms apart"
            }
        }
    }
}

/// The pairs of a model whose two lists share nobody: their terms are minus infinity.
#[must_use]
pub fn empty_pairs(patterns: &Patterns, model: &Model) -> Vec<Pattern> {
    let pairs = model.terms().iter().copied().filter(|term| term.captures() == 2);
    pairs.filter(|pair| patterns.overlap(*pair) == 0).collect()
}

/// Says whether a model can be estimated from counts, pairs without overlap taken for minus infinity.
///
/// With `A` the table of the rows that are kept and `n` their counts: the largest `s` such that
/// `A' x = A' n` for some `x` with every part at least `s` is above zero when there is a maximum; the
/// columns of `A` are independent when it is the only one.
#[must_use]
pub fn existence(patterns: &Patterns, model: &Model) -> Existence {
    let design = Design::of(patterns, model, &empty_pairs(patterns, model));
    Existence { exists: largest_least(&design) > NOTHING, identifiable: is_full_rank(&design) }
}

/// Whether a fit proves by itself that its model can be estimated: its means satisfy `A' x = A' n`,
/// so that where all are above zero, so is the `s` of [`existence`].
#[must_use]
pub fn is_proof(glm: &Glm) -> bool {
    let least = glm.fitted.iter().copied().fold(f64::INFINITY, f64::min);
    // Moving the means by what is off keeps them above zero.
    let near = glm.off < 0.1 * least.min(1e-3);
    glm.converged && !glm.runs_away() && least > PROOF && near
}

/// The largest `s` of [`existence`]; zero when the programme cannot be solved.
fn largest_least(design: &Design) -> f64 {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let people: f64 = design.counts().iter().sum();
    let least = problem.add_var(1.0, (0.0, people.max(1.0)));
    let mut sums = vec![LinearExpr::empty(); design.columns()];
    let mut totals = vec![0.0; design.columns()];
    let mut rows = vec![0.0; design.columns()];
    for (row, count) in design.rows().iter().zip(design.counts()) {
        // The part beyond the least: x = s + y with y at least zero.
        let beyond = problem.add_var(0.0, (0.0, f64::INFINITY));
        for (column, value) in row {
            if let Some(sum) = sums.get_mut(*column) {
                sum.add(beyond, *value);
            }
            for (slots, more) in [(&mut totals, value * count), (&mut rows, *value)] {
                if let Some(slot) = slots.get_mut(*column) {
                    *slot += more;
                }
            }
        }
    }
    for ((mut sum, total), parts) in sums.into_iter().zip(totals).zip(rows) {
        sum.add(least, parts);
        problem.add_constraint(sum, ComparisonOp::Eq, total);
    }
    let solved = problem.solve().ok().and_then(|outcome| outcome.into_solution().ok());
    solved.map_or(0.0, |solution| solution.objective())
}

/// Whether no column can be made of the others.
fn is_full_rank(design: &Design) -> bool {
    let columns = design.columns();
    let rows = design.counts().len();
    if rows < columns {
        return false;
    }
    let mut table = DMatrix::<f64>::zeros(columns, rows);
    for (mut slots, row) in table.column_iter_mut().zip(&design.rows()) {
        for (column, value) in row {
            if let Some(slot) = slots.get_mut(*column) {
                *slot = *value;
            }
        }
    }
    let values = table.singular_values();
    let largest = values.iter().copied().fold(0.0, f64::max);
    values.iter().all(|value| *value > RANK * largest)
}
