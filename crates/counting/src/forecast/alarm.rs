//! Alarms: when a series leaves what was ordinary, by cumulated sums (CUSUM) and by a moving mean
//! (EWMA).
//!
//! It must never set the ordinary by values that it then watches as if they were new.

use serde::Serialize;

use super::period::Period;
use super::score::mean;
use super::series::{Series, Unfit};

/// On what scale a series is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// The values as they are.
    Level,
    /// Their logarithms: changes in proportion.
    Log,
    /// The differences of their logarithms: growth from one period to the next.
    Difference,
}

/// How a series is watched.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Watch {
    /// The scale.
    pub on: On,
    /// So many first values (of the scale) say what is ordinary.
    pub in_control: usize,
    /// The slack of CUSUM, in standard deviations: half the shift that matters.
    pub k: f64,
    /// The limit of CUSUM, in standard deviations.
    pub h: f64,
    /// The weight of the newest value in the moving mean.
    pub lambda: f64,
    /// The limits of the moving mean, in its standard deviations.
    pub width: f64,
}

impl Default for Watch {
    /// `k` 0.5 and `h` 5 (Page 1954, the usual choice), `lambda` 0.2 and a width of 3 (Roberts 1959);
    /// logarithms; the first 18 values.
    fn default() -> Self {
        Self { on: On::Log, in_control: 18, k: 0.5, h: 5.0, lambda: 0.2, width: 3.0 }
    }
}

/// What watching gave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alarm {
    /// What it is of.
    pub series: String,
    /// How it was watched.
    pub watch: Watch,
    /// The mean of the values in control, on the scale.
    pub mean: f64,
    /// Their standard deviation (over one less than their number).
    pub deviation: f64,
    /// How much each value in control leans on the one before: the autocorrelation at lag one.
    pub leaning: f64,
    /// So many periods pass between false alarms of CUSUM, if values were independent and normal
    /// (Siegmund 1985); leaning values alarm more often.
    pub between_false: f64,
    /// Every period watched, those in control included.
    pub watched: Vec<Watched>,
    /// Runs of periods in alarm.
    pub episodes: Vec<Episode>,
    /// The first period whose moving mean is outside its limits.
    pub first_ewma: Option<Period>,
}

/// A period watched.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Watched {
    /// The period.
    pub period: Period,
    /// The value of the series.
    pub value: f64,
    /// The cumulated excess above the ordinary, in standard deviations.
    pub above: f64,
    /// The cumulated excess below it.
    pub below: f64,
    /// The moving mean, in standard deviations from the ordinary.
    pub ewma: f64,
    /// The limit of the moving mean, either side.
    pub ewma_limit: f64,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More than ordinary.
    Up,
    /// Less than ordinary.
    Down,
}

/// A run of periods in alarm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Episode {
    /// Up or down.
    pub direction: Direction,
    /// The first period in alarm.
    pub first: Period,
    /// Its place among the values of the series, from 1.
    pub place: usize,
    /// The last period in alarm.
    pub last: Period,
    /// When the sum began to grow: the likely beginning of the shift.
    pub since: Period,
    /// The highest sum.
    pub peak: f64,
}

/// Watches a series.
///
/// # Errors
/// When there are too few values, those in control are all the same, a logarithm is asked of what has
/// none, or an argument makes no sense.
pub fn watch(series: &Series, watch: &Watch) -> Result<Alarm, Unfit> {
    check(watch)?;
    let (scaled, skipped) = scaled(&series.values, watch.on)?;
    let needs = watch.in_control.saturating_add(1 + skipped);
    let short = Unfit::TooShort { has: series.values.len(), needs, why: "the alarm" };
    let ordinary = scaled.get(..watch.in_control).filter(|_| scaled.len() > watch.in_control);
    let ordinary = ordinary.ok_or(short)?;
    let middle = mean(ordinary.iter().copied()).unwrap_or_default();
    let square: f64 = ordinary.iter().map(|it| (it - middle).powi(2)).sum();
    if square <= f64::EPSILON * middle * middle {
        return Err(Unfit::Argument(format!(
            "the first {} values are all the same: nothing says how much they vary by themselves",
            watch.in_control
        )));
    }
    let deviation = (square / (watch.in_control as f64 - 1.0)).sqrt();
    let pairs = ordinary.iter().zip(ordinary.iter().skip(1));
    let leaning = pairs.map(|(a, b)| (a - middle) * (b - middle)).sum::<f64>() / square;
    let standard: Vec<f64> = scaled.iter().map(|it| (it - middle) / deviation).collect();
    let periods = (skipped..).map(|place| series.period(place));
    let values = periods.zip(series.values.iter().skip(skipped).copied());
    let watched = sums(values.zip(standard), watch);
    let first_ewma = watched.iter().skip(watch.in_control);
    let first_ewma = first_ewma.into_iter().find(|it| it.ewma.abs() > it.ewma_limit);
    Ok(Alarm {
        series: series.name.clone(),
        watch: *watch,
        mean: middle,
        deviation,
        leaning,
        between_false: between_false(watch),
        episodes: episodes(&watched, series, watch),
        first_ewma: first_ewma.map(|it| it.period),
        watched,
    })
}

