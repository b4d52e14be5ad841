//! Reads Parquet into columns of distinct values, column beside column, without Arrow.

use std::fs::File;
use std::panic::catch_unwind;
use std::path::Path;

use ::parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use ::parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use ::parquet::data_type::DataType;
use ::parquet::errors::ParquetError;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::schema::types::ColumnDescriptor;
use rayon::prelude::*;

use super::fault::{Fault, What};
use super::lex::{COLUMNS_MOST, VALUE_MOST};
use super::{Form, Lines, Reading, civil};
use crate::table::{Column, ColumnBuilder, Table};

/// Values that are read at a time.
const BATCH: usize = 8192;

/// Reads a Parquet file of columns without nesting.
pub(super) fn read(path: &Path, file: File) -> Result<Reading, Fault> {
    // The crate `parquet` panics on some damaged files: the one place where a panic is an answer.
    catch_unwind(|| read_whole(path, file)).unwrap_or_else(|_| {
        Err(Fault::whole(path, What::Unusable("the Parquet file is damaged".to_owned())))
    })
}

fn read_whole(path: &Path, file: File) -> Result<Reading, Fault> {
    let damaged = |error: ParquetError| Fault::whole(path, What::Unusable(error.to_string()));
    let reader = SerializedFileReader::new(file).map_err(damaged)?;
    let schema = reader.metadata().file_metadata().schema_descr();
    if schema.num_columns() > COLUMNS_MOST {
        return Err(Fault::whole(path, What::Wide { limit: COLUMNS_MOST }));
    }
    let columns: Result<Vec<Column>, Fault> = (0..schema.num_columns())
        .into_par_iter()
        .map(|place| {
            let described = schema.column(place);
            column(path, place, &described).map_err(|(row, what)| Fault {
                file: path.to_owned(),
                line: row.map(|row| row + 1),
                column: Some(place as u64 + 1),
                what,
            })
        })
        .collect();
    let table = Table { columns: columns? };
    if table.columns.is_empty() {
        return Err(Fault::whole(path, What::Empty));
    }
    if table.rows() == 0 {
        return Err(Fault::whole(path, What::NoRecords));
    }
    let rows = table.columns.iter().map(|column| column.codes.len());
    if rows.clone().any(|count| count != table.rows()) {
        let what = "the columns have not the same number of records: the file is damaged";
        return Err(Fault::whole(path, What::Unusable(what.to_owned())));
    }
    let lines = Lines(vec![(0, 1)]);
    Ok(Reading { table, form: Form::Parquet, file: path.to_owned(), lines })
}

type Slip = (Option<u64>, What);

fn damaged(error: &ParquetError) -> Slip {
    (None, What::Unusable(error.to_string()))
}

fn column(path: &Path, place: usize, described: &ColumnDescriptor) -> Result<Column, Slip> {
    // A file of its own: copies of one would share the place that is read next.
    let reader = SerializedFileReader::try_from(path).map_err(|error| damaged(&error))?;
    let name = described.path().string();
    if described.max_rep_level() > 0 {
        return Err((None, What::Kind { name, kind: "a list".to_owned() }));
    }
    let shape = Shape::of(described);
    let mut builder = ColumnBuilder::default();
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(|error| damaged(&error))?;
        let values = group.get_column_reader(place).map_err(|error| damaged(&error))?;
        let deepest = described.max_def_level();
        let mut filler = Filler { builder: &mut builder, deepest, text: String::new() };
        fill(&mut filler, values, shape, &name)?;
    }
    Ok(builder.finish(name))
}

/// How a number is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Plain,
    Unsigned,
    Date,
    /// Parts of a second since 1970.
    Instant(i64),
    /// So many digits after the point.
    Decimal(u32),
}

impl Shape {
    fn of(column: &ColumnDescriptor) -> Self {
        match column.logical_type_ref() {
            Some(LogicalType::Date) => return Self::Date,
            Some(LogicalType::Timestamp(timestamp)) => {
                return Self::Instant(match timestamp.unit {
                    TimeUnit::MILLIS => 1000,
                    TimeUnit::MICROS => 1_000_000,
                    TimeUnit::NANOS => 1_000_000_000,
                });
            }
            Some(LogicalType::Decimal(decimal)) => {
                return Self::Decimal(u32::try_from(decimal.scale).unwrap_or(0));
            }
            Some(LogicalType::Integer(integer)) if !integer.is_signed => return Self::Unsigned,
            Some(_) | None => {}
        }
        let kind = column.converted_type();
        let unsigned = [
            ConvertedType::UINT_8,
            ConvertedType::UINT_16,
            ConvertedType::UINT_32,
            ConvertedType::UINT_64,
        ];
        if kind == ConvertedType::DATE {
            Self::Date
        } else if kind == ConvertedType::TIMESTAMP_MILLIS {
            Self::Instant(1000)
        } else if kind == ConvertedType::TIMESTAMP_MICROS {
            Self::Instant(1_000_000)
        } else if kind == ConvertedType::DECIMAL {
            Self::Decimal(u32::try_from(column.type_scale()).unwrap_or(0))
        } else if unsigned.contains(&kind) {
            Self::Unsigned
        } else {
            Self::Plain
        }
    }

