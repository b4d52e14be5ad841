//! A strict reader of HTML: what browsers forgive, it does not.

use std::collections::BTreeMap;

/// One thing of a page, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Open(Element),
    Close(String),
    Text(String),
}

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
    pub(crate) fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

const VOID: [&str; 6] = ["input", "meta", "link", "br", "hr", "img"];
/// Elements of SVG that close themselves.
const SHAPES: [&str; 6] = ["path", "rect", "circle", "line", "polyline", "polygon"];

/// Reads a page.
///
/// Panics on a tag that is not closed, closed twice, or an attribute without quotes or given twice.
pub(crate) fn read(page: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = page.trim().strip_prefix("<!doctype html>").expect("a doctype");
    while let Some(start) = rest.find('<') {
        text(&mut nodes, &rest[..start]);
        let end = rest[start..].find('>').expect("an end of tag") + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed in order, before: {rest:.80}");
            nodes.push(Node::Close(name.to_owned()));
            continue;
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let element = element(tag);
        let name = element.name.clone();
        assert!(!closed || SHAPES.contains(&name.as_str()), "<{name}/> does not close itself");
        nodes.push(Node::Open(element));
        if !VOID.contains(&name.as_str()) && !closed {
            open.push(name);
        }
    }
    text(&mut nodes, rest);
    assert_eq!(open, [] as [&str; 0], "everything is closed");
    nodes
}

fn text(nodes: &mut Vec<Node>, text: &str) {
    if !text.trim().is_empty() {
        nodes.push(Node::Text(text.to_owned()));
    }
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Element { name: name.to_owned(), attributes };
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        rest = &rest[end..];
        let value = match rest.strip_prefix("=\"") {
            Some(quoted) => {
                let end = quoted.find('"').unwrap_or_else(|| panic!("{tag}: a closing quote"));
                rest = &quoted[end + 1..];
                quoted[..end].to_owned()
            }
            None => String::new(),
        };
        assert!(!rest.starts_with('='), "{tag}: {key} has no quotes");
        let before = attributes.insert(key.clone(), value);
        assert!(before.is_none(), "{tag}: {key} is given twice");
    }
}

/// What the elements of a name hold, as text, hidden parts for screen readers included.
pub(crate) fn texts(nodes: &[Node], name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (start, node) in nodes.iter().enumerate() {
        if matches!(node, Node::Open(element) if element.name == name) {
            found.push(inside(&nodes[start + 1..], name));
        }
    }
    found
}

/// The text up to the end of an element that has just been opened.
pub(crate) fn inside(nodes: &[Node], name: &str) -> String {
    let mut depth = 1;
    let mut said = String::new();
    for node in nodes {
        match node {
            Node::Open(element) if element.name == name => depth += 1,
            Node::Close(closed) if closed == name => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            Node::Text(text) => said.push_str(text),
            Node::Open(_) | Node::Close(_) => {}
        }
    }
    said.trim().to_owned()
}

#[test]
#[should_panic = "closed in order"]
fn a_tag_closed_in_the_wrong_order_is_seen() {
    read("<!doctype html><p><b></p></b>");
}

#[test]
#[should_panic = "given twice"]
fn an_attribute_given_twice_is_seen() {
    read("<!doctype html><p id=\"a\" id=\"b\"></p>");
}

#[test]
#[should_panic = "everything is closed"]
fn a_tag_left_open_is_seen() {
    read("<!doctype html><main>");
}
