//! Is this the same person?
//!
//! One engine for the desk (duplicates), for counting (lists) and for tracing (families). It takes
//! values and returns values: no domain, no clock, no hidden randomness. See the README for a
//! worked example.
//!
//! - [`name`]: what a name is on the routes taken, and how alike two are, across scripts.
//! - [`date`]: dates with precision and in four calendars.
//! - [`table`]: records as columns of distinct values; [`files`] reads and writes them.
//! - [`propose`]: a model for a table nobody described; [`settings`]: a model on paper.
//! - [`block`], [`compare`], [`model`], [`cluster`]: candidate pairs, their patterns, what the
//!   patterns are worth, and who is one person then.
//! - [`link`]: the whole way, from tables to clusters; [`index`]: one record against many.
//! - [`explain`]: the reasons, in bits that add up; [`evaluate`]: how well it went.
//! - [`veil`]: between organisations that show each other no list.
//! - [`generate`]: made-up families with the truth, to try all this on.

pub mod block;
pub mod cluster;
pub mod compare;
pub mod date;
pub mod evaluate;
pub mod explain;
pub mod files;
pub mod generate;
pub mod index;
pub mod link;
pub mod model;
pub mod name;
pub mod person;
pub mod propose;
pub mod settings;
pub mod table;
pub mod veil;
