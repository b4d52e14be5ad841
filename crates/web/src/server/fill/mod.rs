//! From what the house knows to what pages show.

mod answers;
mod doubles;
mod entries;
mod papers;
mod people;

pub(super) use answers::{problems, typed};
pub(super) use doubles::{Here, double, line};
pub(super) use entries::{entries, entry_of};
pub(super) use papers::{all_asked, asked, document, filed, upload, wrong_upload};
pub(super) use people::{claims, head, household};

use law::Text;
use record::Purpose;

use crate::i18n::{Locale, Words};

/// A word of a family as a text in both languages of the law.
pub(super) fn both(family: &'static str, word: &str) -> Text {
    let said = |locale| Words::One(family, word.to_owned()).in_language(locale);
    Text { fr: said(Locale::Fr), en: said(Locale::En) }
}

/// What a file was looked at for.
pub(super) fn purpose(purpose: Purpose) -> Text {
    both("purpose", purpose.as_str())
}
