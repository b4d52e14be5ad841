//! Intervals: the published ones, and what every interval must be.

use proptest::prelude::*;

use super::super::design::Design;
use super::super::fit::fit;
use super::super::interval::{Interval, Level, burnham, wald_log};
use super::super::profile::{LIMIT, multinomial, poisson};
use super::*;

fn close(found: Interval, low: f64, high: f64, within: f64) {
    near(found.low, low, within);
    near(found.high, high, within);
}

#[test]
fn the_best_kosovo_model_has_the_published_intervals() {
    let (kosovo, model) = (golden("kosovo.csv"), Model::parse("[123,14,34]", 4).unwrap());
    let (fit, level) = (fit(&kosovo, &model).unwrap(), Level::default());
    let design = Design::of(&kosovo, &model, &[]);
    let profile = multinomial(&design, fit.total, level, LIMIT).unwrap();
    near(profile.total, 10_334.5, 0.05);
    close(profile.interval, 8_994.26, 12_110.41, 0.005);
    // The published ends are read off a spline; ours are where the deviance has risen enough.
    let ends = poisson(&design, level, LIMIT).unwrap().interval;
    close(ends, 9_019.64, 12_130.64, 0.05);
    for end in [ends.low, ends.high] {
        let held = glm::fit(&design.with_constant((end - 4400.0).ln()), None).unwrap();
        near(held.deviance - fit.deviance, level.chi_squared(), 1e-6);
    }
    // The reference's standard errors are of the round before its last: right to 1e-5.
    let wald = wald_log(4400.0, fit.log_unseen, fit.log_unseen_stderr, level);
    close(wald, 9_004.96, 12_104.76, 0.06);
    close(burnham(4400.0, fit.total, fit.stderr, level), 9_004.34, 12_105.80, 0.06);
}

#[test]
fn an_end_beyond_the_limit_is_said() {
    // One person on both lists: hardly anything bounds the number from above.
    let few = patterns("a,b,count\n1,0,40\n0,1,50\n1,1,1\n").unwrap();
    let model = Model::independent(2);
    let total = fit(&few, &model).unwrap().total;
    let design = Design::of(&few, &model, &[]);
    for profile in [
        multinomial(&design, total, Level::default(), LIMIT).unwrap(),
        poisson(&design, Level::default(), LIMIT).unwrap(),
    ] {
        assert!(profile.interval.beyond && profile.interval.low < total);
        near(profile.interval.high, LIMIT * total, 1e-3);
    }
    let far = multinomial(&design, total, Level::default(), 100.0).unwrap().interval;
    assert!(!far.beyond && far.high > LIMIT * total);
}

#[test]
fn lists_that_hold_each_other_leave_nobody_unseen() {
    let all = patterns("a,b,count\n1,0,1\n0,1,1\n1,1,500\n").unwrap();
    let design = Design::of(&all, &Model::independent(2), &[]);
    let profile = multinomial(&design, 502.002, Level::default(), LIMIT).unwrap();
    assert!((502.0..502.1).contains(&profile.total), "{profile:?}");
    near(profile.interval.low, 502.0, 1e-9);
}

#[test]
fn levels_are_shares_above_a_half() {
    assert!(
        Level::new(0.3).is_none() && Level::new(1.0).is_none() && Level::new(f64::NAN).is_none()
    );
    assert_eq!(Level::new(0.95).unwrap(), Level::default());
    assert_eq!(Level::new(0.999).unwrap().to_string(), "99.9%");
    assert_eq!(Level::new(0.8).unwrap().to_string(), "80%");
    near(Level::default().z(), 1.959_963_984_540_054, 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_profile_holds_its_estimate_and_widens_with_the_level(
        counts in prop::collection::vec(1_u64..200, 7),
        pick in 0_u32..8,
    ) {
        let names = ["a", "b", "c"].map(str::to_owned).to_vec();
        let patterns = Patterns::new(names, (1..).map(Pattern).zip(counts)).unwrap();
        let chosen = model::pairs(3).into_iter().enumerate();
        let chosen = chosen.filter(|(at, _)| pick >> at & 1 == 1).map(|(_, pair)| pair);
        let model = Model::closed(3, chosen).unwrap();
        let total = fit(&patterns, &model).unwrap().total;
        let design = Design::of(&patterns, &model, &[]);
        let at = |share| multinomial(&design, total, Level::new(share).unwrap(), LIMIT).unwrap();
        let (narrow, wide) = (at(0.8), at(0.95));
        prop_assert!(narrow.interval.holds(narrow.total));
        prop_assert!(wide.interval.low <= narrow.interval.low);
        prop_assert!(wide.interval.high >= narrow.interval.high);
        prop_assert!(wide.interval.low >= patterns.observed() as f64);
        prop_assert!((narrow.total / wide.total - 1.0).abs() < 1e-6);
    }
}