fn check(watch: &Watch) -> Result<(), Unfit> {
    let said = |text: &str| Err(Unfit::Argument(text.to_owned()));
    if watch.in_control < 5 {
        return said("5 values at least say what is ordinary: --in-control 5 or more");
    }
    if !(0.0..=10.0).contains(&watch.k) {
        return said("k is a number of standard deviations, 0 to 10");
    }
    if !(watch.h > 0.0 && watch.h <= 100.0) {
        return said("h is a number of standard deviations, above 0 and up to 100");
    }
    if !(watch.lambda > 0.0 && watch.lambda <= 1.0 && watch.width > 0.0) {
        return said("the weight of the newest value is above 0 and up to 1, the width above 0");
    }
    Ok(())
}

/// The values on the scale, and how many are lost at the beginning.
fn scaled(values: &[f64], on: On) -> Result<(Vec<f64>, usize), Unfit> {
    if on == On::Level {
        return Ok((values.to_vec(), 0));
    }
    if values.iter().any(|value| *value <= 0.0) {
        return Err(Unfit::NotPositive);
    }
    let logs: Vec<f64> = values.iter().map(|value| value.ln()).collect();
    if on == On::Log {
        return Ok((logs, 0));
    }
    Ok((logs.iter().zip(logs.iter().skip(1)).map(|(before, now)| now - before).collect(), 1))
}

/// `S+ = max(0, S+ + z - k)`, `S- = max(0, S- - z - k)`, and `E = lambda z + (1 - lambda) E` with the
/// limit `width sqrt(lambda / (2 - lambda) (1 - (1 - lambda)^2t))`.
///
/// `z` is the value on the scale that is watched, standardised.
fn sums(values: impl Iterator<Item = ((Period, f64), f64)>, watch: &Watch) -> Vec<Watched> {
    let (mut above, mut below, mut ewma, mut left) = (0.0_f64, 0.0_f64, 0.0, 1.0);
    let stay = 1.0 - watch.lambda;
    let each = values.map(|((period, value), z)| {
        above = (above + z - watch.k).max(0.0);
        below = (below - z - watch.k).max(0.0);
        ewma = watch.lambda * z + stay * ewma;
        left *= stay * stay;
        let ewma_limit = watch.width * (watch.lambda / (2.0 - watch.lambda) * (1.0 - left)).sqrt();
        Watched { period, value, above, below, ewma, ewma_limit }
    });
    each.collect()
}

fn episodes(watched: &[Watched], series: &Series, watch: &Watch) -> Vec<Episode> {
    let mut episodes = Vec::new();
    for direction in [Direction::Up, Direction::Down] {
        let sum = |it: &Watched| match direction {
            Direction::Up => it.above,
            Direction::Down => it.below,
        };
        let mut since = None;
        let mut open: Option<Episode> = None;
        for it in watched {
            let sum = sum(it);
            since = if sum > 0.0 { since.or(Some(it.period)) } else { None };
            if sum <= watch.h {
                episodes.extend(open.take());
                continue;
            }
            let begun = Episode {
                direction,
                first: it.period,
                place: it.period.since(series.first).map_or(0, |past| past as usize + 1),
                last: it.period,
                since: since.unwrap_or(it.period),
                peak: sum,
            };
            let episode = open.get_or_insert(begun);
            episode.last = it.period;
            episode.peak = episode.peak.max(sum);
        }
        episodes.extend(open);
    }
    episodes.sort_by_key(|episode| episode.first);
    episodes
}

