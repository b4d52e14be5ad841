//! Writes columns into files: CSV or Parquet, by the name of the file.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::Type;

use super::fault::{Fault, What};
use crate::table::{Column, MISSING, Table};

/// Records of a row group in Parquet.
const GROUP: usize = 1 << 17;

/// A column to be written.
#[derive(Debug, Clone, Copy)]
pub enum Cells<'a> {
    /// Text, missing where it is missing.
    Words(&'a Column),
    /// Numbers; in Parquet as doubles.
    Numbers {
        /// The name in the header.
        name: &'a str,
        /// A number a record.
        values: &'a [f64],
    },
}

impl Cells<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Words(column) => &column.name,
            Self::Numbers { name, .. } => name,
        }
    }

    fn rows(&self) -> usize {
        match self {
            Self::Words(column) => column.codes.len(),
            Self::Numbers { values, .. } => values.len(),
        }
    }
}

/// The columns of a table, to be written.
#[must_use]
pub fn cells(table: &Table) -> Vec<Cells<'_>> {
    table.columns.iter().map(Cells::Words).collect()
}

/// Writes columns of the same length: Parquet into `….parquet`, tabs into `….tsv`, else CSV.
///
/// A file appears under its name once it is whole: what stood there before is not lost to a failure.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: impl AsRef<Path>, columns: &[Cells<'_>]) -> Result<(), Fault> {
    let path = path.as_ref();
    let unusable = |error: io::Error| Fault::whole(path, What::unusable(&error));
    let special = fs::metadata(path).is_ok_and(|there| !there.is_file());
    let Some(name) = path.file_name().filter(|_| !special) else {
        let file = File::options().write(true).open(path).map_err(unusable)?;
        return into(path, file, columns);
    };
    let mut part = name.to_owned();
    part.push(".part");
    let part = path.with_file_name(part);
    let written = File::create(&part)
        .map_err(unusable)
        .and_then(|file| into(path, file, columns))
        .and_then(|()| fs::rename(&part, path).map_err(unusable));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

fn into(path: &Path, file: File, columns: &[Cells<'_>]) -> Result<(), Fault> {
    let extension = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    let written = match extension.as_deref() {
        Some("parquet") => write_parquet(file, columns).map_err(|error| error.to_string()),
        other => {
            let separator = if other == Some("tsv") { '\t' } else { ',' };
            write_separated(&mut BufWriter::with_capacity(1 << 16, file), columns, separator)
                .map_err(|error| error.to_string())
        }
    };
    written.map_err(|error| Fault::whole(path, What::Unusable(error)))
}

/// Writes columns of the same length as separated values (RFC 4180, lines end in LF).
///
/// # Errors
/// Those of `out`.
pub fn write_separated(
    out: &mut dyn Write,
    columns: &[Cells<'_>],
    separator: char,
) -> io::Result<()> {
    let mut line = String::new();
    let alone = columns.len() == 1;
    for (place, cells) in columns.iter().enumerate() {
        if place > 0 {
            line.push(separator);
        }
        quoted(cells.name(), alone, &mut line);
    }
    line.push('\n');
    out.write_all(line.as_bytes())?;
    for row in 0..columns.first().map_or(0, Cells::rows) {
        line.clear();
        for (place, cells) in columns.iter().enumerate() {
            if place > 0 {
                line.push(separator);
            }
            match cells {
                Cells::Words(column) => {
                    quoted(column.get(row).unwrap_or_default(), alone, &mut line);
                }
                Cells::Numbers { values, .. } => {
                    if let Some(value) = values.get(row) {
                        line.push_str(&value.to_string());
                    }
                }
            }
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}

/// Adds a value, in quotes where it needs them; alone on its line it must not be a blank line.
fn quoted(value: &str, alone: bool, line: &mut String) {
    // Any letter that a reader could take for the separator, not only ours.
    let needs = |letter| matches!(letter, ',' | ';' | '\t' | '|' | '"' | '\n' | '\r');
    // A first byte-order mark would be taken for the file's.
    let needed = value.contains(needs) || value.starts_with('\u{feff}');
    if needed || (alone && value.is_empty()) {
        line.push('"');
        line.push_str(&value.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(value);
    }
}

fn write_parquet(file: File, columns: &[Cells<'_>]) -> Result<(), ParquetError> {
    let fields: Result<Vec<Arc<Type>>, ParquetError> = columns.iter().map(field).collect();
    let schema = Type::group_type_builder("records").with_fields(fields?).build()?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties))?;
    let values: Vec<Vec<ByteArray>> = columns.iter().map(distinct).collect();
    let rows = columns.first().map_or(0, Cells::rows);
    for from in (0..rows).step_by(GROUP) {
        let to = rows.min(from + GROUP);
        let mut group = writer.next_row_group()?;
        for (cells, distinct) in columns.iter().zip(&values) {
            let Some(mut into) = group.next_column()? else { break };
            write_column(&mut into, cells, distinct, from..to)?;
            into.close()?;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(())
}

fn field(cells: &Cells<'_>) -> Result<Arc<Type>, ParquetError> {
    let field = match cells {
        Cells::Words(_) => Type::primitive_type_builder(cells.name(), Physical::BYTE_ARRAY)
            .with_logical_type(Some(LogicalType::String))
            .with_repetition(Repetition::OPTIONAL),
        Cells::Numbers { .. } => Type::primitive_type_builder(cells.name(), Physical::DOUBLE)
            .with_repetition(Repetition::REQUIRED),
    };
    Ok(Arc::new(field.build()?))
}

/// The distinct values of a column, each to be shared by its records.
fn distinct(cells: &Cells<'_>) -> Vec<ByteArray> {
    match cells {
        Cells::Words(column) => {
            column.values.iter().map(|value| ByteArray::from(value.as_bytes().to_vec())).collect()
        }
        Cells::Numbers { .. } => Vec::new(),
    }
}

fn write_column(
    into: &mut SerializedColumnWriter<'_>,
    cells: &Cells<'_>,
    distinct: &[ByteArray],
    rows: std::ops::Range<usize>,
) -> Result<(), ParquetError> {
    match cells {
        Cells::Words(column) => {
            let codes = column.codes.get(rows).unwrap_or_default();
            let there: Vec<i16> = codes.iter().map(|code| i16::from(*code != MISSING)).collect();
            let values: Vec<ByteArray> =
                codes.iter().filter_map(|code| distinct.get(*code as usize).cloned()).collect();
            into.typed::<ByteArrayType>().write_batch(&values, Some(&there), None)?;
        }
        Cells::Numbers { values, .. } => {
            let values = values.get(rows).unwrap_or_default();
            into.typed::<DoubleType>().write_batch(values, None, None)?;
        }
    }
    Ok(())
}
