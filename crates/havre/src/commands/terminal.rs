//! Text as a terminal may show it: what a file holds must not move the cursor, ring, or turn the
//! writing around.

/// Text with a mark (U+FFFD) for every control character and every character that overrides the
/// direction of writing; lines and tabs stay. For people: what machines read keeps its values.
pub(super) fn shown(text: &str) -> String {
    let is_hidden = |it: char| {
        (it.is_control() && !matches!(it, '\n' | '\t'))
            || matches!(it, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|it| if is_hidden(it) { char::REPLACEMENT_CHARACTER } else { it }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_a_terminal_that_is_no_text() {
        for (text, expected) in [
            ("a\u{1b}[2Jb", "a\u{FFFD}[2Jb"),
            ("a\rb\u{8}\u{7f}\u{9b}", "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("\u{202e}Amina\u{202c}\u{2067}", "\u{FFFD}Amina\u{FFFD}\u{FFFD}"),
            ("one\ttwo\nعلي\u{200f} 👩‍👧", "one\ttwo\nعلي\u{200f} 👩‍👧"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }
}
