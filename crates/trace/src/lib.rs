//! The trace: an append-only log of facts, its consistency boundary, its views, its outbox, its seal.
//!
//! This crate is the contract and holds no SQL; an engine of storage is right when it passes
//! `conformance` and behaves as [`MemoryLog`] does.

mod event;
mod export;
mod log;
mod memory;
mod outbox;
mod seal;
mod select;
mod vault;
mod view;

#[cfg(feature = "conformance")]
pub mod conformance;

pub use event::{NewEvent, Payload, Recorded, SealedPart};
pub use export::{ExportError, write_ocel, write_xes};
pub use log::{Append, Boundary, Interest, Loaded, Log, LogError, Receipt, Seen};
pub use memory::MemoryLog;
pub use outbox::{Delivery, Message};
pub use seal::{KeyError, Keystore, MemoryKeystore, PersonKey, SealError, Sealer};
pub use select::{Condition, Order, Select};
pub use vault::{MemoryVault, Vault, VaultError};
pub use view::{Cell, Column, ColumnType, Opener, Row, View, Views};
