//! Marks of a chart: lines, bars, dots and shapes, each told from the others in black and white.
//!
//! It must never draw a mark by colour alone: every one has an edge of ink.

use std::fmt::Write;

use super::svg::{INK, Svg, escaped, units};

/// How thick an edge is.
const EDGE: f64 = 0.7;

impl Svg {
    /// A straight line of ink, so thick; dashed when it only guides the eye.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), thick: f64, dashed: bool) {
        let [x, y, to_x, to_y, thick] = [from.0, from.1, to.0, to.1, thick].map(units);
        let dashes = if dashed { " stroke-dasharray=\"2 2.5\"" } else { "" };
        let _ = writeln!(
            self.0,
            "<path d=\"M{x} {y} L{to_x} {to_y}\" fill=\"none\" stroke=\"{INK}\" \
             stroke-width=\"{thick}\"{dashes}/>"
        );
    }

    /// A closed shape through points, with what it says when it is pointed at.
    pub(super) fn shape(&mut self, points: &[(f64, f64)], colour: &str, says: &str) {
        let points: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", units(*x), units(*y))).collect();
        let _ = writeln!(
            self.0,
            "<polygon points=\"{}\" fill=\"{colour}\" stroke=\"{INK}\" stroke-width=\"{EDGE}\" \
             stroke-linejoin=\"round\"><title>{}</title></polygon>",
            points.join(" "),
            escaped(says)
        );
    }

    /// An upright rectangle between two corners.
    pub(super) fn bar(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, says: &str) {
        self.shape(&[from, (to.0, from.1), to, (from.0, to.1)], colour, says);
    }

    /// A dot.
    pub(super) fn dot(&mut self, (x, y): (f64, f64), radius: f64, colour: &str) {
        let [x, y, radius] = [x, y, radius].map(units);
        let _ = writeln!(
            self.0,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{colour}\" stroke=\"{INK}\" \
             stroke-width=\"{EDGE}\"/>"
        );
    }
}
