//! Whether a name may be written with the family name first: by what is written, how its parts end,
//! and what language they are of.
//!
//! It must never turn a chain of fathers, which has but one order: father and son would be one.

use super::parse::Name;
use super::part::{Part, Role};
use super::script::Script;
use super::symbol::{self, Class, P, V};

/// What it costs to read a name as written with the family name first; nothing if it cannot be:
/// a chain of fathers has but one order.
pub(crate) fn family_first(turned: &Name, other: &Name) -> Option<i32> {
    let is_certain = turned.is_chain || turned.is_ordered || turned.given.is_some();
    if is_certain || other.is_chain || turned.parts.len() < 2 || turned.parts.len() > 4 {
        return None;
    }
    let first = turned.parts.first()?;
    let last = other.parts.last()?;
    let is_known = last.role == Role::Family && (other.is_ordered || other.given.is_some());
    let is_eastern =
        |part: &Part| matches!(part.script(), Script::Hangul | Script::Han | Script::Kana);
    let is_likely = first.is_family_like() || last.is_family_like() || is_eastern(last);
    match (is_likely, turned.parts.len()) {
        (true, _) => Some(-60),
        (false, 2) if is_known => Some(-150),
        (false, 2) => Some(-400),
        // Never more than unsure: a grandson often has the name of his great-grandfather.
        (false, _) if is_hardly_a_chain(turned) => Some(-450),
        (false, _) => None,
    }
}

/// Whether a name is hardly a chain of fathers although nothing says where its family name is: it
/// has a p or a v, which Arabic and Somali lack, or is of syllables, as in Vietnam, Korea and China.
fn is_hardly_a_chain(name: &Name) -> bool {
    let has_foreign =
        |part: &Part| part.spoken.sounds.symbols().iter().any(|it| matches!(*it, P | V));
    name.parts.iter().any(has_foreign) || name.parts.iter().all(is_syllable)
}

fn is_syllable(part: &Part) -> bool {
    let symbols = part.spoken.sounds.symbols();
    let is_vowel = |it: &u8| matches!(symbol::class(*it), Class::Vowel);
    symbols
        .chunk_by(|one, other| is_vowel(one) == is_vowel(other))
        .filter(|run| run.first().is_some_and(is_vowel))
        .count()
        == 1
}
