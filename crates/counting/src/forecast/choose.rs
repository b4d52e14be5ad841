//! The forecast: the method that did best in the back-test, with intervals that held what they say.
//!
//! It must never hide how the others did, nor how the choice itself would have done.

use serde::Serialize;

use super::backtest::{self, ORIGINS_LEAST, Origin, Said};
use super::calibrate::{self, Ground};
use super::caution::Caution;
use super::method::{self, Method};
use super::period::Period;
use super::predict::Interval;
use super::score::{mean, pinball};
use super::series::{Series, Unfit, constant};

/// So many periods ahead at most.
pub const HORIZON_MOST: usize = 120;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// How many periods ahead.
    pub horizon: usize,
    /// The probabilities with which intervals should hold, above 0 and below 1.
    pub levels: Vec<f64>,
    /// What draws begins from.
    pub seed: u64,
}

/// A forecast with its back-test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Forecast {
    /// What it is of.
    pub series: String,
    /// How many values it was made from.
    pub values: usize,
    /// The period of the first value.
    pub first: Period,
    /// The period of the last value.
    pub last: Period,
    /// The method chosen.
    pub method: Method,
    /// Its model, as the field writes it.
    pub model: String,
    /// What comes, the next period first.
    pub ahead: Vec<Ahead>,
    /// How every method did at times in the past.
    pub backtest: BackTest,
    /// How often intervals of the method chosen held.
    pub coverage: Vec<Coverage>,
    /// How choosing and calibrating as is done here would have done, with what was known at the time.
    pub at_the_time: Option<AtTheTime>,
    /// What to be careful about.
    pub warnings: Vec<Caution>,
}

/// What comes in a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ahead {
    /// The period.
    pub period: Period,
    /// The forecast.
    pub point: f64,
    /// Its calibrated intervals, one a level asked for.
    pub intervals: Vec<Interval>,
}

/// How every method did at times in the past.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BackTest {
    /// At how many times every method was asked.
    pub times: usize,
    /// The last period known at the first time.
    pub from: Period,
    /// The last period known at the last time.
    pub to: Period,
    /// One row a method, the best first; those that did not fit every time are last.
    pub rows: Vec<Row>,
    /// What the method chosen said for the first period ahead each time: period, forecast, truth.
    pub one_ahead: Vec<OneAhead>,
}

/// A forecast of one period ahead made in the past.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OneAhead {
    /// The period.
    pub period: Period,
    /// What was forecast.
    pub point: f64,
    /// What came.
    pub truth: f64,
}

/// How a method did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The method.
    pub method: Method,
    /// Its errors, over all times and periods ahead; nothing when it did not fit at every time.
    pub errors: Option<Errors>,
    /// Why it does not fit the whole series, if it does not.
    pub unfit: Option<Unfit>,
}

/// Errors of a method.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Errors {
    /// Mean absolute error, in the units of the series.
    pub mae: f64,
    /// Mean absolute scaled error: 1 is as good as the season before, within what was known.
    pub mase: f64,
    /// Root mean squared scaled error.
    pub rmsse: f64,
    /// Mean pinball loss at both ends of the intervals before they were calibrated, scaled as MASE.
    pub pinball: f64,
}

/// How often intervals of a level held.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Coverage {
    /// The probability they state.
    pub level: f64,
    /// The share of values in them before calibration.
    pub before: f64,
    /// The share after calibration, on the same past.
    pub after: f64,
}

/// How the whole procedure would have done at times in the past, knowing only what was known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AtTheTime {
    /// At how many times.
    pub times: usize,
    /// The mean absolute scaled error of the methods chosen.
    pub mase: f64,
    /// The same of the seasonal naive method (naive without a season), at the same times.
    pub baseline: f64,
    /// Each level, and the share of values that its intervals held.
    pub coverage: Vec<(f64, f64)>,
}

