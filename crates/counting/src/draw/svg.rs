//! SVG as text: elements, attributes, and names of places that cannot break out of them.
//!
//! It must never write a character that XML forbids, nor a number with more digits than are seen.

use std::fmt::Write;

use super::chart::{GROWS, unstyled};
use crate::numeric::trimmed;

/// Units across: one is a pixel on a telephone of 320.
pub(super) const WIDTH: f64 = 320.0;
/// Colours that people with any colour vision tell apart (Okabe and Ito 2008), black left out since
/// text is black; then the same darkened, told from the first by lightness.
pub(super) const COLOURS: [&str; 14] = [
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", //
    "#003A5C", "#8A5F00", "#00543E", "#7A3F60", "#2A6A8E", "#7A3500", "#9A9200",
];
/// How a picture that is opened by itself is kept from growing.
const SIZED: &str = " style=\"max-width:45em;height:auto\"";
/// The colour of text and edges.
pub(super) const INK: &str = "#1A1A1A";

/// Where a text is anchored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Middle,
    Right,
}

/// How a closed shape is filled and edged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A place: full colour, a dark edge.
    Place,
    /// A ribbon over others: seen through, a thin dark edge.
    Ribbon,
    /// A ribbon so thin that a dark edge would be all there is of it.
    Hair,
}

impl Shape {
    /// The shape of a ribbon so many units wide.
    pub(super) fn ribbon(width: f64) -> Self {
        if width < 1.0 { Self::Hair } else { Self::Ribbon }
    }
}

/// A drawing that grows.
#[derive(Debug, Default)]
pub(super) struct Svg(pub(super) String);

impl Svg {
    /// A closed shape, with what it says when it is pointed at or read aloud.
    pub(super) fn path(&mut self, path: &str, colour: &str, shape: Shape, says: &str) {
        let (opacity, ink, edge) = match shape {
            Shape::Place => ("1", INK, "0.5"),
            Shape::Ribbon => ("0.65", INK, "0.2"),
            Shape::Hair => ("0.65", colour, "0.2"),
        };
        let _ = writeln!(
            self.0,
            "<path d=\"{path}\" fill=\"{colour}\" fill-opacity=\"{opacity}\" stroke=\"{ink}\" \
             stroke-width=\"{edge}\" stroke-linejoin=\"round\"><title>{}</title></path>",
            escaped(says)
        );
    }

    /// A square of a colour.
    pub(super) fn swatch(&mut self, (x, y): (f64, f64), colour: &str) {
        let (x, y) = (units(x), units(y));
        let _ = writeln!(
            self.0,
            "<rect x=\"{x}\" y=\"{y}\" width=\"12\" height=\"12\" fill=\"{colour}\" stroke=\"{INK}\" \
             stroke-width=\"0.6\"/>"
        );
    }

    /// A line of text. Each is an element of its own, so that scripts of both directions stand where
    /// they are put; a light edge keeps it readable over colours.
    pub(super) fn text(&mut self, (x, y): (f64, f64), size: f64, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Left => "start",
            Anchor::Middle => "middle",
            Anchor::Right => "end",
        };
        let (x, y, size, text) = (units(x), units(y), units(size), escaped(text));
        let _ = writeln!(
            self.0,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{text}</text>"
        );
    }

    /// The whole document, so high.
    pub(super) fn finish(
        self,
        id: &str,
        (title, description): (&str, &str),
        height: f64,
    ) -> String {
        let (width, height, id) = (units(WIDTH), units(height), escaped(id));
        let (title, description) = (escaped(title), escaped(description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"100%\"{SIZED} role=\"img\" direction=\"ltr\" \
             aria-labelledby=\"{id}-title {id}-desc\">\n\
             <title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-desc\">{description}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#FFFFFF\"/>\n\
             <g font-family=\"system-ui, 'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif\" \
             fill=\"{INK}\" stroke=\"#FFFFFF\" stroke-width=\"2.5\" stroke-linejoin=\"round\" \
             paint-order=\"stroke\">\n{}</g>\n</svg>\n",
            self.0
        )
    }
}

/// A picture as it stands in a page: the page sizes it, and many pages forbid styles of their parts.
/// A chart keeps a width at which its text is read; where the page is narrower, it is scrolled.
#[must_use]
pub fn in_page(svg: &str) -> String {
    const LEAST: f64 = 560.0;
    let own = svg.split_once(GROWS).and_then(|(_, rest)| rest.split(' ').nth(2)?.parse().ok());
    let sized = format!(" width=\"{}\" viewBox=", units(LEAST.max(own.unwrap_or(LEAST))));
    unstyled(&svg.replacen(SIZED, "", 1).replacen(GROWS, &sized, 1))
}

/// A number with two decimals at most.
pub(super) fn units(number: f64) -> String {
    trimmed(number, 2)
}

/// Text as XML takes it: marks replaced, characters that XML 1.0 forbids left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => safe.push(other),
        }
    }
    safe
}

/// The colour of a place.
pub(super) fn colour(place: usize) -> &'static str {
    COLOURS.get(place % COLOURS.len()).copied().unwrap_or(INK)
}

/// A text of so many letters at most, with a mark where it was cut: on the left, where it is read
/// from right to left.
pub(super) fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("\u{2068}{}…\u{2069}", kept.trim_end())
}

/// About how wide a text of digits is.
#[expect(clippy::cast_precision_loss, reason = "a number has few digits")]
pub(super) fn width(digits: &str, size: f64) -> f64 {
    0.62 * size * digits.chars().count() as f64
}

/// A text in lines of so many letters at most, broken at spaces that may be broken at.
pub(super) fn lines(text: &str, letters: usize) -> Vec<String> {
    let breaks = |letter: char| letter.is_whitespace() && !"\u{a0}\u{202f}".contains(letter);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(cut(word, letters)),
        }
    }
    lines
}
