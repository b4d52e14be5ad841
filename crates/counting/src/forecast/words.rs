//! Forecasts and alarms in plain words, for whoever has never read the manual.
//!
//! It must never round a doubt away.

use std::fmt::Write;

use super::alarm::{Alarm, Direction, On};
use super::choose::{Ahead, AtTheTime, Forecast, Row};
use crate::lists::telling::take_care;
use crate::numeric::{apart, leading_zeros, trimmed};

/// A value below this has four digits of its own: with three decimals it would lose some.
const SMALL: f64 = 0.1;
/// A value below this would begin with more zeros than a reader counts.
const TINY: f64 = 1e-4;

/// A number as people read it: thousands apart, digits after the point only where they matter, and
/// four of them that are not leading zeros where it is small (rates and shares).
#[must_use]
pub fn number(value: f64) -> String {
    let size = value.abs();
    if !value.is_finite() || size >= 1e15 {
        return format!("{value:e}");
    }
    if size > 0.0 && size < TINY {
        return format!("{value:.3e}");
    }
    if size > 0.0 && size < SMALL {
        return apart(value, 3 + leading_zeros(size));
    }
    let decimals = if size >= 100.0 || value == 0.0 {
        0
    } else if size >= 1.0 {
        1
    } else {
        3
    };
    apart(value, decimals)
}

/// A share as a percentage, with a digit after the point where it is not whole.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{} %", trimmed(share * 100.0, 1))
}

impl Forecast {
    /// The forecast in plain words: the answer first, then its doubt.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let (one, many) = self.first.frequency().words();
        let length = self.ahead.len();
        let name = if length == 1 { one } else { many };
        let _ = writeln!(text, "{}: the next {length} {name} after {}\n", self.series, self.last);
        self.values_ahead(&mut text);
        // Writing to a string cannot fail.
        let _ = take_care(&mut text, &self.warnings);
        let _ = writeln!(
            text,
            "\nThe method: {} ({}), model {}.\nIt was chosen because its error was the smallest in \
             the back-test below.\n",
            self.method,
            self.method.words(),
            self.model
        );
        self.table(&mut text);
        self.doubt(&mut text);
        text
    }

    fn values_ahead(&self, text: &mut String) {
        let levels: Vec<f64> = self
            .ahead
            .first()
            .map(|it| it.intervals.iter().map(|it| it.level).collect())
            .unwrap_or_default();
        let _ = write!(text, "  {:<9}{:>12}", "", "forecast");
        for level in &levels {
            let _ = write!(text, "   {:>23}", format!("with {}", percent(*level)));
        }
        text.push('\n');
        for Ahead { period, point, intervals } in &self.ahead {
            let _ = write!(text, "  {:<9}{:>12}", period.to_string(), number(*point));
            for it in intervals {
                let between = format!("{} to {}", number(it.low), number(it.high));
                let _ = write!(text, "   {between:>23}");
            }
            text.push('\n');
        }
    }

    fn table(&self, text: &mut String) {
        let past = &self.backtest;
        let (one, many) = self.first.frequency().words();
        let length = self.ahead.len();
        let name = if length == 1 { one } else { many };
        let _ = writeln!(
            text,
            "Back-test: every method was asked at {} times ({} to {}) for the {length} {name} after, \
             knowing nothing later.\n",
            past.times, past.from, past.to
        );
        let _ = writeln!(text, "  {:<22}{:>12}{:>8}{:>8}", "method", "mean error", "MASE", "RMSSE");
        for Row { method, errors, unfit } in &past.rows {
            let chosen = if *method == self.method { "  <- chosen" } else { "" };
            let _ = match (errors, unfit) {
                (Some(it), _) => {
                    let mae = number(it.mae);
                    let (mase, rmsse) = (it.mase, it.rmsse);
                    let name = method.to_string();
                    writeln!(text, "  {name:<22}{mae:>12}{mase:>8.2}{rmsse:>8.2}{chosen}")
                }
                (None, Some(unfit)) => writeln!(text, "  {method:<22}not used: {unfit}"),
                (None, None) => writeln!(text, "  {method:<22}not used: it did not fit every time"),
            };
        }
        let _ = writeln!(
            text,
            "\n  MASE 1: as wrong as {} was on average, in what was known; smaller is better.\n",
            self.usual()
        );
    }

    /// The method that MASE compares with.
    const fn usual(&self) -> &'static str {
        if self.first.frequency().season() > 1 {
            "repeating the value of a season ago"
        } else {
            "repeating the last value"
        }
    }

    fn doubt(&self, text: &mut String) {
        let _ = writeln!(text, "How sure:");
        for it in &self.coverage {
            let _ = writeln!(
                text,
                "  The {} intervals held {} of the values of the back-test; before they were \
                 calibrated on it, {}.",
                percent(it.level),
                percent(it.after),
                percent(it.before)
            );
        }
        match &self.at_the_time {
            Some(AtTheTime { times, mase, baseline, coverage }) => {
                let shares: Vec<String> = coverage
                    .iter()
                    .map(|(level, share)| format!("{} (said {})", percent(*share), percent(*level)))
                    .collect();
                let _ = writeln!(
                    text,
                    "  Had method and intervals been chosen this way at the time ({times} times), the \
                     intervals would have held\n  {}, with MASE {mase:.2} ({baseline:.2} for {}).",
                    shares.join(" and "),
                    self.usual()
                );
            }
            None => {
                let _ = writeln!(
                    text,
                    "  The series is too short to try the choice itself on the past: take the \
                     intervals as too narrow."
                );
            }
        }
        let _ = writeln!(
            text,
            "  All this says what happens if what moved the series goes on. A war, a closed border or \
             a new law is in no interval."
        );
    }
}

