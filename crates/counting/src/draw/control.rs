//! The control chart of an alarm: the series above, the sums that raise the alarm below.
//!
//! It must never show the alarm without the limit it crossed.

use super::chart::{Chart, SOFT, STRONG};
use super::figures::Figures;
use super::plane::Plane;
use crate::forecast::alarm::{Alarm, Direction, Episode, On, Watched};

/// The size of the drawing, in its own units.
const SIZE: (f64, f64) = (480.0, 360.0);
/// Left, top, right and bottom of the series.
const SERIES: (f64, f64, f64, f64) = (48.0, 50.0, 468.0, 180.0);
/// The same of the sums.
const SUMS: (f64, f64, f64, f64) = (48.0, 210.0, 468.0, 312.0);
/// Sums are drawn up to so many limits.
const CUT: f64 = 3.0;
const ALARM: &str = "#b04a00";

/// The words of a control chart, in the language of its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlWords {
    /// What tells the ids of this picture from those of others on a page: letters and digits.
    pub id: String,
    /// How numbers are written.
    pub figures: Figures,
    /// What is watched, and what came of it.
    pub title: String,
    /// What it shows, for whoever hears it.
    pub description: String,
    /// Above the series.
    pub series: String,
    /// Above the sums: their scale and limit.
    pub sums: String,
    /// Behind the number that sums are cut at.
    pub cut: String,
    /// The periods that say what is ordinary.
    pub ordinary: String,
    /// An alarm upwards.
    pub more: String,
    /// An alarm downwards.
    pub less: String,
    /// The limit.
    pub limit: String,
}

impl ControlWords {
    /// Words in English.
    #[must_use]
    pub fn english(id: &str, alarm: &Alarm) -> Self {
        let said = |text: &str| text.to_owned();
        let scale = match alarm.watch.on {
            On::Level => "values",
            On::Log => "logarithms",
            On::Difference => "growth",
        };
        Self {
            id: said(id),
            figures: Figures::english(),
            title: match alarm.episodes.first() {
                Some(first) => format!("{}: alarm in {}", alarm.series, first.first),
                None => format!("{}: no alarm", alarm.series),
            },
            description: described(alarm),
            series: said("the series"),
            sums: format!("cumulated sums of {scale}, limit {}", alarm.watch.h),
            cut: said("cut at"),
            ordinary: said("ordinary"),
            more: said("alarm: more"),
            less: said("alarm: less"),
            limit: said("limit"),
        }
    }
}

/// Draws what watching gave: the values with those in control shaded, and the sums of CUSUM up and
/// down with their limits. Periods in alarm are filled triangles, up or down.
#[must_use]
pub fn control_chart(alarm: &Alarm, words: &ControlWords) -> String {
    let mut svg = Chart::begin(SIZE, &words.id, (&words.title, &words.description));
    svg.words((8.0, 18.0), STRONG, &words.title);
    let along = (0.0, alarm.watched.len().saturating_sub(1) as f64);
    series(&mut svg, alarm, along, words);
    sums(&mut svg, alarm, along, words);
    legend(&mut svg, words);
    svg.end()
}

/// What the drawing shows, for whoever hears it.
fn described(alarm: &Alarm) -> String {
    let runs: Vec<String> = alarm.episodes.iter().map(run).collect();
    let runs = if runs.is_empty() { "none".to_owned() } else { runs.join("; ") };
    format!(
        "Above, the values; the first {} of them say what is ordinary. Below, cumulated sums with the \
         limit {}. Runs of alarms: {runs}.",
        alarm.watch.in_control, alarm.watch.h
    )
}

fn run(it: &Episode) -> String {
    let more = match it.direction {
        Direction::Up => "more",
        Direction::Down => "less",
    };
    format!("{more} than ordinary from {} to {}", it.first, it.last)
}

