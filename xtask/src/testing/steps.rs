//! The steps of the tests, in order: what fails fast comes first.

use anyhow::{Result, bail};

use super::needs::Need;
use super::tally::Tally;
use crate::{browser, rules, shell};

/// One step.
#[derive(Debug)]
pub(super) struct Step {
    /// Its name, for `--only`.
    pub(super) name: &'static str,
    /// What it is about.
    pub(super) says: &'static str,
    /// What it needs of the machine.
    pub(super) needs: &'static [Need],
    /// The same without this program.
    pub(super) by_hand: &'static str,
    /// Runs it.
    pub(super) run: fn(&mut Tally) -> Result<()>,
}

/// Every step, in order.
pub(super) const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        says: "the form of the code",
        needs: &[Need::Rustfmt],
        by_hand: "cargo fmt --all --check    (cargo fmt --all puts it right)",
        run: |_| shell::run(&mut shell::cargo(&["fmt", "--all", "--check"])),
    },
    Step {
        name: "architecture",
        says: "who builds on whom, long files, licences, doubles, documents",
        needs: &[],
        by_hand: "cargo test -p xtask rules",
        run: |_| rules::check(),
    },
    Step {
        name: "clippy",
        says: "lints, warnings being errors",
        needs: &[Need::Clippy, Need::Compiler],
        by_hand: "cargo clippy --workspace --all-targets -- -D warnings",
        run: |_| {
            let lint = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
            shell::run(&mut shell::cargo(&lint))
        },
    },
    Step {
        name: "test",
        says: "the tests of every crate",
        needs: &[Need::Compiler, Need::Postgres],
        by_hand: "cargo test --workspace --no-fail-fast",
        run: rust,
    },
    Step {
        name: "law",
        says: "the packs under procedures/",
        needs: &[Need::Compiler],
        by_hand: "cargo run -p havre -- law check procedures",
        run: |_| {
            let check = ["run", "--quiet", "-p", "havre", "--", "law", "check", "procedures"];
            shell::run(&mut shell::cargo(&check))
        },
    },
    Step {
        name: "browser",
        says: "the pages in Chromium",
        needs: &[Need::Compiler, Need::Chromium, Need::Node],
        by_hand: "cargo build -p havre && node tests/browser/run.mjs",
        run: pages,
    },
];

/// What the property tests draw from: the same cases at every run, so that the same code gives the
/// same answer. Others are tried with another number in the same variable.
const DRAWN_FROM: (&str, &str) = ("PROPTEST_RNG_SEED", "1");

fn rust(tally: &mut Tally) -> Result<()> {
    let nextest = shell::succeeds(&mut shell::cargo(&["nextest", "--version"]));
    let arguments: &[&str] = if nextest {
        &["nextest", "run", "--workspace", "--no-fail-fast"]
    } else {
        &["test", "--workspace", "--no-fail-fast"]
    };
    let mut cargo = shell::cargo(arguments);
    let (seed, number) = DRAWN_FROM;
    if std::env::var_os(seed).is_none() {
        cargo.env(seed, number);
    }
    let (output, ended) = shell::watched(&mut cargo)?;
    let counted = tally.add_rust(&output);
    ended?;
    if counted { Ok(()) } else { bail!("the runner did not say how many tests it ran") }
}

fn pages(tally: &mut Tally) -> Result<()> {
    let (output, ended) = shell::watched(&mut browser::node("run.mjs")?)?;
    let counted = tally.add_last(&output);
    ended?;
    if counted {
        Ok(())
    } else {
        bail!("tests/browser/run.mjs did not end with `N passed, N failed`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_a_name_of_its_own() {
        let mut names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }
}
