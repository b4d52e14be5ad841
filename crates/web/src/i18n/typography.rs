//! Small print: what a French sentence needs between its words and its signs.

use std::borrow::Cow;

const THIN: char = '\u{202f}';
const FIRM: char = '\u{a0}';

/// Typographic apostrophes, and spaces that do not break before `: ; ? ! »` and after `«`.
#[must_use]
pub fn french(text: &str) -> Cow<'_, str> {
    if !text.contains(['\'', ':', ';', '?', '!', '«', '»', '%', '€']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\'' => out.push('’'),
            ' ' => out.push(match signs.peek() {
                Some(';' | '?' | '!' | '%' | '€') => THIN,
                Some(':' | '»') => FIRM,
                Some(_) | None if out.ends_with('«') => FIRM,
                Some(_) | None => ' ',
            }),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_with_their_words() {
        assert_eq!(french("Qu'est-ce ?"), "Qu’est-ce\u{202f}?");
        assert_eq!(french("« ici » : là"), "«\u{a0}ici\u{a0}»\u{a0}: là");
        assert_eq!(french("rien"), "rien");
        assert_eq!(french("à 14:05"), "à 14:05");
    }
}
