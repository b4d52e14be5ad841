//! Forms: what was posted, the fields of a page with value and error, and answers read from them.
//!
//! A field of a procedure pack becomes a [`Field`] by [`Field::of_law`] and an [`Answer`] by [`read`];
//! nothing invalid goes further than here, and nothing typed is lost on the way back.

mod answer;
mod digits;
mod field;
mod law_field;
mod posted;
mod read;
mod sheet;
mod wrong;

pub use answer::{Answer, Answers, typed};
pub use digits::ascii_digits;
pub use field::{Control, Field, LineKind, Opt, Part, sorted};
pub use law_field::{field_name, said};
pub use posted::Posted;
pub(crate) use read::{country, email, language, moment_parts, phone};
pub use read::{date_parts, partial_parts, read, read_all};
pub use sheet::Form;
pub use wrong::{Problems, Wrong};
