//! Separated values, byte by byte: RFC 4180, with any separator, any line end, and limits.

use std::io::{self, BufRead};

use super::fault::What;

/// The longest value that is read, in bytes.
pub const VALUE_MOST: usize = 64 << 10;
/// The most columns that are read.
pub const COLUMNS_MOST: usize = 4096;

/// A record: its values one after another, and where each ends.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Record {
    pub(super) fn width(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| self.text.get(start..end).unwrap_or_default())
    }

    fn begin(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.ends.clear();
    }
}

/// What is wrong, on which line and in which column.
#[derive(Debug)]
pub(super) struct Slip {
    pub(super) line: u64,
    pub(super) column: u64,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before the first byte of a value.
    Start,
    /// In a value without quotes.
    Plain,
    /// In a value with quotes.
    Quoted,
    /// After a quote in a value with quotes: its end, or the first of two.
    Quote,
}

/// Takes bytes apart into records.
#[derive(Debug)]
pub(super) struct Lexer<R> {
    input: R,
    separator: u8,
    at: At,
    /// The line the next byte stands on.
    line: u64,
    /// The line on which the last quote opened.
    opened: u64,
    /// The last byte was a carriage return: a line feed belongs to it.
    returned: bool,
}

/// What a byte did.
enum Step {
    On,
    Ended,
}

impl<R: BufRead> Lexer<R> {
    /// Of an input whose first byte stands on this line.
    pub(super) fn new(input: R, separator: u8, line: u64) -> Self {
        Self { input, separator, at: At::Start, line, opened: line, returned: false }
    }

    /// Reads the next record; `false` at the end. Blank lines are no records.
    pub(super) fn next(&mut self, record: &mut Record) -> Result<bool, Slip> {
        record.begin(self.line);
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    let (line, column) = (self.line, place(record));
                    return Err(Slip { line, column, what: What::unusable(&error) });
                }
            };
            if chunk.is_empty() {
                return self.finish(record);
            }
            let mut state = (self.at, self.line, self.opened, self.returned);
            let mut taken = 0;
            let mut outcome = Ok(Step::On);
            for &byte in chunk {
                taken += 1;
                outcome = step(&mut state, byte, self.separator, record);
                if !matches!(outcome, Ok(Step::On)) {
                    break;
                }
            }
            (self.at, self.line, self.opened, self.returned) = state;
            self.input.consume(taken);
            if let Step::Ended = outcome? {
                return Ok(true);
            }
        }
    }

    fn finish(&mut self, record: &mut Record) -> Result<bool, Slip> {
        match self.at {
            At::Quoted => {
                Err(Slip { line: self.opened, column: place(record), what: What::Unclosed })
            }
            At::Start if record.ends.is_empty() => Ok(false),
            At::Start | At::Plain | At::Quote => {
                self.at = At::Start;
                record.ends.push(record.text.len());
                Ok(true)
            }
        }
    }
}

/// The column that the next byte belongs to, from 1.
fn place(record: &Record) -> u64 {
    record.ends.len() as u64 + 1
}

type State = (At, u64, u64, bool);

fn step(state: &mut State, byte: u8, separator: u8, record: &mut Record) -> Result<Step, Slip> {
    let (at, line, opened, returned) = state;
    let after_return = std::mem::take(returned);
    if byte == b'\n' && after_return {
        // The second half of a line end: already counted, and kept only within quotes.
        if *at == At::Quoted {
            record.text.push(byte);
        } else {
            record.line = *line;
        }
        return Ok(Step::On);
    }
    if byte == 0 {
        return Err(Slip { line: *line, column: place(record), what: What::Nul });
    }
    let ends_line = byte == b'\n' || byte == b'\r';
    *returned = byte == b'\r';
    *line += u64::from(ends_line);
    match *at {
        At::Start if byte == b'"' => {
            *at = At::Quoted;
            *opened = *line;
            return Ok(Step::On);
        }
        At::Quoted if byte == b'"' => {
            *at = At::Quote;
            return Ok(Step::On);
        }
        At::Quote if byte == b'"' => *at = At::Quoted,
        At::Start if ends_line && record.ends.is_empty() => {
            record.line = *line;
            return Ok(Step::On);
        }
        At::Start | At::Plain | At::Quote if ends_line || byte == separator => {
            *at = At::Start;
            return end(record, *line, ends_line);
        }
        At::Start => *at = At::Plain,
        At::Plain | At::Quoted => {}
        At::Quote => {
            return Err(Slip { line: *line, column: place(record), what: What::AfterQuote });
        }
    }
    record.text.push(byte);
    let begun = record.ends.last().copied().unwrap_or(0);
    if record.text.len() - begun <= VALUE_MOST {
        return Ok(Step::On);
    }
    let line = if *at == At::Quoted { *opened } else { *line };
    let what = What::LongValue { limit: VALUE_MOST };
    Err(Slip { line, column: place(record), what })
}

fn end(record: &mut Record, line: u64, of_line: bool) -> Result<Step, Slip> {
    record.ends.push(record.text.len());
    if record.ends.len() > COLUMNS_MOST {
        let (line, column) = (line - u64::from(of_line), COLUMNS_MOST as u64 + 1);
        return Err(Slip { line, column, what: What::Wide { limit: COLUMNS_MOST } });
    }
    Ok(if of_line { Step::Ended } else { Step::On })
}

/// The separator that takes a sample apart most evenly.
///
/// Of `,` `;` tab and `|`, the one that gives the same number of columns on most of the first
/// records, and of those the one that gives most columns; a comma when none gives two.
pub(super) fn separator(sample: &[u8], whole: bool) -> u8 {
    let mut best = (0, 1, b',');
    for separator in [b',', b';', b'\t', b'|'] {
        let widths = widths(sample, whole, separator);
        let Some(&header) = widths.first() else { continue };
        let even = widths.iter().filter(|&&width| width == header).count();
        // In parts of sixteen: a ragged line in many is no reason to choose another separator.
        let even = even * 16 / widths.len();
        if header > 1 && (even, header) > (best.0, best.1) {
            best = (even, header, separator);
        }
    }
    best.2
}

fn widths(sample: &[u8], whole: bool, separator: u8) -> Vec<usize> {
    let mut lexer = Lexer::new(sample, separator, 1);
    let mut record = Record::default();
    let mut widths = Vec::new();
    while widths.len() < 64 && matches!(lexer.next(&mut record), Ok(true)) {
        widths.push(record.width());
    }
    // The sample ends anywhere: its last record may be half of one.
    if !whole && widths.len() > 1 && widths.len() < 64 {
        widths.pop();
    }
    widths
}
