//! Whether one test holds for two distinct values.

use rapidfuzz::distance::{jaro, jaro_winkler, levenshtein, osa};

use super::domain::{Domain, Word};
use super::moment::Moment;
use crate::settings::{DateLevel, Test};
use crate::table::at;

const LETTERS: u64 = (1 << 40) - 1;
/// What a word with one error counts of one that is equal.
const SIMILAR_WORD: f64 = 2.0 / 3.0;

/// Whether a test holds between the values of two codes of a domain.
pub(crate) fn holds(domain: &Domain, test: &Test, a: u32, b: u32) -> bool {
    match test {
        Test::Exact => a == b,
        Test::Edits { most } => {
            a == b
                || edits_possible(domain, a, b, *most)
                    && edits(domain.text(a), domain.text(b), *most)
        }
        Test::Levenshtein { most } => {
            a == b
                || edits_possible(domain, a, b, *most)
                    && levenshtein::distance_with_args(
                        domain.text(a).bytes(),
                        domain.text(b).bytes(),
                        &levenshtein::Args::default().score_cutoff(*most as usize),
                    )
                    .is_some()
        }
        Test::Jaro { least } => a == b || jaro_at_least(domain, a, b, *least, false),
        Test::JaroWinkler { least } => a == b || jaro_at_least(domain, a, b, *least, true),
        Test::Name { least } => a == b || name_similarity(domain, a, b) >= *least,
        Test::Words { least } => a == b || words_at_least(domain, a, b, *least),
        Test::Common { least } => common(domain, a, b) >= *least as usize,
        Test::Date { least } => date_level(domain, a, b).is_some_and(|level| level <= *least),
        Test::Days { most } => {
            moments(domain, a, b).is_some_and(|(a, b)| (a.days() - b.days()).abs() <= *most)
        }
        Test::Within { most } => numbers(domain, a, b).is_some_and(|(a, b)| (a - b).abs() <= *most),
        Test::Share { most } => {
            numbers(domain, a, b).is_some_and(|(a, b)| (a - b).abs() <= most * a.abs().max(b.abs()))
        }
        Test::Prefix { length } => {
            let (a, b) = (domain.text(a), domain.text(b));
            let start = a.get(..*length as usize);
            start.is_some() && start == b.get(..*length as usize)
        }
        Test::Initial => initial(domain.text(a), domain.text(b)),
        Test::Across => false,
        Test::Else => true,
    }
}

/// Whether a test that holds for more pairs fails already, so that a stricter one need not be
/// tried: the measure is the same, and this one asks for less.
pub(crate) fn asks_less(loose: &Test, strict: &Test) -> bool {
    match (loose, strict) {
        (Test::Jaro { least: loose }, Test::Jaro { least: strict })
        | (Test::JaroWinkler { least: loose }, Test::JaroWinkler { least: strict })
        | (Test::Words { least: loose }, Test::Words { least: strict }) => loose < strict,
        (Test::Edits { most: loose }, Test::Edits { most: strict })
        | (Test::Levenshtein { most: loose }, Test::Levenshtein { most: strict }) => loose > strict,
        _ => false,
    }
}

fn edits(a: &str, b: &str, most: u32) -> bool {
    osa::distance_with_args(a.bytes(), b.bytes(), &osa::Args::default().score_cutoff(most as usize))
        .is_some()
}

/// Whether the letters that occur and the lengths leave room for so few errors.
#[inline]
fn edits_possible(domain: &Domain, a: u32, b: u32, most: u32) -> bool {
    let (a, b) = (at(&domain.masks, a as usize), at(&domain.masks, b as usize));
    let lengths = (a >> 56).abs_diff(b >> 56);
    lengths <= u64::from(most) && ((a ^ b) & LETTERS).count_ones() <= 2 * most
}

