//! `havre link names`: how alike two names are, for pairs on standard input.

use std::io::{self, BufRead, BufWriter, Write};

use clap::Args;
use linkage::name::{self, Name, Verdict};

use super::{piped, wrong};

/// The longest line that is read, in bytes.
const LINE_MOST: usize = 64 << 10;

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

impl Names {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut input = io::stdin().lock();
        let mut bytes = Vec::new();
        for line in 1_u64.. {
            bytes.clear();
            let mut limited = io::Read::take(&mut input, LINE_MOST as u64 + 1);
            if limited.read_until(b'\n', &mut bytes)? == 0 {
                break;
            }
            if bytes.len() > LINE_MOST {
                return Err(wrong(format!(
                    "stdin:{line}:1: more than {LINE_MOST} bytes on a line"
                )));
            }
            let text = std::str::from_utf8(&bytes).map_err(|error| {
                let column = error.valid_up_to() + 1;
                wrong(format!("stdin:{line}:{column}: not UTF-8: give the names in UTF-8"))
            })?;
            let text = text.trim_end_matches(['\n', '\r']);
            if text.is_empty() {
                continue;
            }
            let Some((left, right)) = text.split_once('\t') else {
                return Err(wrong(format!(
                    "stdin:{line}:1: one name where two are wanted: put a tab between them"
                )));
            };
            let right = right.split('\t').next().unwrap_or_default();
            if let Err(error) = self.answer(&mut out, left, right) {
                return piped(Err(error));
            }
        }
        piped(out.flush())
    }

    fn answer(&self, out: &mut impl Write, left: &str, right: &str) -> io::Result<()> {
        let similarity = name::similarity(&Name::parse(left), &Name::parse(right));
        let verdict = match name::verdict(similarity) {
            Verdict::Same => "same",
            Verdict::Unsure => "unsure",
            Verdict::Different => "different",
        };
        if self.json {
            serde_json::to_writer(&mut *out, &Line { left, right, similarity, verdict })?;
            writeln!(out)
        } else {
            writeln!(out, "{left}\t{right}\t{similarity:.4}\t{verdict}")
        }
    }
}
