//! Drawings of what is counted, as SVG that stands alone: no script, no font, nothing fetched.
//!
//! It must never say by colour alone what is not also said by shape, place or text.

mod chart;
mod control;
mod fan;
mod line;

pub use control::control_chart;
pub use fan::fan_chart;

#[cfg(test)]
mod line_tests;
