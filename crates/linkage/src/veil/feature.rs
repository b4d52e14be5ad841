//! What a person is compared by: small pieces of what is known, each with a weight.
//!
//! Weights are whole numbers: a piece of weight two votes twice in a sketch. Pieces of a name are
//! its keys and pairs of letters, so that spellings share most and one slip changes few.

use super::person::{Birth, Person};
use super::secret::{Keyed, first};
use super::sketch::{SEGMENTS, Segment};
use super::sound::Part;

/// A piece as a keyed digest, and its votes.
pub(super) type Piece = ([u8; 16], u8);

/// The pieces of a person, by segment of the sketch.
pub(super) type Pieces = [Vec<Piece>; SEGMENTS];

/// The pieces of a person.
pub(super) fn pieces(person: &Person, keyed: &Keyed) -> Pieces {
    Segment::ALL.map(|segment| {
        let mut texts: Vec<(String, u8)> = Vec::new();
        match segment {
            Segment::Names => named(&person.names, &mut texts),
            Segment::Own => named(person.names.get(..1).unwrap_or_default(), &mut texts),
            Segment::Year => {
                texts.extend(person.birth.year.map(|year| (format!("year {year}"), 1)))
            }
            Segment::Days => days(person.birth, &mut texts),
            Segment::Sex => texts.extend(person.sex.iter().map(|sex| (sex.clone(), 1))),
            Segment::Origin => texts.extend(person.origin.iter().map(|it| (it.clone(), 1))),
            Segment::Place => {
                person.places.iter().for_each(|word| letters(word, 2, &mut texts));
            }
            Segment::Number => {
                person.numbers.iter().for_each(|number| letters(number, 2, &mut texts));
            }
            Segment::Kin => named(&person.kin, &mut texts),
        }
        // Twice the same piece is one piece: a vector added twice would count four times.
        texts.sort();
        texts.dedup_by(|one, other| one.0 == other.0);
        texts.iter().map(|(text, votes)| (first(&keyed.hash(&[text.as_bytes()])), *votes)).collect()
    })
}

/// Pieces of names.
fn named(parts: &[Part], texts: &mut Vec<(String, u8)>) {
    for part in parts {
        texts.push((format!("key {}", part.key), 3));
        letters(&part.letters, 1, texts);
    }
}

/// A word whole, with its votes, and its pairs of letters.
fn letters(word: &str, whole: u8, texts: &mut Vec<(String, u8)>) {
    texts.push((format!("word {word}"), whole));
    let mut before = '_';
    for letter in word.chars().chain(std::iter::once('_')) {
        texts.push((format!("two {before}{letter}"), 1));
        before = letter;
    }
}

/// Pieces of day and month: one of them wrong or the two swapped leave half.
fn days(birth: Birth, texts: &mut Vec<(String, u8)>) {
    for (what, value) in [("month", birth.month), ("day", birth.day)] {
        if let Some(value) = value {
            texts.push((format!("{what} {value}"), 1));
            texts.push((format!("either {value}"), 1));
        }
    }
}