/// Jaro or Jaro-Winkler, after a bound from the letters that occur.
#[inline]
fn jaro_at_least(domain: &Domain, a: u32, b: u32, least: f64, winkler: bool) -> bool {
    let (mask_a, mask_b) = (at(&domain.masks, a as usize), at(&domain.masks, b as usize));
    let (text_a, text_b) = (domain.text(a), domain.text(b));
    if jaro_most(mask_a, mask_b, winkler, text_a.bytes().next() == text_b.bytes().next()) < least {
        return false;
    }
    let similarity = if winkler {
        jaro_winkler::similarity(text_a.bytes(), text_b.bytes())
    } else {
        jaro::similarity(text_a.bytes(), text_b.bytes())
    };
    similarity + 1e-9 >= least
}

/// The most Jaro can be, given the letters that occur on one side only.
fn jaro_most(a: u64, b: u64, winkler: bool, same_start: bool) -> f64 {
    let (length_a, length_b) = ((a >> 56) as f64, (b >> 56) as f64);
    if length_a >= 255.0 || length_b >= 255.0 {
        return 1.0;
    }
    if length_a == 0.0 || length_b == 0.0 {
        return 0.0;
    }
    let only_a = f64::from((a & !b & LETTERS).count_ones());
    let only_b = f64::from((b & !a & LETTERS).count_ones());
    let common = (length_a - only_a).min(length_b - only_b).max(0.0);
    let most = (common / length_a + common / length_b + 1.0) / 3.0;
    if winkler && same_start { most + 0.4 * (1.0 - most) } else { most }
}

/// How well two dates agree, `None` when not at all; what is no date agrees with itself alone.
pub(crate) fn date_level(domain: &Domain, a: u32, b: u32) -> Option<DateLevel> {
    match moments(domain, a, b) {
        Some((a, b)) => a.agreement(b),
        None => (a == b).then_some(DateLevel::Same),
    }
}

/// How alike two names are, 0 when they cannot be forms of one; without a reading of both, by their
/// letters.
pub(crate) fn name_similarity(domain: &Domain, a: u32, b: u32) -> f64 {
    if !names_possible(at(&domain.consonants, a as usize), at(&domain.consonants, b as usize)) {
        return 0.0;
    }
    match (domain.names.get(a as usize), domain.names.get(b as usize)) {
        (Some(a), Some(b)) => a.similarity(b),
        (None, _) | (_, None) => {
            jaro_winkler::similarity(domain.text(a).bytes(), domain.text(b).bytes()) + 1e-9
        }
    }
}

/// Whether two names share enough classes of consonants to be forms of one: all but one of those
/// of the poorer, or, where that is much, two thirds.
const fn names_possible(a: u16, b: u16) -> bool {
    let (of_a, of_b) = (a.count_ones(), b.count_ones());
    let fewer = if of_a < of_b { of_a } else { of_b };
    let common = (a & b).count_ones();
    common + 1 >= fewer && common * 3 >= fewer * 2 || fewer < 2
}

/// The share of the words of the shorter text that the longer has too, each weighed by its length;
/// a word with one error counts two thirds. Nothing when the shorter is too short to say.
fn words_at_least(domain: &Domain, a: u32, b: u32, least: f64) -> bool {
    let (Some(of_a), Some(of_b)) = (domain.words.get(a as usize), domain.words.get(b as usize))
    else {
        return false;
    };
    let blooms = (at(&domain.blooms, a as usize), at(&domain.blooms, b as usize));
    if least > SIMILAR_WORD && blooms.0 & blooms.1 == 0 {
        return false;
    }
    let (text_a, text_b) = (domain.text(a), domain.text(b));
    let (short, long) = ((text_a, of_a), (text_b, of_b));
    let (short, long) = if text_a.len() <= text_b.len() { (short, long) } else { (long, short) };
    if short.0.len() * 4 < long.0.len() {
        return false;
    }
    let all: f64 = short.1.iter().map(|word| f64::from(word.length)).sum();
    let mut missing = all * (1.0 - least) + 1e-9;
    for word in short.1 {
        let found = long.1.iter().map(|other| alike((short.0, word), (long.0, other)));
        missing -= f64::from(word.length) * (1.0 - found.fold(0.0, f64::max));
        if missing < 0.0 {
            return false;
        }
    }
    true
}

