//! Tables of counts with all their margins: dimensions as trees, cells, and which cells add up.
//!
//! It must never hold a margin that is not the sum of its parts: margins are made here, not read.

mod dimension;
mod shape;

pub use dimension::{Dimension, Node};
pub use shape::{CELLS_MOST, Counts, PEOPLE_MOST, Shape, Sum};

#[cfg(test)]
pub(crate) mod tests;
