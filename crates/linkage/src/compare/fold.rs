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

/// The number within its country, of the first number where several stand: `+33 6 12 …`, `0033 6 12 …`
/// and `06 12 …` are one. Who writes the code of the country says so by a plus or two zeros.
fn phone(raw: &str) -> String {
    let text: String = raw.nfkc().map(western_digit).collect();
    let mut several = text.split(['/', ';', ',', '|']).map(str::trim);
    let enough = |part: &&str| part.chars().filter(char::is_ascii_digit).count() >= 7;
    let first = several.find(enough).unwrap_or(&text);
    let digits: String = first.chars().filter(char::is_ascii_digit).collect();
    let abroad = if first.trim_start_matches(['(', ' ']).starts_with('+') {
        Some(digits.as_str())
    } else {
        digits.strip_prefix("00")
    };
    let within = abroad.map_or(digits.as_str(), |digits| {
        digits.get(calling_code(digits)..).filter(|rest| rest.len() >= 4).unwrap_or(digits)
    });
    within.trim_start_matches('0').to_owned()
}

/// How many digits the code of a country has: those of ITU-T E.164 with one and with two, all others
/// have three.
fn calling_code(digits: &str) -> usize {
    const TWO: [&str; 43] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
        "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
        "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
    ];
    match digits.get(..2) {
        Some(start) if start.starts_with(['1', '7']) => 1,
        Some(start) if TWO.contains(&start) || start == "98" => 2,
        Some(_) | None => 3,
    }
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
        assert_eq!(fold(Kind::Date, "١٩٩٠/٠١/٠١"), "1990/01/01");
        assert_eq!(fold(Kind::Family, "O'BRIEN  Smith"), "o'brien smith");
    }

    #[test]
    fn one_number_is_one_however_its_country_is_written() {
        let phone = |raw: &str| fold(Kind::Phone, raw);
        for (one, other) in [
            ("+33 6 12 34 56 78", "06.12.34.56.78"),
            ("0033 612345678", "0612345678"),
            ("+44 (0)7729 975770", "07729975770"),
            ("+252 61 5123456", "0615123456"),
            ("(+252) 615123456", "615123456"),
            ("0612345678 / 0698765432", "06 12 34 56 78"),
            ("+1 718 555 0123", "(718) 555-0123"),
            ("٠٦١٢٣٤٥٦٧٨", "0612345678"),
        ] {
            assert_eq!(phone(one), phone(other), "{one}");
        }
        assert_ne!(phone("0612345678"), phone("0612345679"));
        assert_eq!(phone("+33"), "33", "too short to be told apart");
        assert_eq!(phone("none"), "");
    }

    #[test]
    fn a_cell_of_a_megabyte_is_cut_and_never_split_inside_a_letter() {
        assert!(fold(Kind::Text, &"é".repeat(1_000_000)).len() <= 256);
    }
}
