//! The fan chart of a forecast: what was, what comes, how sure.
//!
//! It must never draw a forecast without its intervals.

use super::chart::{Chart, OVER, SOFT, STRONG};
use super::figures::Figures;
use super::plane::Plane;
use crate::forecast::{Ahead, Forecast, Interval, Series};

/// The size of the drawing, in its own units.
const SIZE: (f64, f64) = (480.0, 332.0);
/// Left, top, right and bottom of the plane.
const FRAME: (f64, f64, f64, f64) = (48.0, 50.0, 410.0, 262.0);
/// So many seasons of the past at most are drawn.
const SEASONS: usize = 8;
/// So many values of the past are drawn at least, where there are.
const VALUES: usize = 40;
/// From the outermost band to the innermost.
const BANDS: [&str; 4] = ["#d6e6f4", "#9cc4e4", "#6aa6d6", "#3f86c2"];

/// The words of a fan chart, in the language of its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FanWords {
    /// What tells the ids of this picture from those of others on a page: letters and digits.
    pub id: String,
    /// How numbers are written.
    pub figures: Figures,
    /// What is forecast, and how far.
    pub title: String,
    /// By which method.
    pub method: String,
    /// What it shows, for whoever hears it.
    pub description: String,
    /// The values of the past.
    pub observed: String,
    /// What comes.
    pub forecast: String,
    /// What was said one period before.
    pub before: String,
    /// Before the probability of a band.
    pub holds: String,
}

impl FanWords {
    /// Words in English.
    #[must_use]
    pub fn english(id: &str, series: &Series, forecast: &Forecast) -> Self {
        let length = forecast.ahead.len();
        let (one, many) = series.frequency().words();
        let name = if length == 1 { one } else { many };
        Self {
            id: id.to_owned(),
            figures: Figures::english(),
            title: format!("{}: the next {length} {name}", series.name),
            method: format!("forecast by {}", forecast.method),
            description: described(forecast),
            observed: "observed".to_owned(),
            forecast: "forecast".to_owned(),
            before: format!("forecast made for it one {one} before"),
            holds: "holds".to_owned(),
        }
    }
}

/// Draws a forecast: the values of the past as a line, bands of the levels asked for (two are best),
/// the forecast dashed, and with circles what the same method said one period ahead in the back-test.
#[must_use]
pub fn fan_chart(series: &Series, forecast: &Forecast, words: &FanWords) -> String {
    let known = series.values.len();
    let shown = (SEASONS * series.season()).max(VALUES).min(known);
    let from = known - shown;
    let length = forecast.ahead.len();
    let values = series.values.iter().skip(from).copied();
    let ends = forecast.ahead.iter().flat_map(|it| {
        let bounds = it.intervals.iter().flat_map(|it| [it.low, it.high]);
        bounds.chain([it.point]).collect::<Vec<f64>>()
    });
    let along = (from as f64, (known + length - 1) as f64);
    let plane = Plane::around(FRAME, along, values.chain(ends));
    let mut svg = Chart::begin(SIZE, &words.id, (&words.title, &words.description));
    svg.words((8.0, 18.0), STRONG, &words.title);
    svg.words((8.0, 35.0), SOFT, &words.method);
    plane.value_axis(&mut svg, 5, &words.figures);
    bands(&mut svg, &plane, forecast, known);
    plane.period_axis(&mut svg, series.first);
    let past = series.values.get(from..).unwrap_or_default();
    svg.path(&plane.points(from, past), "stroke=\"#1a1a1a\" stroke-width=\"1.4\"");
    marks(&mut svg, &plane, series, forecast);
    median(&mut svg, &plane, (series, forecast), &words.figures);
    legend(&mut svg, forecast, words);
    svg.end()
}

/// What the drawing shows, for whoever hears it.
fn described(forecast: &Forecast) -> String {
    let Some(Ahead { period, point, intervals }) = forecast.ahead.last() else {
        return String::new();
    };
    let between: Vec<String> = intervals.iter().map(between).collect();
    format!(
        "A line of the values from {} to {}, followed by the forecast. {period}: {}, {}.",
        forecast.first,
        forecast.last,
        Figures::english().number(*point),
        between.join(", ")
    )
}

fn between(it: &Interval) -> String {
    let figures = Figures::english();
    let [low, high] = [it.low, it.high].map(|end| figures.number(end));
    format!("{low} to {high} with {}", figures.percent(it.level))
}