/// Forecasts a series.
///
/// # Errors
/// When the series is too short for a back-test at this horizon, all its values are the same, or the
/// question makes no sense.
pub fn forecast(series: &Series, question: &Question) -> Result<Forecast, Unfit> {
    let levels = sorted(question)?;
    if constant(&series.values) {
        return Err(Unfit::Constant(series.values.len()));
    }
    let (horizon, seed) = (question.horizon, question.seed);
    let origins = backtest::run(series, horizon, &levels, seed)?;
    let season = series.season();
    let now = method::all(backtest::window(&series.values, season), season, horizon, seed);
    let all: Vec<&Origin> = origins.iter().collect();
    let chosen = backtest::winner(&all).ok_or(Unfit::NoFit)?;
    let method = Method::ALL.get(chosen).copied().ok_or(Unfit::NoFit)?;
    let prediction = match now.get(chosen) {
        Some(Ok(prediction)) => prediction,
        Some(Err(unfit)) => return Err(unfit.clone()),
        None => return Err(Unfit::NoFit),
    };
    let past = Past { origins: &origins, levels: &levels, ground: Ground::of(&series.values) };
    let said = Said::of(prediction, &levels);
    let calibrated = past.calibrated(&said, chosen, usize::MAX);
    let periods = (series.values.len()..).map(|place| series.period(place));
    let ahead = periods.zip(&said.points).zip(calibrated);
    Ok(Forecast {
        series: series.name.clone(),
        values: series.values.len(),
        first: series.first,
        last: series.last(),
        method,
        model: prediction.model.clone(),
        ahead: ahead
            .map(|((period, point), intervals)| Ahead { period, point: *point, intervals })
            .collect(),
        backtest: past.table(series, &now, chosen),
        coverage: past.coverage(chosen),
        at_the_time: past.at_the_time(season),
        warnings: past.warnings(chosen, horizon),
    })
}

fn sorted(question: &Question) -> Result<Vec<f64>, Unfit> {
    if question.horizon == 0 || question.horizon > HORIZON_MOST {
        return Err(Unfit::Argument(format!("the horizon is 1 to {HORIZON_MOST} periods")));
    }
    let mut levels = question.levels.clone();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let sound = levels.iter().all(|level| *level >= 0.01 && *level <= 0.999);
    if levels.is_empty() || !sound {
        return Err(Unfit::Argument("a level is a probability: 0.01 to 0.999".to_owned()));
    }
    Ok(levels)
}

/// The past of a series, as it was asked about.
struct Past<'a> {
    origins: &'a [Origin],
    levels: &'a [f64],
    ground: Ground,
}

