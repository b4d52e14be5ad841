//! Hebrew, and Yiddish as far as it is the same letters.

use super::super::symbol::*;
use super::Sounds;

/// Reads Hebrew letters, without points. A geresh makes three letters foreign.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    let mut rest = letters;
    while let Some((&letter, later)) = rest.split_first() {
        let (length, symbols): (usize, &[u8]) = match rest {
            ['ג', '\'' | '׳' | '’', ..] => (2, &[DJ]),
            ['צ' | 'ץ', '\'' | '׳' | '’', ..] => (2, &[CH]),
            ['ז', '\'' | '׳' | '’', ..] => (2, &[ZH]),
            ['ט', 'ש', ..] => (2, &[CH]),
            ['ו', 'ו', ..] | ['װ', ..] => (if letter == 'װ' { 1 } else { 2 }, &[V]),
            ['י', 'י', ..] => (2, &[AI]),
            _ => (1, one(letter)),
        };
        sounds.extend(symbols);
        rest = rest.get(length..).unwrap_or(later);
    }
}

const fn one(letter: char) -> &'static [u8] {
    match letter {
        'א' => &[ALEF],
        'ב' => &[B],
        'ג' => &[G],
        'ד' => &[D],
        'ה' => &[H],
        'ו' => &[WAW],
        'ז' => &[Z],
        'ח' => &[KH],
        'ט' => &[TT],
        'י' => &[YEH],
        'כ' | 'ך' => &[K],
        'ל' => &[L],
        'מ' | 'ם' => &[M],
        'נ' | 'ן' => &[N],
        'ס' => &[S],
        'ע' => &[AYN],
        'פ' => &[P],
        'ף' => &[F],
        'צ' | 'ץ' => &[TS],
        'ק' => &[Q],
        'ר' => &[R],
        'ש' => &[SH],
        'ת' => &[T],
        'ױ' => &[O, I],
        'ײ' => &[AI],
        _ => &[],
    }
}
