//! Pairs of records as patterns of levels.
//!
//! Values are folded and prepared once per distinct value; a pair of distinct values is compared
//! once as long as the memory of a thread holds it. The level of a pair depends on its two records
//! alone, never on the thread or the order.

pub(crate) mod domain;
mod fold;
pub(crate) mod frame;
pub(crate) mod level;
pub(crate) mod measure;
pub(crate) mod moment;
pub(crate) mod pattern;
mod placeholder;
mod spoken;

pub use fold::fold;
pub(crate) use placeholder::is_placeholder;

/// The form in which a value is compared; empty when it says nothing.
pub(crate) fn compared(kind: crate::settings::Kind, raw: &str) -> String {
    if is_placeholder(kind, raw) { String::new() } else { fold(kind, raw) }
}
