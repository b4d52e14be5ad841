//! The picture of the ratio model: the share that is found by the share in another register.
//!
//! It must never leave a group out without saying how many it left out, nor name one.

use super::chart::{Chart, SOFT, STRONG};
use crate::lists::words::number;
use crate::ratio::{Groups, RatioCard};

/// The size of the drawing, in its own units.
const SIZE: (f64, f64) = (480.0, 360.0);
/// Left, top, right and bottom of the plane.
const FRAME: (f64, f64, f64, f64) = (62.0, 50.0, 468.0, 306.0);

/// A plane with logarithms along and up.
struct Plane {
    along: (f64, f64),
    up: (f64, f64),
}

impl Plane {
    /// The plane that holds points, each side at least a power of ten wide.
    fn around(points: &[(f64, f64)]) -> Self {
        let side = |of: fn(&(f64, f64)) -> f64| {
            let logs = points.iter().map(of).map(f64::log10);
            let (low, high) = logs.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| {
                (low.min(it), high.max(it))
            });
            let (low, high) = if low <= high { (low, high) } else { (-1.0, 0.0) };
            let room = (0.06 * (high - low)).max((1.0 - (high - low)) / 2.0);
            (low - room, high + room)
        };
        Self { along: side(|point| point.0), up: side(|point| point.1) }
    }

    fn at(&self, (along, up): (f64, f64)) -> (f64, f64) {
        let (left, top, right, bottom) = FRAME;
        let part = |value: f64, (low, high): (f64, f64)| {
            ((value.log10() - low) / (high - low)).clamp(0.0, 1.0)
        };
        let x = left + (right - left) * part(along, self.along);
        (x, bottom - (bottom - top) * part(up, self.up))
    }
}

/// Powers of ten, or 1, 2 and 5 times them where they are few, between two logarithms.
fn ticks((low, high): (f64, f64)) -> Vec<f64> {
    let times: &[f64] = if high - low > 2.5 { &[1.0] } else { &[1.0, 2.0, 5.0] };
    #[expect(clippy::cast_possible_truncation, reason = "logarithms of shares are small")]
    let powers = low.floor() as i32..=high.ceil() as i32;
    let all = powers.flat_map(|power| times.iter().map(move |times| times * 10_f64.powi(power)));
    all.filter(|tick| (low..=high).contains(&tick.log10())).collect()
}

/// A share in per cent, with as many digits as it has: `0.002 %`.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent >= 1.0 {
        format!("{} %", number(percent))
    } else {
        format!("{} %", (percent * 1e9).round() / 1e9)
    }
}

/// Draws each row as a dot: along, its share in the other register (`n/N`); up, the share of those
/// without a permit who were found (`m/N^alpha`, by the chosen estimator), both in logarithms; and the
/// share found that the model expects as a line.
///
/// Rows with nobody found, or nobody in the other register, have no logarithm: how many is said.
#[must_use]
pub fn ratio_chart(groups: &Groups, card: &RatioCard) -> String {
    let title = card.headline();
    let Some(chosen) = card.chosen() else {
        let mut svg = Chart::begin(SIZE, "ratio", (&title, "No estimator has an estimate."));
        svg.words((8.0, 18.0), STRONG, &title);
        return svg.end();
    };
    let beta = chosen.coefficients.last().map_or(0.0, |it| it.estimate);
    let rows = groups.rows();
    let drawn = rows.iter().filter(|row| row.observed > 0 && row.auxiliary > 0);
    let dots: Vec<(f64, f64)> = drawn
        .map(|row| {
            let reference = row.reference as f64;
            let without = reference.powf(chosen.alpha(groups, row));
            (row.auxiliary as f64 / reference, row.observed as f64 / without)
        })
        .collect();
    let left_out = rows.len() - dots.len();
    let plane = Plane::around(&dots);
    let description = described(card, (dots.len(), left_out), beta);
    let mut svg = Chart::begin(SIZE, "ratio", (&title, &description));
    svg.words((8.0, 18.0), STRONG, &title);
    svg.words((8.0, 36.0), SOFT, "up: found, of those without a permit (by the model)");
    axes(&mut svg, &plane);
    for dot in &dots {
        let style =
            "fill=\"#0072B2\" fill-opacity=\"0.55\" stroke=\"#1a1a1a\" stroke-width=\"0.7\"";
        svg.circle(plane.at(*dot), 3.2, style, "");
    }
    let (low, high) = plane.along;
    let curve: Vec<(f64, f64)> = (0..=40)
        .map(|step| 10_f64.powf(low + (high - low) * f64::from(step) / 40.0))
        .map(|share| (share, (chosen.offset + share).powf(beta)))
        .filter(|(_, up)| (plane.up.0..=plane.up.1).contains(&up.log10()))
        .map(|point| plane.at(point))
        .collect();
    svg.path(&curve, "stroke=\"#b04a00\" stroke-width=\"1.8\"");
    let mut foot = "along: in the other register, of those registered; line: the model".to_owned();
    if left_out > 0 {
        foot = format!("{foot}; {left_out} row(s) with a zero left out");
    }
    svg.words((8.0, SIZE.1 - 12.0), SOFT, &foot);
    svg.end()
}

