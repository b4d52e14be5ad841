//! Languages: what a key says in the reader's language, and how dates and names are written in it.
//!
//! Every word a page shows comes from `locales/` or from a procedure pack; no template holds a word.

mod catalogue;
mod lists;
mod locale;
mod mirror;
mod typography;
mod when;
mod words;

pub(crate) use catalogue::exists;
pub use catalogue::{Arg, FILES, Value, message};
pub use lists::{COUNTRIES, LANGUAGES, RELATIONS, families, own_language_name};
pub use locale::{Direction, Locale};
pub use typography::french;
pub use when::When;
pub use words::Words;
