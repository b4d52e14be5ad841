//! Who is on which lists: a row a pattern, its dots and its bar, after UpSet (Lex et al. 2014).
//!
//! It must never leave out a pattern silently: those not drawn are counted, with how many have them.

use super::card_words::CardWords;
use super::svg::{Anchor, INK, Svg, WIDTH, cut, width};
use crate::lists::{Pattern, Patterns};

/// Patterns drawn at most.
pub(super) const SHOWN: usize = 20;
/// How high text is, and a row.
const SIZE: f64 = 11.0;
const ROW: f64 = 15.0;
/// Letters of a name.
const LETTERS: usize = 20;
/// Where a line of text begins, and the bars of lists.
const LEFT: f64 = 8.0;
const LIST_BARS: f64 = 158.0;
/// A list that a pattern is not on.
const ABSENT: &str = "#FFFFFF";
const BAR: &str = "#009E73";
const LIST_BAR: &str = "#CCCCCC";

/// Draws lists and patterns from `y` down, and tells them; where they end.
pub(super) fn draw(
    svg: &mut Svg,
    y: f64,
    (patterns, words): (&Patterns, &CardWords),
    told: &mut Vec<String>,
) -> f64 {
    let y = lists(svg, y, (patterns, words), told);
    rows(svg, y + 26.0, (patterns, words), told)
}

/// The lists with their numbers, which columns of dots and models use.
fn lists(
    svg: &mut Svg,
    mut y: f64,
    (patterns, words): (&Patterns, &CardWords),
    told: &mut Vec<String>,
) -> f64 {
    svg.text((LEFT, y), SIZE + 1.5, Anchor::Left, &words.lists);
    y += 4.0;
    let sizes: Vec<u64> =
        (0..patterns.lists()).map(|list| patterns.overlap(Pattern(1 << list))).collect();
    let scale = scale(sizes.iter().copied(), LIST_BARS, words);
    let mut said = Vec::new();
    for ((number, name), size) in (1_u32..).zip(patterns.names()).zip(sizes) {
        y += ROW;
        svg.text((LEFT, y), SIZE, Anchor::Left, &number.to_string());
        svg.text((LEFT + 18.0, y), SIZE, Anchor::Left, &cut(name, LETTERS));
        let count = words.number(size as f64);
        let says = format!("{number} \u{2068}{name}\u{2069}: {count}");
        bar(svg, (LIST_BARS, y), (size as f64 * scale, &count), (LIST_BAR, &says));
        said.push(says);
    }
    told.push(words.labelled(&words.lists, &said.join(", ")));
    y
}

/// The patterns that somebody has, the most frequent first.
fn rows(
    svg: &mut Svg,
    mut y: f64,
    (patterns, words): (&Patterns, &CardWords),
    told: &mut Vec<String>,
) -> f64 {
    let found = frequent(patterns);
    let count = patterns.lists();
    let step = if count > 8 { 10.5 } else { 14.0 };
    let bars = LEFT + 4.0 + step * count as f64 + 6.0;
    let scale = scale(found.iter().take(SHOWN).map(|(_, count)| *count), bars, words);
    svg.text((LEFT, y), SIZE + 1.5, Anchor::Left, &words.patterns);
    y += ROW + 2.0;
    let x = |list: usize| LEFT + 4.0 + step * list as f64;
    for list in 0..count {
        let size = if count > 8 { 8.5 } else { SIZE };
        svg.text((x(list), y), size, Anchor::Middle, &(list + 1).to_string());
    }
    let mut said = Vec::new();
    for (pattern, people) in found.iter().take(SHOWN) {
        y += ROW;
        let on: Vec<usize> = (0..count).filter(|list| pattern.on(*list)).collect();
        let middle = y - 4.0;
        if let (Some(first), Some(last)) = (on.first(), on.last()) {
            svg.line((x(*first), middle), (x(*last), middle), 1.6, false);
        }
        for list in 0..count {
            let (radius, colour) = if pattern.on(list) { (3.8, INK) } else { (2.2, ABSENT) };
            svg.dot((x(list), middle), radius, colour);
        }
        let people_said = words.number(*people as f64);
        let says = format!("{}: {people_said}", pattern.written(count));
        bar(svg, (bars, y), (*people as f64 * scale, &people_said), (BAR, &says));
        said.push(says);
    }
    let (rest, people) = (found.iter().skip(SHOWN))
        .fold((0_u32, 0_u64), |(rest, people), (_, count)| (rest + 1, people + count));
    if rest > 0 {
        y += ROW + 3.0;
        let says = format!("\u{2068}{}\u{2069}: {}", words.more, words.number(people as f64));
        let says = format!("+ {rest} {says}");
        svg.text((LEFT, y), SIZE, Anchor::Left, &says);
        said.push(says);
    }
    told.push(words.labelled(&words.patterns, &said.join(", ")));
    y
}

/// The patterns that somebody has, the most frequent first; of equals, fewer lists first.
pub(super) fn frequent(patterns: &Patterns) -> Vec<(Pattern, u64)> {
    let mut found: Vec<_> = patterns.observable().filter(|(_, count)| *count > 0).collect();
    found.sort_by_key(|(pattern, count)| (std::cmp::Reverse(*count), pattern.captures(), *pattern));
    found
}

/// Units a person, so that the longest bar and its count fit.
fn scale(counts: impl Iterator<Item = u64>, from: f64, words: &CardWords) -> f64 {
    let most = counts.max().unwrap_or_default().max(1) as f64;
    (WIDTH - LEFT - from - width(&words.number(most), SIZE) - 5.0) / most
}

/// A bar that begins at a place, with its count behind it.
fn bar(
    svg: &mut Svg,
    (x, y): (f64, f64),
    (long, count): (f64, &str),
    (colour, says): (&str, &str),
) {
    // A single person among thousands is still seen.
    let end = x + long.max(0.8);
    svg.bar((x, y - 9.0), (end, y + 0.5), colour, says);
    svg.text((end + 4.0, y), SIZE, Anchor::Left, count);
}
