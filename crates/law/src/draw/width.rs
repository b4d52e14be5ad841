//! How wide a text is in the usual sans-serif fonts, near enough to break lines.

/// The width of a text in pixels at a size in pixels.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let thousandths: i32 = text.chars().map(of).sum();
    (thousandths * size).div_euclid(1000) + 1
}

/// The width of a character in thousandths of the size, as in Arial and Helvetica, rounded up.
fn of(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '\'' | '’' | '!' | 'î' | 'ï' => {
            290
        }
        'f' | 't' | 'r' | '(' | ')' | '-' | ' ' | '\u{a0}' | '/' | '·' | '“' | '”' | '‹' | '›' => {
            350
        }
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' | 'ç' => 520,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' | 'œ' | 'æ' => 900,
        'A'..='Z' | 'À'..='Þ' => 730,
        _ => 570,
    }
}

/// The text in lines no wider than so many pixels, at most so many; a cut text ends with `…`.
pub(super) fn wrap(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(last) if width(&format!("{last} {word}"), size) <= room => {
                last.push(' ');
                last.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width(last, size) + size > room && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}
