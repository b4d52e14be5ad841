//! Digits as people type them: ١٢٣, ۱۲۳ and १२३ are 123.

use std::borrow::Cow;

/// The first digit of each script that has its own.
const ZEROS: [char; 13] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}',
    '\u{c66}', '\u{e50}', '\u{f20}', '\u{1040}', '\u{17e0}',
];

/// A text with the digits of every script written as 0 to 9.
#[must_use]
pub fn ascii_digits(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| ascii(sign) == sign) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(ascii).collect())
}

fn ascii(sign: char) -> char {
    let value = |zero: char| u32::from(sign).checked_sub(u32::from(zero)).filter(|n| *n < 10);
    ZEROS.into_iter().find_map(value).and_then(|n| char::from_digit(n, 10)).unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_counts_the_same() {
        for text in ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "0123456789"]
        {
            assert_eq!(ascii_digits(text), "0123456789");
        }
        assert_eq!(ascii_digits("+٣٣ 6"), "+33 6");
    }
}