fn bands(svg: &mut Chart, plane: &Plane, forecast: &Forecast, known: usize) {
    let levels = forecast.ahead.first().map_or(0, |it| it.intervals.len());
    for (level, colour) in (0..levels).rev().zip(BANDS.iter().cycle()) {
        let ends: Vec<&Interval> =
            forecast.ahead.iter().filter_map(|it| it.intervals.get(level)).collect();
        let highs: Vec<f64> = ends.iter().map(|it| it.high).collect();
        let lows: Vec<f64> = ends.iter().map(|it| it.low).collect();
        let mut around = plane.points(known, &highs);
        around.extend(plane.points(known, &lows).into_iter().rev());
        if around.len() == 2 {
            // A single period has no breadth of its own.
            let wide = |by: f64| around.iter().map(move |(x, y)| (x + by, *y));
            let (left, right): (Vec<_>, Vec<_>) = (wide(-3.0).collect(), wide(3.0).collect());
            around = left.into_iter().chain(right.into_iter().rev()).collect();
        }
        svg.area(&around, colour);
    }
}

/// What was said one period ahead, each time of the back-test that is in the picture.
fn marks(svg: &mut Chart, plane: &Plane, series: &Series, forecast: &Forecast) {
    for it in &forecast.backtest.one_ahead {
        let place = it.period.since(series.first).unwrap_or_default() as f64;
        if place >= plane.along.0 {
            let at = plane.at(place, it.point);
            svg.circle(at, 1.8, "fill=\"none\" stroke=\"#b04a00\" stroke-width=\"0.9\"", "");
        }
    }
}

/// The forecast, joined to the last value, with its last point in numbers.
fn median(
    svg: &mut Chart,
    plane: &Plane,
    (series, forecast): (&Series, &Forecast),
    figures: &Figures,
) {
    let known = series.values.len();
    let mut points = vec![];
    points.extend(series.values.last().map(|last| plane.at(known as f64 - 1.0, *last)));
    let ahead: Vec<f64> = forecast.ahead.iter().map(|it| it.point).collect();
    points.extend(plane.points(known, &ahead));
    svg.path(&points, "stroke=\"#00498d\" stroke-width=\"2\" stroke-dasharray=\"5 2.5\"");
    let Some(last) = forecast.ahead.last() else { return };
    let (right, y) = (plane.frame.2 + 4.0, plane.y(last.point));
    let mut taken = vec![y];
    svg.words((right, y + 3.5), &format!("{STRONG} {OVER}"), &figures.number(last.point));
    let outer = last.intervals.last().map(|it| [it.high, it.low]);
    for value in outer.into_iter().flatten() {
        let y = plane.y(value);
        // A number that would stand on another is left out: the axis says it too.
        if taken.iter().all(|other| (other - y).abs() > 16.0) {
            svg.words((right, y + 3.5), &format!("{SOFT} {OVER}"), &figures.number(value));
            taken.push(y);
        }
    }
}

/// What the signs mean, in two rows that stay apart also where the text is large.
fn legend(svg: &mut Chart, forecast: &Forecast, words: &FanWords) {
    let levels: Vec<f64> = forecast
        .ahead
        .first()
        .map_or_else(Vec::new, |it| it.intervals.iter().map(|it| it.level).collect());
    let (upper, lower) = (304.0, 323.0);
    svg.path(
        &[(10.0, upper - 4.0), (28.0, upper - 4.0)],
        "stroke=\"#1a1a1a\" stroke-width=\"1.4\"",
    );
    svg.words((33.0, upper), "", &words.observed);
    let dashed = "stroke=\"#00498d\" stroke-width=\"2\" stroke-dasharray=\"5 2.5\"";
    svg.path(&[(120.0, upper - 4.0), (138.0, upper - 4.0)], dashed);
    svg.words((143.0, upper), "", &words.forecast);
    let ring = "fill=\"none\" stroke=\"#b04a00\" stroke-width=\"1.1\"";
    svg.circle((19.0, lower - 4.0), 2.4, ring, "");
    svg.words((33.0, lower), "", &words.before);
    for (place, (level, colour)) in levels.iter().rev().zip(BANDS).take(2).enumerate() {
        let x = 230.0 + 120.0 * place as f64;
        let corners = [(x, upper - 9.0), (x + 18.0, upper - 9.0), (x + 18.0, upper), (x, upper)];
        svg.area(&corners, colour);
        let holds = format!("{} {}", words.holds, words.figures.percent(*level));
        svg.words((x + 23.0, upper), "", &holds);
    }
}
