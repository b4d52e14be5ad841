//! The Sankey diagram: where people leave on the left, where they come to on the right.
//!
//! It must never need colour to be read: both ends of every ribbon stand at a name.

use super::picture::Picture;
use super::svg::{Anchor, Svg, WIDTH, colour, cut, units, width};

/// How high all people together are.
const HEIGHT: f64 = 230.0;
/// The space above a place, in which its name stands.
const LABEL: f64 = 19.0;
/// How wide the bar of a place is.
const BAR: f64 = 12.0;

/// A part of a side: top and bottom.
type Span = (f64, f64);

/// Draws flows as a Sankey diagram.
///
/// The picture is 320 units wide and grows with its place up to 45 em.
#[must_use]
pub fn sankey(picture: &Picture) -> String {
    let mut svg = Svg::default();
    let top = picture.heading(&mut svg) + 22.0;
    svg.text((8.0, top), 11.5, Anchor::Left, &picture.words.from);
    svg.text((WIDTH - 8.0, top), 11.5, Anchor::Right, &picture.words.to);
    let left = Side::new(picture, top + 4.0, true);
    let right = Side::new(picture, top + 4.0, false);
    for (from, to, people) in picture.largest() {
        let ends = left.end(from, to).zip(right.end(to, from));
        if let Some((begin, end)) = ends {
            svg.path(&ribbon(begin, end), colour(from), true, &picture.says((from, to, people)));
        }
    }
    left.draw(&mut svg);
    right.draw(&mut svg);
    let bottom = left.bottom.max(right.bottom) + 10.0;
    let description = picture.description();
    svg.finish(&picture.words.id, (&picture.words.title, &description), bottom)
}

fn ribbon(begin: Span, end: Span) -> String {
    let (left, right) = (8.0 + BAR, WIDTH - 8.0 - BAR);
    let (near, middle, far) = (units(left), units(WIDTH / 2.0), units(right));
    let [top, bottom, to_top, to_bottom] = [begin.0, begin.1, end.0, end.1].map(units);
    format!(
        "M{near} {top} C{middle} {top} {middle} {to_top} {far} {to_top} L{far} {to_bottom} C{middle} \
         {to_bottom} {middle} {bottom} {near} {bottom} Z"
    )
}

/// One side: the bars of places, and in them the ends of ribbons.
struct Side<'a> {
    picture: &'a Picture,
    leaves: bool,
    bars: Vec<(usize, Span)>,
    ends: Vec<(usize, usize, Span)>,
    bottom: f64,
}

impl<'a> Side<'a> {
    fn new(picture: &'a Picture, top: f64, leaves: bool) -> Self {
        let mut side = Self { picture, leaves, bars: Vec::new(), ends: Vec::new(), bottom: top };
        let scale = if picture.total() > 0.0 { HEIGHT / picture.total() } else { 0.0 };
        let count = picture.places.len();
        for place in 0..count {
            let people = if leaves { picture.leaving(place) } else { picture.coming(place) };
            if people <= 0.0 {
                continue;
            }
            let start = side.bottom + LABEL;
            let mut y = start;
            for other in 0..count {
                let (from, to) = if leaves { (place, other) } else { (other, place) };
                if let Some(people) = picture.flow(from, to) {
                    side.ends.push((place, other, (y, y + people * scale)));
                    y += people * scale;
                }
            }
            side.bars.push((place, (start, y)));
            side.bottom = y;
        }
        side
    }

    fn end(&self, place: usize, other: usize) -> Option<Span> {
        self.ends.iter().find(|end| (end.0, end.1) == (place, other)).map(|end| end.2)
    }

    fn draw(&self, svg: &mut Svg) {
        let (edge, inner, anchor) = if self.leaves {
            (8.0, 8.0 + BAR, Anchor::Left)
        } else {
            (WIDTH - 8.0, WIDTH - 8.0 - BAR, Anchor::Right)
        };
        for (place, (top, bottom)) in &self.bars {
            let [left, right] = [edge, inner].map(units);
            let [low, high] = [*bottom, *top].map(units);
            let path = format!("M{left} {high} L{right} {high} L{right} {low} L{left} {low} Z");
            svg.path(&path, colour(*place), false, self.picture.name(*place));
            let people = if self.leaves {
                self.picture.leaving(*place)
            } else {
                self.picture.coming(*place)
            };
            let people = self.picture.people(people);
            // The number is as wide as its digits; the name begins behind it.
            let width = width(&people, 13.0) + 6.0;
            let behind = if self.leaves { edge + width } else { edge - width };
            svg.text((edge, top - 5.0), 13.0, anchor, &people);
            svg.text((behind, top - 5.0), 13.0, anchor, &cut(self.picture.name(*place), 15));
        }
    }
}
