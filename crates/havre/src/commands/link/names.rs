//! `havre link names`: how alike two names are, for pairs on standard input.

use std::io::{self, BufRead, BufReader, BufWriter, Write};

use clap::Args;
use linkage::name::{self, Verdict};

use super::{piped, wrong};
use crate::commands::terminal::shown;

/// The longest line that is read, in bytes.
const LINE_MOST: usize = 64 << 10;
/// So many pairs are compared at once, at most.
const AT_ONCE: usize = 4_096;
/// What some programs write before UTF-8.
const BYTE_ORDER_MARK: char = '\u{FEFF}';
/// How much of the input is taken at once, in bytes.
const TAKEN: usize = 1 << 20;

/// `havre link names`
#[derive(Debug, Args)]
pub(crate) struct Names {
    /// Answer with one JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(serde::Serialize)]
struct Line<'a> {
    left: &'a str,
    right: &'a str,
    similarity: f32,
    verdict: &'static str,
}

/// The pair of a line that has one: what stands before its first tab, and between that and another.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (left, rest) = line.split_once('\t')?;
    Some((left, rest.split_once('\t').map_or(rest, |(right, _)| right)))
}

/// The pairs on standard input.
struct Pairs<R> {
    input: BufReader<R>,
    /// The line read last, from 1.
    line: u64,
}

impl<R: io::Read> Pairs<R> {
    /// The lines that stand ready, up to [`AT_ONCE`], and whether more may come: whoever types is
    /// answered line by line. What comes before a fault is there; what is blank is not.
    fn ready(&mut self) -> (Vec<String>, anyhow::Result<bool>) {
        let mut lines = Vec::new();
        loop {
            match self.next() {
                Ok(None) => return (lines, Ok(false)),
                Err(fault) => return (lines, Err(fault)),
                Ok(Some(line)) if line.is_empty() => {}
                Ok(Some(line)) => lines.push(line),
            }
            if lines.len() >= AT_ONCE || self.input.buffer().is_empty() {
                return (lines, Ok(true));
            }
        }
    }

    /// The next line, if there is one: a pair, or blank.
    fn next(&mut self) -> anyhow::Result<Option<String>> {
        self.line += 1;
        let line = self.line;
        let mut bytes = Vec::new();
        let mut limited = io::Read::take(&mut self.input, LINE_MOST as u64 + 1);
        if limited.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        if bytes.len() > LINE_MOST {
            return Err(wrong(format!("stdin:{line}:1: more than {LINE_MOST} bytes on a line")));
        }
        let mut text = String::from_utf8(bytes).map_err(|error| {
            let column = error.utf8_error().valid_up_to() + 1;
            wrong(format!("stdin:{line}:{column}: not UTF-8: give the names in UTF-8"))
        })?;
        text.truncate(text.trim_end_matches(['\n', '\r']).len());
        if line == 1 && text.starts_with(BYTE_ORDER_MARK) {
            text.remove(0);
        }
        if !text.is_empty() && pair(&text).is_none() {
            let what = "one name where two are wanted: put a tab between them";
            return Err(wrong(format!("stdin:{line}:1: {what}")));
        }
        Ok(Some(text))
    }
}

impl Names {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        let input = BufReader::with_capacity(TAKEN, io::stdin().lock());
        let mut pairs = Pairs { input, line: 0 };
        loop {
            let (ready, more) = pairs.ready();
            if let Err(error) = self.answer(&mut out, &ready) {
                return piped(Err(error));
            }
            if !more? {
                return Ok(());
            }
        }
    }

    fn answer(&self, out: &mut impl Write, lines: &[String]) -> io::Result<()> {
        let pairs: Vec<(&str, &str)> = lines.iter().filter_map(|line| pair(line)).collect();
        for ((left, right), similarity) in pairs.iter().zip(name::similarities(&pairs)) {
            let verdict = match name::verdict(similarity) {
                Verdict::Same => "same",
                Verdict::Unsure => "unsure",
                Verdict::Different => "different",
            };
            if self.json {
                serde_json::to_writer(&mut *out, &Line { left, right, similarity, verdict })?;
                writeln!(out)?;
            } else {
                let line = shown(&format!("{left}\t{right}\t{similarity:.4}\t{verdict}"));
                writeln!(out, "{line}")?;
            }
        }
        out.flush()
    }
}
