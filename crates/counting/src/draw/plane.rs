//! A plane with periods along and values up: scales and axes.
//!
//! It must never cut the axis of counts above zero: a small change would look large.

use super::chart::Chart;
use super::figures::Figures;
use super::ticks::ticks;
use crate::forecast::Period;
use crate::numeric::{leading_zeros, trimmed};

/// A part of a drawing with its scales.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plane {
    /// Left, top, right and bottom.
    pub(super) frame: (f64, f64, f64, f64),
    /// The first and last place along.
    pub(super) along: (f64, f64),
    /// The lowest and highest value.
    pub(super) up: (f64, f64),
}

impl Plane {
    /// A plane whose values go from 0 (or the lowest, where it is below) to a little above the highest.
    pub(super) fn around(
        frame: (f64, f64, f64, f64),
        along: (f64, f64),
        values: impl Iterator<Item = f64>,
    ) -> Self {
        let finite = values.filter(|value| value.is_finite());
        let (low, high) =
            finite.fold((0.0_f64, 0.0_f64), |(low, high), it| (low.min(it), high.max(it)));
        let high = if high > low { high } else { low + 1.0 };
        let room = (high - low) * 0.05;
        let low = if low < 0.0 { low - room } else { 0.0 };
        Self { frame, along, up: (low, high + room) }
    }

    /// The point of a place and a value, within the frame.
    pub(super) fn at(&self, place: f64, value: f64) -> (f64, f64) {
        (self.x(place), self.y(value))
    }

    pub(super) fn x(&self, place: f64) -> f64 {
        let (left, _, right, _) = self.frame;
        let (first, last) = self.along;
        left + (right - left) * (place - first) / (last - first).max(1.0)
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        let (_, top, _, bottom) = self.frame;
        let (low, high) = self.up;
        bottom - (bottom - top) * ((value - low) / (high - low)).clamp(0.0, 1.0)
    }

    /// The points of values at places that follow each other.
    pub(super) fn points(&self, first: usize, values: &[f64]) -> Vec<(f64, f64)> {
        (first..).zip(values).map(|(place, value)| self.at(place as f64, *value)).collect()
    }

    /// Lines across at round values, with the values to their left.
    pub(super) fn value_axis(&self, svg: &mut Chart, wanted: usize, figures: &Figures) {
        let (left, _, right, _) = self.frame;
        let ticks = ticks(self.up.0, self.up.1, wanted);
        let most = ticks.iter().fold(0.0_f64, |most, tick| most.max(tick.abs()));
        for tick in ticks {
            let y = self.y(tick);
            let colour = if tick == 0.0 { "#4d4d4d" } else { "#dcdcdc" };
            svg.path(&[(left, y), (right, y)], &format!("stroke=\"{colour}\""));
            svg.words((left - 5.0, y + 3.5), "text-anchor=\"end\"", &short(tick, most, figures));
        }
    }

    /// Marks where years begin, with the years below, as many as stand apart; `first` is the period at
    /// place 0. On a narrow screen every second is left out.
    pub(super) fn period_axis(&self, svg: &mut Chart, first: Period) {
        let (_, _, _, bottom) = self.frame;
        #[expect(clippy::cast_possible_truncation, reason = "places of a series")]
        let (from, to) = (self.along.0.ceil() as i64, self.along.1.floor() as i64);
        let years: Vec<i64> =
            (from..=to).filter(|place| first.later(*place).begins_year()).collect();
        let span = (self.frame.2 - self.frame.0).max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small count"
        )]
        let most = (span / 32.0) as usize;
        let every = years.len().div_ceil(most.max(1)).max(1);
        for (mark, place) in years.iter().step_by(every).enumerate() {
            let x = self.x(*place as f64);
            svg.path(&[(x, bottom), (x, bottom + 4.0)], "stroke=\"#4d4d4d\"");
            let class = if mark % 2 == 1 { " class=\"wide\"" } else { "" };
            let year = first.later(*place).year().to_string();
            svg.words((x, bottom + 16.0), &format!("text-anchor=\"middle\"{class}"), &year);
        }
        if years.is_empty() {
            let x = self.x(from as f64);
            svg.words((x, bottom + 16.0), "", &first.later(from).to_string());
        }
    }
}

/// A number of an axis, short, in the unit of the largest: `120k` for 120,000, `3M` for three million.
fn short(value: f64, most: f64, figures: &Figures) -> String {
    let size = value.abs();
    let (scaled, unit) = if value == 0.0 {
        (0.0, "")
    } else if most >= 1e6 {
        (value / 1e6, "M")
    } else if most >= 10_000.0 {
        (value / 1e3, "k")
    } else {
        (value, "")
    };
    if value != 0.0 && most < 0.1 {
        return figures.written(&small(value, most));
    }
    let plain = trimmed(scaled, 2);
    if unit.is_empty() && (size >= 1_000.0 || (size < 0.01 && size > 0.0)) {
        return figures.number(value);
    }
    figures.written(&format!("{plain}{unit}"))
}

/// A number of an axis of small values: two digits of the largest tell round steps apart.
fn small(value: f64, most: f64) -> String {
    if most >= 1e-4 {
        return trimmed(value, 1 + leading_zeros(most));
    }
    let text = format!("{value:.1e}");
    text.replace(".0e", "e")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_of_small_values_are_told_apart() {
        let written = |high: f64| {
            let ticks = ticks(0.0, high, 5);
            let most = ticks.iter().fold(0.0_f64, |most, tick| most.max(tick.abs()));
            let short = |tick: &f64| short(*tick, most, &Figures::english());
            ticks.iter().map(short).collect::<Vec<String>>()
        };
        assert_eq!(written(0.006_5), ["0", "0.002", "0.004", "0.006"]);
        assert_eq!(written(0.06), ["0", "0.02", "0.04", "0.06"]);
        assert_eq!(written(6.5e-7), ["0", "2e-7", "4e-7", "6e-7"]);
        assert_eq!(written(92.0), ["0", "20", "40", "60", "80"]);
    }
}
