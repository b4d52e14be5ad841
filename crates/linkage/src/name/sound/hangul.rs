//! Hangul: each block is taken apart into its letters by arithmetic (Unicode, chapter 3.12).

use super::super::symbol::*;
use super::{Sounds, romanised};

const FIRSTS: [&[u8]; 19] = [
    &[G],
    &[K],
    &[N],
    &[D],
    &[T],
    &[R],
    &[M],
    &[B],
    &[P],
    &[S],
    &[S],
    &[],
    &[DJ],
    &[DJ],
    &[CH],
    &[K],
    &[T],
    &[P],
    &[H],
];

/// The vowel of eo, which no other script here has, is written ü; eu is a mere schwa.
const VOWELS: [&[u8]; 21] = [
    &[A],
    &[E],
    &[Y, A],
    &[Y, E],
    &[UE],
    &[E],
    &[Y, UE],
    &[Y, E],
    &[O],
    &[W, A],
    &[W, E],
    &[W, E],
    &[Y, O],
    &[U],
    &[W, UE],
    &[W, E],
    &[W, I],
    &[Y, U],
    &[SCHWA],
    &[I],
    &[I],
];

const LASTS: [&[u8]; 28] = [
    &[],
    &[K],
    &[K],
    &[K],
    &[N],
    &[N],
    &[N],
    &[T],
    &[L],
    &[L, K],
    &[L, M],
    &[L, B],
    &[L, S],
    &[L, T],
    &[L, P],
    &[L],
    &[M],
    &[B],
    &[B],
    &[S],
    &[S],
    &[NG],
    &[DJ],
    &[CH],
    &[K],
    &[T],
    &[P],
    &[H],
];

/// Reads Hangul syllables.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    for &letter in letters {
        let place = u32::from(letter).checked_sub(0xAC00).filter(|&it| it < 11_172);
        let Some(place) = place.and_then(|it| usize::try_from(it).ok()) else {
            if letter.is_alphabetic() {
                romanised(&[letter], sounds);
            }
            continue;
        };
        let (first, vowel, last) = (place / 588, place / 28 % 21, place % 28);
        sounds.extend(FIRSTS.get(first).copied().unwrap_or_default());
        sounds.extend(VOWELS.get(vowel).copied().unwrap_or_default());
        sounds.extend(LASTS.get(last).copied().unwrap_or_default());
    }
}
