//! No template holds a word, and every template belongs to a page.

use std::path::{Path, PathBuf};

use web::pages::gallery;

/// Every file below a folder of this crate.
pub(crate) fn files(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path: PathBuf = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                found.push((name, std::fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    found.sort();
    found
}

/// A template without what is between these marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        out.push_str(&rest[..start]);
        let after = &rest[start..];
        let end =
            after.find(close).unwrap_or_else(|| panic!("{open} is never closed: {after:.60}"));
        rest = &after[end + close.len()..];
    }
    out + rest
}

#[test]
fn no_template_holds_a_word() {
    for (name, text) in files("templates") {
        let bare = without(&text, "{%", "%}");
        let bare = without(&bare, "{{", "}}");
        let bare = without(&bare, "<", ">");
        let words: Vec<&str> = bare
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphabetic))
            // The name of the house, and the class of a face.
            .filter(|word| !["havre", "Havre", "desk"].contains(word))
            .collect();
        assert_eq!(words, [] as [&str; 0], "{name}");
    }
}

#[test]
fn every_template_belongs_to_a_page() {
    let all = files("templates");
    let pages: Vec<&str> = gallery().iter().map(|sample| sample.template).collect();
    for (name, _) in &all {
        let quoted = format!("\"{name}\"");
        let used = all.iter().any(|(_, text)| text.contains(&quoted));
        assert!(used || pages.contains(&name.as_str()), "{name} is used by no page");
    }
}
