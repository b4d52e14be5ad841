//! Tests of perturbation tables: published rows to eight digits, and what every table must be like.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::input::Sheet;

fn designed(deviation: u32, variance: f64) -> Designed {
    Design { deviation, variance, blocked: 0, stay: 0.0 }.table().unwrap()
}

fn assert_row(row: &Row, first: u32, published: &[f64]) {
    // The published figures add up to 1.00000004: their solver stopped a little early, so that the
    // eighth digit is not theirs to give. The closed forms below are met to twelve.
    assert_eq!(row.targets.len(), published.len());
    for ((target, published), count) in row.targets.iter().zip(published).zip(first..) {
        assert_eq!(target.count, count);
        assert!((target.probability - published).abs() < 5e-8, "{target:?} is not {published}");
    }
    assert!(row.mean.abs() < 1e-9);
}

#[test]
fn the_rows_published_for_deviation_2_and_variance_1_come_out() {
    let table = designed(2, 1.0);
    assert_eq!(table.rows.len(), 2);
    assert_row(&table.rows[0], 0, &[0.366_485_51, 0.366_485_51, 0.167_572_50, 0.099_456_52]);
    assert!((table.rows[0].variance - 0.931_88).abs() < 5e-6);
    assert!(!table.rows[0].variance_met);
    let second = [0.063_827_14, 0.244_691_45, 0.382_962_82, 0.244_691_45, 0.063_827_14];
    assert_row(&table.rows[1], 0, &second);
    assert!((table.rows[1].variance - 1.0).abs() < 1e-9);
    assert!(table.rows[1].variance_met);
}

#[test]
fn the_rows_for_variance_0_9_come_out() {
    let table = designed(2, 0.9);
    assert_row(&table.rows[0], 0, &[0.3625, 0.3625, 0.1875, 0.0875]);
    let second = [0.051_546_09, 0.243_815_65, 0.409_276_52, 0.243_815_65, 0.051_546_09];
    assert_row(&table.rows[1], 0, &second);
}

#[test]
fn rows_with_a_closed_form_come_out_to_twelve_digits() {
    // Row 2, D = 2: p is proportional to x^(k^2). Row 1: p0 = p1 = a, p2 = 2 - 5a, p3 = 3a - 1 with
    // 2 ln a - 5 ln(2 - 5a) + 3 ln(3a - 1) = 0. Both roots by bisection to machine precision.
    let table = designed(2, 1.0);
    let first = [0.366_485_505_976_473, 0.167_572_470_117_635, 0.099_456_517_929_419];
    let second = [0.063_827_136_706_447, 0.244_691_453_174_211, 0.382_962_820_238_683];
    for (target, exact) in table.rows[0].targets[1..].iter().zip(first) {
        assert!((target.probability - exact).abs() < 1e-12, "{target:?} is not {exact}");
    }
    for (target, exact) in table.rows[1].targets.iter().zip(second) {
        assert!((target.probability - exact).abs() < 1e-12, "{target:?} is not {exact}");
    }
}

#[test]
fn staying_is_lowered_until_the_variance_is_met() {
    // To stay with 0.6 leaves at most 0.4 * 4 = 1.6; but with 0.99 at most 0.04: lowered.
    let design = Design { deviation: 2, variance: 1.0, blocked: 0, stay: 0.99 };
    let row = &design.table().unwrap().rows[1];
    assert!(row.variance_met, "{row:?}");
    let lowered = ((0.99 - row.stay) / 0.05).round();
    assert!(lowered >= 1.0 && (0.99 - lowered * 0.05 - row.stay).abs() < 1e-9);
    let before = Design { stay: row.stay + 0.05, ..design };
    assert!(before.table().unwrap().rows[1].stay < before.stay, "lowered no further than need be");
}

#[test]
fn a_table_that_cannot_be_is_refused_with_its_row() {
    let tight = Design { deviation: 3, variance: 0.5, blocked: 2, stay: 0.0 };
    assert_eq!(tight.table(), Err(Impossible::Row(1)));
    let wrong = Design { deviation: 2, variance: f64::NAN, blocked: 0, stay: 0.0 };
    assert_eq!(wrong.table(), Err(Impossible::Range));
}

#[test]
fn blocked_counts_are_no_targets() {
    let table = Design { deviation: 5, variance: 3.0, blocked: 2, stay: 0.0 }.table().unwrap();
    assert_eq!(table.rows.len(), 8);
    for row in &table.rows {
        assert!(row.targets.iter().all(|target| target.count == 0 || target.count > 2));
    }
}

