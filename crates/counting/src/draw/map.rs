//! A plain map of incidents: circles on a grid of latitudes and longitudes.
//!
//! It must never draw a coast or a border: what is known is where people died, and only that.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::chart::{Chart, OVER, STRONG};
use super::incident_words::IncidentWords;
use super::parts::{colour, spaced};
use crate::deaths::Place;

/// A circle of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapPoint {
    /// Where.
    pub place: Place,
    /// How many: the area of the circle grows with it.
    pub size: u64,
    /// What region it is of; empty when not stated.
    pub region: String,
    /// What it is, in words.
    pub label: String,
}

const LEFT: f64 = 56.0;
const TOP: f64 = 40.0;
const WIDE: f64 = 900.0;
/// No map is higher than this, so that a tall one stays on a page.
const HIGH_MOST: f64 = 700.0;
/// The radius of the largest circle.
const LARGEST: f64 = 22.0;
/// The lines of the grid.
const LINE: &str = "stroke=\"#c8c8c8\"";
/// So many regions at most have their name on the map.
const NAMED: usize = 12;

/// What part of the globe is drawn, in degrees, and at what scale.
struct Frame {
    south: f64,
    west: f64,
    north: f64,
    east: f64,
    scale: f64,
}

impl Frame {
    /// The part of the globe that holds all points, with some room around.
    fn of(points: &[MapPoint]) -> Self {
        let bounds = |value: fn(&MapPoint) -> f64, within: f64| {
            let low = points.iter().map(value).reduce(f64::min).unwrap_or(-within);
            let high = points.iter().map(value).reduce(f64::max).unwrap_or(within);
            let room = ((high - low) * 0.05).max(1.0);
            ((low - room).max(-within), (high + room).min(within))
        };
        let (south, north) = bounds(|point| point.place.latitude(), 90.0);
        let (west, east) = bounds(|point| point.place.longitude(), 180.0);
        let scale = (WIDE / (east - west)).min(HIGH_MOST / (north - south));
        Self { south, west, north, east, scale }
    }

    /// Where a latitude and a longitude stand: the equirectangular projection (plate carrée).
    fn at(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let x = LEFT + (longitude - self.west) * self.scale;
        (x, TOP + (self.north - latitude) * self.scale)
    }

    fn size(&self) -> (f64, f64) {
        let (right, bottom) = self.at(self.south, self.east);
        ((right + 24.0).round(), (bottom + 76.0).round())
    }

    /// Degrees between the lines of the grid.
    fn step(&self) -> f64 {
        let wide = (self.east - self.west).max(self.north - self.south);
        let steps = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0];
        steps.into_iter().find(|step| wide / step <= 14.0).unwrap_or(30.0)
    }
}

/// Draws incidents on an equirectangular grid: the area of a circle is in proportion to its number.
/// Regions are named where most of their deaths are, and nothing else is on the map.
#[must_use]
pub fn incident_map(points: &[MapPoint], words: &IncidentWords) -> String {
    let frame = Frame::of(points);
    let regions = regions(points);
    let most = points.iter().map(|point| point.size).max().unwrap_or_default();
    let size = frame.size();
    let size = (size.0.max(520.0), size.1);
    let about = described(points, &regions, words);
    let mut svg = Chart::begin(size, &words.id, (&words.title, &about));
    svg.words((LEFT, 24.0), STRONG, &words.title);
    grid(&mut svg, &frame, words.compass);
    let mut order: Vec<&MapPoint> = points.iter().filter(|point| point.size > 0).collect();
    order.sort_by_key(|point| Reverse(point.size));
    for point in order {
        let at = frame.at(point.place.latitude(), point.place.longitude());
        let place = regions.iter().position(|region| region.name == point.region);
        let colour = colour(place);
        let style = format!(
            "fill=\"{colour}\" fill-opacity=\"0.45\" stroke=\"{colour}\" stroke-width=\"0.6\""
        );
        let says = format!("{}: {}", point.label, spaced(point.size));
        svg.circle(at, radius(point.size, most), &style, &says);
    }
    names(&mut svg, &frame, &regions);
    key(&mut svg, (LEFT, size.1 - 30.0), most, &words.unit);
    svg.end()
}

fn radius(size: u64, most: u64) -> f64 {
    (LARGEST * (size as f64 / most.max(1) as f64).sqrt()).max(1.0)
}

/// A region of the points: its deaths, and where they were on average.
struct Region<'a> {
    name: &'a str,
    size: u64,
    latitude: f64,
    longitude: f64,
}

