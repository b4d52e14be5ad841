//! Ge'ez syllables: Amharic and Tigrinya. Letters that have become homophones fold into one.

use super::super::symbol::*;
use super::{Sounds, romanised};

/// The consonants by rows of eight syllables from U+1200. Nothing: the vowel is at the beginning.
const ROWS: [&[u8]; 45] = [
    &[H],
    &[L],
    &[H],
    &[M],
    &[S],
    &[R],
    &[S],
    &[SH],
    &[Q],
    &[Q, W],
    &[Q],
    &[Q, W],
    &[B],
    &[V],
    &[T],
    &[CH],
    &[H],
    &[K, W],
    &[N],
    &[NY],
    &[HAMZA],
    &[K],
    &[K, W],
    &[KH],
    &[KH, W],
    &[W],
    &[HAMZA],
    &[Z],
    &[ZH],
    &[Y],
    &[D],
    &[D],
    &[DJ],
    &[G],
    &[G, W],
    &[NG],
    &[TT],
    &[CH],
    &[P],
    &[TS],
    &[TS],
    &[F],
    &[P],
    &[],
    &[],
];

/// The vowels by the order of the syllable. The sixth is short or none, which is not written: it
/// counts as none.
const ORDERS: [&[u8]; 8] = [&[E], &[U], &[I], &[A], &[E], &[], &[O], &[W, A]];

/// Reads Ge'ez syllables.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    let mut rest = letters;
    while let Some((&letter, later)) = rest.split_first() {
        let offset = u32::from(letter).checked_sub(0x1200).and_then(|it| usize::try_from(it).ok());
        let row = offset.and_then(|it| ROWS.get(it / 8)).copied();
        match (row, offset.and_then(|it| ORDERS.get(it % 8)).copied()) {
            (Some(row), Some(order)) if !row.is_empty() => {
                let glide = glide(order, later);
                syllable(row, glide.unwrap_or(order), sounds);
                rest = if glide.is_some() { later.get(1..).unwrap_or_default() } else { later };
            }
            _ => {
                romanised(&[letter], sounds);
                rest = later;
            }
        }
    }
}

/// The one sound of an open vowel and the y or w without a vowel that follows it.
const fn glide(order: &[u8], later: &[char]) -> Option<&'static [u8]> {
    match (order, later) {
        ([A | E], ['ይ', ..]) => Some(&[AI]),
        ([A], ['ው', ..]) => Some(&[AU]),
        _ => None,
    }
}

fn syllable(row: &[u8], order: &[u8], sounds: &mut Sounds) {
    let is_throat = matches!(row, [H | HAMZA]);
    let is_first = sounds.symbols().is_empty();
    if !matches!(row, [HAMZA]) {
        sounds.extend(row);
    } else if !is_first {
        sounds.push(HAMZA);
    }
    match order {
        [] if is_first && matches!(row, [HAMZA]) => sounds.push(E),
        // The first order of a throat letter is said like the fourth.
        [E] if is_throat => sounds.push(A),
        order => sounds.extend(order),
    }
}
