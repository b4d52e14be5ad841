//! Vietnamese names as written: a mark for the tone or the vowel makes another name (Hùng and
//! Hưng), and none is written where people type without them (Hung).
//!
//! It must never part names of other languages by their accents.

use unicode_normalization::UnicodeNormalization as _;

use super::part::Part;

/// How far a text tells that it is Vietnamese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Marks {
    /// No mark of a tone or a vowel.
    None,
    /// Marks that other languages have too: Hùng, Tú.
    Shared,
    /// Letters that only Vietnamese has: Hưng, Hạnh.
    Own,
    /// Not Vietnamese: it has letters that are not of its alphabet, or is longer than a syllable.
    Foreign,
}

/// How many letters a syllable has at most: nghiêng.
const LONGEST: usize = 7;

/// A part of a Vietnamese name: its letters, and its tone apart, for where on a syllable it is
/// written differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Toned {
    letters: Box<str>,
    tone: Option<char>,
    is_certain: bool,
}

/// Reads the parts of one name as Vietnamese, if it has marks of a tone: then a part without one is
/// in the level tone.
pub(crate) fn read(parts: &mut [Part]) {
    if parts.iter().all(|part| part.text.is_ascii()) {
        return;
    }
    let marks = parts.iter().map(|part| marks(&part.text)).max().unwrap_or(Marks::None);
    for part in parts {
        part.toned = Toned::read(&part.text, marks);
    }
}

fn marks(text: &str) -> Marks {
    let mark = |it: char| match it.to_lowercase().next().unwrap_or(it) {
        'f' | 'j' | 'w' | 'z' => Marks::Foreign,
        it if it.is_ascii() => Marks::None,
        '\u{1EA0}'..='\u{1EF9}' | 'ơ' | 'ư' => Marks::Own,
        it if "àáâãèéêìíòóôõùúýăđĩũ".contains(it) => Marks::Shared,
        _ => Marks::Foreign,
    };
    let of_letters = text.chars().map(mark).max().unwrap_or(Marks::None);
    if text.chars().count() > LONGEST { Marks::Foreign } else { of_letters }
}

impl Toned {
    /// Reads a part of a name whose marks tell this much.
    fn read(text: &str, marks: Marks) -> Option<Self> {
        if matches!(marks, Marks::None | Marks::Foreign) {
            return None;
        }
        let is_tone = |it: &char| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*it);
        let spelt = || text.nfd().flat_map(char::to_lowercase);
        let mut letters: String = spelt().filter(|it| !is_tone(it)).collect();
        // Mỹ and Mĩ are one, Thúy and Thúi are not.
        if let Some(stem) = letters.strip_suffix('y').filter(|it| !it.ends_with(['a', 'u'])) {
            letters = format!("{stem}i");
        }
        let tone = spelt().find(is_tone);
        Some(Self { letters: letters.into(), tone, is_certain: marks == Marks::Own })
    }

    /// Whether two parts are two names: both are written with their marks, one surely in
    /// Vietnamese, and the marks or letters are not the same.
    pub(crate) fn is_another(&self, other: &Self) -> bool {
        (self.is_certain || other.is_certain)
            && (&self.letters, self.tone) != (&other.letters, other.tone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_two(one: &str, other: &str) -> bool {
        let read = |text: &str| Toned::read(text, marks(text));
        read(one).zip(read(other)).is_some_and(|(one, other)| one.is_another(&other))
    }

    #[test]
    fn a_tone_or_a_vowel_makes_another_name() {
        for (one, other) in [("Hùng", "Hưng"), ("Hạnh", "Hảnh"), ("Tú", "Tư"), ("Thủy", "Thúy")]
        {
            assert!(are_two(one, other), "{one} {other}");
        }
    }

    #[test]
    fn where_the_tone_stands_does_not() {
        for (one, other) in [("Thuỷ", "Thủy"), ("Hoạ", "Họa"), ("Mỹ", "Mĩ"), ("Hưng", "HƯNG")]
        {
            assert!(!are_two(one, other), "{one} {other}");
        }
    }

    #[test]
    fn without_marks_or_in_other_languages_nothing_is_told() {
        for (one, other) in
            [("Hung", "Hưng"), ("José", "Josè"), ("Zoë", "Zoé"), ("Müller", "Muller")]
        {
            assert!(!are_two(one, other), "{one} {other}");
        }
    }
}
