//! Small differences that make another name: brothers and sisters are often told apart by one
//! letter, and how alike the letters are does not say so.

use super::part::sounds_of;
use super::script::Script;
use super::symbol::{
    self, A, AI, B, Class, D, EE, F, H, I, L, LAST_A, LAST_H, LAST_I, LAST_YEH, LATIN_C, LATIN_CH,
    LATIN_W, N, O, OU, R, S, T, TA_MARBUTA, U, V, WAW, YEH, is_vowel,
};
use super::tokens::Spoken;

/// How many sounds come at least after a first consonant that alone is another.
const REST_LEAST: usize = 4;

/// Whether a difference makes another name, however small, for names of one script:
///
/// - in Arabic a long vowel that only one has: Hasan and Husayn, Muhammad and Mahmud;
/// - where spelling follows the sound, or vowels are not written, a class of consonants that only
///   one has: Aram and Armen, Moshe and Menashe;
/// - in Hangul, whose spelling is fixed, other vowels;
/// - where vowels are written, an i for an a between the same consonants: Karam and Karim;
/// - in Latin, another first consonant: Pereira and Ferreira.
pub(super) fn is_another_name(left: &Spoken, right: &Spoken) -> bool {
    let (one, other) = (left.sounds.symbols(), right.sounds.symbols());
    match (left.script, right.script) {
        (Script::Arabic, Script::Arabic) => is_longer_by_vowels(one, other),
        (
            Script::Hebrew
            | Script::Ethiopic
            | Script::Georgian
            | Script::Armenian
            | Script::Bengali
            | Script::Devanagari
            | Script::Indic,
            script,
        ) if script == left.script => {
            symbol::consonants(one) != symbol::consonants(other) || has_i_for_a(one, other)
        }
        (Script::Hangul, Script::Hangul) => one != other && consonants(one).eq(consonants(other)),
        (Script::Latin, Script::Latin) => has_i_for_a(one, other) || has_other_first(one, other),
        (one_script, other_script) => one_script == other_script && has_i_for_a(one, other),
    }
}

/// Whether two differ in their first consonant alone, and it is never written for the other:
/// Pereira and Ferreira, Fernandez and Hernandez. Who mistypes a name seldom begins with it. Eastern
/// Asia has one sound for l and r, and for f and h before u, and writes its syllables in many ways.
fn has_other_first(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([F, U | OU, ..], [H, ..]) | ([H, ..], [F, U | OU, ..]) => false,
        ([L, ..], [R, ..]) | ([R, ..], [L, ..]) => false,
        ([one, after @ ..], [other, rest @ ..]) => {
            rest.len() >= REST_LEAST && after == rest && contrast(*one, *other)
        }
        _ => false,
    }
}

/// Whether some two of the consonants of two names of one script are never written for each other,
/// where both have as many: Kalim and Karim.
pub(super) fn has_other_consonant(left: &Spoken, right: &Spoken) -> bool {
    let heard = |symbols: &[u8]| -> Vec<u8> {
        let is_heard = |it: &u8| !matches!(symbol::class(*it), Class::Breath) && is_consonant(*it);
        symbols.iter().copied().filter(is_heard).collect()
    };
    let (one, other) = (heard(left.sounds.symbols()), heard(right.sounds.symbols()));
    let differ = |(one, other): (&u8, &u8)| contrast(*one, *other);
    left.script == right.script && one.len() == other.len() && one.iter().zip(&other).any(differ)
}

fn is_consonant(symbol: u8) -> bool {
    !matches!(symbol::class(symbol), Class::Gap | Class::Vowel | Class::Front | Class::Round)
}

/// Whether two consonants are never written for each other.
fn contrast(one: u8, other: u8) -> bool {
    use Class::{Breath, Dental, Fricative, Labial, Palatal, Sibilant, Velar};
    if !is_consonant(one) || !is_consonant(other) {
        return false;
    }
    match (symbol::class(one), symbol::class(other)) {
        (Dental, Sibilant | Palatal) | (Sibilant | Palatal, Dental) => false,
        (Sibilant | Palatal | Velar, Sibilant | Palatal | Velar) => false,
        (Breath, Velar | Palatal) | (Velar | Palatal, Breath) => false,
        (Breath, _) if other == LATIN_CH => false,
        (_, Breath) if one == LATIN_CH => false,
        (Labial, Fricative) | (Fricative, Labial) => one != B && other != B,
        (one, other) => one != other,
    }
}

