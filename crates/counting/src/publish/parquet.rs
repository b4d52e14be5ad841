//! A data set as Parquet: a column a dimension, `OBS_VALUE`, `OBS_STATUS` and `CONF_STATUS`, without
//! Arrow.
//!
//! It must never write a number where there is none: a value that is left out is null.

use std::fs::File;
use std::panic::catch_unwind;
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::record::{Field, Row};
use ::parquet::schema::types::Type;

use super::csv::COLUMNS;
use super::dataset::{
    Confidentiality, Dataset, Observation, ObservationStatus, Structure, Unpublishable,
};

/// Where the file says what the data set is called.
const STRUCTURE: &str = "STRUCTURE_ID";

/// Writes a data set: texts in UTF-8 and doubles, packed with Snappy, in one row group. What it is
/// called stands in the metadata, under `STRUCTURE_ID`.
///
/// # Errors
/// When it cannot be written down.
pub fn write_parquet(dataset: &Dataset) -> Result<Vec<u8>, Unpublishable> {
    written(dataset).map_err(|error| Unpublishable::Unreadable(error.to_string()))
}

fn written(dataset: &Dataset) -> Result<Vec<u8>, ParquetError> {
    let [value, status, confidentiality] = COLUMNS;
    let text = |name: &str| {
        Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_logical_type(Some(LogicalType::String))
            .with_repetition(Repetition::REQUIRED)
            .build()
    };
    let number = Type::primitive_type_builder(value, Physical::DOUBLE)
        .with_repetition(Repetition::OPTIONAL)
        .build()?;
    let mut fields: Vec<Arc<Type>> = Vec::new();
    for name in dataset.dimensions() {
        fields.push(Arc::new(text(name)?));
    }
    fields.extend([Arc::new(number), Arc::new(text(status)?), Arc::new(text(confidentiality)?)]);
    let schema = Type::group_type_builder("observations").with_fields(fields).build()?;
    let named = KeyValue::new(STRUCTURE.to_owned(), dataset.structure().to_string());
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(vec![named]))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    let all = dataset.observations();
    for place in 0..dataset.dimensions().len() {
        texts(&mut group, all.iter().map(|it| it.codes.get(place).map_or("", String::as_str)))?;
    }
    numbers(&mut group, all)?;
    texts(&mut group, all.iter().map(|it| it.status.code()))?;
    texts(&mut group, all.iter().map(|it| it.confidentiality.code()))?;
    group.close()?;
    writer.into_inner()
}

fn texts<'a>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: impl Iterator<Item = &'a str>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let values: Vec<ByteArray> = values.map(ByteArray::from).collect();
    column.typed::<ByteArrayType>().write_batch(&values, None, None)?;
    column.close()
}

fn numbers(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    observations: &[Observation],
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let there: Vec<i16> = observations.iter().map(|it| i16::from(it.value.is_some())).collect();
    let values: Vec<f64> = observations.iter().filter_map(|it| it.value).collect();
    column.typed::<DoubleType>().write_batch(&values, Some(&there), None)?;
    column.close()
}

/// Reads a data set that [`write_parquet`] wrote, or another of its kind.
///
/// # Errors
/// When it is of another form, or damaged.
pub fn read_parquet(file: File) -> Result<Dataset, Unpublishable> {
    // The crate `parquet` panics on some damaged files: the one place where a panic is an answer.
    let read = catch_unwind(|| read(file));
    read.unwrap_or_else(|_| Err(unreadable("the file is damaged")))
}

fn unreadable(what: &str) -> Unpublishable {
    Unpublishable::Unreadable(format!("no Parquet of observations: {what}"))
}

fn read(file: File) -> Result<Dataset, Unpublishable> {
    let damaged = |error: ParquetError| unreadable(&error.to_string());
    let reader = SerializedFileReader::new(file).map_err(damaged)?;
    let about = reader.metadata().file_metadata();
    let named = about.key_value_metadata().into_iter().flatten();
    let named = named.filter(|it| it.key == STRUCTURE).find_map(|it| it.value.as_deref());
    let structure = Structure::new(named.ok_or_else(|| unreadable("no STRUCTURE_ID"))?)?;
    let columns = about.schema().get_fields().iter().map(|it| it.name());
    let dimensions = columns.filter(|name| !COLUMNS.contains(name)).map(str::to_owned).collect();
    let mut observations = Vec::new();
    for row in reader.get_row_iter(None).map_err(damaged)? {
        observations.push(observation(&row.map_err(damaged)?)?);
    }
    Dataset::new(structure, dimensions, observations)
}

fn observation(row: &Row) -> Result<Observation, Unpublishable> {
    let [value, status, confidentiality] = COLUMNS;
    let (mut codes, mut number, mut statuses) = (Vec::new(), None, (None, None));
    for (name, field) in row.get_column_iter() {
        let kind = || unreadable(&format!("a value of `{name}` is of another kind"));
        if name == value {
            if let Field::Double(found) = field {
                number = Some(*found);
            } else if *field != Field::Null {
                return Err(kind());
            }
            continue;
        }
        let Field::Str(text) = field else { return Err(kind()) };
        if name == status {
            statuses.0 = ObservationStatus::read(text);
        } else if name == confidentiality {
            statuses.1 = Confidentiality::read(text);
        } else {
            codes.push(text.clone());
        }
    }
    let (Some(status), Some(confidentiality)) = statuses else {
        return Err(unreadable("an unknown status, or none"));
    };
    Ok(Observation { codes, value: number, status, confidentiality })
}
