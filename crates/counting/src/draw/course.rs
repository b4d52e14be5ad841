//! The course of a cohort: mean scores by months since arrival, with their intervals.
//!
//! It must never draw a line over a point that is withheld.

use super::chart::{Chart, STRONG};
use super::figures::Figures;
use super::plane::Plane;
use crate::integration::{Cell, Mean, Step};

/// The size of the drawing, in its own units.
const SIZE: (f64, f64) = (480.0, 268.0);
/// Left, top, right and bottom of the plane.
const FRAME: (f64, f64, f64, f64) = (48.0, 44.0, 464.0, 204.0);
const INK: &str = "#00498d";

/// The words of the picture of a course, in the language of its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseWords {
    /// What tells the ids of this picture from those of others on a page: letters and digits.
    pub id: String,
    /// How numbers are written.
    pub figures: Figures,
    /// The title.
    pub title: String,
    /// What it shows, for whoever hears it.
    pub description: String,
    /// Below the months.
    pub months: String,
    /// What the upright lines are.
    pub interval: String,
    /// What a cross stands for.
    pub withheld: String,
}

/// Draws the mean score of each span of months since arrival, 0 to 1, with its 95 % interval; a span
/// that is withheld is a cross, and the line stops beside it.
#[must_use]
pub fn course(steps: &[Step], words: &CourseWords) -> String {
    let mut svg = Chart::begin(SIZE, &words.id, (&words.title, &words.description));
    svg.words((8.0, 18.0), STRONG, &words.title);
    let along = (-0.5, steps.len().max(1) as f64 - 0.5);
    let plane = Plane { frame: FRAME, along, up: (0.0, 1.0) };
    plane.value_axis(&mut svg, 5, &words.figures);
    let mut told: Vec<(f64, f64)> = Vec::new();
    let every = steps.len().div_ceil(12).max(1);
    for (place, step) in steps.iter().enumerate() {
        let x = plane.x(place as f64);
        if place % every == 0 {
            let label = format!("{}–{}", step.from_month, step.to_month);
            svg.words((x, FRAME.3 + 16.0), "text-anchor=\"middle\"", &label);
        }
        match &step.score {
            Cell::Told(score) => told.push(point(&mut svg, &plane, place, score)),
            Cell::Withheld => {
                line(&mut svg, &told);
                told.clear();
                cross(&mut svg, (x, FRAME.3 - 8.0));
            }
        }
    }
    line(&mut svg, &told);
    legend(&mut svg, words);
    svg.end()
}

fn point(svg: &mut Chart, plane: &Plane, place: usize, score: &Mean) -> (f64, f64) {
    let at = plane.at(place as f64, score.mean);
    let ends = [score.interval.low, score.interval.high].map(|end| (at.0, plane.y(end)));
    svg.path(&ends, &format!("stroke=\"{INK}\" stroke-width=\"1.2\""));
    svg.circle(at, 3.0, &format!("fill=\"{INK}\""), "");
    at
}

fn line(svg: &mut Chart, points: &[(f64, f64)]) {
    if points.len() > 1 {
        svg.path(points, &format!("stroke=\"{INK}\" stroke-width=\"1.4\""));
    }
}

fn cross(svg: &mut Chart, (x, y): (f64, f64)) {
    for by in [3.0, -3.0] {
        svg.path(&[(x - 3.0, y - by), (x + 3.0, y + by)], "stroke=\"#4d4d4d\"");
    }
}

fn legend(svg: &mut Chart, words: &CourseWords) {
    svg.words((FRAME.2, FRAME.3 + 32.0), "text-anchor=\"end\"", &words.months);
    let y = SIZE.1 - 10.0;
    svg.path(&[(14.0, y - 10.0), (14.0, y + 2.0)], &format!("stroke=\"{INK}\""));
    svg.circle((14.0, y - 4.0), 3.0, &format!("fill=\"{INK}\""), "");
    svg.words((24.0, y), "", &words.interval);
    cross(svg, (270.0, y - 4.0));
    svg.words((280.0, y), "", &words.withheld);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integration::Interval;

    #[test]
    fn a_point_that_is_withheld_breaks_the_line() {
        let told = |mean: f64| {
            let interval = Interval { low: mean - 0.1, high: mean + 0.1 };
            Cell::Told(Mean { people: 12, mean, interval })
        };
        let scores = [told(0.3), told(0.4), Cell::Withheld, told(0.5)];
        let steps = scores.into_iter().zip(0..).map(|(score, at)| Step {
            from_month: at * 6,
            to_month: at * 6 + 5,
            score,
        });
        let words = CourseWords {
            id: "course".into(),
            figures: Figures::english(),
            title: "Course <of> all".into(),
            description: "Points.".into(),
            months: "months".into(),
            interval: "interval".into(),
            withheld: "withheld".into(),
        };
        let svg = course(&steps.collect::<Vec<_>>(), &words);
        assert_eq!(svg.matches("<circle").count(), 3 + 1);
        assert_eq!(svg.matches("stroke-width=\"1.4\"").count(), 1, "one line of two points");
        assert!(svg.contains("&lt;of&gt;") && svg.contains("12–17") && !svg.contains("NaN"));
        assert!(!course(&[], &words).contains("NaN"));
    }
}