/// How many words two values have in common.
fn common(domain: &Domain, a: u32, b: u32) -> usize {
    let words = |code: u32| domain.words.get(code as usize).map(AsRef::as_ref).unwrap_or_default();
    words(a).iter().filter(|word| words(b).iter().any(|other| other.hash == word.hash)).count()
}

/// Whether two words are equal (1), one error apart (two thirds) or neither.
fn alike((text_a, a): (&str, &Word), (text_b, b): (&str, &Word)) -> f64 {
    if a.hash == b.hash {
        return 1.0;
    }
    if a.length < 4
        || a.length.abs_diff(b.length) > 1
        || ((a.mask ^ b.mask) & LETTERS).count_ones() > 2
    {
        return 0.0;
    }
    if edits(spelt(text_a, a), spelt(text_b, b), 1) { SIMILAR_WORD } else { 0.0 }
}

/// A word as it stands in its text.
fn spelt<'a>(text: &'a str, word: &Word) -> &'a str {
    let start = usize::from(word.start);
    text.get(start..start + usize::from(word.length)).unwrap_or("")
}

fn moments(domain: &Domain, a: u32, b: u32) -> Option<(&Moment, &Moment)> {
    let of = |code: u32| domain.moments.get(code as usize)?.as_ref();
    Some((of(a)?, of(b)?))
}

fn numbers(domain: &Domain, a: u32, b: u32) -> Option<(f64, f64)> {
    Some((*domain.numbers.get(a as usize)?, *domain.numbers.get(b as usize)?))
}

fn initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() == 1 && long.len() > 1 && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::settings::Kind;

    fn domain(kind: Kind, values: &[&str]) -> Domain {
        Domain::prepare(kind, values.iter().map(|&value| value.into()).collect())
    }

    #[test]
    fn one_error_and_one_exchange_are_one_edit() {
        let codes = domain(Kind::Code, &["1804974", "1804947", "1804", "18049745"]);
        let one = Test::Edits { most: 1 };
        assert!(holds(&codes, &one, 0, 1));
        assert!(!holds(&codes, &one, 0, 2));
        assert!(holds(&codes, &one, 0, 3));
    }

    #[test]
    fn words_of_the_shorter_text_found_in_the_longer() {
        let texts =
            ["acme trading", "acme trading company ltd", "zenith holdings", "a", "acme tradin"];
        let texts = domain(Kind::Text, &texts);
        let most = Test::Words { least: 0.99 };
        assert!(holds(&texts, &most, 0, 1));
        assert!(!holds(&texts, &Test::Words { least: 0.1 }, 0, 2));
        assert!(!holds(&texts, &Test::Words { least: 0.1 }, 1, 3), "too short to say");
        assert!(holds(&texts, &Test::Words { least: 0.7 }, 0, 4) && !holds(&texts, &most, 0, 4));
    }

    proptest! {
        #[test]
        fn the_bounds_never_reject_what_the_measures_accept(a in "[a-z0-9 ]{1,12}", b in "[a-z0-9 ]{1,12}") {
            let both = domain(Kind::Text, &[&a, &b]);
            for least in [0.7, 0.85, 0.92] {
                let plain = jaro_winkler::similarity(a.bytes(), b.bytes()) + 1e-9 >= least;
                prop_assert_eq!(holds(&both, &Test::JaroWinkler { least }, 0, 1), plain);
            }
            for most in [1, 2] {
                let plain = osa::distance(a.bytes(), b.bytes()) <= most as usize;
                prop_assert_eq!(holds(&both, &Test::Edits { most }, 0, 1), plain);
            }
        }
    }
}
