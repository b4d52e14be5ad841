//! Conditional maximisation: the factors by which an offset becomes a table with given totals.
//!
//! It must never return factors whose table misses a total.

use super::cube::Cube;
use super::ipf::{Limits, sums, widest};
use super::margin::{Margin, consistent};
use super::refusal::Refusal;

/// A table as an offset times one factor a row and one a column: `y = α_i β_j m_ijk`.
#[derive(Debug, Clone, PartialEq)]
pub struct Conditional {
    /// The table.
    pub table: Cube,
    /// The factor of each row. They are told from those of the columns by this: the factors of the
    /// columns that are not zero have the mean one.
    pub rows: Vec<f64>,
    /// The factor of each column.
    pub columns: Vec<f64>,
    /// Rounds made.
    pub rounds: u32,
}

/// Two ways: a flat offset `m_ij` and a total a row and a column. The likelihood of a Poisson model
/// with that offset is maximised over the factors of the rows, then over those of the columns, in
/// turn (expectation-conditional maximisation; Willekens 1999, Raymer, Abel and Smith 2007).
///
/// # Errors
/// As [`cm3`], and when the offset is not flat.
pub fn cm2(
    offset: &Cube,
    rows: &[f64],
    columns: &[f64],
    limits: Limits,
) -> Result<Conditional, Refusal> {
    let [_, _, found] = offset.size();
    if found != 1 {
        return Err(Refusal::Shape { what: "tables of a flat offset", found, wanted: 1 });
    }
    cm3(offset, rows, columns, limits)
}

/// Three ways: an offset `m_ijk` and a total a row and a column, over all tables.
///
/// # Errors
/// When there is not one total for each row and column of the offset, the totals of rows and
/// columns differ, a number is negative, or the zeros of the offset leave no such table.
pub fn cm3(
    offset: &Cube,
    rows: &[f64],
    columns: &[f64],
    limits: Limits,
) -> Result<Conditional, Refusal> {
    let margins = [Margin::rows(rows), Margin::columns(columns)];
    consistent(offset, &margins)?;
    let [by_row, by_column] = margins.each_ref().map(|margin| margin.groups(offset));
    let mut factors = [vec![1.0; rows.len()], vec![1.0; columns.len()]];
    let mut gap = f64::INFINITY;
    for rounds in 1..=limits.rounds {
        let [alpha, beta] = &mut factors;
        let [to_rows, to_columns] = &margins;
        *alpha = maximised(offset, (to_rows, &by_row), (beta, &by_column))?;
        *beta = maximised(offset, (to_columns, &by_column), (alpha, &by_row))?;
        let table = times(&times(offset, alpha, &by_row), beta, &by_column);
        gap = widest(&table, to_rows, &by_row).max(widest(&table, to_columns, &by_column));
        if gap <= limits.tolerance {
            let [rows, columns] = normal(factors);
            return Ok(Conditional { table, rows, columns, rounds });
        }
    }
    Err(Refusal::Unmet { rounds: limits.rounds, gap })
}

/// The factors of one margin, given those of the other.
fn maximised(
    offset: &Cube,
    (margin, groups): (&Margin, &[usize]),
    (other, of_other): (&[f64], &[usize]),
) -> Result<Vec<f64>, Refusal> {
    let weighted = times(offset, other, of_other);
    let sums = sums(&weighted, groups, margin.totals().len());
    let pairs = sums.iter().zip(margin.totals()).enumerate();
    let factors = pairs.map(|(place, (sum, total))| {
        if *total == 0.0 {
            return Ok(0.0);
        }
        let refusal = Refusal::Unreachable { margin: margin.name(), place, total: *total };
        if *sum > 0.0 { Ok(total / sum) } else { Err(refusal) }
    });
    factors.collect()
}

fn times(table: &Cube, factors: &[f64], groups: &[usize]) -> Cube {
    let mut product = table.clone();
    for (cell, group) in product.cells_mut().iter_mut().zip(groups) {
        *cell *= factors.get(*group).copied().unwrap_or_default();
    }
    product
}

fn normal([mut rows, mut columns]: [Vec<f64>; 2]) -> [Vec<f64>; 2] {
    let (sum, count) = (columns.iter().filter(|it| **it > 0.0))
        .fold((0.0, 0.0), |(sum, count), factor| (sum + factor, count + 1.0));
    if sum > 0.0 {
        let mean: f64 = sum / count;
        rows.iter_mut().for_each(|factor| *factor *= mean);
        columns.iter_mut().for_each(|factor| *factor /= mean);
    }
    [rows, columns]
}