impl Alarm {
    /// What watching gave, in plain words.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let watch = &self.watch;
        let name = &self.series;
        match self.episodes.first() {
            Some(it) => {
                let more = direction(it.direction);
                let _ = writeln!(
                    text,
                    "{name}: ALARM in {}, value {} of the series: {more} than ordinary, growing since \
                     {}.\n",
                    it.first, it.place, it.since
                );
            }
            None => {
                let most = self.watched.iter().map(|it| it.above.max(it.below)).fold(0.0, f64::max);
                let _ = writeln!(
                    text,
                    "{name}: no alarm. The highest sum is {most:.2}, the limit {}.",
                    watch.h
                );
            }
        }
        for it in &self.episodes {
            let _ = writeln!(
                text,
                "  {} to {}: {} than ordinary, sum up to {:.1} (limit {})",
                it.first,
                it.last,
                direction(it.direction),
                it.peak,
                watch.h
            );
        }
        self.how(&mut text);
        text
    }

    fn how(&self, text: &mut String) {
        let watch = &self.watch;
        let (scale, mean) = match watch.on {
            On::Level => ("values as they are", number(self.mean)),
            On::Log => ("logarithms", format!("{:.5}", self.mean)),
            On::Difference => ("growth (differences of logarithms)", format!("{:.5}", self.mean)),
        };
        // Five decimals would leave nothing of the deviation of a series of rates.
        let small = watch.on == On::Level && self.deviation < SMALL;
        let deviation =
            if small { number(self.deviation) } else { format!("{:.5}", self.deviation) };
        let _ = writeln!(
            text,
            "\nOrdinary is what the first {} were: mean {mean}, standard deviation {} ({scale}).\n\
             CUSUM with k {} and h {}: a false alarm about every {} periods, if values were \
             independent.",
            watch.in_control,
            deviation,
            watch.k,
            watch.h,
            number(self.between_false)
        );
        if self.leaning > 0.4 {
            let _ = writeln!(
                text,
                "They are not: each leans on the one before (autocorrelation {:.2}), so false alarms \
                 come more often.",
                self.leaning
            );
        }
        let _ = match self.first_ewma {
            Some(period) => writeln!(text, "The moving mean (EWMA) leaves its limits in {period}."),
            None => writeln!(text, "The moving mean (EWMA) stays within its limits."),
        };
    }
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "more",
        Direction::Down => "less",
    }
}
