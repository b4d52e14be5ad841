//! Every sample in every language: it is drawn, whole, and light enough for a poor line.

use std::io::Write as _;

use web::assets::CSS;
use web::i18n::{Direction, Locale, message};
use web::pages::{Sample, gallery};
use web::sample::frame;

/// The first flight of a connection: what a page and its style may weigh.
const FIRST_FLIGHT: usize = 14_000;

/// Every sample of every page in every language.
pub(crate) fn drawn() -> Vec<(Locale, Sample, String)> {
    let mut drawn = Vec::new();
    for locale in Locale::ALL {
        for sample in gallery() {
            let html = sample.draw(&frame(locale, sample.reader)).expect("a page");
            drawn.push((locale, sample, html));
        }
    }
    drawn
}

fn gzip(text: &str) -> usize {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap().len()
}

#[test]
fn every_page_has_samples_with_different_names() {
    let names: Vec<String> = gallery().iter().map(Sample::name).collect();
    let mut once = names.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), names.len());
    let mut pages: Vec<&str> = gallery().iter().map(|sample| sample.template).collect();
    pages.dedup();
    for page in pages {
        let situations = gallery().iter().filter(|sample| sample.template == page).count();
        assert!(situations >= 2, "{page} has {situations} sample");
    }
}

#[test]
fn every_page_speaks_every_language() {
    for (locale, sample, html) in drawn() {
        let name = sample.name();
        assert!(!html.contains('⟦'), "{name}: a message is missing in {}", locale.tag());
        assert!(!html.contains("{$") && !html.contains("{ $"), "{name}: a value is missing");
        let direction = locale.direction().as_str();
        let opening = format!("<html lang=\"{}\" dir=\"{direction}\">", locale.tag());
        assert!(html.contains(&opening), "{name} says its language and direction");
    }
}

#[test]
fn the_language_for_tests_is_offered_on_no_page() {
    for (locale, sample, html) in drawn() {
        if locale.direction() == Direction::Ltr {
            assert!(!html.contains(Locale::Mirror.tag()), "{}", sample.name());
        }
    }
}

/// Time runs from left to right in a chart, whatever the page does: its box is scrolled from there.
#[test]
fn a_chart_that_is_scrolled_begins_at_its_left_end() {
    let mut charts = 0;
    for (locale, sample, html) in drawn() {
        for part in html.split("<div class=\"scroll\"").skip(1) {
            let Some((opening, inside)) = part.split_once('>') else { panic!("an open tag") };
            let drawing = inside.split_once('>').map_or("", |(drawing, _)| drawing);
            if drawing.trim_start().starts_with("<svg") && drawing.contains("direction=\"ltr\"") {
                charts += 1;
                let name = format!("{} in {}", sample.name(), locale.tag());
                assert!(opening.contains("dir=\"ltr\""), "{name}: {opening}");
            }
        }
    }
    assert!(charts > 0, "a chart is in a box");
}

/// A level that the past cannot tell is said in the reader's language, beside the forecast.
#[test]
fn what_a_forecast_cannot_tell_is_said_on_its_page() {
    let mut said = 0;
    for (locale, sample, html) in drawn() {
        if sample.name() == "desk-forecast-yearly" {
            let words = message(locale, "estimate-care", &[]);
            assert!(html.contains(&format!("<h2>{words}</h2>")), "{}", locale.tag());
            assert!(!html.contains("the back-test has"), "{}: in the reader's words", locale.tag());
            said += 1;
        }
    }
    assert_eq!(said, Locale::ALL.len());
}

#[test]
fn every_first_visit_to_the_portal_fits_in_the_first_flight() {
    let style = gzip(CSS.content);
    let mut heaviest = (0, String::new());
    for (locale, sample, html) in drawn() {
        if sample.template.starts_with("desk/") {
            continue;
        }
        let weight = gzip(&html) + style;
        let name = format!("{} in {}", sample.name(), locale.tag());
        assert!(weight <= FIRST_FLIGHT, "{name} weighs {weight} bytes with its style");
        heaviest = heaviest.max((weight, name));
    }
    writeln!(std::io::stdout(), "heaviest: {} bytes, {}", heaviest.0, heaviest.1).unwrap();
}

#[test]
fn what_is_typed_comes_back_as_text_never_as_markup() {
    use web::form::{Posted, Problems};
    use web::pages::Page as _;
    use web::pages::portal::Question;
    use web::start::Stage;

    let posted = Posted::from_pairs([("family", "\"><script>alert(1)</script>")]);
    let command = "01927b3c-0000-7000-8000-000000000001".parse().unwrap();
    let page = Question::new(Stage::Name, &posted, &Problems::new(), &[], command);
    let html = page.draw(&frame(Locale::Fr, web::sample::Reader::Visitor)).unwrap();
    assert!(!html.contains("<script>"));
    assert!(html.contains("alert(1)"), "what was typed is not lost");
}