    fn write(self, number: i64, text: &mut String) {
        use std::fmt::Write;
        // Writing into a string cannot fail.
        let _ = match self {
            Self::Plain => write!(text, "{number}"),
            Self::Unsigned => write!(text, "{}", number.cast_unsigned()),
            Self::Date => {
                let (year, month, day) = civil::from_days(number);
                write!(text, "{year:04}-{month:02}-{day:02}")
            }
            Self::Instant(parts) => {
                let seconds = number.div_euclid(parts);
                let (year, month, day) = civil::from_days(seconds.div_euclid(86_400));
                let second = seconds.rem_euclid(86_400);
                let _ = write!(text, "{year:04}-{month:02}-{day:02}");
                // Midnight is a day written as an instant.
                if second == 0 { Ok(()) } else { write!(text, "T{}", clock(second)) }
            }
            Self::Decimal(0) => write!(text, "{number}"),
            Self::Decimal(scale) => {
                let (sign, digits) = (if number < 0 { "-" } else { "" }, number.unsigned_abs());
                let unit = 10_u64.checked_pow(scale).unwrap_or(u64::MAX);
                let after = digits % unit;
                write!(text, "{sign}{}.{after:0width$}", digits / unit, width = scale as usize)
            }
        };
    }
}

fn clock(second: i64) -> String {
    format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
}

struct Filler<'a> {
    builder: &'a mut ColumnBuilder,
    deepest: i16,
    text: String,
}

impl Filler<'_> {
    /// Reads all values of a column; `write` puts one into words, or says what is wrong with it.
    fn all<T: DataType>(
        &mut self,
        mut reader: ColumnReaderImpl<T>,
        write: impl Fn(&T::T, &mut String) -> Result<(), What>,
    ) -> Result<(), Slip> {
        let (mut values, mut levels) = (Vec::new(), Vec::new());
        let mut row = 0_u64;
        loop {
            values.clear();
            levels.clear();
            let (records, ..) = reader
                .read_records(BATCH, Some(&mut levels), None, &mut values)
                .map_err(|error| damaged(&error))?;
            if records == 0 {
                return Ok(());
            }
            let mut value = values.iter();
            for place in 0..records {
                row += 1;
                self.text.clear();
                // Without levels every value is there.
                if levels.get(place).is_none_or(|level| *level == self.deepest)
                    && let Some(value) = value.next()
                {
                    write(value, &mut self.text).map_err(|what| (Some(row - 1), what))?;
                }
                self.builder.push(&self.text);
            }
        }
    }
}

fn fill(
    filler: &mut Filler<'_>,
    reader: ColumnReader,
    shape: Shape,
    name: &str,
) -> Result<(), Slip> {
    match reader {
        ColumnReader::BoolColumnReader(reader) => filler.all(reader, |value, text| {
            text.push_str(if *value { "true" } else { "false" });
            Ok(())
        }),
        ColumnReader::Int32ColumnReader(reader) => filler.all(reader, |value, text| {
            let unsigned = shape == Shape::Unsigned;
            let value = if unsigned { i64::from(value.cast_unsigned()) } else { i64::from(*value) };
            shape.write(value, text);
            Ok(())
        }),
        ColumnReader::Int64ColumnReader(reader) => filler.all(reader, |value, text| {
            shape.write(*value, text);
            Ok(())
        }),
        ColumnReader::Int96ColumnReader(reader) => filler.all(reader, |value, text| {
            Shape::Instant(1).write(value.to_seconds(), text);
            Ok(())
        }),
        ColumnReader::FloatColumnReader(reader) => filler.all(reader, |value, text| {
            if value.is_finite() {
                text.push_str(&value.to_string());
            }
            Ok(())
        }),
        ColumnReader::DoubleColumnReader(reader) => filler.all(reader, |value, text| {
            if value.is_finite() {
                text.push_str(&value.to_string());
            }
            Ok(())
        }),
        ColumnReader::ByteArrayColumnReader(reader) if matches!(shape, Shape::Plain) => {
            filler.all(reader, |value, text| words(value.data(), text, name))
        }
        ColumnReader::ByteArrayColumnReader(_) | ColumnReader::FixedLenByteArrayColumnReader(_) => {
            let kind = "of bytes of fixed length or large decimals".to_owned();
            Err((None, What::Kind { name: name.to_owned(), kind }))
        }
    }
}

fn words(value: &[u8], text: &mut String, name: &str) -> Result<(), What> {
    if value.len() > VALUE_MOST {
        return Err(What::LongValue { limit: VALUE_MOST });
    }
    let value = std::str::from_utf8(value).map_err(|_| What::Kind {
        name: name.to_owned(),
        kind: "of bytes that are no text".into(),
    })?;
    if value.contains('\0') {
        return Err(What::Nul);
    }
    text.push_str(value);
    Ok(())
}
