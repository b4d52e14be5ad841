//! Accessibility that can be checked without a browser, on every sample.

use std::collections::BTreeSet;

use crate::html::{Element, Node, inside, read, texts};
use crate::pages::drawn;

/// Runs a check on every sample, read.
fn each(check: impl Fn(&str, &[Node])) {
    for (locale, sample, html) in drawn() {
        check(&format!("{} in {}", sample.name(), locale.tag()), &read(&html));
    }
}

fn elements(nodes: &[Node]) -> impl Iterator<Item = (usize, &Element)> {
    nodes.iter().enumerate().filter_map(|(place, node)| match node {
        Node::Open(element) => Some((place, element)),
        Node::Close(_) | Node::Text(_) => None,
    })
}

fn ids(nodes: &[Node]) -> Vec<&str> {
    elements(nodes).filter_map(|(_, element)| element.get("id")).collect()
}

#[test]
fn headings_begin_with_one_h1_and_skip_no_level() {
    each(|name, nodes| {
        let mut before = 0;
        let mut firsts = 0;
        for (place, element) in elements(nodes) {
            let Some(level) = element.name.strip_prefix('h').and_then(|n| n.parse::<u8>().ok())
            else {
                continue;
            };
            firsts += usize::from(level == 1);
            // The summary of errors stands above the title, as its first reader needs it first.
            let above = firsts == 0 && level == 2;
            assert!(above || level <= before + 1, "{name}: h{level} after h{before}");
            assert!(
                !inside(&nodes[place + 1..], &element.name).is_empty(),
                "{name}: an empty heading"
            );
            before = if above { 0 } else { level };
        }
        assert_eq!(firsts, 1, "{name} has one h1");
    });
}

#[test]
fn every_id_is_unique_and_every_reference_leads_somewhere() {
    each(|name, nodes| {
        let all = ids(nodes);
        let once: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len(), "{name}: {all:?}");
        for (_, element) in elements(nodes) {
            let described = element.get("aria-describedby").unwrap_or_default().split_whitespace();
            let labelled = element.get("aria-labelledby").unwrap_or_default().split_whitespace();
            let anchor = element.get("href").and_then(|link| link.strip_prefix('#'));
            let label = element.get("for");
            for id in described.chain(labelled).chain(anchor).chain(label) {
                assert!(once.contains(id), "{name}: nothing has the id {id}");
            }
        }
    });
}

#[test]
fn every_field_has_a_label_and_every_group_a_legend() {
    each(|name, nodes| {
        let labelled: BTreeSet<&str> = elements(nodes)
            .filter(|(_, element)| element.name == "label")
            .filter_map(|(_, element)| element.get("for"))
            .collect();
        for (place, element) in elements(nodes) {
            match element.name.as_str() {
                "input" if element.get("type") == Some("hidden") => {}
                "input" | "select" | "textarea" => {
                    let id = element
                        .get("id")
                        .unwrap_or_else(|| panic!("{name}: {element:?} has no id"));
                    assert!(labelled.contains(id), "{name}: {id} has no label");
                }
                "fieldset" => {
                    let first =
                        nodes[place + 1..].iter().find(|node| !matches!(node, Node::Text(_)));
                    let legend = matches!(first, Some(Node::Open(it)) if it.name == "legend");
                    assert!(legend, "{name}: a group begins with its legend");
                }
                _ => {}
            }
        }
        for label in texts(nodes, "label").into_iter().chain(texts(nodes, "legend")) {
            assert!(!label.is_empty(), "{name}: an empty label");
        }
    });
}

#[test]
fn every_link_and_button_says_what_it_does() {
    each(|name, nodes| {
        for kind in ["a", "button", "summary", "th"] {
            for said in texts(nodes, kind) {
                assert!(!said.is_empty(), "{name}: an empty {kind}");
            }
        }
        for (_, element) in elements(nodes) {
            if element.name == "a" {
                assert!(element.has("href"), "{name}: a link leads somewhere");
            }
        }
    });
}

#[test]
fn two_links_that_say_the_same_lead_to_the_same_place() {
    each(|name, nodes| {
        let mut known = std::collections::BTreeMap::new();
        for (place, element) in elements(nodes).filter(|(_, element)| element.name == "a") {
            let said = inside(&nodes[place + 1..], "a");
            let link = element.get("href").unwrap_or_default();
            // A language, a file or an article may be linked from several places.
            let before = known.entry(said.clone()).or_insert(link);
            assert_eq!(*before, link, "{name}: «{said}» leads to two places");
        }
    });
}

#[test]
fn every_page_has_its_landmarks() {
    each(|name, nodes| {
        let count =
            |kind: &str| elements(nodes).filter(|(_, element)| element.name == kind).count();
        assert_eq!((count("main"), count("header"), count("footer")), (1, 1, 1), "{name}");
        // Parts of pictures have titles too: that of the page stands before its body.
        let body = elements(nodes).find(|(_, element)| element.name == "body").expect("a body").0;
        let titles = elements(&nodes[..body]).filter(|(_, element)| element.name == "title");
        assert_eq!(titles.count(), 1, "{name}");
        assert!(!texts(nodes, "title")[0].starts_with('–'), "{name} has a title");
        for (_, element) in elements(nodes).filter(|(_, element)| element.name == "nav") {
            assert!(element.has("aria-label"), "{name}: a navigation has a name");
        }
    });
}

#[test]
fn every_table_has_headers_with_a_scope() {
    each(|name, nodes| {
        for (_, element) in elements(nodes).filter(|(_, element)| element.name == "th") {
            assert!(matches!(element.get("scope"), Some("col" | "row")), "{name}: {element:?}");
        }
    });
}

#[test]
fn pictures_are_named_or_hidden() {
    each(|name, nodes| {
        for (_, element) in elements(nodes) {
            match element.name.as_str() {
                "svg" => {
                    let named = element.get("role") == Some("img")
                        && (element.has("aria-label") || element.has("aria-labelledby"));
                    assert!(named || element.get("aria-hidden") == Some("true"), "{name}");
                }
                "img" => assert!(element.has("alt"), "{name}"),
                _ => {}
            }
        }
    });
}

#[test]
fn nothing_needs_a_script_and_the_policy_of_content_holds() {
    each(|name, nodes| {
        for (_, element) in elements(nodes) {
            assert!(!["script", "style", "iframe"].contains(&element.name.as_str()), "{name}");
            for attribute in element.attributes.keys() {
                assert!(
                    !attribute.starts_with("on") && attribute != "style",
                    "{name}: {attribute}"
                );
            }
            if let Some(order) = element.get("tabindex") {
                assert!(["0", "-1"].contains(&order), "{name}: tabindex {order}");
            }
        }
    });
}

#[test]
fn every_form_that_changes_something_carries_its_token() {
    each(|name, nodes| {
        for (place, form) in elements(nodes).filter(|(_, element)| element.name == "form") {
            if form.get("method") != Some("post") {
                continue;
            }
            let end = nodes[place..].iter().position(|node| *node == Node::Close("form".into()));
            let inside = &nodes[place..place + end.expect("an end of form")];
            let token = elements(inside).any(|(_, element)| element.get("name") == Some("csrf"));
            assert!(token, "{name}: a form without token");
        }
    });
}
