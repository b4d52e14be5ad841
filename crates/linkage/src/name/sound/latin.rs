//! Latin, in every national habit at once: what is ambiguous stays so, as a symbol of its own.

use super::super::symbol::*;
use super::{Sounds, base};

/// Reads lower-case Latin letters.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    let mut rest = letters;
    while let Some((&letter, later)) = rest.split_first() {
        let is_first = rest.len() == letters.len();
        let opening = if is_first { opening(rest) } else { None };
        let (length, symbols) = opening.or_else(|| cluster(rest)).unwrap_or((0, &[]));
        if length > 0 {
            sounds.extend(symbols);
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        sounds.extend(single(letter, later));
        rest = later;
    }
}

/// At the beginning, French ou before a vowel is a w: Oualid, Ouazzani.
fn opening(rest: &[char]) -> Option<(usize, &'static [u8])> {
    match rest {
        ['o', 'u', next, ..] if is_vowel_letter(*next) => Some((2, &[LATIN_W])),
        _ => None,
    }
}

/// Several letters for one sound, the longest first.
fn cluster(rest: &[char]) -> Option<(usize, &'static [u8])> {
    Some(match rest {
        ['t', 's', 'c', 'h', ..] => (4, &[CH]),
        ['d', 's', 'c', 'h', ..] => (4, &[DJ]),
        ['s', 'h', 'c', 'h', ..] => (4, &[SH]),
        ['s', 'z', 'c', 'z', ..] => (4, &[SH]),
        ['š', 'č', ..] => (2, &[SH]),
        ['s', 'c', 'h', ..] => (3, &[SH]),
        ['t', 'c', 'h', ..] => (3, &[CH]),
        ['d', 'z', 'h', ..] => (3, &[DJ]),
        ['d', 'ž', ..] => (2, &[DJ]),
        ['s', 'h', ..] => (2, &[SH]),
        ['c', 'h', ..] => (2, &[LATIN_CH]),
        ['k', 'h', ..] => (2, &[KH]),
        ['g', 'h', ..] => (2, &[GH]),
        ['z', 'h', ..] => (2, &[ZH]),
        ['t', 'h', ..] => (2, &[LATIN_TH]),
        ['d', 'h', ..] => (2, &[DH]),
        ['p', 'h', ..] => (2, &[F]),
        ['d', 'j', ..] | ['g', 'j', ..] | ['x', 'h', ..] => (2, &[DJ]),
        ['c', 'z', ..] => (2, &[LATIN_CZ]),
        ['s', 'z', ..] => (2, &[LATIN_SZ]),
        ['r', 'z', ..] => (2, &[LATIN_RZ]),
        ['d', 'z', ..] => (2, &[DZ]),
        ['t', 'z', ..] | ['t', 's', ..] => (2, &[TS]),
        ['c', 'k', ..] | ['c', 'q', ..] => (2, &[K]),
        ['q', 'u', 'e' | 'i' | 'é' | 'è', ..] => (2, &[K]),
        ['g', 'u', 'e' | 'i' | 'é' | 'è', ..] => (2, &[G]),
        ['g', 'n', ..] => (2, &[NY]),
        _ => return vowels(rest),
    })
}

/// Several vowels for one sound. Before a vowel, y and w are consonants.
fn vowels(rest: &[char]) -> Option<(usize, &'static [u8])> {
    Some(match rest {
        ['o', 'u' | 'û' | 'ù', ..] | ['o', 'o', ..] => (2, &[OU]),
        ['e', 'e', ..] => (2, &[EE]),
        ['a' | 'e', 'y' | 'j', next, ..] if is_vowel_letter(*next) => return None,
        ['a', 'w', next, ..] if is_vowel_letter(*next) => return None,
        ['a' | 'e', 'i' | 'ï' | 'y' | 'j', ..] => (2, &[AI]),
        ['a', 'u' | 'w', ..] => (2, &[AU]),
        _ => return None,
    })
}

fn is_vowel_letter(letter: char) -> bool {
    matches!(base(letter), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ı' | 'æ' | 'ø')
}

/// One letter, and what follows it.
fn single(letter: char, later: &[char]) -> &'static [u8] {
    if let Some(symbols) = marked(letter) {
        return symbols;
    }
    let is_soft = later.first().is_some_and(|&next| matches!(base(next), 'e' | 'i' | 'y'));
    match base(letter) {
        'a' => &[A],
        'b' => &[B],
        'c' if is_soft => &[SOFT_C],
        'c' => &[LATIN_C],
        'd' => &[D],
        'e' => &[E],
        'f' => &[F],
        'g' if is_soft => &[SOFT_G],
        'g' => &[G],
        'h' => &[H],
        'i' => &[I],
        'j' => &[LATIN_J],
        'k' => &[K],
        'l' => &[L],
        'm' => &[M],
        'n' => &[N],
        'o' => &[O],
        'p' => &[P],
        'q' => &[Q],
        'r' => &[R],
        's' => &[S],
        't' => &[T],
        'u' => &[U],
        'v' => &[V],
        'w' => &[LATIN_W],
        'x' => &[LATIN_X],
        'y' => &[LATIN_Y],
        'z' => &[LATIN_Z],
        _ => &[],
    }
}

/// Letters whose mark changes the sound, and letters that are no letter with a mark.
fn marked(letter: char) -> Option<&'static [u8]> {
    if letter.is_ascii() {
        return None;
    }
    Some(match letter {
        'ş' | 'š' | 'ś' | 'ș' | 'ṣ' | 'ŝ' => &[SH],
        'ç' | 'č' | 'ć' | 'ĉ' => &[CH],
        'ž' | 'ź' | 'ż' => &[ZH],
        'ğ' => &[GH],
        'ı' => &[SCHWA],
        'ö' | 'ø' | 'ő' | 'œ' | 'ü' | 'ű' => &[UE],
        'å' => &[O],
        'ä' | 'æ' | 'ə' | 'ǝ' => &[E],
        'ł' => &[L],
        'đ' => &[DJ],
        'ñ' | 'ń' | 'ň' => &[NY],
        'ř' => &[LATIN_RZ],
        'ț' | 'ţ' => &[TS],
        'þ' => &[TH],
        'ð' => &[DH],
        'ß' => &[S],
        'ħ' | 'ḥ' => &[HH],
        'ẖ' | 'ḫ' => &[KH],
        'ġ' => &[GH],
        'ý' => &[I],
        'ŋ' => &[NG],
        'ĳ' => &[AI],
        _ => return None,
    })
}
