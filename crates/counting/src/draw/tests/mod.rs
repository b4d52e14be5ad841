//! Tests of pictures.

mod card;
mod charts;

use nalgebra::DMatrix;
use proptest::prelude::*;

use super::*;
use crate::flows::Refusal;

fn picture(names: &[&str], cells: &[f64]) -> Picture {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let flows = DMatrix::from_row_slice(names.len(), names.len(), cells);
    Picture::new(&names, &flows, Words::english("moves", "Moves", "Estimated.")).unwrap()
}

fn four() -> Picture {
    let cells = [0., 0., 50., 0., 35., 0., 25., 0., 10., 10., 0., 0., 10., 10., 0., 0.];
    picture(&["Camp", "الميناء", "Town <b> & \"co\"", "D"], &cells)
}

fn both(picture: &Picture) -> [String; 2] {
    [chord(picture), sankey(picture)]
}

#[test]
fn pictures_can_be_read_aloud() {
    for svg in both(&four()) {
        assert!(svg.contains("role=\"img\""));
        assert!(svg.contains("aria-labelledby=\"moves-title moves-desc\""));
        assert!(svg.contains("<title id=\"moves-title\">Moves</title>"));
        assert!(svg.contains("<desc id=\"moves-desc\">Estimated. Σ 150."), "{svg}");
        assert!(svg.contains("→ \u{2068}Town &lt;b&gt; &amp; &quot;co&quot;\u{2069}: 50"));
    }
}

#[test]
fn every_flow_is_a_ribbon_and_every_place_a_shape_with_its_name() {
    for (svg, places) in both(&four()).iter().zip([4, 4 + 3]) {
        assert_eq!(svg.matches("<path").count(), 7 + places);
        assert!(svg.contains(">الميناء</text>"));
        assert!(svg.contains("Town &lt;b&gt;") && !svg.contains("<b>"));
    }
}

#[test]
fn the_width_of_ribbons_is_that_of_flows() {
    let svg = sankey(&picture(&["A", "B", "C"], &[0., 30., 10., 0., 0., 0., 0., 0., 0.]));
    let ribbon = |to: &str| -> f64 {
        let line = svg
            .lines()
            .filter(|line| line.starts_with("<path"))
            .find(|line| line.contains(&format!("{to}\u{2069}: ")))
            .unwrap();
        let path = line.split('"').nth(1).unwrap().replace(['M', 'C', 'L', 'Z'], " ");
        let numbers: Vec<f64> = path.split_whitespace().map(|it| it.parse().unwrap()).collect();
        (numbers[numbers.len() - 1] - numbers[1]).abs()
    };
    assert!((ribbon("B") / ribbon("C") - 3.0).abs() < 0.01);
}

#[test]
fn places_beyond_what_can_be_told_apart_are_put_together_and_counted() {
    let names: Vec<String> = (0..20).map(|place| format!("P{place}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let cells: Vec<f64> = (0..400).map(|cell| f64::from(cell % 20) + 1.0).collect();
    for svg in both(&picture(&names, &cells)) {
        assert!(svg.contains("7 others</text>"), "{svg}");
        assert!(svg.contains(">P19</text>") && !svg.contains(">P0</text>"));
        // The seven that few come to, P0 to P6: 7 * 28 less the diagonal of 28.
        assert!(svg.contains("Not drawn, moves among the others: 168."), "{svg}");
    }
}

#[test]
fn no_one_and_nowhere_can_be_drawn() {
    for picture in [picture(&["A", "B"], &[0.; 4]), picture(&["A"], &[9.]), picture(&[], &[])] {
        for svg in both(&picture) {
            assert!(!svg.contains("NaN") && !svg.contains("<path"));
        }
    }
}

#[test]
fn what_is_no_table_of_flows_is_refused() {
    let words = || Words::english("x", "", "");
    let names = ["A".to_owned()];
    let wide = DMatrix::zeros(1, 2);
    assert!(matches!(Picture::new(&names, &wide, words()), Err(Refusal::Shape { .. })));
    let bad = DMatrix::from_element(1, 1, f64::NAN);
    assert!(matches!(Picture::new(&names, &bad, words()), Err(Refusal::Number { .. })));
}

/// Whether a text is well-formed, as far as these pictures use XML.
pub(super) fn well_formed(svg: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        if rest[..start].contains('>') {
            return false;
        }
        let Some(length) = rest[start..].find('>') else { return false };
        let tag = &rest[start + 1..start + length];
        rest = &rest[start + length + 1..];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        if !tag.matches('"').count().is_multiple_of(2) {
            return false;
        }
    }
    open.is_empty() && svg.chars().all(|it| it == '\n' || !it.is_control())
}

proptest! {
    #[test]
    fn any_names_and_flows_make_a_whole_picture(
        names in prop::collection::vec(any::<String>(), 4),
        cells in prop::collection::vec(prop_oneof![Just(0.0), 0.0..1e9f64, 0.0..1e-3f64], 16),
        title in any::<String>(),
    ) {
        let flows = DMatrix::from_row_slice(4, 4, &cells);
        let picture = Picture::new(&names, &flows, Words::english("a", &title, &title)).unwrap();
        for svg in both(&picture) {
            prop_assert!(well_formed(&svg), "{}", svg);
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }
}

#[test]
fn a_text_becomes_no_tag() {
    assert_eq!(svg::escaped("<a href=\"x\">&\u{7}"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    assert_eq!(svg::escaped("a\u{1}<"), "a&lt;");
}