/// Periods between false alarms of both sums: half of `(exp(2kb) - 2kb - 1) / (2k^2)`, `b = h + 1.166`
/// (Siegmund 1985); `b^2` where `k` is 0.
fn between_false(watch: &Watch) -> f64 {
    let b = watch.h + 1.166;
    let twice = 2.0 * watch.k * b;
    let one_side = if watch.k < 1e-6 {
        b * b
    } else {
        (twice.exp() - twice - 1.0) / (2.0 * watch.k * watch.k)
    };
    one_side / 2.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples;
    use super::*;

    fn european(on: On, in_control: usize) -> Alarm {
        let series = samples::series("European Union");
        watch(&series, &Watch { on, in_control, ..Watch::default() }).unwrap()
    }

    #[test]
    fn the_wave_of_2015_is_announced_in_september_2013() {
        let alarm = european(On::Log, 18);
        assert!((alarm.mean - 10.268_35).abs() < 5e-6, "{}", alarm.mean);
        assert!((alarm.deviation - 0.174_254_49).abs() < 5e-9, "{}", alarm.deviation);
        let first = alarm.episodes[0];
        assert_eq!((first.first.to_string().as_str(), first.place), ("2013-09", 21));
        assert_eq!(first.direction, Direction::Up);
        assert!(first.since < first.first);
    }

    #[test]
    fn growth_watched_upwards_never_alarms() {
        // The published 4.66 is that of the sum above; the one below crosses the limit when the wave ebbs.
        let alarm = european(On::Difference, 24);
        let most = alarm.watched.iter().map(|it| it.above).fold(0.0, f64::max);
        assert!((most - 4.66).abs() < 0.005, "{most}");
        assert!(alarm.episodes.iter().all(|it| it.direction == Direction::Down));
    }

    #[test]
    fn false_alarms_are_as_rare_as_the_tables_say() {
        // 465 and 38 for k 0.5: the tables of average run lengths of two sums (Montgomery 2013).
        let rare = |h| between_false(&Watch { h, ..Watch::default() });
        assert!((rare(5.0) / 465.0 - 1.0).abs() < 0.02, "{}", rare(5.0));
        assert!((rare(4.0) / 168.0 - 1.0).abs() < 0.02, "{}", rare(4.0));
    }

    #[test]
    fn the_moving_mean_has_the_limits_of_its_formula() {
        let alarm = european(On::Log, 18);
        assert!((alarm.watched[0].ewma_limit - 0.6).abs() < 1e-12);
        assert!((alarm.watched[80].ewma_limit - 1.0).abs() < 1e-6);
        assert!(alarm.first_ewma.is_some());
    }

    #[test]
    fn what_cannot_be_watched_is_said() {
        let mut series = samples::series("France");
        let said = |series: &Series, it: Watch| watch(series, &it).unwrap_err().to_string();
        let usual = Watch::default();
        assert!(said(&series, Watch { in_control: 88, ..usual }).contains("too few"));
        assert!(said(&series, Watch { in_control: usize::MAX, ..usual }).contains("too few"));
        assert!(said(&series, Watch { in_control: 2, ..usual }).contains("--in-control"));
        assert!(said(&series, Watch { k: f64::NAN, ..usual }).contains("k is"));
        assert!(said(&series, Watch { h: 0.0, ..usual }).contains("h is"));
        series.values[3] = 0.0;
        assert!(said(&series, usual).contains("no logarithm"));
        assert!(watch(&series, &Watch { on: On::Level, ..usual }).is_ok());
        series.values[..18].fill(5.0);
        assert!(said(&series, usual).contains("all the same"));
    }

    proptest! {
        #[test]
        fn a_large_enough_shift_is_seen_and_the_ordinary_is_not(
            ordinary in prop::collection::vec(-1.0..1.0_f64, 12..30), shift in 8.0..50.0_f64,
        ) {
            let mut series = samples::series("France");
            let spread: f64 = 3.0;
            series.values = ordinary.iter().map(|it| 100.0 + spread * it).collect();
            let known = series.values.len();
            series.values.extend([100.0 + spread * shift; 4]);
            let by = Watch { on: On::Level, in_control: known, ..Watch::default() };
            prop_assume!(ordinary.iter().any(|it| (it - ordinary[0]).abs() > 0.1));
            let alarm = watch(&series, &by).unwrap();
            let last = series.last();
            let up = |it: &Episode| it.direction == Direction::Up && it.last == last;
            prop_assert!(alarm.episodes.iter().any(up));
            prop_assert!(alarm.watched.iter().all(|it| it.above >= 0.0 && it.below >= 0.0));
        }
    }
}
