//! The axis of an estimate: from those who are on a list to the greatest number drawn.
//!
//! It must never begin at zero nor end before the answer: fewer than those seen there cannot be.

use super::card_words::CardWords;
use super::svg::{Anchor, Svg, WIDTH, width};
use super::ticks::step;
use crate::lists::Card;
use crate::lists::interval::Interval;

/// Where it begins and ends, in units across.
pub(super) const LEFT: f64 = 14.0;
pub(super) const RIGHT: f64 = WIDTH - 14.0;
/// How high its labels are.
const SIZE: f64 = 11.0;
/// The least space between two labels.
const APART: f64 = 8.0;

/// An axis of numbers of all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    seen: f64,
    end: f64,
}

impl Axis {
    /// The axis that holds the answer with its doubt, every sound model and Chao's bound.
    pub(super) fn of(card: &Card) -> Self {
        let seen = card.seen as f64;
        let answer = card.answer.interval().map(|interval| interval.high);
        let answer = answer.or_else(|| card.spread.map(|spread| spread.q95));
        let chosen = card.chosen.as_ref().map(|chosen| chosen.multinomial.interval.high);
        let sound = card.sound.highest.as_ref().map(|fit| fit.total);
        let chao = card.forms.chao.map(|chao| chao.total);
        let ends = [answer, chosen, sound, chao].into_iter().flatten();
        let end = ends.filter(|end| end.is_finite()).fold(seen, f64::max);
        // What else is drawn is let in where that leaves room for these.
        let roomy = seen + (end - seen) * 1.3;
        let others = [card.spread.map(|it| it.q95), card.forms.chao.map(|it| it.interval.high)];
        let others = others.into_iter().flatten().filter(|other| *other <= roomy);
        let end = others.fold(end, f64::max);
        // Where nobody is unseen there is still an axis.
        let end = if end > seen * 1.001 { end } else { seen * 1.1 + 1.0 };
        Self { seen, end: seen + (end - seen) * 1.03 }
    }

    /// Where a number stands; at the end, when it is beyond.
    pub(super) fn x(&self, number: f64) -> f64 {
        let share = (number - self.seen) / (self.end - self.seen);
        let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
        LEFT + share * (RIGHT - LEFT)
    }

    /// Whether a number is beyond the end.
    pub(super) fn is_beyond(&self, number: f64) -> bool {
        number > self.end
    }

    /// Draws a line from end to end of an interval: a bar across where it ends, an arrow where it
    /// goes on.
    pub(super) fn whisker(&self, svg: &mut Svg, interval: Interval, y: f64, thick: f64) {
        let (low, high) = (self.x(interval.low), self.x(interval.high));
        svg.line((low, y), (high, y), thick, false);
        svg.line((low, y - 4.0), (low, y + 4.0), thick, false);
        if interval.beyond || self.is_beyond(interval.high) {
            svg.line((high - 4.0, y - 4.0), (high + 1.0, y), thick, false);
            svg.line((high - 4.0, y + 4.0), (high + 1.0, y), thick, false);
        } else {
            svg.line((high, y - 4.0), (high, y + 4.0), thick, false);
        }
    }

    /// Draws the axis under what stands on it, its ticks up to `top`; where it ends.
    pub(super) fn draw(&self, svg: &mut Svg, (top, y): (f64, f64), words: &CardWords) -> f64 {
        svg.line((LEFT, y), (RIGHT, y), 1.0, false);
        svg.line((LEFT, top), (LEFT, y + 5.0), 1.0, false);
        let seen = words.number(self.seen);
        svg.text((LEFT - 8.0, y + 16.0), SIZE, Anchor::Left, &seen);
        let mut free = LEFT - 8.0 + width(&seen, SIZE) + APART;
        for tick in self.ticks(words) {
            let (x, label) = (self.x(tick), words.number(tick));
            let half = width(&label, SIZE) / 2.0;
            svg.line((x, y), (x, y + 5.0), 1.0, false);
            if x - half >= free && x + half <= WIDTH {
                svg.text((x, y + 16.0), SIZE, Anchor::Middle, &label);
                free = x + half + APART;
            }
        }
        svg.text((LEFT - 8.0, y + 30.0), SIZE, Anchor::Left, &words.seen);
        svg.text((RIGHT + 8.0, y + 30.0), SIZE, Anchor::Right, &words.in_all);
        y + 30.0
    }

    /// Round numbers between those seen and the end.
    fn ticks(&self, words: &CardWords) -> Vec<f64> {
        let room = (RIGHT - LEFT) / (width(&words.number(self.end), SIZE) + APART);
        let rough = (self.end - self.seen) / room.clamp(2.0, 6.0);
        // No shorter than the rough one: there is room for so many labels and no more.
        let step = step(rough / 0.9).max(1.0);
        let first = (self.seen / step).floor() + 1.0;
        let ticks = (0..8_u32).map(|tick| (first + f64::from(tick)) * step);
        ticks.take_while(|tick| *tick <= self.end).collect()
    }
}
