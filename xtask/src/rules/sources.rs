//! The source files of production code: tests, benchmarks, examples and fixtures apart.

use std::path::Path;

use anyhow::{Context, Result};

use crate::shell;

/// Production files, by their path from the root of the workspace.
#[derive(Debug, Default)]
pub(crate) struct Sources(pub(crate) Vec<(String, String)>);

const KINDS: [&str; 6] = ["rs", "sql", "html", "css", "js", "mjs"];
const APART: [&str; 7] =
    ["tests", "benches", "examples", "fixtures", "target", "node_modules", "tests.rs"];

impl Sources {
    /// Reads them, in order of their path.
    pub(crate) fn read() -> Result<Self> {
        let files = files(&["crates", "xtask"], &KINDS, &APART)?;
        let files = files.into_iter().map(|(path, text)| (path, production(&text)));
        Ok(Self(files.collect()))
    }
}

/// The text files of some kinds in some folders, in order of their path; what is named apart or
/// hidden is left out.
pub(super) fn files(
    folders: &[&str],
    kinds: &[&str],
    apart: &[&str],
) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&shell::root().join(folder), kinds, apart, &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn collect(
    folder: &Path,
    kinds: &[&str],
    apart: &[&str],
    found: &mut Vec<(String, String)>,
) -> Result<()> {
    let said = || format!("{} cannot be read", folder.display());
    for entry in std::fs::read_dir(folder).with_context(said)? {
        let path = entry.with_context(said)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if apart.contains(&name) || name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, kinds, apart, found)?;
        } else if path.extension().is_some_and(|kind| kinds.iter().any(|it| kind == *it)) {
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            let name = path.strip_prefix(shell::root()).unwrap_or(&path);
            found.push((name.to_string_lossy().replace('\\', "/"), text));
        }
    }
    Ok(())
}

/// A file without the tests at its end.
fn production(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines.windows(2);
    let is_end = |pair: &[&str]| matches!(pair, ["#[cfg(test)]", next] if next.starts_with("mod ") && next.ends_with('{'));
    let end = pairs.into_iter().position(is_end).unwrap_or(lines.len());
    lines.into_iter().take(end).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_at_the_end_are_no_production_code() {
        assert_eq!(production("a\n\n#[cfg(test)]\nmod tests {\n    b\n}\n"), "a\n\n");
        let elsewhere = "a\n#[cfg(test)]\nmod tests;\nb\n";
        assert_eq!(production(elsewhere), elsewhere);
    }

    #[test]
    fn this_file_is_found_and_no_test_is() {
        let sources = Sources::read().unwrap();
        let has = |part: &str| sources.0.iter().any(|(path, _)| path.contains(part));
        assert!(has("xtask/src/rules/sources.rs"));
        assert!(!has("/tests/") && !has("tests.rs"));
    }
}
