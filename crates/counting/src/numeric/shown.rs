//! Numbers as people read them.
//!
//! It must never show minus zero.

/// Digits with a mark between thousands.
#[must_use]
pub fn grouped(digits: &str, mark: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * mark.len());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

/// A number with so many decimals and commas between its thousands: `12,345.6`.
#[must_use]
pub fn apart(number: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if number < 0.0 && !zero { "-" } else { "" };
    // What is no number has no thousands.
    let whole = if number.is_finite() { grouped(whole, ",") } else { whole.to_owned() };
    format!("{sign}{whole}{rest}")
}

/// A number with so many decimals at most: `0.25`, `3`.
#[must_use]
pub fn trimmed(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let point = text.contains('.');
    let text = if point { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A number for a sheet: six decimals at most, and never three, for `1.234` has two readings there.
#[must_use]
pub fn decimal(number: f64) -> String {
    let text = trimmed(number, 6);
    let three = text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    if three { text + "0" } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let whole = [0.0, -0.2, 999.4, 999.5, -12_345.0, 1_234_567.0, f64::INFINITY];
        let said = ["0", "0", "999", "1,000", "-12,345", "1,234,567", "inf"];
        assert_eq!(whole.map(|number| apart(number, 0)), said);
        assert_eq!(apart(-1234.56, 1), "-1,234.6");
        assert_eq!(apart(-0.04, 1), "0.0");
        assert_eq!(grouped("19299", "\u{2009}"), "19\u{2009}299");
    }

    #[test]
    fn trailing_zeros_go_and_whole_numbers_keep_theirs() {
        assert_eq!(
            [100.0, 0.25, 2.5, -0.0001].map(|it| trimmed(it, 2)),
            ["100", "0.25", "2.5", "0"]
        );
        assert_eq!(trimmed(100.0, 0), "100");
    }
}
