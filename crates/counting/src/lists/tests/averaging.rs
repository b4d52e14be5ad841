//! Decomposable graphs and averages over them: the published figures, and what every average must be.

use proptest::prelude::*;
use statrs::function::gamma::ln_gamma;

use super::super::average::{AverageFault, Averaged, Averaging, average, weighed};
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
    assert!(coarse.step > 1 && fine.step == 1, "{}", coarse.step);
    near(coarse.mean, fine.mean, 0.01);
    assert_eq!((coarse.median, coarse.low), (fine.median, fine.low));
}

/// Lists of which all depend on one another.
fn entwined(times: u64, by: u64) -> Patterns {
    let counts =
        [(7, 5000), (3, 10_000), (5, 8000), (6, 9000), (1, 30_000), (2, 40_000), (4, 35_000)];
    let names = ["A", "B", "C"].map(str::to_owned).to_vec();
    let counts = counts.map(|(pattern, count)| (Pattern(pattern), count * times / by));
    Patterns::new(names, counts).unwrap()
}

/// The quantiles of the complete graph of three lists, summed number by number.
fn summed(seen: f64, shares: [f64; 2]) -> [f64; 2] {
    let weight = |m: f64| (ln_gamma(m + 0.125) - ln_gamma(m + 1.0)).exp() / (seen + m);
    let most = 30 * seen as u64;
    let all: f64 = (1..=most).map(|m| weight(m as f64)).sum();
    shares.map(|share| {
        let mut sum = 0.0;
        let reached = (1..=most).find(|m| {
            sum += weight(*m as f64);
            sum >= share * all
        });
        seen + reached.unwrap() as f64
    })
}

#[test]
fn places_that_stand_for_many_numbers_are_weighed_by_them() {
    let of = |times, by| weighed(&entwined(times, by), &Averaging::default()).unwrap();
    for (times, by) in [(1, 10), (1, 1)] {
        let averaged = of(times, by);
        let [median, high] = summed(averaged.observed as f64, [0.5, 0.975]);
        near(averaged.median as f64 / median, 1.0, 2e-4);
        near(averaged.high as f64 / high, 1.0, 2e-4);
    }
    let exact = of(1, 1);
    assert_eq!(exact.low, 137_001);
    near(exact.median as f64, 139_926.0, 3.0);
    near(exact.high as f64, 974_436.0, 300.0);
    near(of(10, 1).high as f64 / 9_259_926.0, 1.0, 1e-3);
    // The larger the counts, the less do the first numbers hold: the ends go on slowly.
    let ends = [10, 100, 1000].map(|times| {
        let averaged = of(times, 1);
        averaged.high as f64 / averaged.observed as f64
    });
    assert!(ends[0] > ends[1] && ends[1] > ends[2] && ends[2] > 6.0, "{ends:?}");
    assert!(of(1000, 1).median > 137_000_001);
}

/// Three independent lists of very many: the posterior is as wide as the likelihood says,
/// `N / (1/Q - sum 1/q + 2)` with `q` the chances not to be on a list (Darroch 1958).
#[test]
fn narrow_peaks_of_large_counts_are_found() {
    for (all, wider) in [(10_000_000.0, 0.02), (1_000_000_000.0, 0.15)] {
        let chances = [0.5, 0.4, 0.3];
        let share = |set: u32| -> f64 {
            let on = |(list, chance): (u32, &f64)| {
                if set >> list & 1 == 1 { *chance } else { 1.0 - chance }
            };
            (0..).zip(&chances).map(on).product()
        };
        let counts = (1..8).map(|set| (Pattern(set), (all * share(set)).round() as u64));
        let names = ["a", "b", "c"].map(str::to_owned).to_vec();
        let averaged = averaged(&Patterns::new(names, counts).unwrap());
        near(averaged.median as f64 / all, 1.0, 2e-4);
        let width = 2.0 * 1.959_964 * (all * 0.6_f64).sqrt();
        near((averaged.high - averaged.low) as f64 / width, 1.0, wider);
        assert!(
            averaged.complete < 0.05 && averaged.warnings.is_empty(),
            "{:?}",
            averaged.warnings
        );
    }
}

#[test]
fn the_complete_graph_gives_no_number() {
    let fault = average(&entwined(1, 1), &Averaging::default()).unwrap_err();
    assert!(fault.is_answer());
    assert!(matches!(&fault, AverageFault::Complete { graph, .. } if graph == "[A B C]"));
    let said = fault.to_string();
    for part in ["[A B C]", "holds 100 %", "further lists", "--method loglinear"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_part_of_the_weight_on_the_complete_graph_is_said() {
    // From counts that tell it apart to counts that do not, each answer keeps to the two bounds.
    let (mut said, mut refused) = (0, 0);
    for times in 1..=60 {
        let counts = entwined(times, 3000);
        let Ok(all) = weighed(&counts, &Averaging::default()) else { continue };
        match average(&counts, &Averaging::default()) {
            Ok(averaged) => {
                let warned = averaged.words().contains("every list depends on every other");
                assert_eq!(warned, averaged.complete > 0.05, "{times}");
                said += usize::from(warned);
            }
            Err(_) => {
                assert!(all.complete >= 0.5, "{times}");
                refused += 1;
            }
        }
    }
    assert!(said > 0 && refused > 0, "{said} {refused}");
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
