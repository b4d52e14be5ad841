//! Numbers as people write them in sheets.

/// A number: digits with a decimal point, or with a decimal comma where the sheet is not separated by
/// commas; spaces between thousands are allowed. Infinities and "not a number" are none.
pub(super) fn number(text: &str, decimal_comma: bool) -> Option<f64> {
    let spaces = ['\u{a0}', '\u{202f}', ' '];
    let mut text: String = text.trim().chars().filter(|c| !spaces.contains(c)).collect();
    if decimal_comma {
        text = text.replace(',', ".");
    }
    let written = text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    if !written {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A count: a whole number, zero or more, also where a spreadsheet wrote it as `12.0`.
pub(super) fn count(text: &str, decimal_comma: bool) -> Option<u64> {
    /// Whole numbers are exact up to here.
    const MOST: f64 = 9_007_199_254_740_992.0;
    let number = number(text, decimal_comma)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, in range")]
    ((0.0..=MOST).contains(&number) && number.fract() == 0.0).then_some(number as u64)
}
