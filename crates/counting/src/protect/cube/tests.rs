//! Tests of tables and their margins, and tables made for other tests.

use proptest::prelude::*;

use super::*;

/// A table of flat dimensions `d0`, `d1`… with categories `c0`, `c1`…, from its inner cells in order.
pub(crate) fn flat(sizes: &[usize], inner: &[u64]) -> Counts {
    let dimensions = sizes.iter().enumerate().map(|(axis, size)| {
        let paths = (0..*size).map(|code| vec![format!("c{code}")]).collect();
        Dimension::of(vec![format!("d{axis}")], &paths)
    });
    let shape = Shape::new(dimensions.collect()).unwrap();
    let mut rest = inner.iter();
    let values = (0..shape.cells())
        .map(|cell| if shape.is_inner(cell) { *rest.next().unwrap() } else { 0 })
        .collect();
    assert!(rest.next().is_none());
    Counts::of(shape, values).unwrap()
}

#[test]
fn margins_of_a_flat_table_are_its_sums() {
    let counts = flat(&[2, 3], &[1, 2, 3, 4, 5, 6]);
    assert_eq!(counts.values(), [21, 5, 7, 9, 6, 1, 2, 3, 15, 4, 5, 6]);
    assert_eq!(counts.shape().name(5), "d0=c0, d1=c0");
    assert_eq!(counts.shape().name(0), "all");
}

#[test]
fn a_nested_dimension_has_its_subtotals() {
    let path = |region: &str, town: &str| vec![region.to_owned(), town.to_owned()];
    let paths = [path("n", "a"), path("n", "b"), path("s", "a")].into();
    let dimension = Dimension::of(vec!["region".to_owned(), "town".to_owned()], &paths);
    assert_eq!(dimension.nodes.len(), 6);
    assert_eq!(dimension.codes(1), [Some("n"), None]);
    let shape = Shape::new(vec![dimension]).unwrap();
    let counts = Counts::of(shape, vec![0, 9, 3, 4, 0, 5]).unwrap();
    assert_eq!(counts.values(), [12, 7, 3, 4, 5, 5], "a value given for a margin is not looked at");
    assert_eq!(counts.shape().name(4), "region=s");
}

#[test]
fn a_table_too_large_is_refused() {
    let paths = (0..1100).map(|code| vec![format!("{code:04}")]).collect();
    let dimension = Dimension::of(vec!["x".to_owned()], &paths);
    assert!(Shape::new(vec![dimension.clone(), dimension]).is_none());
}

#[test]
fn counts_that_no_form_holds_exactly_are_refused() {
    let of = |one: u64, other: u64| {
        let paths = ["a", "b"].map(|code| vec![code.to_owned()]).into();
        let shape = Shape::new(vec![Dimension::of(vec!["x".to_owned()], &paths)]).unwrap();
        Counts::of(shape, vec![0, one, other]).map(|counts| counts.get(0))
    };
    assert_eq!(of(PEOPLE_MOST - 1, 1), Some(PEOPLE_MOST));
    assert_eq!(of(PEOPLE_MOST, 1), None);
    assert_eq!(of(u64::MAX, 1), None);
}

proptest! {
    #[test]
    fn every_sum_adds_up(inner in prop::collection::vec(0_u64..50, 12)) {
        let counts = flat(&[2, 3, 2], &inner);
        let sums = counts.shape().sums();
        prop_assert_eq!(sums.len(), 4 * 3 + 3 * 3 + 3 * 4);
        for sum in sums {
            let parts: u64 = sum.parts.iter().map(|cell| counts.get(*cell)).sum();
            prop_assert_eq!(counts.get(sum.total), parts);
        }
    }

    #[test]
    fn cells_and_nodes_are_inverse(cell in 0_usize..36) {
        let counts = flat(&[2, 3, 2], &[0; 12]);
        let shape = counts.shape();
        prop_assert_eq!(shape.cell(&shape.nodes(cell)), Some(cell));
    }
}
