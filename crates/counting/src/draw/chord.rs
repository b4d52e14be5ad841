//! The chord diagram: places around a circle, flows as ribbons across it.
//!
//! It must never need colour to be read: places are numbered, and the numbers are named below.

use std::f64::consts::{PI, TAU};

use super::picture::Picture;
use super::svg::{Anchor, Svg, WIDTH, colour, cut, lines, units, width};

/// Radii: the ring outside and inside, where ribbons begin and end, where the numbers stand.
const OUTER: f64 = 136.0;
const INNER: f64 = 122.0;
const BEGIN: f64 = 121.0;
const END: f64 = 113.0;
const NUMBER: f64 = 147.0;
/// The part of the circle that is left between places.
const GAPS: f64 = 0.12;
/// A row of the list of places.
const ROW: f64 = 19.0;

/// A part of the circle, in turns of the clock from the top.
type Arc = (f64, f64);

/// Draws flows as a chord diagram.
///
/// The picture is 320 units wide and grows with its place up to 45 em.
#[must_use]
pub fn chord(picture: &Picture) -> String {
    let mut svg = Svg::default();
    let top = picture.heading(&mut svg);
    let centre = (WIDTH / 2.0, top + NUMBER + 14.0);
    let mut y = top + 12.0;
    if picture.total() > 0.0 {
        let circle = Circle { picture, centre };
        circle.draw(&mut svg);
        y = centre.1 + NUMBER + 14.0;
    }
    let y = list(picture, &mut svg, y);
    let description = picture.description();
    svg.finish(&picture.words.id, (&picture.words.title, &description), y)
}

/// The places: number, colour, name, who leaves, who comes.
fn list(picture: &Picture, svg: &mut Svg, top: f64) -> f64 {
    let mut y = top + 14.0;
    let places = 0..picture.places.len();
    let numbers: Vec<[String; 2]> = places
        .map(|place| [picture.leaving(place), picture.coming(place)].map(|it| picture.people(it)))
        .collect();
    let widest = numbers.iter().flatten().map(|it| width(it, 13.0)).fold(28.0, f64::max);
    let (into, out) = (WIDTH - 8.0, WIDTH - 20.0 - widest);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 40")]
    let letters = ((out - widest - 54.0) / 7.8).clamp(1.0, 40.0) as usize;
    svg.text((out, y), 11.5, Anchor::Right, &picture.words.out);
    svg.text((into, y), 11.5, Anchor::Right, &picture.words.into);
    for (place, (name, [leaving, coming])) in picture.places.iter().zip(&numbers).enumerate() {
        y += ROW;
        svg.text((22.0, y), 13.0, Anchor::Right, &(place + 1).to_string());
        svg.swatch((28.0, y - 10.5), colour(place));
        svg.text((46.0, y), 13.0, Anchor::Left, &cut(name, letters));
        svg.text((out, y), 13.0, Anchor::Right, leaving);
        svg.text((into, y), 13.0, Anchor::Right, coming);
    }
    y += 4.0;
    for line in lines(&picture.words.chord_help, 52) {
        y += 14.0;
        svg.text((8.0, y), 11.0, Anchor::Left, &line);
    }
    y + 10.0
}

/// The end of a ribbon: in the arc of which place, to or from which other.
struct End {
    place: usize,
    other: usize,
    leaves: bool,
    arc: Arc,
}

struct Circle<'a> {
    picture: &'a Picture,
    centre: (f64, f64),
}

impl Circle<'_> {
    fn draw(&self, svg: &mut Svg) {
        let (sectors, ends) = self.arcs();
        for (from, to, people) in self.picture.largest() {
            let end = |place: usize, other: usize, leaves: bool| {
                let this = |it: &&End| (it.place, it.other, it.leaves) == (place, other, leaves);
                ends.iter().find(this).map(|it| it.arc)
            };
            if let Some((begin, end)) = end(from, to, true).zip(end(to, from, false)) {
                let says = self.picture.says((from, to, people));
                svg.path(&self.ribbon(begin, end), colour(from), true, &says);
            }
        }
        for (place, arc) in sectors.iter().enumerate() {
            if arc.1 > arc.0 {
                svg.path(&self.sector(*arc), colour(place), false, self.picture.name(place));
                let (x, y) = self.point(NUMBER, f64::midpoint(arc.0, arc.1));
                svg.text((x, y + 4.5), 13.0, Anchor::Middle, &(place + 1).to_string());
            }
        }
    }

    /// The arc of each place, and in it the ends of its ribbons.
    ///
    /// Ribbons to the place before come first, so that few cross.
    fn arcs(&self) -> (Vec<Arc>, Vec<End>) {
        let count = self.picture.places.len();
        let moves = |place| self.picture.leaving(place) + self.picture.coming(place);
        let drawn = (0..count).filter(|place| moves(*place) > 0.0).count().max(1);
        #[expect(clippy::cast_precision_loss, reason = "places are few")]
        let gap = TAU * GAPS / drawn as f64;
        let scale = TAU * (1.0 - GAPS) / (2.0 * self.picture.total());
        let (mut angle, mut sectors, mut ends) = (gap / 2.0, Vec::new(), Vec::new());
        for place in 0..count {
            let start = angle;
            for step in 1..count {
                let other = (place + count - step) % count;
                for out in [true, false] {
                    let (from, to) = if out { (place, other) } else { (other, place) };
                    if let Some(people) = self.picture.flow(from, to) {
                        let arc = (angle, angle + people * scale);
                        ends.push(End { place, other, leaves: out, arc });
                        angle += people * scale;
                    }
                }
            }
            sectors.push((start, angle));
            angle += if angle > start { gap } else { 0.0 };
        }
        (sectors, ends)
    }

    fn point(&self, radius: f64, angle: f64) -> (f64, f64) {
        (self.centre.0 + radius * angle.sin(), self.centre.1 - radius * angle.cos())
    }

    fn at(&self, radius: f64, angle: f64) -> String {
        let (x, y) = self.point(radius, angle);
        format!("{} {}", units(x), units(y))
    }

    /// The way along a circle to the end of an arc.
    fn along(&self, radius: f64, arc: Arc, clockwise: bool) -> String {
        let long = u8::from((arc.1 - arc.0).abs() > PI);
        let end = self.at(radius, if clockwise { arc.1 } else { arc.0 });
        let (radius, sweep) = (units(radius), u8::from(clockwise));
        format!("A{radius} {radius} 0 {long} {sweep} {end}")
    }

    fn sector(&self, arc: Arc) -> String {
        format!(
            "M{} {} L{} {} Z",
            self.at(OUTER, arc.0),
            self.along(OUTER, arc, true),
            self.at(INNER, arc.1),
            self.along(INNER, arc, false)
        )
    }

    fn ribbon(&self, begin: Arc, end: Arc) -> String {
        let centre = format!("{} {}", units(self.centre.0), units(self.centre.1));
        format!(
            "M{} {} Q{centre} {} {} Q{centre} {} Z",
            self.at(BEGIN, begin.0),
            self.along(BEGIN, begin, true),
            self.at(END, end.0),
            self.along(END, end, true),
            self.at(BEGIN, begin.0)
        )
    }
}
