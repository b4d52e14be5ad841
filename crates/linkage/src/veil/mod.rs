//! Between organisations that show each other no list: keyed encodings are exchanged, handles and
//! counts come back. It never writes a clear value, and never lets one file say anything alone.
//!
//! The parties share an [`Agreement`]: a secret key and what their columns are. Each one encodes
//! its table ([`encode`]) into tickets, several a record, and hands the [`Encoded`] file to whoever
//! compares ([`compare`]), who has no key. A ticket is a tag and a sketch:
//!
//! - the **tag** is a keyed digest of some values that identify together, such as two names and a
//!   year of birth. In one file no tag is there twice;
//! - the **sketch** is a SimHash (Charikar 2002) of everything known of the person, drawn with
//!   random vectors that depend on the key *and on what the tag stands for*.
//!
//! Two sketches can be compared only if their tags are equal. As no two tickets of a file have the
//! same tag, each sketch of a file is drawn with vectors of its own: without the key a file is
//! noise, and there are no frequencies, no patterns and no graph of similarities to attack. What
//! two files together show, and what cannot be protected at all, is in `docs/veil.md`; the attacks
//! are in `benches/veil.rs`.

mod agreement;
mod compare;
mod count;
mod encode;
mod feature;
mod headers;
mod level;
mod person;
mod role;
mod score;
mod secret;
mod sip;
mod sketch;
mod sound;
mod ticket;
mod wire;

pub use agreement::{Agreement, AgreementFault};
pub use compare::{Comparison, Match, Options, OtherSecret, compare};
pub use count::Overlap;
pub use encode::{Handle, Sealed, Seed, Unusable, encode};
pub use role::Role;
pub use secret::Secret;
pub use wire::{Encoded, WireFault};