/// Whether only one of two has a waw or a yeh here or there, and nothing else differs. What is
/// written at the end of a name is seldom a vowel of its own in Persian and Turkic spelling.
fn is_longer_by_vowels(one: &[u8], other: &[u8]) -> bool {
    let without = |it: &&u8| !matches!(**it, WAW | YEH | O | LAST_YEH);
    one.len() != other.len() && one.iter().filter(without).eq(other.iter().filter(without))
}

fn consonants(symbols: &[u8]) -> impl Iterator<Item = &u8> {
    symbols.iter().filter(|it| is_consonant(**it))
}

fn has_i_for_a(one: &[u8], other: &[u8]) -> bool {
    let both = || one.iter().zip(other).filter(|(one, other)| one != other);
    let are_like = both().all(|(&one, &other)| is_vowel(one) && is_vowel(other));
    let is_a = |it: u8| matches!(it, A | LAST_A);
    let is_i = |it: u8| matches!(it, I | EE | AI | LAST_I);
    let contrasts =
        |(&one, &other): (&u8, &u8)| (is_a(one) && is_i(other)) || (is_i(one) && is_a(other));
    one.len() == other.len() && are_like && both().any(contrasts)
}

/// How an own name ends, where that tells a woman from a man.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// In -a: Karima, Aleksandra.
    A,
    /// In -o: Francisco.
    O,
    /// In a consonant that is heard: Karim, Aleksandr.
    Consonant,
    /// In anything else, or it depends on the language.
    Other,
}

/// For two own names of which one may be a woman's for the other's a man's: the woman's without
/// its ending, and the man's; -a stands for a consonant, or in one script for -o when all the rest
/// is the same. If these two are one name, the names are not.
pub(super) fn without_sex<'a>(left: &'a Spoken, right: &'a Spoken) -> Option<(Spoken, &'a Spoken)> {
    match (end(left), end(right)) {
        (End::A, End::Consonant) => Some((without_last(left), right)),
        (End::Consonant, End::A) => Some((without_last(right), left)),
        (End::A, End::O) | (End::O, End::A) => {
            let is_same = left.script == right.script && without_last(left) == without_last(right);
            (is_same && is_of_romance(left)).then_some((*left, left))
        }
        (End::A | End::O | End::Consonant | End::Other, _) => None,
    }
}

/// Whether what stands before the last vowel is what the -o of men stands after in Spanish, Italian
/// and Portuguese. Somali writes the -a of women as -o: Khadijo, Halimo, Safiyo.
fn is_of_romance(spoken: &Spoken) -> bool {
    match spoken.sounds.symbols() {
        [.., before, _] => matches!(*before, LATIN_C | N | D | T | R | L | S | I),
        _ => false,
    }
}

fn without_last(spoken: &Spoken) -> Spoken {
    let symbols = spoken.sounds.symbols();
    let ending = if symbols.ends_with(&[LAST_H]) { 2 } else { 1 };
    let left = symbols.len().saturating_sub(ending);
    Spoken::new(sounds_of(symbols.get(..left).unwrap_or_default()), spoken.script)
}

/// Elsewhere an -a is added to write a consonant at the end (Kana), or left out (India), or ends
/// names of men (Greek). A name in -ova or
/// -owna is a family's or a father's.
fn end(spoken: &Spoken) -> End {
    let is_told =
        matches!(spoken.script, Script::Latin | Script::Cyrillic | Script::Arabic | Script::Hebrew);
    match spoken.sounds.symbols() {
        _ if !is_told => End::Other,
        [.., V | LATIN_W, LAST_A] | [.., V | LATIN_W, N, LAST_A] => End::Other,
        [_, _, .., LAST_A | TA_MARBUTA] | [_, _, .., LAST_A, LAST_H] => End::A,
        [_, _, .., O] => End::O,
        [_, _, .., last] => match symbol::class(*last) {
            Class::Gap | Class::Vowel | Class::Breath | Class::Round | Class::Front => End::Other,
            Class::Labial
            | Class::Fricative
            | Class::Dental
            | Class::Sibilant
            | Class::Palatal
            | Class::Velar
            | Class::Liquid
            | Class::Trill
            | Class::Em
            | Class::En => End::Consonant,
        },
        _ => End::Other,
    }
}
