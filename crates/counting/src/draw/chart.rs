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

/// How the text looks. A wide drawing has larger letters; they grow on a narrow screen, where the whole
/// drawing shrinks; over lines they are drawn on a halo of paper, so that they are not hard to read.
fn style(width: f64) -> String {
    let (letters, narrow) = if width > 520.0 { (13.0, 18.0) } else { (10.5, 15.0) };
    format!(
        "text{{font:{letters}px system-ui,sans-serif;fill:#1a1a1a}}.strong{{font-weight:600}}\
         .soft{{fill:#4d4d4d}}.over{{paint-order:stroke;stroke:#fff;stroke-width:3px}}\
         @media (max-width:520px){{text{{font-size:{narrow}px}}.wide{{display:none}}}}"
    )
}

/// What tells the ids of a drawing from those of others on a page: two that say the same may share it.
fn id(title: &str, description: &str) -> String {
    // FNV-1a, 64 bits: it need not be hard to find another text with the same.
    let bytes = title.bytes().chain([0]).chain(description.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("chart-{hash:016x}")
}

impl Chart {
    /// Begins a drawing of this size (its own units; it grows and shrinks with its place), with a
    /// title and a description for whoever hears it.
    pub(super) fn begin((width, height): (f64, f64), title: &str, description: &str) -> Self {
        let (id, style) = (id(title, description), style(width));
        let mut text = String::new();
        let _ = write!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n\
             <desc id=\"{id}-desc\">{}</desc>\n<style>{style}</style>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n",
            escaped(title),
            escaped(description)
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

fn written(points: &[(f64, f64)]) -> String {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    points.join(" ")
}
