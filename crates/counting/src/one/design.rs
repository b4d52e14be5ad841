//! The design of a count model: covariates as columns of numbers, on one scale.
//!
//! It must never drop a column in silence: one that says nothing is refused by name.

use nalgebra::{DMatrix, DVector};

use super::fit::Refusal;
use super::people::{People, Values};

/// What the first coefficient is called.
const INTERCEPT: &str = "(intercept)";
/// Columns whose correlations have a smaller eigenvalue say the same together.
const EIGENVALUE_LEAST: f64 = 1e-9;

/// People with a row an observation and a column a coefficient; numbers are centred and scaled. One
/// is made for all models.
#[derive(Debug)]
pub(super) struct Design<'a> {
    people: &'a People,
    names: Vec<String>,
    rows: Vec<Vec<f64>>,
    /// The mean and the spread taken from each column.
    scales: Vec<(f64, f64)>,
}

impl<'a> Design<'a> {
    /// The design of people of whom some were captured again, in every category.
    pub(super) fn of(people: &'a People) -> Result<Self, Refusal> {
        has_repeats(people)?;
        let observations = people.observations().count();
        let mut design = Self {
            people,
            names: vec![INTERCEPT.to_owned()],
            rows: vec![vec![1.0]; observations],
            scales: vec![(0.0, 1.0)],
        };
        for covariate in people.covariates() {
            match &covariate.values {
                Values::Numbers(numbers) => {
                    let scale = scale(people, numbers)
                        .ok_or_else(|| Refusal::Constant(covariate.name.clone()))?;
                    design.push(covariate.name.clone(), scale, numbers.iter().copied());
                }
                Values::Categories { levels, places } => {
                    if levels.len() < 2 {
                        return Err(Refusal::Constant(covariate.name.clone()));
                    }
                    for (place, level) in levels.iter().enumerate().skip(1) {
                        let here = places.iter().map(|it| if *it == place { 1.0 } else { 0.0 });
                        design.push(format!("{} = {level}", covariate.name), (0.0, 1.0), here);
                    }
                }
            }
        }
        if !is_full_rank(people, &design.rows, design.names.len()) {
            return Err(Refusal::Collinear);
        }
        Ok(design)
    }

    fn push(&mut self, name: String, scale: (f64, f64), values: impl Iterator<Item = f64>) {
        let (mean, spread) = scale;
        self.names.push(name);
        self.scales.push(scale);
        for (row, value) in self.rows.iter_mut().zip(values) {
            row.push((value - mean) / spread);
        }
    }

    /// Whom it is of.
    pub(super) const fn people(&self) -> &'a People {
        self.people
    }

    /// The names of the coefficients.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The rows, one an observation.
    pub(super) fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// What takes coefficients on the scale of this design to the scale of the sheet; further
    /// parameters (`more` of them) stay as they are.
    pub(super) fn back(&self, more: usize) -> DMatrix<f64> {
        let size = self.names.len() + more;
        let scale = |place: usize| self.scales.get(place).copied().unwrap_or((0.0, 1.0));
        DMatrix::from_fn(size, size, |row, column| {
            let (mean, spread) = scale(column);
            match row {
                _ if row == column => spread.recip(),
                0 => -mean / spread,
                _ => 0.0,
            }
        })
    }
}

/// Whether no column is a sum of others, over persons.
fn is_full_rank(people: &People, rows: &[Vec<f64>], columns: usize) -> bool {
    let mut gram = DMatrix::<f64>::zeros(columns, columns);
    for (row, (_, count)) in rows.iter().zip(people.observations()) {
        for (mut column, x) in gram.column_iter_mut().zip(row) {
            for (slot, y) in column.iter_mut().zip(row) {
                *slot += count as f64 * x * y;
            }
        }
    }
    let sizes = DMatrix::from_diagonal(&gram.diagonal().map(|square| square.sqrt().recip()));
    let alike = &sizes * gram * &sizes;
    let values = alike.iter().all(|value| value.is_finite()).then(|| alike.symmetric_eigenvalues());
    values.is_some_and(|values| values.iter().all(|value| *value > EIGENVALUE_LEAST))
}

/// Whether persons were captured more than once, in every category.
fn has_repeats(people: &People) -> Result<(), Refusal> {
    let again = |(captures, count): (u32, u64)| captures > 1 && count > 0;
    if !people.observations().any(again) {
        return Err(Refusal::NoRepeat);
    }
    for covariate in people.covariates() {
        let Values::Categories { levels, places } = &covariate.values else { continue };
        for (place, level) in levels.iter().enumerate() {
            let mut here = people.observations().zip(places).filter(|(_, it)| **it == place);
            if !here.any(|(observation, _)| again(observation)) {
                let (covariate, level) = (covariate.name.clone(), level.clone());
                return Err(Refusal::NoRepeatIn { covariate, level });
            }
        }
    }
    Ok(())
}

/// The linear predictor of a row.
pub(super) fn predictor(row: &[f64], parameters: &DVector<f64>) -> f64 {
    row.iter().zip(parameters.iter()).map(|(value, coefficient)| value * coefficient).sum()
}

/// The mean and the standard deviation over persons; nothing when all have one value.
fn scale(people: &People, numbers: &[f64]) -> Option<(f64, f64)> {
    let persons = people.observed() as f64;
    let counted = || people.observations().map(|(_, count)| count as f64).zip(numbers);
    let mean = counted().map(|(count, number)| count * number).sum::<f64>() / persons;
    let square = counted().map(|(count, number)| count * (number - mean).powi(2)).sum::<f64>();
    let spread = (square / persons).sqrt();
    (spread > mean.abs() * 1e-12 && spread.is_finite()).then_some((mean, spread))
}
