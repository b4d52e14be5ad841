//! Reads separated values into columns of distinct values.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use rayon::prelude::*;

use super::bytes::{Utf16, windows_1252};
use super::fault::{Fault, What};
use super::lex::{Lexer, Record, Slip, separator};
use super::{Encoding, Form, Lines, Reading};
use crate::table::{ColumnBuilder, Table};

/// Records that are taken apart before their values are looked up, column beside column.
const BATCH: usize = 1 << 14;
/// What is looked at to find the separator, in bytes.
const SAMPLE: usize = 64 << 10;
/// The most records that are read.
const ROWS_MOST: u32 = u32::MAX - 1;

/// Reads a file of separated values.
pub(super) fn read(path: &Path, input: Box<dyn Read>) -> Result<Reading, Fault> {
    let unusable = |error: std::io::Error| Fault::whole(path, What::unusable(&error));
    let mut input = BufReader::with_capacity(SAMPLE, input);
    let (sample, whole) = peek(&mut input).map_err(unusable)?;
    let (mark, marked) = match sample.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => (3, None),
        [0xFF, 0xFE, ..] => (2, Some(false)),
        [0xFE, 0xFF, ..] => (2, Some(true)),
        _ => (0, None),
    };
    let bytes = std::io::Cursor::new(sample).chain(input);
    let mut bytes = BufReader::with_capacity(SAMPLE, bytes);
    bytes.fill_buf().map_err(unusable)?;
    bytes.consume(mark);
    match marked {
        None => Reader::new(path, bytes, Encoding::Ascii, whole)?.read(),
        Some(big_endian) => {
            let text = BufReader::with_capacity(SAMPLE, Utf16::new(bytes, big_endian));
            Reader::new(path, text, Encoding::Utf16, false)?.read()
        }
    }
}

/// The first bytes of a file, and whether they are all.
fn peek(input: &mut impl Read) -> std::io::Result<(Vec<u8>, bool)> {
    let mut sample = Vec::new();
    input.take(SAMPLE as u64).read_to_end(&mut sample)?;
    let whole = sample.len() < SAMPLE;
    Ok((sample, whole))
}

/// The separator that Excel tells in a line of its own before all others, and how long that line is.
fn told_separator(sample: &[u8]) -> Option<(u8, usize)> {
    let told = sample.strip_prefix(b"sep=")?;
    let (separator, rest) = told.split_first().filter(|(it, _)| b",;\t|".contains(it))?;
    let ends = [&b"\r\n"[..], b"\n", b"\r"].into_iter().find(|end| rest.starts_with(end))?;
    Some((*separator, 5 + ends.len()))
}

struct Reader<'a, R> {
    path: &'a Path,
    lexer: Lexer<R>,
    separator: u8,
    encoding: Encoding,
    /// The line of the first value that showed the encoding.
    shown: u64,
}

impl<'a, R: BufRead> Reader<'a, R> {
    fn new(path: &'a Path, mut input: R, encoding: Encoding, whole: bool) -> Result<Self, Fault> {
        let sample =
            input.fill_buf().map_err(|error| Fault::whole(path, What::unusable(&error)))?;
        let told = told_separator(sample);
        let separator = told.map_or_else(|| separator(sample, whole), |(told, _)| told);
        let (line, past) = told.map_or((1, 0), |(_, past)| (2, past));
        input.consume(past);
        Ok(Self { path, lexer: Lexer::new(input, separator, line), separator, encoding, shown: 0 })
    }

    fn fault(&self, slip: Slip) -> Fault {
        Fault {
            file: self.path.to_owned(),
            line: Some(slip.line),
            column: Some(slip.column),
            what: slip.what,
        }
    }

