//! Figures as SVG that anyone can read: with a title and a description, and nothing told by colour
//! alone.
//!
//! It must never fetch anything: no font, no script, no foreign map.

mod ink;
mod map;
mod timeline;

pub use map::{MapPoint, incident_map};
pub use timeline::{Stack, timeline};