fn axes(svg: &mut Chart, plane: &Plane) {
    let (left, top, right, bottom) = FRAME;
    svg.path(&[(left, top), (left, bottom), (right, bottom)], "stroke=\"#4d4d4d\"");
    for tick in ticks(plane.up) {
        let (_, y) = plane.at((1.0, tick));
        svg.path(&[(left, y), (right, y)], "stroke=\"#dcdcdc\"");
        svg.words((left - 5.0, y + 3.5), "text-anchor=\"end\"", &percent(tick));
    }
    for tick in ticks(plane.along) {
        let (x, _) = plane.at((tick, 1.0));
        svg.path(&[(x, bottom), (x, bottom + 4.0)], "stroke=\"#4d4d4d\"");
        svg.words((x, bottom + 16.0), "text-anchor=\"middle\"", &percent(tick));
    }
}

/// What the drawing shows, for whoever hears it.
fn described(card: &RatioCard, (drawn, left_out): (usize, usize), beta: f64) -> String {
    let by = card.chosen;
    format!(
        "{drawn} rows as dots: the share in the other register along, the share found of those without \
         a permit up, both in logarithms. The line is what {by} expects: a share in the other register \
         to the power of {beta:.2}. {left_out} rows with a zero are left out."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ratio::{Group, Request, estimate};

    fn groups(zeros: usize) -> Groups {
        let row = |at: usize| {
            let reference = 1_000 + (at as u64 * 7_919) % 50_000;
            let observed = if at < zeros { 0 } else { 2 + reference / 400 + (at as u64 * 13) % 9 };
            let auxiliary = 1 + reference / (20 + (at as u64 * 31) % 60);
            let name = format!("<group> {at}");
            Group { name, observed, auxiliary, reference, values: Vec::new() }
        };
        Groups::new(Vec::new(), (0..30).map(row).collect()).unwrap()
    }

    #[test]
    fn every_row_with_logarithms_is_a_dot_and_the_others_are_said() {
        for zeros in [0, 4] {
            let groups = groups(zeros);
            let card = estimate(&groups, &Request::default()).unwrap();
            let svg = ratio_chart(&groups, &card);
            assert_eq!(svg.matches("<circle").count(), 30 - zeros);
            assert_eq!(svg.contains("left out</text>"), zeros > 0);
            assert!(svg.contains(&format!("{zeros} rows with a zero are left out")));
            assert!(!svg.contains("group>") && !svg.contains("NaN") && !svg.contains("inf"));
        }
    }

    #[test]
    fn shares_have_round_marks() {
        assert_eq!(ticks((-3.0, 0.0)), [0.001, 0.01, 0.1, 1.0]);
        assert_eq!(ticks((-1.05, -0.2)), [0.1, 0.2, 0.5]);
        assert_eq!([percent(0.02), percent(0.0005), percent(12.0)], ["2 %", "0.05 %", "1,200 %"]);
    }
}