fn series(svg: &mut Chart, alarm: &Alarm, along: (f64, f64), words: &ControlWords) {
    let values: Vec<f64> = alarm.watched.iter().map(|it| it.value).collect();
    let plane = Plane::around(SERIES, along, values.iter().copied());
    let end = plane.x(alarm.watch.in_control as f64 - 0.5);
    let (left, top, _, bottom) = SERIES;
    svg.area(&[(left, top), (end, top), (end, bottom), (left, bottom)], "#e4efe4");
    plane.value_axis(svg, 4, &words.figures);
    svg.path(&plane.points(0, &values), "stroke=\"#1a1a1a\" stroke-width=\"1.4\"");
    for (place, it) in alarm.watched.iter().enumerate() {
        if let Some(direction) = direction(alarm, it) {
            triangle(svg, plane.at(place as f64, it.value), direction);
        }
    }
    svg.words((left, 40.0), SOFT, &words.series);
}

fn sums(svg: &mut Chart, alarm: &Alarm, along: (f64, f64), words: &ControlWords) {
    let h = alarm.watch.h;
    // Once the alarm is up the sum only says that it goes on: higher than this it runs along the edge.
    let most = CUT * h;
    let above: Vec<f64> = alarm.watched.iter().map(|it| it.above.min(most)).collect();
    let below: Vec<f64> = alarm.watched.iter().map(|it| -it.below.min(most)).collect();
    let all = above.iter().chain(&below).copied().chain([h, -h]);
    let plane = Plane::around(SUMS, along, all);
    plane.value_axis(svg, 4, &words.figures);
    let limit = format!("stroke=\"{ALARM}\" stroke-dasharray=\"6 3\"");
    let (left, _, right, _) = SUMS;
    for limited in [h, -h] {
        svg.path(&[(left, plane.y(limited)), (right, plane.y(limited))], &limit);
    }
    svg.path(&plane.points(0, &above), "stroke=\"#00498d\" stroke-width=\"1.6\"");
    svg.path(
        &plane.points(0, &below),
        "stroke=\"#00498d\" stroke-width=\"1.6\" stroke-dasharray=\"2 2\"",
    );
    for episode in &alarm.episodes {
        let place = alarm.watched.iter().position(|it| it.period == episode.first);
        let sum = match episode.direction {
            Direction::Up => h,
            Direction::Down => -h,
        };
        let at = plane.at(place.unwrap_or_default() as f64, sum);
        triangle(svg, at, episode.direction);
    }
    if let Some(first) = alarm.watched.first() {
        plane.period_axis(svg, first.period);
    }
    let highest = alarm.watched.iter().map(|it| it.above.max(it.below)).fold(0.0, f64::max);
    let cut = if highest > most { format!(", {} {most}", words.cut) } else { String::new() };
    svg.words((left, 202.0), SOFT, &format!("{}{cut}", words.sums));
}

/// Whether a period is in alarm, and which way.
fn direction(alarm: &Alarm, it: &Watched) -> Option<Direction> {
    if it.above > alarm.watch.h {
        Some(Direction::Up)
    } else if it.below > alarm.watch.h {
        Some(Direction::Down)
    } else {
        None
    }
}

fn triangle(svg: &mut Chart, (x, y): (f64, f64), direction: Direction) {
    let tip = match direction {
        Direction::Up => -3.0,
        Direction::Down => 3.0,
    };
    svg.area(&[(x, y + tip), (x - 2.6, y - tip * 0.7), (x + 2.6, y - tip * 0.7)], ALARM);
}

fn legend(svg: &mut Chart, words: &ControlWords) {
    let y = 350.0;
    svg.area(&[(10.0, y - 9.0), (26.0, y - 9.0), (26.0, y), (10.0, y)], "#e4efe4");
    svg.words((31.0, y), "", &words.ordinary);
    triangle(svg, (118.0, y - 4.0), Direction::Up);
    svg.words((127.0, y), "", &words.more);
    triangle(svg, (234.0, y - 4.0), Direction::Down);
    svg.words((243.0, y), "", &words.less);
    svg.path(
        &[(345.0, y - 4.0), (369.0, y - 4.0)],
        &format!("stroke=\"{ALARM}\" stroke-dasharray=\"6 3\""),
    );
    svg.words((375.0, y), "", &words.limit);
}
