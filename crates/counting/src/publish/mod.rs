//! Publishing: figures that say what they are, in the forms statistical offices exchange.
//!
//! It must never let a figure change under its name: a change is a new version with its reason.

mod csv;
mod dataset;
mod figure;
mod json_stat;
mod parquet;
mod sdmx;

pub use self::csv::{read_csv, write_csv};
pub use self::parquet::{read_parquet, write_parquet};
pub(crate) use dataset::RESERVED;
pub use dataset::{
    Confidentiality, Dataset, Observation, ObservationStatus, Structure, Unpublishable,
};
pub use figure::{Figure, Identity};
pub use json_stat::{read_json_stat, write_json_stat};
pub use sdmx::{read_sdmx, write_sdmx};

#[cfg(test)]
mod tests;
