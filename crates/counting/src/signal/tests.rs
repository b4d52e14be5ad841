use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::*;

fn even(counts: Vec<Vec<u64>>) -> Grid {
    let exposure = counts.iter().map(|row| vec![1.0; row.len()]).collect();
    Grid { counts, exposure }
}

#[test]
fn the_ratio_is_that_of_the_formula() {
    // 10 where 5 are expected, of 20: 10 ln 2 + 10 ln(10/15) = 2.8768207.
    let found = scan(&even(vec![vec![10], vec![4], vec![3], vec![3]]), 9, 1).unwrap();
    let cluster = found.cluster.unwrap();
    let by_hand = 10.0 * 2.0_f64.ln() + 10.0 * (10.0_f64 / 15.0).ln();
    assert!((cluster.ratio - by_hand).abs() < 1e-12, "{cluster:?}");
    assert_eq!((cluster.place, cluster.observed, found.windows), (0, 10, 4));
    assert!((cluster.expected - 5.0).abs() < 1e-12);
}

#[test]
fn p_agrees_with_the_one_that_can_be_counted_out() {
    // Five reports in one of two equal places: all in one place happens with 2 (1/2)^5 = 0.0625.
    let found = scan(&even(vec![vec![5], vec![0]]), 19_999, 7).unwrap();
    let cluster = found.cluster.unwrap();
    assert!((cluster.p - 0.0625).abs() < 0.006, "{}", cluster.p);
    // Six in one of three: 3 (1/3)^6 = 0.0041152.
    let found = scan(&even(vec![vec![6], vec![0], vec![0]]), 19_999, 7).unwrap();
    assert!((found.cluster.unwrap().p - 3.0 / 729.0).abs() < 0.0015);
}

#[test]
fn a_planted_crowd_is_found_where_and_when_it_was_planted() {
    let mut counts = vec![vec![1_u64; 12]; 8];
    counts[3][5] = 6;
    counts[3][6] = 7;
    let cluster = scan(&even(counts), 999, 1).unwrap().cluster.unwrap();
    assert_eq!((cluster.place, cluster.first, cluster.last, cluster.observed), (3, 5, 6, 13));
    assert!(cluster.p <= 0.001, "{}", cluster.p);
}

#[test]
fn exposure_explains_what_is_only_large() {
    let counts = vec![vec![50], vec![5], vec![5]];
    let exposure = vec![vec![10.0], vec![1.0], vec![1.0]];
    let cluster = scan(&Grid { counts, exposure }, 999, 1).unwrap().cluster;
    assert!(cluster.is_none_or(|it| it.p > 0.5), "{cluster:?}");
}

#[test]
fn where_nothing_is_p_below_a_twentieth_comes_about_once_in_twenty() {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(3);
    let mut below = 0;
    for seed in 0..400 {
        let mut counts = vec![vec![0_u64; 6]; 5];
        for _ in 0..40 {
            let (place, period) =
                (random.random_range(0..5_usize), random.random_range(0..6_usize));
            counts[place][period] += 1;
        }
        let p = scan(&even(counts), 99, seed).unwrap().cluster.map_or(1.0, |it| it.p);
        below += u32::from(p <= 0.05);
    }
    // 20 expected; a binomial stays below 35 in all but 1 of 1000 runs.
    assert!((4..35).contains(&below), "{below} of 400");
}

#[test]
fn one_seed_gives_one_answer() {
    let grid = even(vec![vec![4, 2], vec![1, 0], vec![0, 1]]);
    assert_eq!(scan(&grid, 99, 5), scan(&grid, 99, 5));
}

#[test]
fn what_cannot_be_scanned_is_refused_with_its_reason() {
    assert_eq!(scan(&even(vec![vec![4], vec![0]]), 9, 1), Err(Refusal::TooFew));
    assert_eq!(scan(&even(vec![vec![9]]), 9, 1), Err(Refusal::Size));
    assert_eq!(scan(&even(Vec::new()), 9, 1), Err(Refusal::Size));
    assert_eq!(scan(&even(vec![vec![1; 200]; 101]), 9, 1), Err(Refusal::Size));
    assert_eq!(scan(&even(vec![vec![5, 5], vec![5]]), 9, 1), Err(Refusal::Shape));
    for exposure in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let grid =
            Grid { counts: vec![vec![5], vec![5]], exposure: vec![vec![1.0], vec![exposure]] };
        assert_eq!(scan(&grid, 9, 1), Err(Refusal::Shape), "{exposure}");
    }
}

#[test]
fn small_numbers_and_what_gives_them_back_are_withheld() {
    let shown = withhold(&[12, 9, 30], 10);
    assert_eq!(shown, Withheld { cells: vec![Some(12), None, Some(30)], total: None });
    assert_eq!(withhold(&[12, 9, 9], 10).total, None, "two below 10 that are 18 are 9 and 9");
    assert_eq!(withhold(&[12, 9, 8], 10).total, None, "two below 10 that are 17 are 8 and 9");
    assert_eq!(withhold(&[12, 9, 9, 9], 10).total, None, "three below 10 that are 27 are 9 each");
    assert_eq!(withhold(&[12, 9, 9, 0], 10).total, Some(30), "each can be 0 to 9");
    assert_eq!(withhold(&[12, 9, 9, 1], 10).total, None, "none of 19 can be 0");
    assert_eq!(withhold(&[12, 4, 0], 10).total, None, "4 + 0 is small itself");
    assert_eq!(withhold(&[u64::MAX, 12], 10).total, None);
    assert_eq!(withhold(&[12, 10], 10).total, Some(22));
    assert_eq!(withhold(&[], 10).total, None);
}

proptest! {
    #![proptest_config(ProptestConfig {
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_shown_gives_a_small_number_back(counts in prop::collection::vec(0..12_u64, 0..5)) {
        // All that the shown can be, one by one: a withheld number can be anything below the threshold.
        const SMALL: u64 = 4;
        let shown = withhold(&counts, SMALL);
        prop_assert!(shown.cells.iter().flatten().all(|cell| *cell >= SMALL));
        let Some(total) = shown.total else { return Ok(()) };
        let hidden = shown.cells.iter().filter(|cell| cell.is_none()).count();
        let rest = total - shown.cells.iter().flatten().sum::<u64>();
        let digits = |number: u64| (0..hidden as u32).map(move |at| number / SMALL.pow(at) % SMALL);
        let possible: Vec<u64> = (0..SMALL.pow(hidden as u32))
            .filter(|number| digits(*number).sum::<u64>() == rest)
            .collect();
        for at in 0..hidden {
            let seen: std::collections::BTreeSet<u64> =
                possible.iter().filter_map(|number| digits(*number).nth(at)).collect();
            prop_assert_eq!(seen.len() as u64, SMALL, "{:?}", shown);
        }
    }
}
