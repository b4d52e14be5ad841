//! The chores of this repository, run as `cargo xtask`: tests, benchmarks, screenshots, a fresh clone.
//!
//! Nothing here is part of the program that is shipped.

mod bench;
mod browser;
mod fresh;
mod rules;
mod say;
mod shell;
mod testing;
mod train_names;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test                the tests of everything, the fast ones first; installs what they need
cargo xtask test --only STEP    one step of it: fmt, architecture, clippy, test, law, browser
cargo xtask bench [CRATE]       the benchmarks, of one crate or of all
cargo xtask walk                pictures of every page, at 320 and 1280 px, into walk/
cargo xtask train-names PATH    learns what names sound like from a thesaurus, for the crate linkage
cargo xtask fresh               the two commands of the README in a new clone, with their seconds";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["test"] => return testing::run(None),
        ["test", "--only", step] => return testing::run(Some(step)),
        ["bench", names @ ..] => bench::run(names),
        ["walk", more @ ..] => browser::walk(more),
        ["train-names", more @ ..] => train_names::run(more),
        ["fresh"] => fresh::run(),
        _ => {
            say::error(USAGE);
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::error(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
