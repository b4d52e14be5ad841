//! Which incidents of several lists are one incident, with reasons that add up in bits.
//!
//! It must never link two incidents of one list, nor show a link without its probability: a link
//! too many hides deaths, a link too few counts them twice.
//!
//! The model is that of Fellegi and Sunter (1969): each comparison falls in a level, a level weighs
//! `log2(m / u)` bits, where `m` is how often one incident told twice falls in it and `u` how often
//! two incidents do; with the prior odds, also in bits, the weights add up to the odds that the two
//! are one. What is not stated on one side weighs nothing. An incident is one with one of another
//! list at most: what its rivals take is a step of its own.

mod compare;
mod event;
mod few;
mod fit;
mod group;
mod model;
mod near;

pub use compare::{Field, LEVELS_MOST};
pub use event::{Event, Events};
pub use group::{Group, Overlap, overlap};
pub use model::{Link, Model, Options, Reason, SameFault, Weights, link};

#[cfg(test)]
mod tests;
