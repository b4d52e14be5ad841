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
        least: Vec::new(),
        random: (0..4).map(|_| (u.to_vec(), 1e5)).collect(),
        drawn: Vec::new(),
        named: None,
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

/// Pairs that bear one given and one family name: so many of one person and of two, who differ in
/// birth and phone as any two do and come from one place a little more often.
fn pairs_of_one_name(one: usize, two: usize) -> Named {
    let pattern = |birth: u8, phone: u8, place: u8| {
        [1, 1, birth, phone, place]
            .iter()
            .enumerate()
            .fold(Pattern::default(), |pattern, (place, level)| pattern.with(place, *level))
    };
    let same = (0..one).map(|n| {
        pattern(
            if n % 10 < 9 { 1 } else { 3 },
            if n % 11 < 10 { 1 } else { 3 },
            if n % 5 < 4 { 1 } else { 3 },
        )
    });
    let apart = (0..two)
        .map(|n| pattern(if n % 100 == 0 { 1 } else { 3 }, 3, if n % 10 == 0 { 1 } else { 3 }));
    let patterns = same.chain(apart).collect();
    Named { called: vec![0, 1], share: 1e-5, patterns }
}

#[test]
fn namesakes_are_counted_among_the_pairs_of_one_name() {
    let comparisons = [
        ("given", Belongs::Person),
        ("family", Belongs::Household),
        ("birth", Belongs::Person),
        ("phone", Belongs::Person),
        ("place", Belongs::Origin),
    ]
    .map(|(field, belongs)| comparison(field, belongs))
    .to_vec();
    let kinds = [Kind::Given, Kind::Family, Kind::Text, Kind::Text, Kind::Place];
    let found = |one, two| {
        let mut observed = observed(600.0, [0.85, 0.1, 0.05], [0.01, 0.02, 0.97]);
        observed.random.push((vec![0.01, 0.02, 0.97], 1e5));
        observed.named = Some(pairs_of_one_name(one, two));
        let model = estimate(&comparisons, &kinds, &observed);
        let namesakes = model.groups.iter().find(|group| group.key == "namesakes").unwrap();
        let alike = model.comparisons[0].m[0] * model.comparisons[1].m[0];
        (namesakes.share * alike, namesakes.levels[4][0])
    };
    for (one, two) in [(500, 1_500), (1_500, 500), (100, 9_900)] {
        let (share, place) = found(one, two);
        let known = 1e-5 * two as f64 / (one + two) as f64;
        assert!((share / known - 1.0).abs() < 0.08, "{one} and {two}: {share} of {known}");
        // Pairs that agree in the place and little else could be of either.
        assert!((0.05..0.15).contains(&place), "{place}");
    }
}