    fn read(mut self) -> Result<Reading, Fault> {
        let mut record = Record::default();
        if !self.next(&mut record)? {
            return Err(Fault::whole(self.path, What::Empty));
        }
        let header = self.header(&record)?;
        let mut builders: Vec<ColumnBuilder> = Vec::new();
        builders.resize_with(header.len(), ColumnBuilder::default);
        let mut lines = Lines::default();
        let mut rows = 0_u32;
        let mut batch = Batch::default();
        while self.next(&mut record)? {
            if record.width() != header.len() {
                return Err(self.ragged(&record, header.len()));
            }
            if rows == ROWS_MOST {
                let what = What::Long { limit: ROWS_MOST };
                return Err(self.fault(Slip { line: record.line, column: 1, what }));
            }
            lines.note(rows, record.line);
            rows += 1;
            self.take(&record, &mut batch)?;
            if batch.ends.len() >= BATCH * header.len() {
                batch.pour(&mut builders);
            }
        }
        batch.pour(&mut builders);
        if rows == 0 {
            return Err(self.fault(Slip { line: 1, column: 1, what: What::NoRecords }));
        }
        let columns = builders.into_iter().zip(header).map(|(made, name)| made.finish(name));
        let form =
            Form::Separated { separator: char::from(self.separator), encoding: self.encoding };
        let file = self.path.to_owned();
        Ok(Reading { table: Table { columns: columns.collect() }, form, file, lines })
    }

    fn next(&mut self, record: &mut Record) -> Result<bool, Fault> {
        self.lexer.next(record).map_err(|slip| self.fault(slip))
    }

    /// The names of the columns; one without a name is called by its place.
    fn header(&mut self, record: &Record) -> Result<Vec<String>, Fault> {
        let mut batch = Batch::default();
        self.take(record, &mut batch)?;
        let mut names: Vec<String> = Vec::new();
        for (place, name) in (1_u64..).zip(batch.values()) {
            let name = match name.trim() {
                "" => format!("column {place}"),
                name => name.to_owned(),
            };
            if let Some(first) = names.iter().position(|known| *known == name) {
                let what = What::TwiceNamed { name, first: first as u64 + 1 };
                return Err(self.fault(Slip { line: record.line, column: place, what }));
            }
            names.push(name);
        }
        Ok(names)
    }

    fn ragged(&self, record: &Record, header: usize) -> Fault {
        let column = header.min(record.width()) as u64;
        let what = What::Ragged { header, record: record.width() };
        self.fault(Slip { line: record.line, column, what })
    }

    /// Adds the values of a record to a batch, as UTF-8.
    fn take(&mut self, record: &Record, batch: &mut Batch) -> Result<(), Fault> {
        for (column, value) in (1_u64..).zip(record.values()) {
            if value.is_ascii() {
                batch.text.extend_from_slice(value);
            } else {
                let is_utf8 = std::str::from_utf8(value).is_ok();
                self.meets(is_utf8, record.line, column)?;
                if is_utf8 {
                    batch.text.extend_from_slice(value);
                } else {
                    windows_1252(value, &mut batch.text);
                }
            }
            batch.ends.push(batch.text.len());
        }
        Ok(())
    }

    /// Learns the encoding from a value beyond ASCII; it may not change within a file.
    fn meets(&mut self, is_utf8: bool, line: u64, column: u64) -> Result<(), Fault> {
        let here = if is_utf8 { Encoding::Utf8 } else { Encoding::Windows1252 };
        match self.encoding {
            Encoding::Ascii => {
                self.encoding = here;
                self.shown = line;
                Ok(())
            }
            Encoding::Utf16 => Ok(()),
            there if there == here => Ok(()),
            Encoding::Utf8 | Encoding::Windows1252 => {
                let (here, there) = if is_utf8 { ("UTF-8", "not") } else { ("not UTF-8", "UTF-8") };
                let what = What::Mixed { here, there, line: self.shown };
                Err(self.fault(Slip { line, column, what }))
            }
        }
    }
}

/// Values of some records, row by row.
#[derive(Default)]
struct Batch {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Batch {
    fn values(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|place| self.value(place))
    }

    fn value(&self, place: usize) -> &str {
        let start = match place.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(place).copied().unwrap_or(start);
        let bytes = self.text.get(start..end).unwrap_or_default();
        // Every value was checked or converted when it was taken.
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    fn pour(&mut self, builders: &mut [ColumnBuilder]) {
        let width = builders.len();
        builders.par_iter_mut().enumerate().for_each(|(column, builder)| {
            for place in (column..self.ends.len()).step_by(width) {
                builder.push(self.value(place));
            }
        });
        self.text.clear();
        self.ends.clear();
    }
}
