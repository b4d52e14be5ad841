//! What the drawings of incidents share: texts, lines, round numbers of an axis.
//!
//! It must never let a text of a sheet become a tag.

use std::fmt::Write;

use super::svg::escaped;

/// So many parts have colours of their own, told apart by people with any colour vision.
pub(super) const PARTS_MOST: usize = 7;
/// What is left over.
pub(super) const GREY: &str = "#9a9a9a";

/// The colour of a part; grey for what is left over.
pub(super) fn colour(part: Option<usize>) -> &'static str {
    part.filter(|part| *part < PARTS_MOST).map_or(GREY, super::svg::colour)
}

/// A number with thin spaces between thousands.
pub(super) fn spaced(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{2009}');
        }
        out.push(digit);
    }
    out
}

/// A round step so that an axis to `most` has about five: 1, 2 or 5 times a power of ten.
pub(super) fn step(most: u64) -> u64 {
    let mut power = 1_u64;
    loop {
        for times in [1, 2, 5] {
            let step = power.saturating_mul(times);
            if step.saturating_mul(6) >= most {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// The words of a drawing of incidents, in the language of its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentWords {
    /// What tells the ids of this picture from those of others on a page: letters and digits.
    pub id: String,
    /// The title.
    pub title: String,
    /// What is counted.
    pub unit: String,
    /// What kind of picture it is, for whoever hears it.
    pub about: String,
    /// Parts beyond the colours, together.
    pub others: String,
    /// The letters of north, south, east and west.
    pub compass: [char; 4],
}

impl IncidentWords {
    /// Words in English.
    #[must_use]
    pub fn english(id: &str, title: &str, about: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            unit: "people recorded, a minimum".to_owned(),
            about: about.to_owned(),
            others: "others".to_owned(),
            compass: ['N', 'S', 'E', 'W'],
        }
    }
}

/// Opens a drawing of a width and a height, with its title and description for whoever hears it.
pub(super) fn open(size: (f64, f64), words: &IncidentWords, description: &str) -> String {
    let (width, height) = size;
    let mut svg = String::new();
    let id = escaped(&words.id);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\" direction=\"ltr\" \
         aria-labelledby=\"{id}-title {id}-desc\" \
         font-family=\"sans-serif\" font-size=\"13\" fill=\"#1a1a1a\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
        escaped(&words.title),
        escaped(description)
    );
    svg
}

/// A text of a drawing: where, how it stands to that point (`start`, `middle`, `end`), what.
pub(super) fn text(svg: &mut String, (x, y): (f64, f64), anchor: &str, what: &str) {
    let what = escaped(what);
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{what}</text>");
}

/// A thin line.
pub(super) fn line(svg: &mut String, from: (f64, f64), to: (f64, f64)) {
    let ((a, b), (c, d)) = (from, to);
    let _ = writeln!(
        svg,
        "<line x1=\"{a:.1}\" y1=\"{b:.1}\" x2=\"{c:.1}\" y2=\"{d:.1}\" stroke=\"#c8c8c8\"/>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_round() {
        assert_eq!([1, 6, 7, 92, 8070].map(step), [1, 1, 2, 20, 2000]);
        assert!(step(u64::MAX) > 0);
        assert_eq!(spaced(19_299), "19\u{2009}299");
        assert_eq!(spaced(999), "999");
    }
}