/// The regions that have a name, the largest first.
fn regions(points: &[MapPoint]) -> Vec<Region<'_>> {
    let mut sums: BTreeMap<&str, (u64, f64, f64)> = BTreeMap::new();
    for point in points.iter().filter(|point| !point.region.is_empty()) {
        let (size, latitude, longitude) = sums.entry(&point.region).or_default();
        *size = size.saturating_add(point.size);
        *latitude += point.place.latitude() * point.size as f64;
        *longitude += point.place.longitude() * point.size as f64;
    }
    let mut regions: Vec<Region<'_>> = sums
        .into_iter()
        .filter(|(_, (size, ..))| *size > 0)
        .map(|(name, (size, latitude, longitude))| {
            let of = size as f64;
            Region { name, size, latitude: latitude / of, longitude: longitude / of }
        })
        .collect();
    regions.sort_by_key(|region| (Reverse(region.size), region.name));
    regions
}

fn grid(svg: &mut Chart, frame: &Frame, [north, south, east, west]: [char; 4]) {
    let step = frame.step();
    let marks = |low: f64, high: f64| {
        let first = (low / step).ceil();
        let count = (high / step).floor() - first;
        (0..200_u32)
            .map(f64::from)
            .take_while(move |mark| *mark <= count)
            .map(move |mark| (first + mark) * step)
    };
    for latitude in marks(frame.south, frame.north) {
        let (from, to) = (frame.at(latitude, frame.west), frame.at(latitude, frame.east));
        svg.path(&[from, to], LINE);
        let at = (from.0 - 6.0, from.1 + 4.0);
        svg.words(at, "text-anchor=\"end\"", &degrees(latitude, north, south));
    }
    for longitude in marks(frame.west, frame.east) {
        let (from, to) = (frame.at(frame.north, longitude), frame.at(frame.south, longitude));
        svg.path(&[from, to], LINE);
        let at = (to.0, to.1 + 18.0);
        svg.words(at, "text-anchor=\"middle\"", &degrees(longitude, east, west));
    }
}

fn degrees(value: f64, positive: char, negative: char) -> String {
    if value == 0.0 {
        return "0°".to_owned();
    }
    format!("{:.0}°{}", value.abs(), if value > 0.0 { positive } else { negative })
}

/// Names the largest regions where they are, or just above or below; a name that finds no room so
/// near is left out, as farther away it would name another place. The description has all.
fn names(svg: &mut Chart, frame: &Frame, regions: &[Region<'_>]) {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for region in regions.iter().take(NAMED) {
        let (x, at) = frame.at(region.latitude, region.longitude);
        let half = region.name.chars().count() as f64 * 3.8;
        let clear = |y: &f64| {
            taken
                .iter()
                .all(|(other, at, wide)| (x - other).abs() >= half + wide || (y - at).abs() >= 15.0)
        };
        let near = [0.0, -15.0, 15.0, -24.0, 24.0].map(|offset| at + offset);
        let Some(y) = near.into_iter().find(clear) else { continue };
        taken.push((x, y, half));
        let style = format!("text-anchor=\"middle\" {STRONG} {OVER}");
        svg.words((x, y), &style, region.name);
    }
}

/// Circles with their numbers, to read the sizes by.
fn key(svg: &mut Chart, (mut x, y): (f64, f64), most: u64, unit: &str) {
    let mut sizes = vec![most, most / 10, most / 100];
    sizes.retain(|size| *size > 0);
    for size in sizes {
        let radius = radius(size, most);
        svg.circle((x + radius, y), radius, "fill=\"none\" stroke=\"#1a1a1a\"", "");
        svg.words((x + 2.0 * radius + 6.0, y + 4.0), "", &spaced(size));
        x += 2.0 * radius + 70.0;
    }
    svg.words((x, y + 4.0), "", unit);
}

fn described(points: &[MapPoint], regions: &[Region<'_>], words: &IncidentWords) -> String {
    let told: Vec<String> =
        regions.iter().map(|region| format!("{}: {}", region.name, spaced(region.size))).collect();
    let incidents = spaced(points.len() as u64);
    format!("{} ({incidents}) {}. {}.", words.about, words.unit, told.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> IncidentWords {
        IncidentWords::english("map", "Map", "Circles.")
    }

    fn point(latitude: f64, longitude: f64, size: u64) -> MapPoint {
        MapPoint {
            place: Place::new(latitude, longitude).unwrap(),
            size,
            region: "Sea <of>".to_owned(),
            label: "a wreck".to_owned(),
        }
    }

    #[test]
    fn circles_grow_in_area_and_the_region_is_told() {
        let svg = incident_map(&[point(34.0, 12.0, 400), point(36.0, -5.0, 100)], &words());
        assert!(svg.contains("r=\"22.0\"") && svg.contains("r=\"11.0\""));
        assert!(svg.contains("Sea &lt;of&gt;: 500"));
        assert!(!svg.contains("NaN") && svg.ends_with("</svg>\n"));
    }

    #[test]
    fn one_point_none_and_the_whole_globe_are_drawn() {
        let whole = [point(90.0, 180.0, 1), point(-90.0, -180.0, 2)];
        for points in [&[][..], &[point(0.0, 0.0, 0)], &whole] {
            let svg = incident_map(points, &words());
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}
