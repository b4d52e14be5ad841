//! Tests of suppression: every exposed cell is protected, and nothing published is changed.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::protect::cube::tests::flat;
use crate::protect::cube::{Counts, Dimension, Shape};
use crate::protect::released::Cell;

const RULE: Rule = Rule { protection: 5, loss: Loss::Counts };

/// Every table of whole numbers, at least 1 where hidden and at most `most`, that agrees with what is
/// published: by trying them all, inner cells only.
fn brute_force(counts: &Counts, suppressed: &Suppressed, most: u64) -> Vec<(usize, u64, u64)> {
    let shape = counts.shape();
    let published = &suppressed.release.cells;
    let inner: Vec<usize> = (0..shape.cells()).filter(|cell| shape.is_inner(*cell)).collect();
    let free: Vec<usize> =
        inner.iter().copied().filter(|cell| published[*cell] == Cell::Suppressed).collect();
    let mut seen: Vec<(usize, u64, u64)> =
        suppressed.primary.iter().map(|cell| (*cell, u64::MAX, 0)).collect();
    // The inner cells that each cell is the sum of: those that move it.
    let within: Vec<Vec<usize>> = (0..shape.cells())
        .map(|outer| {
            let inside = |inner: &usize| {
                let nodes = shape.nodes(outer).into_iter().zip(shape.nodes(*inner));
                nodes.into_iter().all(|(outer, inner)| outer == 0 || outer == inner)
            };
            inner.iter().copied().filter(inside).collect()
        })
        .collect();
    let mut values = counts.values().to_vec();
    for number in 0..usize::try_from(most).unwrap().pow(free.len() as u32) {
        let mut rest = number as u64;
        for cell in &free {
            values[*cell] = 1 + rest % most;
            rest /= most;
        }
        let sum = |cell: usize| within[cell].iter().map(|inner| values[*inner]).sum::<u64>();
        let agrees = published.iter().enumerate().all(|(cell, shown)| match shown {
            Cell::Value(published) => published.unsigned_abs() == sum(cell),
            Cell::Suppressed => sum(cell) >= 1,
        });
        if agrees {
            for (cell, low, high) in &mut seen {
                *low = sum(*cell).min(*low);
                *high = sum(*cell).max(*high);
            }
        }
    }
    seen
}

fn checked(counts: &Counts, threshold: u64, rule: Rule) -> Suppressed {
    let primary = primary::below(counts, threshold);
    let suppressed = suppress(counts, &primary, rule).unwrap();
    let hidden: BTreeSet<usize> =
        suppressed.primary.iter().chain(&suppressed.secondary).copied().collect();
    for (cell, count) in counts.values().iter().enumerate() {
        let shown = suppressed.release.cells[cell];
        if hidden.contains(&cell) {
            assert_eq!(shown, Cell::Suppressed);
        } else {
            assert_eq!(shown, Cell::Value(count.cast_signed()), "what is published is the truth");
            assert!(!primary[cell]);
        }
    }
    assert_eq!(suppressed.intervals.len(), suppressed.primary.len());
    for interval in &suppressed.intervals {
        assert!(interval.width() >= rule.protection, "{interval:?}");
        let truth = counts.get(interval.cell);
        assert!((interval.low..=interval.high).contains(&truth));
    }
    suppressed
}

#[test]
fn one_small_cell_takes_three_others_with_it() {
    let counts = flat(&[3, 3], &[20, 50, 10, 8, 19, 22, 17, 32, 3]);
    let suppressed = checked(&counts, 5, RULE);
    assert_eq!(suppressed.primary.len(), 1);
    assert_eq!(suppressed.secondary.len(), 3, "a rectangle is the least in two dimensions");
}

#[test]
fn a_table_without_small_cells_stays_whole() {
    let counts = flat(&[2, 2], &[10, 20, 0, 40]);
    let suppressed = checked(&counts, 5, RULE);
    assert_eq!(suppressed.release.suppressed(), 0);
}

