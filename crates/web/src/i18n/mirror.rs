//! The language for tests: every English sentence shown from right to left, sign by sign.

use std::borrow::Cow;

const OVERRIDE: char = '\u{202e}';
const POP: char = '\u{202c}';

/// Wraps the words of a text so that they run from right to left and stay readable in a mirror.
pub(super) fn mirrored(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_alphabetic) {
        return Cow::Borrowed(text);
    }
    let inner = text.trim();
    let lead = text.len() - text.trim_start().len();
    let (before, rest) = text.split_at(lead);
    let after = rest.get(inner.len()..).unwrap_or_default();
    Cow::Owned(format!("{before}{OVERRIDE}{inner}{POP}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_stay_outside() {
        assert_eq!(mirrored(" in days "), " \u{202e}in days\u{202c} ");
        assert_eq!(mirrored(" : "), " : ");
    }
}