impl Past<'_> {
    /// The intervals of a method, calibrated on what was known when `known` values were; one list a
    /// period. A higher level holds what a lower one holds.
    fn calibrated(&self, said: &Said, method: usize, known: usize) -> Vec<Vec<Interval>> {
        let errors = calibrate::Errors::of(self.origins, method, known, self.ground);
        let periods = said.points.iter().zip(&said.intervals).enumerate();
        let stretch = |(step, (point, intervals)): (usize, (&f64, &Vec<Interval>))| {
            let mut widest: Option<Interval> = None;
            let each = intervals.iter().map(|interval| {
                let reach = errors.reach(step, interval.level);
                let mut own = self.ground.calibrated(*interval, *point, reach);
                if let Some(inner) = widest {
                    own.low = own.low.min(inner.low);
                    own.high = own.high.max(inner.high);
                }
                widest = Some(own);
                own
            });
            each.collect()
        };
        periods.map(stretch).collect()
    }

    /// What to be careful about: levels that the errors of the back-test are too few to tell.
    fn warnings(&self, method: usize, horizon: usize) -> Vec<Caution> {
        let errors = calibrate::Errors::of(self.origins, method, usize::MAX, self.ground);
        let of = |level: &f64| {
            let reaches = (0..horizon).filter_map(|step| errors.reach(step, *level));
            let fewest = reaches.min_by_key(|reach| reach.errors)?;
            let (errors, level) = (fewest.errors, *level);
            fewest.falls_short(level).then_some(Caution::FewErrors { errors, level })
        };
        self.levels.iter().filter_map(of).collect()
    }

    fn table(
        &self,
        series: &Series,
        now: &[Result<super::Prediction, Unfit>],
        chosen: usize,
    ) -> BackTest {
        let mut rows: Vec<Row> = (0..)
            .zip(Method::ALL)
            .map(|(place, method)| Row {
                method,
                errors: self.errors(place),
                unfit: now.get(place).and_then(|it| it.as_ref().err()).cloned(),
            })
            .collect();
        let mase = |row: &Row| row.errors.as_ref().map_or(f64::INFINITY, |it| it.mase);
        rows.sort_by(|a, b| mase(a).total_cmp(&mase(b)));
        let period = |origin: Option<&Origin>| {
            series.period(origin.map_or(0, |origin| origin.known.saturating_sub(1)))
        };
        let one_ahead = self.origins.iter().filter_map(|origin| {
            let said = origin.said.get(chosen)?.as_ref()?;
            let (point, truth) = (*said.points.first()?, *origin.truth.first()?);
            Some(OneAhead { period: series.period(origin.known), point, truth })
        });
        BackTest {
            times: self.origins.len(),
            from: period(self.origins.first()),
            to: period(self.origins.last()),
            rows,
            one_ahead: one_ahead.collect(),
        }
    }

    /// The errors of a method over all times, if it answered every time.
    fn errors(&self, method: usize) -> Option<Errors> {
        let said = |origin: &Origin| origin.said.get(method)?.clone().map(|said| said.points);
        let each: Vec<(&Origin, Vec<f64>)> = self
            .origins
            .iter()
            .map(|origin| Some((origin, said(origin)?)))
            .collect::<Option<_>>()?;
        let over = |error: &dyn Fn(&Origin, f64) -> f64| {
            mean(each.iter().flat_map(|(origin, points)| {
                let pairs = origin.truth.iter().zip(points);
                pairs.map(|(truth, point)| error(origin, truth - point)).collect::<Vec<f64>>()
            }))
        };
        Some(Errors {
            mae: over(&|_, error| error.abs())?,
            mase: over(&|origin, error| error.abs() / origin.scale)?,
            rmsse: over(&|origin, error| (error / origin.square_scale).powi(2))?.sqrt(),
            pinball: self.pinball(method)?,
        })
    }

    fn pinball(&self, method: usize) -> Option<f64> {
        let losses = self.origins.iter().flat_map(|origin| {
            let said = origin.said.get(method).and_then(Option::as_ref);
            let intervals = said.map_or(&[][..], |said| said.intervals.as_slice());
            let pairs = origin.truth.iter().zip(intervals);
            pairs.flat_map(|(truth, intervals)| {
                intervals.iter().flat_map(|it| {
                    let tail = (1.0 - it.level) / 2.0;
                    [pinball(*truth, it.low, tail), pinball(*truth, it.high, 1.0 - tail)]
                        .map(|loss| loss / origin.scale)
                })
            })
        });
        mean(losses)
    }

    /// How often the intervals of a method held, before calibration and after, on the same past.
    fn coverage(&self, method: usize) -> Vec<Coverage> {
        let of = |(place, level): (usize, &f64)| {
            let before = self.held(method, place, None)?;
            let after = self.held(method, place, Some(usize::MAX))?;
            Some(Coverage { level: *level, before, after })
        };
        self.levels.iter().enumerate().filter_map(of).collect()
    }

    /// The share of values in the intervals of a level: as given, or calibrated on what was known.
    fn held(&self, method: usize, level: usize, known: Option<usize>) -> Option<f64> {
        let all = self.origins.iter().flat_map(|origin| {
            let said = origin.said.get(method).and_then(Option::as_ref);
            said.map_or_else(Vec::new, |said| {
                let intervals = match known {
                    Some(known) => self.calibrated(said, method, known),
                    None => said.intervals.clone(),
                };
                holds(origin, &intervals, level)
            })
        });
        mean(all)
    }

    /// Chooses and calibrates at every time that had enough of a past, with that past alone.
    fn at_the_time(&self, season: usize) -> Option<AtTheTime> {
        let usual = if season > 1 { Method::SeasonalNaive } else { Method::Naive };
        let usual = Method::ALL.iter().position(|it| *it == usual)?;
        let (mut own, mut baseline) = (Vec::new(), Vec::new());
        let mut held = vec![Vec::new(); self.levels.len()];
        for origin in self.origins {
            let ended = |it: &&Origin| it.known + it.truth.len() <= origin.known;
            let before: Vec<&Origin> = self.origins.iter().filter(ended).collect();
            if before.len() < ORIGINS_LEAST {
                continue;
            }
            let method = backtest::winner(&before)?;
            let Some(said) = origin.said.get(method).and_then(Option::as_ref) else { continue };
            own.push(origin.mase(method)?);
            baseline.push(origin.mase(usual)?);
            let intervals = self.calibrated(said, method, origin.known);
            for (level, held) in held.iter_mut().enumerate() {
                held.extend(holds(origin, &intervals, level));
            }
        }
        let shares = self.levels.iter().zip(held);
        let coverage = shares.map(|(level, held)| Some((*level, mean(held.into_iter())?)));
        Some(AtTheTime {
            times: own.len(),
            mase: mean(own.into_iter())?,
            baseline: mean(baseline.into_iter())?,
            coverage: coverage.collect::<Option<_>>()?,
        })
    }
}

/// 1 for each value of a time that is in its interval of a level, 0 for the others.
fn holds(origin: &Origin, intervals: &[Vec<Interval>], level: usize) -> Vec<f64> {
    let pairs = origin.truth.iter().zip(intervals);
    let each = pairs.filter_map(|(truth, intervals)| {
        Some(f64::from(u8::from(intervals.get(level)?.holds(*truth))))
    });
    each.collect()
}
