//! The faces of the house: pages, languages, forms and the few files they need.
//!
//! A handler fills a context of [`pages`], makes a [`layout::Frame`] for the reader and draws the one
//! with the other. Forms are read by [`form`] and [`start`]. No rule and no SQL live here.

pub mod assets;
pub mod form;
pub mod i18n;
pub mod layout;
pub mod pages;
pub mod parts;
mod png;
pub mod problem;
pub mod sample;
pub mod server;
pub mod start;
