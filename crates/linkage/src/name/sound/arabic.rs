//! The Arabic script in all its languages. Vowels are mostly not written; alef, waw and yeh are
//! ambiguous and stay so.

use super::super::symbol::*;
use super::{Sounds, romanised};

/// Reads letters of the Arabic script, without vowel marks.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    let mut rest = letters;
    let mut is_first = true;
    while let Some((&letter, later)) = rest.split_first() {
        if let Some(symbols) = opening(rest).filter(|_| is_first) {
            sounds.extend(symbols);
            rest = rest.get(2..).unwrap_or_default();
        } else {
            match one(letter) {
                Some(symbols) => sounds.extend(symbols),
                None => romanised(&[letter], sounds),
            }
            rest = later;
        }
        is_first = false;
    }
}

/// At the beginning, alef with waw or yeh is a vowel unless another vowel follows.
const fn opening(letters: &[char]) -> Option<&'static [u8]> {
    match letters {
        [_, _, 'ا' | 'و' | 'ي' | 'ی', ..] => None,
        ['ا' | 'أ' | 'إ', 'و' | 'ۇ' | 'ؤ', _, ..] => Some(&[O]),
        ['ا' | 'أ' | 'إ' | 'آ', 'ي' | 'ی' | 'ې', _, ..] => Some(&[I]),
        _ => None,
    }
}

const fn one(letter: char) -> Option<&'static [u8]> {
    Some(match letter {
        'ا' | 'أ' | 'آ' | 'ٱ' => &[ALEF],
        'إ' => &[I],
        'ب' => &[B],
        'پ' => &[P],
        'ت' | 'ٹ' | 'ټ' | 'ٿ' => &[T],
        'ث' => &[TH],
        'ج' => &[DJ],
        'چ' => &[CH],
        'ح' => &[HH],
        'خ' => &[KH],
        'د' | 'ڈ' | 'ډ' => &[D],
        'ذ' => &[DH],
        'ر' | 'ڑ' | 'ړ' | 'ڕ' => &[R],
        'ز' => &[Z],
        'ځ' => &[DZ],
        'ژ' | 'ږ' => &[ZH],
        'س' => &[S],
        'ش' | 'ښ' => &[SH],
        'ص' => &[SS],
        'ض' => &[DD],
        'ط' => &[TT],
        'ظ' => &[ZZ],
        'ع' => &[AYN],
        'غ' => &[GH],
        'ف' | 'ڢ' => &[F],
        'ڤ' | 'ۋ' => &[V],
        'ق' => &[Q],
        'ك' | 'ک' | 'ڪ' => &[K],
        'گ' | 'ګ' | 'ݢ' | 'ݣ' => &[G],
        'ڭ' => &[NG],
        'ل' | 'ڵ' => &[L],
        'م' => &[M],
        'ن' | 'ں' | 'ڼ' | 'ڻ' => &[N],
        'ه' | 'ھ' | 'ہ' | 'ۀ' | 'ۂ' => &[H],
        'ە' => &[E],
        'ة' | 'ۃ' => &[TA_MARBUTA],
        'و' => &[WAW],
        'ۇ' | 'ۆ' => &[O],
        'ۈ' => &[UE],
        'ي' | 'ی' | 'ى' | 'ۍ' | 'ے' | 'ۓ' => &[YEH],
        'ې' | 'ێ' => &[E],
        'ئ' | 'ؤ' | 'ء' => &[HAMZA],
        'څ' => &[TS],
        _ => return None,
    })
}
