//! The code with which whoever reported comes back: made once, kept on paper, known here by a keyed
//! digest alone; and the patience with wrong ones.
//!
//! It must never be written down by the house, and never tell who holds it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::SignedDuration;
use kernel::Timestamp;

use crate::keys::HouseKey;

/// Digits of the code with the check digit.
const LENGTH: usize = 20;
/// The first digits: what tries are counted by.
const COUNTED_BY: usize = 7;

/// A code with a check digit that is right: `4821 7093 5560 1187 4426`.
#[derive(Clone, PartialEq, Eq)]
pub struct ReportCode(String);

impl std::fmt::Debug for ReportCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReportCode(…)")
    }
}

impl ReportCode {
    /// The code that belongs to a seed under the house's key: 19 digits (63 bits) and a check digit.
    pub(crate) fn of(key: &HouseKey, seed: &str) -> Self {
        let number = key.unlinked("report-code-of", seed).as_u128() % 10_u128.pow(19);
        let digits = format!("{number:019}");
        let check = check_digit(&digits).unwrap_or('0');
        Self(format!("{digits}{check}"))
    }

    /// A code as typed: what is no digit is let fall. `None` when digits are missing or mistyped.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let (number, check) = digits.split_at_checked(LENGTH - 1)?;
        let right = check.len() == 1 && check_digit(number).is_some_and(|it| check.starts_with(it));
        right.then_some(Self(digits))
    }

    /// The code in groups of four, to be read aloud and copied by hand.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut text = String::with_capacity(LENGTH + LENGTH / 4);
        for (place, digit) in self.0.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                text.push(' ');
            }
            text.push(digit);
        }
        text
    }

    /// What the log knows it by.
    pub(crate) fn digest(&self, key: &HouseKey) -> String {
        key.digest("report-code", &self.0)
    }

    fn counted_by(&self) -> &str {
        self.0.get(..COUNTED_BY).unwrap_or_default()
    }
}

/// The check digit of ISO/IEC 7064, MOD 11,10: it tells every single wrong digit.
fn check_digit(digits: &str) -> Option<char> {
    let mut product = 10;
    for digit in digits.chars() {
        let sum = match (product + digit.to_digit(10)?) % 10 {
            0 => 10,
            sum => sum,
        };
        product = sum * 2 % 11;
    }
    char::from_digit((11 - product) % 10, 10)
}

/// How many wrong codes with the same first digits are borne before a pause.
const PATIENCE: u8 = 5;
/// How long the pause lasts.
const PAUSE: SignedDuration = SignedDuration::from_mins(15);
/// How many beginnings are remembered.
const REMEMBERED: usize = 10_000;

/// Wrong codes, counted by their first seven digits and by nothing of who sent them: whoever guesses
/// at one report makes that one wait, and no other. It is kept in memory and forgotten with it.
#[derive(Debug, Default)]
pub struct Tries(Mutex<BTreeMap<String, (u8, Timestamp)>>);

impl Tries {
    /// Whether a code may be looked up now.
    #[must_use]
    pub fn may(&self, code: &ReportCode, now: Timestamp) -> bool {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let past = tries.get(code.counted_by());
        past.is_none_or(|(wrong, last)| *wrong < PATIENCE || now.duration_since(*last) >= PAUSE)
    }

    /// Remembers that a code was wrong.
    pub fn wrong(&self, code: &ReportCode, now: Timestamp) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.retain(|_, (_, last)| now.duration_since(*last) < PAUSE);
        if tries.len() >= REMEMBERED && !tries.contains_key(code.counted_by()) {
            let oldest = tries.iter().min_by_key(|(_, (_, last))| *last);
            let oldest = oldest.map(|(beginning, _)| beginning.clone());
            oldest.and_then(|beginning| tries.remove(&beginning));
        }
        let (wrong, last) = tries.entry(code.counted_by().to_owned()).or_insert((0, now));
        (*wrong, *last) = (wrong.saturating_add(1), now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    fn code(seed: &str) -> ReportCode {
        ReportCode::of(&HouseKey::new([1; 32]), seed)
    }

    #[test]
    fn the_check_digit_is_that_of_the_standard() {
        // The worked example of ISO/IEC 7064 for MOD 11,10.
        assert_eq!(check_digit("0794"), Some('5'));
    }

    #[test]
    fn a_code_is_read_as_it_is_printed_and_as_hands_type_it() {
        let made = code("a");
        assert_eq!(made.grouped().len(), 24);
        assert_eq!(ReportCode::typed(&made.grouped()), Some(made.clone()));
        assert_eq!(ReportCode::typed(&made.grouped().replace(' ', "-")), Some(made.clone()));
        assert_ne!(code("b"), made);
        assert_ne!(ReportCode::of(&HouseKey::new([2; 32]), "a"), made);
        for wrong in ["", "12", &format!("{}1", made.grouped())] {
            assert_eq!(ReportCode::typed(wrong), None, "{wrong}");
        }
        assert!(!format!("{made:?}").contains(made.counted_by()));
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn one_wrong_digit_is_always_noticed(seed in "[a-z]{1,8}", place in 0..20_usize, by in 1..10_u32) {
            let made = code(&seed).0;
            let turned: String = made
                .chars()
                .enumerate()
                .map(|(at, digit)| match digit.to_digit(10) {
                    Some(value) if at == place => char::from_digit((value + by) % 10, 10).unwrap(),
                    _ => digit,
                })
                .collect();
            prop_assert_eq!(ReportCode::typed(&turned), None);
        }
    }

    #[test]
    fn wrong_codes_make_one_beginning_wait_and_no_other() {
        let (tries, mut now) = (Tries::default(), Timestamp::UNIX_EPOCH);
        let (guessed, other) = (code("a"), code("b"));
        for _ in 0..PATIENCE {
            assert!(tries.may(&guessed, now));
            tries.wrong(&guessed, now);
        }
        assert!(!tries.may(&guessed, now) && tries.may(&other, now));
        now = now.checked_add(PAUSE).unwrap();
        assert!(tries.may(&guessed, now), "the pause ends");
    }

    #[test]
    fn no_more_is_remembered_than_fits() {
        let (tries, now) = (Tries::default(), Timestamp::UNIX_EPOCH);
        for number in 0..REMEMBERED + 50 {
            tries.wrong(&code(&number.to_string()), now);
        }
        assert!(tries.0.lock().unwrap().len() <= REMEMBERED);
    }
}
