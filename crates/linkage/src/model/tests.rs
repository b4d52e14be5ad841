//! Tests of the estimation on patterns drawn from a model that is known.

use proptest::prelude::*;

use super::*;
use crate::settings::{Belongs, Comparison, Kind, Level, Test};

fn comparison(field: &str, belongs: Belongs) -> Comparison {
    let tests = [Test::Exact, Test::Edits { most: 1 }, Test::Else];
    let levels = tests.map(|test| Level { test, m: None, u: None }).to_vec();
    Comparison { field: field.to_owned(), across: Vec::new(), belongs, frequency: false, levels }
}

/// The counts of all patterns of four comparisons, each with the same levels.
fn expected(pairs: f64, m: [f64; 3], u: [f64; 3]) -> Vec<(Pattern, u32, f64)> {
    (0..81_usize)
        .map(|code| {
            let levels: Vec<usize> = (0..4).map(|place| code / 3_usize.pow(place) % 3).collect();
            let pattern =
                levels.iter().enumerate().fold(Pattern::default(), |pattern, (place, level)| {
                    pattern.with(place, *level as u8 + 1)
                });
            (
                pattern,
                u32::MAX,
                pairs * levels.iter().map(|&level| m[level]).product::<f64>(),
                levels,
            )
        })
        .map(|(pattern, all, matches, levels)| {
            let others: f64 = levels.iter().map(|&level| u[level]).product();
            (pattern, all, matches + 1e6 * others)
        })
        .collect()
}

fn observed(matches: f64, m: [f64; 3], u: [f64; 3]) -> Observed {
    Observed {
        patterns: expected(matches, m, u),
        random: (0..4).map(|_| (u.to_vec(), 1e5)).collect(),
        drawn: Vec::new(),
        pairs: 1e6 + matches,
        records: 1_500.0,
    }
}

#[test]
fn the_numbers_of_a_known_model_are_found_again() {
    let comparisons: Vec<Comparison> =
        ["a", "b", "c", "d"].map(|field| comparison(field, Belongs::Unknown)).to_vec();
    let (m, u) = ([0.85, 0.1, 0.05], [0.01, 0.02, 0.97]);
    let model = estimate(&comparisons, &[Kind::Text; 4], &observed(600.0, m, u));
    assert!((model.prior * 1e6 - 600.0).abs() < 40.0, "{}", model.prior * 1e6);
    for weights in &model.comparisons {
        assert!(
            weights.m.iter().zip(m).all(|(found, known)| (found - known).abs() < 0.02),
            "{weights:?}"
        );
    }
}

#[test]
fn without_matches_the_expectation_stays_and_the_share_vanishes() {
    let comparisons: Vec<Comparison> =
        ["a", "b", "c", "d"].map(|field| comparison(field, Belongs::Person)).to_vec();
    let (m, u) = ([0.85, 0.1, 0.05], [0.01, 0.02, 0.97]);
    let model = estimate(&comparisons, &[Kind::Text; 4], &observed(0.0, m, u));
    assert!(model.prior * 1e6 < 5.0, "{}", model.prior * 1e6);
    assert!(model.comparisons.iter().all(|weights| weights.m[0] > 0.5), "{model:?}");
}

#[test]
fn probability_and_odds_agree() {
    assert!((probability(0.0) - 0.5).abs() < 1e-12);
    assert!((probability(10.0) - 1024.0 / 1025.0).abs() < 1e-12);
}

proptest! {
    #[test]
    fn evidence_falls_from_level_to_level(matches in 0.0_f64..2e4, exact in 0.2_f64..0.9, near in 0.01_f64..0.3) {
        let comparisons: Vec<Comparison> =
            ["a", "b", "c", "d"].map(|field| comparison(field, Belongs::Unknown)).to_vec();
        let m = [exact, near * (1.0 - exact), (1.0 - near) * (1.0 - exact)];
        let model = estimate(&comparisons, &[Kind::Text; 4], &observed(matches, m, [0.05, 0.1, 0.85]));
        for place in 0..4 {
            prop_assert!(model.bits(place, 1) >= model.bits(place, 2) - 1e-9);
            prop_assert!(model.bits(place, 2) >= model.bits(place, 3) - 1e-9);
            prop_assert_eq!(model.bits(place, 0), 0.0);
        }
    }
}