#[test]
fn a_single_cell_takes_its_totals_with_it() {
    let suppressed = checked(&flat(&[1, 1], &[2]), 5, RULE);
    assert_eq!(suppressed.release.suppressed(), 4);
    assert!(suppressed.secondary.is_empty(), "all four are below the threshold");
}

#[test]
fn the_audit_finds_what_trying_all_tables_finds() {
    let square: &[usize] = &[3, 3];
    let tables: [(&[usize], u64, &[u64], u64); 5] = [
        (square, 3, &[2, 3, 1, 3, 4, 3, 3, 2, 4], 9),
        (square, 2, &[1, 4, 4, 4, 4, 4, 4, 4, 4], 9),
        (square, 3, &[2, 2, 5, 0, 4, 4, 5, 3, 0], 9),
        (square, 2, &[1, 1, 3, 4, 4, 4, 4, 3, 4], 9),
        (&[2, 2, 2], 2, &[1, 3, 3, 3, 3, 3, 3, 3], 5),
    ];
    for (sizes, threshold, inner, most) in tables {
        let counts = flat(sizes, inner);
        let rule = Rule { protection: 2, loss: Loss::Counts };
        let suppressed = checked(&counts, threshold, rule);
        assert!(suppressed.release.suppressed() > 3);
        let shape = counts.shape();
        let is_margin_hidden = (0..shape.cells()).any(|cell| {
            !shape.is_inner(cell) && suppressed.release.cells[cell] == Cell::Suppressed
        });
        assert!(!is_margin_hidden, "what is tried has a bound");
        let seen = brute_force(&counts, &suppressed, most);
        for (interval, (cell, low, high)) in suppressed.intervals.iter().zip(seen) {
            let seen = Interval { cell, low, high };
            assert_eq!(*interval, seen, "{inner:?}");
        }
    }
}

#[test]
fn a_hierarchy_with_subtotals_is_protected() {
    let paths: BTreeSet<Vec<String>> = (0..4)
        .flat_map(|region| (0..3).map(move |town| vec![format!("r{region}"), format!("t{town}")]))
        .collect();
    let places = Dimension::of(vec!["region".to_owned(), "town".to_owned()], &paths);
    let sexes =
        Dimension::of(vec!["sex".to_owned()], &[vec!["f".to_owned()], vec!["m".to_owned()]].into());
    let shape = Shape::new(vec![places, sexes]).unwrap();
    let inner = (0..shape.cells()).map(|cell| (cell as u64 * 37 + 11) % 29).collect();
    let counts = Counts::of(shape, inner).unwrap();
    let suppressed = checked(&counts, 6, RULE);
    assert!(!suppressed.primary.is_empty() && !suppressed.secondary.is_empty());
}

#[test]
fn what_cannot_be_searched_is_refused() {
    let huge = flat(&[2], &[1 << 50, 3]);
    let primary = primary::below(&huge, 5);
    assert_eq!(suppress(&huge, &primary, RULE), Err(Refused::TooMany));
    let none = Rule { protection: 0, ..RULE };
    assert_eq!(suppress(&huge, &primary, none), Err(Refused::NoProtection));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn every_exposed_cell_of_two_dimensions_is_protected(
        inner in prop::collection::vec(prop_oneof![0_u64..6, 0_u64..60], 20),
        threshold in 2_u64..8,
        protection in 1_u64..10,
        cells: bool,
    ) {
        let loss = if cells { Loss::Cells } else { Loss::Counts };
        checked(&flat(&[4, 5], &inner), threshold, Rule { protection, loss });
    }

    #[test]
    fn every_exposed_cell_of_three_dimensions_is_protected(
        inner in prop::collection::vec(prop_oneof![0_u64..6, 0_u64..60], 24),
        threshold in 2_u64..8,
        protection in 1_u64..10,
    ) {
        checked(&flat(&[2, 3, 4], &inner), threshold, Rule { protection, loss: Loss::Counts });
    }
}
