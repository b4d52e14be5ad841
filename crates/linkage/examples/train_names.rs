//! Learns the costs of names from a thesaurus and says how good they are on what was held out.
//!
//! `cargo xtask train-names THESAURUS` runs it.

use std::io::Read as _;
use std::process::ExitCode;

use linkage::name::learn::{Figures, Thesaurus, judge, learn};

const SEED: u64 = 7;
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/name/learned.txt");

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        complain("say where the thesaurus is: lines of `form, form => id`, plain or .gz");
        return ExitCode::from(2);
    };
    let text = match read(&path) {
        Ok(text) => text,
        Err(error) => {
            complain(&format!("{path}: {error}"));
            return ExitCode::from(2);
        }
    };
    let thesaurus = Thesaurus::parse(&text);
    if thesaurus.groups.is_empty() {
        complain(&format!("{path}: no line of the form `form, form => id`"));
        return ExitCode::from(2);
    }
    let table = learn(&thesaurus, SEED, "made by `cargo xtask train-names THESAURUS`");
    let Some(figures) = judge(&table, &thesaurus, SEED) else {
        complain("what was learned cannot be read again");
        return ExitCode::FAILURE;
    };
    let comment = comment(&thesaurus, &figures);
    say(&comment);
    let lines = table.lines().filter(|line| !line.starts_with("# "));
    let head = comment.lines().map(|line| format!("# {line}"));
    let whole: String = head.chain(lines.map(str::to_owned)).map(|it| it + "\n").collect();
    match std::fs::write(TABLE, whole) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{TABLE}: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn read(path: &str) -> std::io::Result<String> {
    let bytes = std::fs::read(path)?;
    let mut text = String::new();
    if bytes.starts_with(&[0x1F, 0x8B]) {
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes).map_err(std::io::Error::other)?;
    }
    Ok(text)
}

fn comment(thesaurus: &Thesaurus, figures: &[Figures]) -> String {
    let mut text = format!(
        "Made by `cargo xtask train-names THESAURUS`: {} names, seed {SEED}; learned on eight tenths \
         of the ids,\ncalibrated on one, and measured on the last: the right form among `among`, and \
         precision, recall\nand F1 at one half when the negatives are the most alike others.\n\
         pair asked among first P R F1\n",
        thesaurus.groups.len()
    );
    for it in figures {
        text.push_str(&format!(
            "{} {} {} {:.3} {:.3} {:.3} {:.3}\n",
            it.pair, it.asked, it.among, it.first, it.precision, it.recall, it.f1
        ));
    }
    text
}

#[expect(clippy::print_stdout, reason = "a tool for the command line")]
fn say(text: &str) {
    println!("{text}");
}

#[expect(clippy::print_stderr, reason = "a tool for the command line")]
fn complain(text: &str) {
    eprintln!("train-names: {text}");
}
