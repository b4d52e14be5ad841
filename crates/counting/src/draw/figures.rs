//! How numbers are written in the language of those who look at a picture.
//!
//! It must never round otherwise than the text that stands beside the picture.

use crate::forecast::words;

/// The signs of numbers in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// What stands between groups of three digits.
    pub thousands: String,
    /// What stands before tenths.
    pub point: String,
}

impl Figures {
    /// As English writes them.
    #[must_use]
    pub fn english() -> Self {
        Self { thousands: ",".to_owned(), point: ".".to_owned() }
    }

    /// A number: thousands apart, digits after the point only where they matter.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        self.written(&words::number(value))
    }

    /// A share as a percentage.
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        self.written(&words::percent(share))
    }

    /// A number with so many digits after the point.
    #[must_use]
    pub fn decimals(&self, value: f64, digits: usize) -> String {
        self.written(&format!("{value:.digits$}"))
    }

    /// A text of digits in English, with the signs of this language.
    pub(super) fn written(&self, english: &str) -> String {
        let mut text = String::with_capacity(english.len());
        for sign in english.chars() {
            match sign {
                ',' => text.push_str(&self.thousands),
                '.' => text.push_str(&self.point),
                other => text.push(other),
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_signs_of_their_language() {
        let french = Figures { thousands: "\u{202f}".to_owned(), point: ",".to_owned() };
        assert_eq!(french.number(-12_345.0), "-12\u{202f}345");
        assert_eq!(french.number(0.25), "0,250");
        assert_eq!(french.percent(0.125), "12,5 %");
        assert_eq!(french.decimals(1.456, 2), "1,46");
        assert_eq!(Figures::english().number(1_234.0), "1,234");
    }
}
