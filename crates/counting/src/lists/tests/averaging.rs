//! Decomposable graphs and averages over them: the published figures, and what every average must be.

use proptest::prelude::*;

use super::super::average::{AverageFault, Averaged, Averaging, average};
use super::super::decomposable::Decomposable;
use super::*;

fn averaged(patterns: &Patterns) -> Averaged {
    average(patterns, &Averaging::default()).unwrap()
}

#[test]
fn decomposable_graphs_are_as_many_as_published() {
    let counts: Vec<usize> = (1..=6).map(|lists| Decomposable::all(lists).len()).collect();
    assert_eq!(counts, [1, 2, 8, 61, 822, 18_154]);
    assert!(Decomposable::all(7).is_empty());
}

#[test]
fn a_cycle_of_four_is_refused_and_a_path_has_its_separators() {
    let edges = |edges: &[u32]| edges.iter().copied().map(Pattern).collect::<Vec<_>>();
    assert!(Decomposable::new(4, &edges(&[0b0011, 0b0110, 0b1100, 0b1001])).is_none());
    let path = Decomposable::new(4, &edges(&[0b0011, 0b0110, 0b1100])).unwrap();
    assert_eq!(path.to_string(), "[12,23,34]");
    assert_eq!(path.separators(), [Pattern(0b0010), Pattern(0b0100)]);
    let star = Decomposable::new(4, &edges(&[0b0011, 0b0101, 0b1001])).unwrap();
    assert_eq!(star.separators(), [Pattern(1), Pattern(1)]);
    let apart = Decomposable::new(3, &edges(&[0b011])).unwrap();
    assert_eq!((apart.cliques().len(), apart.separators().len()), (2, 0));
}

#[test]
fn kosovo_gives_the_published_posterior() {
    let averaged = averaged(&golden("kosovo.csv"));
    near(averaged.median as f64, 12_595.0, 0.5);
    near(averaged.mean, 12_749.35, 0.005);
    assert_eq!((averaged.low, averaged.high), (9827, 16_544));
    let best = &averaged.graphs[0];
    assert_eq!(best.graph, "[EXH ABA OSCE][EXH OSCE HRW]");
    near(best.probability, 0.9855, 5e-5);
    assert!(averaged.at_end < 1e-9 && averaged.warnings.is_empty());
    assert!(averaged.words().starts_with("About 12,595 in all (95%: 9,827 to 16,544)."));
}

#[test]
fn five_lists_of_the_united_kingdom_have_two_peaks() {
    let averaged = averaged(&golden("uk5.csv"));
    assert_eq!((averaged.mode, averaged.median), (11_718, 22_990));
    assert_eq!((averaged.low, averaged.high), (10_387, 33_510));
    assert_eq!(averaged.peaks.len(), 2, "{:?}", averaged.peaks);
    assert!(averaged.peaks.contains(&averaged.mode));
    let words = averaged.words();
    assert!(words.starts_with("No one number: between 10,387 and 33,510 in all (95%)."), "{words}");
    assert!(words.contains("there are peaks near"), "{words}");
}

#[test]
fn a_grid_that_ends_too_early_is_seen() {
    let settings = Averaging { missing_most: Some(6000), ..Averaging::default() };
    let averaged = average(&golden("kosovo.csv"), &settings).unwrap();
    assert!(averaged.at_end > 0.01 && averaged.words().contains("look further"));
}

#[test]
fn steps_of_more_than_one_change_little() {
    let counts = golden("kosovo.csv");
    let many = Averaging { missing_most: Some(600_000), ..Averaging::default() };
    let (coarse, fine) = (average(&counts, &many).unwrap(), averaged(&counts));
    assert_eq!((coarse.step, fine.step), (4, 1));
    near(coarse.mean, fine.mean, 0.5);
    near(coarse.median as f64, fine.median as f64, 4.0);
}

#[test]
fn what_cannot_be_averaged_is_refused() {
    let fail = |counts: &Patterns, settings| average(counts, &settings).unwrap_err();
    let two = golden("two.csv");
    assert_eq!(fail(&two, Averaging::default()), AverageFault::TwoLists);
    let seven = patterns("a,b,c,d,e,f,g\n1,1,1,1,1,1,1\n").unwrap();
    assert_eq!(fail(&seven, Averaging::default()), AverageFault::ManyLists(7));
    let kosovo = golden("kosovo.csv");
    for (delta, missing_most) in [(Some(0.0), None), (None, Some(0)), (Some(f64::NAN), None)] {
        let settings = Averaging { delta, missing_most, ..Averaging::default() };
        assert_eq!(fail(&kosovo, settings), AverageFault::Settings);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    /// The order of the lists does not matter, and probabilities are such.
    #[test]
    fn averages_do_not_depend_on_the_order_of_lists(
        counts in prop::collection::vec(0_u64..60, 7..=7)
    ) {
        let names = || ["a", "b", "c"].map(str::to_owned).to_vec();
        let here = (1..).map(Pattern).zip(counts.clone());
        let turned = here.clone().map(|(pattern, count)| {
            (Pattern(pattern.0 << 1 & 0b111 | pattern.0 >> 2), count)
        });
        let settings = Averaging { missing_most: Some(2000), ..Averaging::default() };
        let one = average(&Patterns::new(names(), here).unwrap(), &settings);
        let other = average(&Patterns::new(names(), turned).unwrap(), &settings);
        match (one, other) {
            (Ok(one), Ok(other)) => {
                prop_assert!((one.mean / other.mean - 1.0).abs() < 1e-9);
                prop_assert!(one.low <= one.median && one.median <= one.high);
                let sum: f64 = one.graphs.iter().map(|graph| graph.probability).sum();
                prop_assert!(sum > 0.95 && sum < 1.0 + 1e-9);
            }
            (one, other) => prop_assert!(one.is_err() && other.is_err()),
        }
    }
}
