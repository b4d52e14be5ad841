//! Writing systems, and the pairs of them that have costs of their own.

/// A writing system, as far as names are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin, with all its national habits.
    Latin,
    /// Cyrillic, from Serbian to Kazakh.
    Cyrillic,
    /// Arabic, Persian, Pashto, Urdu, Kurdish, Uyghur.
    Arabic,
    /// Hebrew and Yiddish.
    Hebrew,
    /// Greek.
    Greek,
    /// Ge'ez: Amharic, Tigrinya.
    Ethiopic,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// Bengali and Assamese.
    Bengali,
    /// Devanagari: Hindi, Nepali, Marathi.
    Devanagari,
    /// The other scripts of India that are laid out like Devanagari.
    Indic,
    /// Korean.
    Hangul,
    /// Hiragana and Katakana.
    Kana,
    /// Chinese characters, whose sound depends on the language.
    Han,
    /// Any other.
    Other,
}

/// How many pairs of scripts have costs of their own; pair 0 stands for all the others.
pub(crate) const PAIRS: usize = 16;

/// What the pairs are called in the learned table, by their number.
pub(crate) const PAIR_NAMES: [&str; PAIRS] = [
    "other-other",
    "latin-latin",
    "latin-cyrillic",
    "latin-arabic",
    "latin-hebrew",
    "latin-greek",
    "latin-ethiopic",
    "latin-caucasian",
    "latin-indic",
    "latin-hangul",
    "latin-kana",
    "latin-other",
    "cyrillic-cyrillic",
    "arabic-arabic",
    "cyrillic-arabic",
    "same-other",
];

/// The scripts by their blocks: first and last code point. Marks and signs belong to the letters.
const BLOCKS: [(u32, u32, Script); 37] = [
    (0x0041, 0x005A, Script::Latin),
    (0x0061, 0x007A, Script::Latin),
    (0x00AA, 0x00AA, Script::Latin),
    (0x00BA, 0x00BA, Script::Latin),
    (0x00C0, 0x024F, Script::Latin),
    (0x0250, 0x02AF, Script::Latin),
    (0x0370, 0x03FF, Script::Greek),
    (0x0400, 0x052F, Script::Cyrillic),
    (0x0531, 0x0587, Script::Armenian),
    (0x05D0, 0x05F2, Script::Hebrew),
    (0x0620, 0x063F, Script::Arabic),
    (0x0641, 0x064A, Script::Arabic),
    (0x066E, 0x06D5, Script::Arabic),
    (0x06EE, 0x06EF, Script::Arabic),
    (0x06FA, 0x06FF, Script::Arabic),
    (0x0750, 0x077F, Script::Arabic),
    (0x08A0, 0x08B4, Script::Arabic),
    (0x0900, 0x097F, Script::Devanagari),
    (0x0980, 0x09FF, Script::Bengali),
    (0x0A00, 0x0D7F, Script::Indic),
    (0x10A0, 0x10FF, Script::Georgian),
    (0x1100, 0x11FF, Script::Hangul),
    (0x1200, 0x137F, Script::Ethiopic),
    (0x1C90, 0x1CBF, Script::Georgian),
    (0x1E00, 0x1EFF, Script::Latin),
    (0x1F00, 0x1FFF, Script::Greek),
    (0x2C60, 0x2C7F, Script::Latin),
    (0x2D00, 0x2D2F, Script::Georgian),
    (0x2DE0, 0x2DFF, Script::Cyrillic),
    (0x3040, 0x30FF, Script::Kana),
    (0x31F0, 0x31FF, Script::Kana),
    (0x3400, 0x4DBF, Script::Han),
    (0x4E00, 0x9FFF, Script::Han),
    (0xA640, 0xA69F, Script::Cyrillic),
    (0xA720, 0xA7FF, Script::Latin),
    (0xAC00, 0xD7AF, Script::Hangul),
    (0x20000, 0x323AF, Script::Han),
];

impl Script {
    /// The script of a character; nothing for digits, punctuation, symbols and marks that
    /// belong to no script of their own.
    #[must_use]
    pub fn of(character: char) -> Option<Self> {
        if character.is_ascii() {
            return character.is_ascii_alphabetic().then_some(Self::Latin);
        }
        let code = u32::from(character);
        let place = BLOCKS.partition_point(|&(_, last, _)| last < code);
        match BLOCKS.get(place) {
            Some(&(first, _, script)) if first <= code => Some(script),
            _ => character.is_alphabetic().then_some(Self::Other),
        }
    }

    /// Whether names in this script are chains: own name, father, grandfather, in this order.
    #[must_use]
    pub const fn is_of_chains(self) -> bool {
        matches!(self, Self::Arabic | Self::Ethiopic)
    }

    /// The pair of two scripts, and whether they have to change places for its costs.
    pub(crate) fn pair(self, other: Self) -> (usize, bool) {
        let swapped = other < self;
        let (first, second) = if swapped { (other, self) } else { (self, other) };
        (ordered_pair(first, second), swapped)
    }
}

fn ordered_pair(first: Script, second: Script) -> usize {
    use Script as S;
    match (first, second) {
        (S::Latin, S::Latin) => 1,
        (S::Latin, S::Cyrillic) => 2,
        (S::Latin, S::Arabic) => 3,
        (S::Latin, S::Hebrew) => 4,
        (S::Latin, S::Greek) => 5,
        (S::Latin, S::Ethiopic) => 6,
        (S::Latin, S::Georgian | S::Armenian) => 7,
        (S::Latin, S::Bengali | S::Devanagari | S::Indic) => 8,
        (S::Latin, S::Hangul) => 9,
        (S::Latin, S::Kana) => 10,
        (S::Latin, S::Han | S::Other) => 11,
        (S::Cyrillic, S::Cyrillic) => 12,
        (S::Arabic, S::Arabic) => 13,
        (S::Cyrillic, S::Arabic) => 14,
        (first, second) if first == second => 15,
        _ => 0,
    }
}

/// Whether a pair is one script with itself or any with any, so that its costs are symmetric.
pub(crate) const fn is_symmetric(pair: usize) -> bool {
    matches!(pair, 0 | 1 | 12 | 13 | 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_in_order_and_apart() {
        for pair in BLOCKS.windows(2) {
            assert!(pair[0].0 <= pair[0].1 && pair[0].1 < pair[1].0, "{pair:x?}");
        }
    }

    #[test]
    fn letters_know_their_script() {
        for (letter, script) in [
            ('a', Script::Latin),
            ('ş', Script::Latin),
            ('я', Script::Cyrillic),
            ('ي', Script::Arabic),
            ('ی', Script::Arabic),
            ('ښ', Script::Arabic),
            ('ש', Script::Hebrew),
            ('ገ', Script::Ethiopic),
            ('ე', Script::Georgian),
            ('ա', Script::Armenian),
            ('ি', Script::Bengali),
            ('한', Script::Hangul),
            ('カ', Script::Kana),
            ('王', Script::Han),
            ('ก', Script::Other),
        ] {
            assert_eq!(Script::of(letter), Some(script), "{letter}");
        }
        assert_eq!(Script::of('7'), None);
        assert_eq!(Script::of('🙂'), None);
    }

    #[test]
    fn a_pair_has_one_number_from_both_sides() {
        assert_eq!(Script::Arabic.pair(Script::Latin), (3, true));
        assert_eq!(Script::Latin.pair(Script::Arabic), (3, false));
        assert_eq!(Script::Greek.pair(Script::Greek), (15, false));
        assert_eq!(Script::Greek.pair(Script::Arabic).0, 0);
    }
}