#[test]
fn keys_point_at_targets_as_often_as_they_are_probable() {
    let table = designed(2, 1.0);
    let noises = (0..100_000).map(|key| table.noise(2, f64::from(key) / 100_000.0));
    let mut seen = [0_u32; 5];
    noises.for_each(|noise| seen[usize::try_from(noise + 2).unwrap()] += 1);
    for (seen, target) in seen.iter().zip(&table.rows[1].targets) {
        assert!((f64::from(*seen) / 1e5 - target.probability).abs() < 2e-5);
    }
    assert_eq!(table.noise(0, 0.9999), 0, "nobody stays nobody");
    assert_eq!(table.noise(1, 0.9999), 2);
    assert_eq!(table.noise(1_000_000, 0.0), -2);
}

#[test]
fn the_rule_10_5_is_the_published_one() {
    let noises: Vec<i64> = [0, 1, 7, 9, 10, 11, 12, 13, 14, 15].map(ten_five).into();
    assert_eq!(noises, [0, -1, -7, -9, 0, -1, -2, 2, 1, 0]);
    assert_eq!([750, 751, 1000, 1001].map(pcv), [750, 501, 750, 501]);
    for count in 10..5000_u64 {
        let published = count.cast_signed() + ten_five(pcv(count));
        assert_eq!(published, (count.cast_signed() + 2) / 5 * 5, "{count}");
    }
}

#[test]
fn a_table_of_rows_is_read_whole_or_not_at_all() {
    let mut text = "pcv,ckey,pvalue\n".to_owned();
    for pcv in 1..=750 {
        for key in 0..256 {
            text += &format!("{pcv},{key},{}\n", if key < 128 { 1 } else { -1 });
        }
    }
    let read = |text: &str| Rows::read(&Sheet::parse(Path::new("p.csv"), text.as_bytes()).unwrap());
    let rows = read(&text).unwrap();
    assert_eq!(rows.space, KeySpace::Byte);
    assert_eq!((rows.noise(3, CellKey(127)), rows.noise(3, CellKey(128))), (1, -1));
    assert_eq!((rows.noise(0, CellKey(0)), rows.reach(0)), (0, 1));
    let twice = text.replacen("\n1,1,1\n", "\n1,0,1\n", 1);
    let fault = read(&twice).unwrap_err().to_string();
    assert_eq!(fault, "p.csv:3:1: this count and key are there twice");
    let short = text.replacen("\n1,1,1\n", "\n", 1);
    assert!(read(&short).unwrap_err().to_string().contains("191999 rows"));
    let negative = text.replacen("\n1,1,1\n", "\n1,1,-2\n", 1);
    assert!(read(&negative).unwrap_err().to_string().starts_with("p.csv:3:3: "));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn every_table_keeps_its_constraints(
        deviation in 1_u32..9,
        power in -3.0_f64..1.0,
        stay in prop_oneof![Just(0.0), 0.0_f64..0.9],
    ) {
        let variance = 10_f64.powf(power);
        let table = Design { deviation, variance, blocked: 0, stay }.table().unwrap();
        for row in &table.rows {
            let sum: f64 = row.targets.iter().map(|it| it.probability).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9);
            prop_assert!(row.mean.abs() < 1e-9);
            prop_assert!(row.variance <= variance + 1e-9);
            for target in &row.targets {
                prop_assert!(target.probability >= 1e-8 - 1e-11);
                let stays = target.count == row.count;
                prop_assert!(!stays || target.probability >= row.stay - 1e-9);
            }
            for pair in row.targets.windows(2).filter(|pair| pair[0].count < row.count) {
                prop_assert!(pair[0].probability <= pair[1].probability + 1e-9);
            }
        }
    }

    #[test]
    fn no_other_distribution_has_more_entropy(
        variance in 0.3_f64..1.5,
        towards in prop::collection::vec(-1.0_f64..1.0, 5),
    ) {
        // Any feasible direction from the optimum loses entropy.
        let table = designed(2, variance);
        let p: Vec<f64> = table.rows[1].targets.iter().map(|it| it.probability).collect();
        let entropy = |p: &[f64]| -p.iter().map(|p| p * p.ln()).sum::<f64>();
        let noise = [-2.0, -1.0, 0.0, 1.0, 2.0_f64];
        // Made to keep the sum, the mean and the variance: a combination of the two directions left.
        let (a, b) = (towards[0], towards[1]);
        let moved = [1.0, -4.0, 6.0, -4.0, 1.0].map(|it| it * a);
        let odd = [1.0, -2.0, 0.0, 2.0, -1.0].map(|it: f64| it * b);
        let other: Vec<f64> =
            p.iter().zip(moved).zip(odd).map(|((p, m), o)| p + 1e-3 * (m + o)).collect();
        let second: f64 = other.iter().zip(noise).map(|(p, x)| p * x * x).sum();
        prop_assert!((second - table.rows[1].variance).abs() < 1e-9);
        prop_assume!(other.iter().all(|p| *p > 1e-8) && other[0] <= other[1] && other[1] <= other[2]);
        prop_assert!(entropy(&other) <= entropy(&p) + 1e-12);
    }
}
