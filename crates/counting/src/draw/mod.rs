//! Pictures of flows between places: a chord and a Sankey diagram, as SVG that anyone can read.
//!
//! It must never say anything by colour alone, nor leave out a flow without saying so.

mod chord;
mod picture;
mod sankey;
mod svg;

pub use chord::chord;
pub use picture::{Picture, Words};
pub use sankey::sankey;

#[cfg(test)]
mod tests;
