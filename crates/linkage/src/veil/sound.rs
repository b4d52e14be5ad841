//! What a part of a name sounds like, whatever the script: what tags and sketches are made of.

use any_ascii::any_ascii;

use crate::name::{self, Name};

/// A part of a name: its letters in Latin, and the skeleton of its consonants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Small Latin letters.
    pub(super) letters: String,
    /// Consonants folded: equal for spellings and scripts of one name as often as possible.
    pub(super) key: String,
}

/// The parts of a name as it is written; its own name first.
pub(super) fn parts(text: &str) -> Vec<Part> {
    of(&Name::parse(text))
}

/// The parts of a name whose own part and whose rest are in columns of their own.
pub(super) fn parts_of(given: &str, family: &str) -> Vec<Part> {
    of(&Name::from_parts(given, family))
}

fn of(name: &Name) -> Vec<Part> {
    let parts: Vec<&name::Part> = name.parts().collect();
    let told = |part: &&&name::Part| part.role() != name::Role::Aside;
    let kept = if parts.iter().any(|it| told(&it)) {
        parts.iter().filter(told).copied().collect()
    } else {
        parts
    };
    kept.into_iter().map(part).collect()
}

fn part(part: &name::Part) -> Part {
    let letters = latin(&part.reading());
    Part { key: skeleton(&letters), letters }
}

/// Small Latin letters and digits, nothing else.
pub(super) fn latin(text: &str) -> String {
    any_ascii(text)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The consonants of a Latin word, those folded that clerks and languages confuse.
pub(super) fn skeleton(word: &str) -> String {
    let word = word.replace("ph", "f").replace("sch", "s").replace("ch", "s").replace("sh", "s");
    let word = word.replace("ou", "").replace("dj", "j").replace("kh", "k").replace("gh", "k");
    let mut key = String::new();
    for (at, letter) in word.chars().enumerate() {
        let folded = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' => continue,
            'y' | 'w' if at > 0 => continue,
            'c' | 'q' | 'g' => 'k',
            'z' | 'x' => 's',
            'v' => 'f',
            'p' => 'b',
            'd' => 't',
            other => other,
        };
        if !key.ends_with(folded) {
            key.push(folded);
        }
    }
    if key.is_empty() { word } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        parts(text).into_iter().map(|part| part.key).collect()
    }

    #[test]
    fn spellings_and_scripts_of_a_name_share_their_keys() {
        assert_eq!(keys("Youssouf Houssein"), keys("Yusuf Hussein"));
        assert_eq!(keys("محمد"), keys("Mohammed"));
        assert_eq!(keys("يوسف حسين"), keys("Youssouf Houssein"));
        assert_eq!(keys("Елена"), keys("Elena"));
    }

    #[test]
    fn particles_do_not_count() {
        assert_eq!(keys("Ahmad bin Hasan"), keys("Ahmad Hasan"));
        assert_eq!(keys("  - . "), Vec::<String>::new());
    }

    #[test]
    fn the_own_name_leads_even_when_written_last() {
        assert_eq!(keys("Hasan, Leila"), keys("Leila Hasan"));
        let apart: Vec<String> = parts_of("Leila", "Hasan").into_iter().map(|it| it.key).collect();
        assert_eq!(apart, keys("Leila Hasan"));
    }

    #[test]
    fn odd_letters_do_no_harm() {
        for text in ["A", "Ou", "🙂", "Al", "1", "\u{202e}", "a\u{300}"] {
            assert_eq!(keys(text), keys(text));
        }
    }
}
