//! The style sheet: small, the same in both directions, legible in light and dark.

use std::collections::{BTreeMap, BTreeSet};

use web::assets::CSS;

#[test]
fn the_style_sheet_is_under_eight_kilobytes() {
    assert!(CSS.content.len() < 8_000, "{} bytes", CSS.content.len());
}

#[test]
fn nothing_in_it_knows_left_from_right() {
    for side in ["left", "right"] {
        let place = CSS.content.find(side);
        assert!(place.is_none(), "{:?}", place.map(|place| &CSS.content[place - 20..place + 20]));
    }
}

#[test]
fn it_loads_nothing() {
    assert!(!CSS.content.contains("url(") && !CSS.content.contains("@import"));
}

/// The colours of the tokens, in the light or in the dark.
fn tokens(dark: bool) -> BTreeMap<&'static str, [u8; 3]> {
    let mut blocks =
        CSS.content.split(":root{").skip(1).map(|rest| rest.split('}').next().unwrap());
    let mut found = colours(blocks.next().unwrap());
    if dark {
        found.extend(colours(blocks.next().unwrap()));
    }
    found
}

fn colours(block: &'static str) -> BTreeMap<&'static str, [u8; 3]> {
    let pairs = block.split(';').filter_map(|rule| rule.trim().split_once(':'));
    pairs
        .filter_map(|(name, value)| {
            let hex = value.strip_prefix('#')?;
            let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
            Some((name.trim_start_matches("--"), [part(0), part(2), part(4)]))
        })
        .collect()
}

/// Relative luminance (WCAG 2.2).
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn black_on_white_is_twenty_one() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
}

#[test]
fn every_text_and_every_edge_stands_out() {
    for dark in [false, true] {
        let tokens = tokens(dark);
        let stands = |front: &str, back: &str, least: f64| {
            let found = contrast(tokens[front], tokens[back]);
            assert!(found >= least, "{front} on {back}, dark {dark}: {found:.2}");
        };
        for back in ["paper", "card", "sand", "glow"] {
            for front in ["ink", "soft", "amber", "red", "sea"] {
                stands(front, back, 4.5);
            }
        }
        for back in ["paper", "card"] {
            stands("green", back, 4.5);
            stands("edge", back, 3.0);
            stands("ring", back, 3.0);
        }
        stands("on", "sea", 4.5);
        stands("on", "red", 4.5);
    }
}

/// The names of classes a text gives after a mark.
fn classes(text: &str, mark: &str) -> BTreeSet<String> {
    let named = text.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
    let bare =
        named.flat_map(|names| names.split(|c: char| !c.is_ascii_alphanumeric() && c != '-'));
    bare.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_rule_is_for_something_on_a_page() {
    let used: BTreeSet<String> =
        crate::pages::drawn().iter().flat_map(|(_, _, html)| classes(html, "class=\"")).collect();
    let selectors = CSS.content.split('}').filter_map(|rule| rule.rsplit_once('{').map(|it| it.0));
    for selector in selectors {
        for class in selector.split('.').skip(1) {
            let end =
                class.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(class.len());
            let name = &class[..end];
            let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
            assert!(!named || used.contains(name), "no page has a .{name}: {selector}");
        }
    }
}
