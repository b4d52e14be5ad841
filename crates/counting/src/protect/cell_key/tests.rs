//! Tests of the cell key method: the published cells, and one noise for the same people.

use proptest::prelude::*;

use super::*;
use crate::protect::cube::tests::flat;
use crate::protect::keys::RecordKey;
use crate::protect::ptable::Design;

const TEN_FIVE: CellKeys =
    CellKeys { ptable: Ptable::TenFive, space: KeySpace::Byte, threshold: 10 };

fn european() -> CellKeys {
    let design = Design { deviation: 2, variance: 1.0, blocked: 0, stay: 0.0 };
    let ptable = Ptable::Designed(design.table().unwrap());
    CellKeys { ptable, space: KeySpace::Fraction, threshold: 0 }
}

#[test]
fn the_published_cells_of_three_variables_come_out() {
    let published = [
        (10, 173, 0, Some(10)),
        (10, 88, 0, Some(10)),
        (7, 180, -7, None),
        (14, 66, 1, Some(15)),
        (11, 190, -1, Some(10)),
    ];
    for (count, key, noise, value) in published {
        let perturbed = TEN_FIVE.cell(count, CellKey(key));
        assert_eq!((perturbed.noise, perturbed.cell.value()), (noise, value), "{count}");
    }
}

#[test]
fn the_published_two_way_table_comes_out() {
    let published = [
        (117, 83, 115),
        (110, 171, 110),
        (171, 203, 170),
        (202, 9, 200),
        (86, 68, 85),
        (103, 214, 105),
        (58, 30, 60),
        (51, 10, 50),
        (48, 124, 50),
        (54, 134, 55),
    ];
    for (count, key, value) in published {
        assert_eq!(TEN_FIVE.cell(count, CellKey(key)).cell, Cell::Value(value));
    }
}

#[test]
fn an_empty_cell_is_suppressed_below_a_threshold_and_zero_without() {
    assert_eq!(TEN_FIVE.cell(0, CellKey(0)).cell, Cell::Suppressed);
    assert_eq!(european().cell(0, CellKey(0)).cell, Cell::Value(0));
}

#[test]
fn a_threshold_beyond_all_counts_lets_nothing_through() {
    for threshold in [1_u64 << 63, u64::MAX] {
        for method in [CellKeys { threshold, ..TEN_FIVE }, CellKeys { threshold, ..european() }] {
            let release = method.release(&flat(&[2], &[12, 300]), &[CellKey(1); 3]);
            assert_eq!(release.cells, [Cell::Suppressed; 3]);
        }
    }
}

#[test]
fn the_european_noise_follows_the_key() {
    let keys = european();
    let at = |fraction: f64| keys.cell(5, CellKey((fraction * 1e9) as u64)).noise;
    // Row 2 of the published table: 0.0638, 0.3085, 0.6915, 0.9362 cumulated.
    assert_eq!(
        [0.06, 0.07, 0.30, 0.31, 0.69, 0.70, 0.93, 0.94].map(at),
        [-2, -1, -1, 0, 0, 1, 1, 2]
    );
}

proptest! {
    #[test]
    fn what_is_known_of_a_table_is_true(
        inner in prop::collection::vec(0_u64..40, 9),
        keys in prop::collection::vec(0_u64..1_000_000_000, 16),
        threshold in 0_u64..20,
        ten_five: bool,
    ) {
        let counts = flat(&[3, 3], &inner);
        let method = if ten_five { TEN_FIVE } else { european() };
        let method = CellKeys { threshold, ..method };
        let keys: Vec<CellKey> =
            keys.iter().map(|key| method.space.one(RecordKey(*key))).collect();
        let release = method.release(&counts, &keys);
        let known = release.knowledge;
        for (cell, count) in release.cells.iter().zip(counts.values()) {
            match cell.value() {
                Some(value) => prop_assert!(value.abs_diff(count.cast_signed()) <= known.off.unwrap()),
                None => prop_assert!(known.suppressed.1.is_none_or(|most| *count <= most)),
            }
        }
    }

    #[test]
    fn the_noise_has_mean_zero_over_the_keys(count in 1_u64..60) {
        let keys = european();
        let sum: i64 = (0..100_000_u64).map(|key| keys.cell(count, CellKey(key * 10_000)).noise).sum();
        prop_assert!((sum as f64 / 1e5).abs() < 1e-3);
    }
}
