//! The use cases together, over a log in memory: what people and agents do, and what must never be.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what is wrong by stopping"
)]

mod acting;
mod counting;
mod deaths;
mod documents;
mod doubles;
mod estimate;
mod flows;
mod integration;
mod journey;
mod listing;
mod looks;
mod meddling;
mod registering;
mod reporting;
mod searching;
mod secrecy;
mod signing_in;
mod support;
mod terms;
