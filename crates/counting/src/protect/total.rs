//! Categories that are the sum of all others, whatever they are called.
//!
//! It must never let one through: what is left out of the others is then what it has more than they.

use super::cube::{Counts, Dimension};
use crate::input::{Fault, Sheet, What};

/// So many other categories at least, so that two of one size are no sum of each other.
const OTHERS: usize = 2;
/// In so many combinations at least, with somebody in each: of small numbers one is easily the sum of
/// others by chance.
const TIMES: usize = 2;

/// Refuses a table of counts in which one category of a dimension has as many as all others together,
/// in every combination of the other dimensions. `columns` are those of each dimension.
///
/// # Errors
/// When there is such a category.
pub(super) fn refuse(sheet: &Sheet, columns: &[Vec<usize>], counts: &Counts) -> Result<(), Fault> {
    for (axis, (dimension, columns)) in counts.shape().dimensions.iter().zip(columns).enumerate() {
        let Some(node) = sum_of_others(counts, axis) else { continue };
        // Of a nested dimension only the coarsest is looked at: there are many small groups below, and
        // of some the numbers add up by chance.
        let code = dimension.nodes.get(node).and_then(|node| node.path.first());
        let Some((code, column)) = code.zip(columns.first()) else { continue };
        let what = What::Said(format!(
            "\"{code}\" has as many as all others together, wherever they are counted: leave that row \
             out, totals are made; if it is none, give one row for each person in place of counts"
        ));
        let row = sheet.rows().iter().find(|row| row.text(*column) == code);
        return Err(row.map_or_else(
            || sheet.refuse(what.to_string()),
            |row| sheet.fault(row, *column, what.clone()),
        ));
    }
    Ok(())
}

/// The category of a dimension that is the sum of its others, if there is one.
fn sum_of_others(counts: &Counts, axis: usize) -> Option<usize> {
    let shape = counts.shape();
    let dimension = shape.dimensions.get(axis)?;
    let categories = dimension.nodes.first()?.children.as_slice();
    if categories.len() <= OTHERS {
        return None;
    }
    let leaf = |dimension: &Dimension, node: usize| {
        dimension.nodes.get(node).is_some_and(|node| node.children.is_empty())
    };
    // Each category: whether it is half of the whole so far, and how often anybody was in it.
    let mut sums = vec![(true, 0); dimension.nodes.len()];
    for cell in 0..shape.cells() {
        let mut nodes = shape.nodes(cell);
        let others = shape.dimensions.iter().zip(&nodes).enumerate();
        let inner = others.filter(|(at, _)| *at != axis).all(|(_, (of, node))| leaf(of, *node));
        let Some(node) = nodes.get_mut(axis).filter(|node| inner && categories.contains(node))
        else {
            continue;
        };
        let category = std::mem::take(node);
        let whole = shape.cell(&nodes).map(|cell| counts.get(cell))?;
        let (half, somebody) = sums.get_mut(category)?;
        *half &= counts.get(cell).checked_mul(2) == Some(whole);
        *somebody += usize::from(whole > 0);
    }
    let is_sum = |category: &usize| sums.get(*category).is_some_and(|it| it.0 && it.1 >= TIMES);
    categories.iter().copied().find(is_sum)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::tabulate::{Asked, By, tabulate};
    use super::*;

    fn said(text: &str, by: &str) -> Option<String> {
        let (sheet, by) =
            (Sheet::parse(Path::new("t.csv"), text.as_bytes()).unwrap(), By::read(by));
        let asked = Asked { by: by.as_ref(), id: None, keys: None };
        tabulate(&sheet, &asked).err().map(|fault| fault.to_string())
    }

    /// A table with a row for each total of ages, called so.
    fn with_totals(name: &str) -> String {
        format!(
            "nat,age,count\nAF,0-17,80\nAF,18-34,77\nAF,{name},157\nER,0-17,3\nER,18-34,1\n\
             ER,{name},4\nSD,0-17,30\nSD,18-34,40\nSD,{name},70\n"
        )
    }

    #[test]
    fn a_row_with_the_name_of_a_total_is_refused() {
        for name in ["Total", "TOTAL", "all", "gesamt", "Ensemble", "together", "_T"] {
            let told = said(&with_totals(name), "");
            let wanted = "t.csv:4:2: a total; leave totals out, they are made";
            assert_eq!(told.as_deref(), Some(wanted), "{name}");
        }
    }

    #[test]
    fn a_total_by_any_other_name_is_refused() {
        let told = said(&with_totals("0-34"), "").unwrap();
        assert!(told.starts_with("t.csv:4:2: \"0-34\" has as many as all others"), "{told}");
        assert!(told.contains("leave that row out, totals are made"), "{told}");
        // One that is off by one somewhere is a category.
        assert_eq!(said(&with_totals("0-34").replace("0-34,4", "0-34,5"), ""), None);
    }

    #[test]
    fn what_adds_up_by_chance_or_by_design_is_none() {
        // Two categories of one size, nobody at all, people, and parts of a part.
        assert_eq!(said("sex,count\nf,3\nm,3\n", ""), None);
        assert_eq!(said("nat,count\nAF,3\nER,2\nSD,1\n", ""), None, "once is chance");
        assert_eq!(said("sex,count\nf,0\nm,0\nx,0\n", ""), None);
        assert_eq!(said("sex\nf\nf\nm\nx\n", ""), None);
        let nested = "country,town,count\nx,a,3\nx,b,2\nx,c,1\ny,d,9\nz,e,4\n";
        assert_eq!(said(nested, "country/town"), None);
    }
}
