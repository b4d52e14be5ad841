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

/// After how many decimals the first digit of a number below 1 stands: 1 for `0.5`, 3 for `0.002`;
/// 0 for a number from 1 on, and 340 at most.
#[must_use]
pub fn leading_zeros(number: f64) -> usize {
    let power = number.abs().log10().floor();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 340")]
    let zeros = (-power).clamp(0.0, 340.0) as usize;
    zeros
}

/// A number for a sheet, as [`decimal`], and with six digits of its own where six decimals would
/// leave fewer than four.
#[must_use]
pub fn decimal_fine(number: f64) -> String {
    if number == 0.0 || !number.is_finite() || number.abs() >= 1e-3 {
        return decimal(number);
    }
    unmistakable(trimmed(number, 5 + leading_zeros(number)))
}

/// A number for a sheet: six decimals at most, and never three, for `1.234` has two readings there.
#[must_use]
pub fn decimal(number: f64) -> String {
    unmistakable(trimmed(number, 6))
}

/// A zero more where there are three decimals.
fn unmistakable(text: String) -> String {
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

    #[test]
    fn small_numbers_keep_their_digits_in_a_sheet() {
        assert_eq!([0.5, 0.002, 0.1, 12.0].map(leading_zeros), [1, 3, 1, 0]);
        let written =
            [4.321_098_7e-7, -0.000_5, 0.012_345_67, 0.0, 9.999_999_99e-4].map(decimal_fine);
        assert_eq!(written, ["0.00000043211", "-0.0005", "0.012346", "0", "0.0010"]);
    }
}
