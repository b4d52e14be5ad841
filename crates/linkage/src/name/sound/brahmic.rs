//! The scripts of India, all laid out alike from U+0900 to U+0D7F: one table serves Devanagari,
//! Bengali and their sisters. A consonant carries a vowel of its own, unless another is written,
//! it is killed, or it ends the word.

use super::super::symbol::*;
use super::{Sounds, romanised};

const VIRAMA: u32 = 0x4D;
const NUKTA: u32 = 0x3C;

/// Reads letters of one of the scripts.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    let mut rest = letters;
    while let Some((&letter, mut later)) = rest.split_first() {
        let place = offset(letter);
        match place.map(|it| (it, consonant(it))) {
            Some((place, symbols @ [_, ..])) => {
                if later.first().copied().and_then(offset) == Some(NUKTA) {
                    sounds.extend(dotted(place).unwrap_or(symbols));
                    later = later.get(1..).unwrap_or_default();
                } else {
                    sounds.extend(symbols);
                }
                if later.first().is_some_and(|&next| offset(next).is_none_or(keeps_vowel)) {
                    sounds.push(SCHWA);
                }
            }
            Some((place, _)) => sounds.extend(vowel(place)),
            None => romanised(&[letter], sounds),
        }
        rest = later;
    }
}

/// The sign that takes a consonant's own vowel away; nothing after other letters.
pub(super) fn without_vowel(letter: char) -> Option<char> {
    offset(letter).filter(|&place| !consonant(place).is_empty())?;
    char::from_u32(u32::from(letter) & !0x7F | VIRAMA)
}

/// The place of a letter in its block; nothing for other blocks.
fn offset(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    (0x0900..0x0D80).contains(&code).then_some(code & 0x7F)
}

/// Whether what follows a consonant leaves it its own vowel: a consonant does, signs do not.
const fn keeps_vowel(place: u32) -> bool {
    !matches!(place, NUKTA | 0x3E..=0x4D | 0x55..=0x57 | 0x62 | 0x63)
}

/// The consonant with a dot below.
const fn dotted(place: u32) -> Option<&'static [u8]> {
    Some(match place {
        0x15 => &[Q],
        0x16 => &[KH],
        0x17 => &[GH],
        0x1C => &[Z],
        0x21 | 0x22 => &[R],
        0x2B => &[F],
        0x2F => &[Y],
        _ => return None,
    })
}

const fn consonant(place: u32) -> &'static [u8] {
    match place {
        0x15 => &[K],
        0x16 | 0x59 => &[KH],
        0x17 => &[G],
        0x18 | 0x5A => &[GH],
        0x19 => &[NG],
        0x1A | 0x1B => &[CH],
        0x1C | 0x1D => &[DJ],
        0x1E => &[NY],
        0x1F | 0x24 => &[T],
        0x20 | 0x25 => &[TH],
        0x21 | 0x26 => &[D],
        0x22 | 0x27 => &[DH],
        0x23 | 0x28 | 0x29 => &[N],
        0x2A => &[P],
        0x2B | 0x5E => &[F],
        0x2C | 0x2D => &[B],
        0x2E => &[M],
        0x2F | 0x5F => &[Y],
        0x30 | 0x31 | 0x5C | 0x5D | 0x70 => &[R],
        0x32..=0x34 => &[L],
        0x35 | 0x71 => &[V],
        0x36 | 0x37 => &[SH],
        0x38 => &[S],
        0x39 => &[H],
        0x58 => &[Q],
        0x5B => &[Z],
        _ => &[],
    }
}

const fn vowel(place: u32) -> &'static [u8] {
    match place {
        0x01 | 0x02 => &[N],
        0x03 => &[H],
        0x05 | 0x06 | 0x3E => &[A],
        0x07 | 0x08 | 0x3F | 0x40 => &[I],
        0x09 | 0x0A | 0x41 | 0x42 => &[U],
        0x0B | 0x43 => &[R, I],
        0x0D..=0x0F | 0x45..=0x47 => &[E],
        0x10 | 0x48 => &[AI],
        0x11..=0x13 | 0x49..=0x4B => &[O],
        0x14 | 0x4C => &[AU],
        0x4E => &[T],
        VIRAMA => &[],
        _ => &[],
    }
}
