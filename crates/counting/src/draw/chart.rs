//! A chart as SVG that is wide on a screen and read on a telephone: elements written one after the
//! other.
//!
//! It must never write a text from outside without escaping it.

use std::fmt::Write;

use super::svg::escaped;

/// An SVG that is being written.
#[derive(Debug)]
pub(super) struct Chart {
    text: String,
}

/// What says that a drawing by itself fills the width it is given.
pub(super) const GROWS: &str = " width=\"100%\" viewBox=";

/// Around the style of a drawing that stands alone.
const STYLE_BEGINS: &str = "<style>";
const STYLE_ENDS: &str = "</style>\n";

/// What stands out, what stands back, and what is drawn over a halo of paper, so that lines below it
/// do not make it hard to read.
pub(super) const STRONG: &str = "font-weight=\"600\"";
pub(super) const SOFT: &str = "fill=\"#4d4d4d\"";
pub(super) const OVER: &str = "paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\"";

/// How large letters are, and on a narrow screen, where the whole drawing shrinks. A wide drawing has
/// larger ones.
fn letters(width: f64) -> (f64, f64) {
    if width > 520.0 { (13.0, 18.0) } else { (10.5, 15.0) }
}

impl Chart {
    /// Begins a drawing of this size (its own units; it grows and shrinks with its place), with a
    /// title and a description for whoever hears it. The id tells it from others on a page: letters
    /// and digits.
    pub(super) fn begin(
        (width, height): (f64, f64),
        id: &str,
        (title, description): (&str, &str),
    ) -> Self {
        let (size, narrow) = letters(width);
        let mut text = String::new();
        let (id, title, description) = (escaped(id), escaped(title), escaped(description));
        let _ = write!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\"{GROWS}\"0 0 {width} {height}\" \
             direction=\"ltr\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" \
             font-family=\"system-ui,sans-serif\" font-size=\"{size}\" fill=\"#1a1a1a\">\n\
             <title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-desc\">{description}</desc>\n{STYLE_BEGINS}\
             @media (max-width:32rem){{text{{font-size:{narrow}px}}.wide{{display:none}}}}{STYLE_ENDS}\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n",
        );
        Self { text }
    }

    /// A closed shape through points.
    pub(super) fn area(&mut self, points: &[(f64, f64)], fill: &str) {
        let points = written(points);
        let _ = writeln!(self.text, "<polygon points=\"{points}\" fill=\"{fill}\"/>");
    }

    /// A line through points; `style` holds its attributes.
    pub(super) fn path(&mut self, points: &[(f64, f64)], style: &str) {
        let points = written(points);
        let _ = writeln!(
            self.text,
            "<polyline points=\"{points}\" fill=\"none\" stroke-linejoin=\"round\" {style}/>"
        );
    }

    /// A circle around a point; what it says when it is pointed at may be nothing.
    pub(super) fn circle(&mut self, (x, y): (f64, f64), radius: f64, style: &str, says: &str) {
        let _ = write!(self.text, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {style}");
        self.says("circle", says);
    }

    /// A rectangle from its upper left corner, so wide and high; what it says may be nothing.
    pub(super) fn block(&mut self, at: (f64, f64), size: (f64, f64), style: &str, says: &str) {
        let ((x, y), (wide, high)) = (at, size);
        let _ = write!(
            self.text,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" {style}"
        );
        self.says("rect", says);
    }

    /// Ends an element, with what it says.
    fn says(&mut self, element: &str, says: &str) {
        let _ = if says.is_empty() {
            writeln!(self.text, "/>")
        } else {
            writeln!(self.text, "><title>{}</title></{element}>", escaped(says))
        };
    }

    /// A text at a point; `style` holds its attributes.
    pub(super) fn words(&mut self, (x, y): (f64, f64), style: &str, words: &str) {
        let words = escaped(words);
        let _ = writeln!(self.text, "<text x=\"{x:.1}\" y=\"{y:.1}\" {style}>{words}</text>");
    }

    /// The whole text.
    pub(super) fn end(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }
}

/// A drawing without its own style, for a page that brings it.
pub(super) fn unstyled(svg: &str) -> String {
    match svg.split_once(STYLE_BEGINS).zip(svg.split_once(STYLE_ENDS)) {
        Some(((before, _), (_, after))) => format!("{before}{after}"),
        None => svg.to_owned(),
    }
}

fn written(points: &[(f64, f64)]) -> String {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    points.join(" ")
}
