//! Who died or went missing on the way: a register of incidents, its totals, and which incidents of
//! several lists are one.
//!
//! It must never take what a register holds for all there was: each figure is a minimum, and says of
//! how many incidents it is made.

mod check;
mod columns;
mod date;
mod drawn;
mod entry;
mod place;
mod quality;
mod register;
pub mod same;
mod sources;
mod totals;

pub use check::{Remark, RemarkKind};
pub use date::{Date, DateFault, Precision};
pub use drawn::{by_year, map_points, totals_csv};
pub use entry::{Correction, Entry, NewRow, NotEntered, People};
pub use place::{EARTH_KM, Place};
pub use quality::SourceQuality;
pub use register::{COUNT_MOST, Incident, IncidentType, Register};
pub use sources::by_source;
pub use totals::{By, Sums, Totals, totals};

#[cfg(test)]
mod tests;
