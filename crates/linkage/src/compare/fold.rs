//! What counts as the same writing of a value: case, accents, punctuation and width do not count.

use unicode_normalization::UnicodeNormalization;

use crate::settings::Kind;

/// The longest part of a value that is compared, in bytes: a cell of a megabyte is cut.
const COMPARED_MOST: usize = 256;

/// The form in which a value of this kind is compared. Empty when nothing is left.
#[must_use]
pub fn fold(kind: Kind, raw: &str) -> String {
    let raw = cut(raw);
    match kind {
        Kind::Given | Kind::Family | Kind::Name => {
            let text: String = raw.nfkc().flat_map(char::to_lowercase).collect();
            spaced(&text, |letter| letter.is_alphanumeric() || is_mark(letter) || letter == '\'')
        }
        Kind::Code | Kind::Postcode => {
            ascii(raw).chars().filter(char::is_ascii_alphanumeric).collect()
        }
        Kind::Phone => phone(raw),
        Kind::Email => ascii(raw).chars().filter(|letter| !letter.is_whitespace()).collect(),
        Kind::Date | Kind::Year | Kind::Number => {
            let text: String = raw.nfkc().map(western_digit).collect();
            text.trim().to_lowercase()
        }
        Kind::Place
        | Kind::Street
        | Kind::House
        | Kind::Category
        | Kind::Text
        | Kind::RowId
        | Kind::Ignored => spaced(&ascii(raw), |letter| letter.is_ascii_alphanumeric()),
    }
}

/// Latin letters for any script, in lower case.
#[must_use]
pub(super) fn ascii(raw: &str) -> String {
    let mut text = if raw.is_ascii() { raw.to_owned() } else { any_ascii::any_ascii(raw) };
    text.make_ascii_lowercase();
    text
}

/// Keeps letters that pass, one space between words.
fn spaced(text: &str, keep: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if keep(letter) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(letter);
        } else if letter != '\'' && letter != '.' {
            gap = true;
        }
    }
    out
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// The digits without the international prefix's zeros.
fn phone(raw: &str) -> String {
    let digits: String = raw.nfkc().map(western_digit).filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').to_owned()
}

/// A decimal digit of any of the scripts met on the routes as 0 to 9.
fn western_digit(letter: char) -> char {
    const ZEROS: [u32; 5] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10];
    let code = letter as u32;
    ZEROS
        .iter()
        .find_map(|&zero| code.checked_sub(zero).filter(|&digit| digit < 10))
        .and_then(|digit| char::from_digit(digit, 10))
        .unwrap_or(letter)
}

fn cut(raw: &str) -> &str {
    if raw.len() <= COMPARED_MOST {
        return raw;
    }
    let end = (0..=COMPARED_MOST).rev().find(|&end| raw.is_char_boundary(end)).unwrap_or(0);
    raw.get(..end).unwrap_or(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        assert_eq!(fold(Kind::Place, "Saint-Étienne "), "saint etienne");
        assert_eq!(fold(Kind::Code, "AB 12-3"), "ab123");
        assert_eq!(fold(Kind::Phone, "00 33 (1) 44"), "33144");
        assert_eq!(fold(Kind::Date, "١٩٩٠/٠١/٠١"), "1990/01/01");
        assert_eq!(fold(Kind::Family, "O'BRIEN  Smith"), "o'brien smith");
    }

    #[test]
    fn a_cell_of_a_megabyte_is_cut_and_never_split_inside_a_letter() {
        assert!(fold(Kind::Text, &"é".repeat(1_000_000)).len() <= 256);
    }
}
