//! What the documents name exists: the test behind each invariant, the page behind each link.

use std::path::Path;

use anyhow::{Context, Result};

use super::sources;
use crate::shell;

/// The pages of text, and all Rust there is, tests included.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    /// Pages by their path from the root of the workspace.
    pages: Vec<(String, String)>,
    code: Vec<String>,
}

const INVARIANTS: &str = "ARCHITECTURE.md";

impl Documents {
    pub(crate) fn read() -> Result<Self> {
        let mut documents = Self::default();
        let pages = sources::files(&["."], &["md"], &["target", "node_modules", "crates"])?;
        documents.pages.extend(pages);
        let code = sources::files(&["crates", "xtask"], &["rs"], &["target"])?;
        documents.code.extend(code.into_iter().map(|(_, text)| text));
        Ok(documents)
    }

    fn has_test(&self, name: &str) -> bool {
        let test = format!("fn {name}(");
        self.code.iter().any(|text| text.contains(&test))
    }

    fn has_case(&self, name: &str) -> bool {
        let case = format!("(\"{name}\",");
        self.code.iter().any(|text| text.contains(&case))
    }
}

/// Every invariant without its test, and every link to a page that is not there.
pub(super) fn faults(documents: &Documents) -> Result<Vec<String>> {
    let page = documents.pages.iter().find(|(path, _)| path == INVARIANTS);
    let (_, architecture) = page.context("ARCHITECTURE.md is missing")?;
    let mut faults: Vec<String> = invariants(architecture)
        .iter()
        .filter_map(|invariant| unguarded(documents, invariant))
        .collect();
    for (path, text) in &documents.pages {
        let folder = Path::new(path).parent().unwrap_or(Path::new(""));
        let gone = links(text).into_iter().filter(|link| {
            let target = link.split('#').next().unwrap_or(link);
            !target.is_empty() && !shell::root().join(folder).join(target).exists()
        });
        faults.extend(gone.map(|link| format!("{path} links to {link}, which is not there")));
    }
    Ok(faults)
}

/// What is wrong with the test an invariant names, if anything is.
fn unguarded(documents: &Documents, invariant: &str) -> Option<String> {
    let named = invariant.rsplit_once(" — ").map(|(_, named)| named.trim());
    let inside = |named: &str, sign: char| -> Option<String> {
        Some(named.strip_prefix(sign)?.strip_suffix(sign)?.to_owned())
    };
    let test = named.and_then(|named| inside(named, '`'));
    let case = named.and_then(|named| inside(named, '"'));
    match (test, case) {
        (Some(test), _) if documents.has_test(&test) => None,
        (_, Some(case)) if documents.has_case(&case) => None,
        (None, None) => Some(format!("{INVARIANTS}: no test is named for: {invariant}")),
        (test, case) => {
            let name = test.or(case).unwrap_or_default();
            Some(format!("{INVARIANTS} names the test {name}, which is not there"))
        }
    }
}

/// The items of the lists under the heading of invariants, each on one line.
fn invariants(text: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| *line != "## Invariants").skip(1);
    let mut items: Vec<String> = Vec::new();
    for line in lines.take_while(|line| !line.starts_with("## ")) {
        if let Some(item) = line.strip_prefix("- ") {
            items.push(item.to_owned());
        } else if let (Some(more), Some(item)) = (line.strip_prefix("  "), items.last_mut()) {
            item.push(' ');
            item.push_str(more.trim());
        }
    }
    items
}

/// Where a page links to within the repository; pictures are apart.
fn links(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("](") {
        let (before, after) = text.split_at(at);
        let picture = before
            .rfind('[')
            .is_some_and(|open| before.get(..open).is_some_and(|before| before.ends_with('!')));
        let end = after.find(')').unwrap_or(after.len());
        let link = after.get(2..end).unwrap_or_default();
        if !picture && !link.contains("://") && !link.starts_with("mailto:") {
            found.push(link);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_documents_name_exists() {
        assert_eq!(faults(&Documents::read().unwrap()).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn an_invariant_ends_with_a_test_that_exists() {
        let page = "## Invariants\n\n- Beds are given\n  once — `a_bed_is_given_once`\n\
            - Nothing is lost — \"nothing is lost\"\n- Trust us\n- Trust them — `gone`\n\n## Next\n- x\n";
        let documents = Documents {
            pages: vec![(INVARIANTS.to_owned(), page.to_owned())],
            code: vec!["fn a_bed_is_given_once() {}\n(\"nothing is lost\", lost)".to_owned()],
        };
        let faults = faults(&documents).unwrap();
        assert_eq!(faults.len(), 2);
        assert!(faults[0].contains("no test is named for: Trust us"));
        assert!(faults[1].contains("names the test gone"));
    }

    #[test]
    fn links_within_are_told_from_pictures_and_the_world() {
        let text = "[a](docs/a.md) ![b](b.png) [c](https://example.org) [d](a.md#x)";
        assert_eq!(links(text), ["docs/a.md", "a.md#x"]);
    }
}
