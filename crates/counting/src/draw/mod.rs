//! Figures as SVG that anyone can read: with a title and a description.
//!
//! They must never say anything by colour alone, leave something out without saying so, nor fetch
//! anything: no font, no script, no foreign map.

mod chart;
mod chord;
mod control;
mod fan;
mod ink;
mod line;
mod map;
mod picture;
mod sankey;
mod svg;
mod timeline;

pub use chord::chord;
pub use control::control_chart;
pub use fan::fan_chart;
pub use map::{MapPoint, incident_map};
pub use picture::{Picture, Words};
pub use sankey::sankey;
pub use timeline::{Stack, timeline};

#[cfg(test)]
mod line_tests;
#[cfg(test)]
mod tests;
