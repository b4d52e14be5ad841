//! A timeline: bars side by side, each stacked of the same parts.
//!
//! It must never hide a part: those beyond the colours are drawn together, and said to be.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::chart::{Chart, STRONG};
use super::incident_words::IncidentWords;
use super::parts::{PARTS_MOST, colour, spaced};
use super::ticks::step;
use crate::numeric::grouped;

/// A bar: what stands below it, and how much of each part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// What stands below it, such as the year.
    pub label: String,
    /// The parts by name.
    pub parts: BTreeMap<String, u64>,
}

const LEFT: f64 = 70.0;
const TOP: f64 = 56.0;
const WIDE: f64 = 560.0;
const HIGH: f64 = 320.0;
const KEY: f64 = LEFT + WIDE + 24.0;
const SIZE: (f64, f64) = (KEY + 230.0, TOP + HIGH + 56.0);
const END: &str = "text-anchor=\"end\"";
const MIDDLE: &str = "text-anchor=\"middle\"";

/// Draws bars stacked of parts, the largest part at the bottom. The seven largest have a colour,
/// what remains is drawn together. The description tells every bar in words.
#[must_use]
pub fn timeline(stacks: &[Stack], words: &IncidentWords) -> String {
    let shown = largest(stacks);
    let bars: Vec<(&str, Vec<u64>)> =
        stacks.iter().map(|stack| (stack.label.as_str(), heights(stack, &shown))).collect();
    let most = bars.iter().map(|(_, parts)| sum(parts)).max().unwrap_or_default().max(1);
    let mut svg = Chart::begin(SIZE, &words.id, (&words.title, &described(&bars, words)));
    svg.words((LEFT, 24.0), STRONG, &words.title);
    svg.words((LEFT, 44.0), "", &words.unit);
    let step = step(most as f64 / 5.0).max(1.0);
    let marks = (0..=8).map(|mark| f64::from(mark) * step);
    let top = (most as f64 / step).ceil() * step;
    let up = |value: f64| TOP + HIGH - HIGH * value / top;
    for value in marks.take_while(|mark| *mark <= top) {
        let y = up(value);
        svg.path(&[(LEFT, y), (LEFT + WIDE, y)], "stroke=\"#c8c8c8\"");
        svg.words((LEFT - 8.0, y + 4.0), END, &grouped(&format!("{value:.0}"), "\u{2009}"));
    }
    draw_bars(&mut svg, &bars, (&shown, &words.others), &up);
    draw_key(&mut svg, (&shown, &words.others), stacks);
    svg.end()
}

fn draw_bars(
    svg: &mut Chart,
    bars: &[(&str, Vec<u64>)],
    (shown, rest): (&[&str], &str),
    up: &impl Fn(f64) -> f64,
) {
    let each = WIDE / bars.len().max(1) as f64;
    // So that labels do not run into each other: about 45 units of width for one.
    let every = (45.0 / each).ceil().max(1.0);
    for (place, (label, parts)) in bars.iter().enumerate() {
        let left = LEFT + each * (place as f64 + 0.1);
        let mut below = 0_u64;
        for (part, value) in parts.iter().enumerate().filter(|(_, value)| **value > 0) {
            let (low, high) = (up(below as f64), up(below.saturating_add(*value) as f64));
            let style =
                format!("fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"0.5\"", colour(Some(part)));
            let name = shown.get(part).copied().unwrap_or(rest);
            let says = format!("{label}, {name}: {}", spaced(*value));
            svg.block((left, high), (each * 0.8, low - high), &style, &says);
            below = below.saturating_add(*value);
        }
        let middle = left + each * 0.4;
        if place as f64 % every == 0.0 {
            svg.words((middle, TOP + HIGH + 20.0), MIDDLE, label);
        }
        if each >= 45.0 {
            svg.words((middle, up(below as f64) - 6.0), MIDDLE, &spaced(below));
        }
    }
}

/// The key stands in the order of the stack, the topmost part first.
fn draw_key(svg: &mut Chart, (shown, rest): (&[&str], &str), stacks: &[Stack]) {
    let others = stacks.iter().any(|stack| {
        stack.parts.iter().any(|(name, value)| *value > 0 && !shown.contains(&name.as_str()))
    });
    let mut names: Vec<&str> = shown.to_vec();
    if others {
        names.push(rest);
    }
    for (row, (part, name)) in names.iter().enumerate().rev().enumerate() {
        let y = TOP + 22.0 * row as f64;
        let fill = format!("fill=\"{}\"", colour(Some(part)));
        svg.block((KEY, y), (14.0, 14.0), &fill, "");
        svg.words((KEY + 22.0, y + 12.0), "", name);
    }
}

/// The names of the largest parts, as many as there are colours.
fn largest(stacks: &[Stack]) -> Vec<&str> {
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for (name, value) in stacks.iter().flat_map(|stack| &stack.parts) {
        let sum = sums.entry(name).or_default();
        *sum = sum.saturating_add(*value);
    }
    let mut sums: Vec<(&str, u64)> = sums.into_iter().filter(|(_, sum)| *sum > 0).collect();
    sums.sort_by_key(|(name, sum)| (Reverse(*sum), *name));
    sums.into_iter().take(PARTS_MOST).map(|(name, _)| name).collect()
}

/// The values of the shown parts and of all others, from the bottom.
fn heights(stack: &Stack, shown: &[&str]) -> Vec<u64> {
    let value = |name: &&str| stack.parts.get(*name).copied().unwrap_or_default();
    let others = stack.parts.iter().filter(|(name, _)| !shown.contains(&name.as_str()));
    let others = others.fold(0_u64, |sum, (_, value)| sum.saturating_add(*value));
    shown.iter().map(value).chain([others]).collect()
}

fn sum(parts: &[u64]) -> u64 {
    parts.iter().fold(0, |sum: u64, part| sum.saturating_add(*part))
}

fn described(bars: &[(&str, Vec<u64>)], words: &IncidentWords) -> String {
    let told: Vec<String> =
        bars.iter().map(|(label, parts)| format!("{label}: {}", spaced(sum(parts)))).collect();
    format!("{} {}. {}.", words.about, words.unit, told.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> IncidentWords {
        IncidentWords::english("t", "Deaths <script>", "Stacked bars.")
    }

    fn stack(label: &str, parts: &[(&str, u64)]) -> Stack {
        let parts = parts.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect();
        Stack { label: label.to_owned(), parts }
    }

    #[test]
    fn every_bar_is_told_in_words_and_no_text_is_a_tag() {
        let svg = timeline(
            &[stack("2014", &[("A & B", 10), ("C", 2)]), stack("2015", &[("C", 1_500)])],
            &words(),
        );
        assert!(svg.contains("2014: 12; 2015: 1\u{2009}500."));
        assert!(svg.contains("A &amp; B") && !svg.contains("<script>"));
        assert!(svg.contains("role=\"img\" aria-labelledby=\"t-title t-desc\""));
        assert_eq!(svg.matches("<rect").count() - 3, 3, "paper, two of the key, three parts");
    }

    #[test]
    fn parts_beyond_the_colours_are_drawn_together() {
        let names: Vec<String> = (0..10).map(|part| format!("part {part}")).collect();
        let parts: Vec<(&str, u64)> =
            names.iter().zip(1..).map(|(name, value)| (name.as_str(), value)).collect();
        let svg = timeline(&[stack("x", &parts)], &words());
        assert!(svg.contains("x, others: 6"));
        assert!(svg.contains(">others<"));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let svg = timeline(&[], &words());
        assert!(svg.ends_with("</svg>\n") && !svg.contains("NaN") && !svg.contains("inf"));
    }
}
