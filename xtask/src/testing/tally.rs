//! Counts tests from what their runners say at the end.

use std::fmt;

/// How many tests passed and failed, over all runners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Tally {
    /// Adds what a run of `cargo nextest run` or of `cargo test` says; whether it says anything.
    pub(crate) fn add_rust(&mut self, output: &str) -> bool {
        let output = plain(output);
        let is_summary = |line: &&str| {
            line.starts_with("test result:")
                || (line.trim_start().starts_with("Summary [") && line.contains(" run: "))
        };
        self.add(output.lines().filter(is_summary))
    }

    /// Adds the last line of the form `N passed, N failed` that a runner says; whether there is one.
    pub(crate) fn add_last(&mut self, output: &str) -> bool {
        let output = plain(output);
        let is_summary = |line: &&str| line.contains(" passed, ") && line.contains(" failed");
        self.add(output.lines().rfind(is_summary).into_iter())
    }

    fn add<'a>(&mut self, summaries: impl Iterator<Item = &'a str>) -> bool {
        let mut any = false;
        for line in summaries {
            any = true;
            self.passed += before(line, "passed");
            // What a runner could not start or had to end is no success.
            self.failed += ["failed", "exec failed", "timed out"]
                .into_iter()
                .map(|how| before(line, how))
                .sum::<u64>();
        }
        any
    }
}

/// The number right before a word: 7 in `all fine: 7 passed; 0 failed`.
fn before(line: &str, what: &str) -> u64 {
    let parts = line.split([',', ';', ':', '.']).map(str::trim);
    let counts = parts.filter_map(|part| {
        let (number, rest) = part.split_once(' ')?;
        // What follows in brackets tells more of the same: `7 passed (2 slow)`.
        let words = rest.split(" (").next().unwrap_or(rest);
        if words == what { number.parse::<u64>().ok() } else { None }
    });
    counts.sum()
}

/// A text without the colours of a terminal.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut parts = text.split('\x1b');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).map_or(part.len(), |at| at + 1);
        plain.push_str(part.get(end..).unwrap_or_default());
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rust(output: &str) -> Option<(u64, u64)> {
        let mut tally = Tally::default();
        tally.add_rust(output).then_some((tally.passed, tally.failed))
    }

    #[test]
    fn summaries_of_cargo_test_add_up() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(rust(output), Some((13, 2)));
        assert_eq!(rust("error: could not compile `law`"), None);
    }

    #[test]
    fn summaries_of_nextest_are_read_with_their_colours() {
        for (line, counts) in [
            ("     Summary [   0.123s] 45 tests run: 45 passed, 0 skipped", (45, 0)),
            ("     Summary [   9.1s] 1 test run: 1 passed (1 slow), 4 skipped", (1, 0)),
            (
                "     Summary [   2.0s] 9/45 tests run: 6 passed (1 slow), 2 failed, 1 timed out",
                (6, 3),
            ),
            ("     Summary [   2.0s] 9 tests run: 8 passed, 1 exec failed, 0 skipped", (8, 1)),
            (
                "\x1b[32;1m     Summary\x1b[0m [   0.1s] \x1b[1m3\x1b[0m tests run: \x1b[1m3\x1b[0m \x1b[32;1mpassed\x1b[0m, \x1b[1m0\x1b[0m skipped",
                (3, 0),
            ),
        ] {
            assert_eq!(rust(line), Some(counts), "{line}");
        }
    }

    #[test]
    fn the_last_line_of_the_form_counts() {
        let mut tally = Tally::default();
        assert!(tally.add_last("portal: 3 passed, 1 failed\n\n14 passed, 1 failed\n"));
        assert_eq!(tally, Tally { passed: 14, failed: 1 });
        assert!(!tally.add_last("the browser did not start\n"));
        assert_eq!(tally.to_string(), "14 passed, 1 failed");
    }
}
