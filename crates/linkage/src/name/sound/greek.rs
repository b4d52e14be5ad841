//! Greek, as it is spoken today: digraphs first.

use super::super::symbol::*;
use super::{Sounds, base};

/// Reads lower-case Greek letters, accents or none.
pub(super) fn read(letters: &[char], sounds: &mut Sounds) {
    let plain: Vec<char> = letters.iter().map(|&letter| base(letter)).collect();
    let mut rest = plain.as_slice();
    while let Some((&letter, later)) = rest.split_first() {
        let (length, symbols) = cluster(rest).unwrap_or((1, one(letter)));
        sounds.extend(symbols);
        rest = rest.get(length..).unwrap_or(later);
    }
}

const fn cluster(rest: &[char]) -> Option<(usize, &'static [u8])> {
    Some(match rest {
        ['μ', 'π', ..] => (2, &[B]),
        ['ν', 'τ', ..] => (2, &[D]),
        ['γ', 'κ' | 'γ', ..] => (2, &[G]),
        ['γ', 'χ', ..] => (2, &[N, KH]),
        ['τ', 'ζ', ..] => (2, &[DJ]),
        ['τ', 'σ', ..] => (2, &[TS]),
        ['ο', 'υ', ..] => (2, &[OU]),
        ['α', 'ι', ..] => (2, &[E]),
        ['ε' | 'ο' | 'υ', 'ι', ..] => (2, &[I]),
        ['α', 'υ', ..] => (2, &[AU]),
        ['ε', 'υ', ..] => (2, &[E, V]),
        ['γ', 'ι', 'α' | 'ο' | 'ε' | 'ω', ..] => (2, &[Y]),
        ['γ', 'ε' | 'ι' | 'η' | 'υ', ..] => (1, &[GH]),
        _ => return None,
    })
}

const fn one(letter: char) -> &'static [u8] {
    match letter {
        'α' => &[A],
        'β' => &[V],
        'γ' => &[G],
        'δ' => &[DH],
        'ε' => &[E],
        'ζ' => &[Z],
        'η' | 'ι' | 'υ' => &[I],
        'θ' => &[TH],
        'κ' => &[K],
        'λ' => &[L],
        'μ' => &[M],
        'ν' => &[N],
        'ξ' => &[K, S],
        'ο' | 'ω' => &[O],
        'π' => &[P],
        'ρ' => &[R],
        'σ' | 'ς' => &[S],
        'τ' => &[T],
        'φ' => &[F],
        'χ' => &[KH],
        'ψ' => &[P, S],
        _ => &[],
    }
}
