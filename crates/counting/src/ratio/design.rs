//! The table as numbers: what multiplies the exponents of a row, and how its mean follows.
//!
//! It must never drop a column in silence: what cannot be told apart is refused.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::fit::Refusal;
use super::groups::Groups;

/// The least and the most that an offset is searched to.
pub(super) const OFFSETS: (f64, f64) = (1e-10, 0.5);

/// What is added to the share `n/N`, so that a group with nobody in the other register has one.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Offset {
    /// Estimated where some group has nobody in the other register, none otherwise.
    #[default]
    Auto,
    /// Nothing is added.
    None,
    /// This share is added.
    Fixed(f64),
    /// Estimated.
    Estimated,
}

impl Offset {
    /// A fixed offset; nothing for a share that is none.
    #[must_use]
    pub fn fixed(share: f64) -> Option<Self> {
        (share >= OFFSETS.0 && share <= OFFSETS.1).then_some(Self::Fixed(share))
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What the coefficients of the exponent are multiplied by; the first is one.
    pub(super) x: Vec<f64>,
    /// The logarithm of those registered.
    pub(super) ln_reference: f64,
    /// Those in the other register by those registered.
    pub(super) share: f64,
    /// Those found without a permit.
    pub(super) observed: f64,
    /// The place of the group's name.
    pub(super) group: usize,
}

/// The whole table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Design {
    /// The names of the coefficients of the exponent.
    pub(super) names: Vec<String>,
    /// The rows.
    pub(super) lines: Vec<Line>,
    /// The offset that is added; nothing where it is estimated.
    pub(super) offset: Option<f64>,
}

impl Design {
    /// The numbers of a table.
    pub(super) fn of(groups: &Groups, offset: Offset) -> Result<Self, Refusal> {
        let rows = groups.rows();
        if rows.iter().all(|row| row.observed == 0) {
            return Err(Refusal::NobodyObserved);
        }
        if rows.iter().all(|row| row.auxiliary == 0) {
            return Err(Refusal::NobodyAuxiliary);
        }
        let zeros = rows.iter().filter(|row| row.auxiliary == 0).count();
        let offset = match offset {
            Offset::None if zeros > 0 => return Err(Refusal::ZeroShares(zeros)),
            Offset::Auto if zeros == 0 => Some(0.0),
            Offset::None => Some(0.0),
            Offset::Fixed(share) => Some(share),
            Offset::Auto | Offset::Estimated => None,
        };
        let names = groups.names();
        let mut design = Self { names: vec!["alpha".to_owned()], lines: Vec::new(), offset };
        design.lines.extend(rows.iter().map(|row| Line {
            x: vec![1.0],
            ln_reference: (row.reference as f64).ln(),
            share: row.auxiliary as f64 / row.reference as f64,
            observed: row.observed as f64,
            group: names.binary_search(&row.name.as_str()).unwrap_or_default(),
        }));
        for (at, covariate) in groups.covariates().iter().enumerate() {
            let value = |row: usize| Some(rows.get(row)?.values.get(at)?.as_str());
            for level in groups.levels(at).into_iter().skip(1) {
                design.names.push(format!("alpha: {covariate} = {level}"));
                for (row, line) in design.lines.iter_mut().enumerate() {
                    line.x.push(if value(row) == Some(level) { 1.0 } else { 0.0 });
                }
            }
        }
        let unknowns = design.unknowns();
        if rows.len() <= unknowns {
            return Err(Refusal::TooFew { rows: rows.len(), unknowns });
        }
        design.is_full_rank().then_some(design).ok_or(Refusal::Alike)
    }

    /// How many numbers the mean has: the exponents, and the offset where it is estimated.
    pub(super) fn unknowns(&self) -> usize {
        self.names.len() + 1 + usize::from(self.offset.is_none())
    }

    /// Whether the columns of the exponents can be told apart, at some offset.
    fn is_full_rank(&self) -> bool {
        /// Correlations with a smaller eigenvalue say the same together.
        const LEAST: f64 = 1e-10;
        let size = self.names.len() + 1;
        let offset = self.offset.unwrap_or(1e-3);
        let mut gram = DMatrix::<f64>::zeros(size, size);
        for line in &self.lines {
            let row = DVector::from_iterator(size, line.slopes(offset));
            gram.ger(1.0, &row, &row, 1.0);
        }
        let scale = DMatrix::from_diagonal(&gram.diagonal().map(|square| square.sqrt().recip()));
        let alike = &scale * gram * &scale;
        alike.iter().all(|it| it.is_finite())
            && alike.symmetric_eigenvalues().iter().all(|value| *value > LEAST)
    }
}

impl Line {
    /// How the logarithm of the mean grows with each exponent.
    pub(super) fn slopes(&self, offset: f64) -> impl Iterator<Item = f64> {
        let ln = self.ln_reference;
        self.x.iter().map(move |x| x * ln).chain([(offset + self.share).ln()])
    }

    /// The exponent of those registered, of this row.
    pub(super) fn alpha(&self, parameters: &DVector<f64>) -> f64 {
        self.x.iter().zip(parameters.iter()).map(|(x, coefficient)| x * coefficient).sum()
    }
}
