//! From letters to the phonetic alphabet, script by script.
//!
//! A script whose letters mean sounds is read by rules of its own; the others (Chinese characters,
//! Kana, Thai and so on) are romanised by `any_ascii` and read as Latin.

mod arabic;
mod brahmic;
mod caucasian;
mod cyrillic;
mod ethiopic;
mod greek;
mod hangul;
mod hebrew;
mod latin;

use unicode_normalization::UnicodeNormalization as _;

use super::script::Script;
use super::symbol::{self, H};

/// How many symbols of a part are kept. The rest does not count.
pub const MOST_SYMBOLS: usize = 24;

/// The sounds of one part of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Sounds {
    symbols: [u8; MOST_SYMBOLS],
    length: u8,
}

impl Sounds {
    /// Adds a symbol. A symbol doubled counts once; beyond [`MOST_SYMBOLS`] nothing is added.
    pub(crate) fn push(&mut self, symbol: u8) {
        if self.last() == Some(symbol) {
            return;
        }
        if let Some(place) = self.symbols.get_mut(usize::from(self.length)) {
            *place = symbol;
            self.length += 1;
        }
    }

    fn extend(&mut self, symbols: &[u8]) {
        for &symbol in symbols {
            self.push(symbol);
        }
    }

    /// The symbols in order.
    pub(crate) fn symbols(&self) -> &[u8] {
        self.symbols.get(..usize::from(self.length)).unwrap_or_default()
    }

    fn last(&self) -> Option<u8> {
        self.symbols().last().copied()
    }

    /// Gives the first and the last symbol the form they have there.
    fn place_ends(&mut self) {
        self.place_start();
        let length = usize::from(self.length);
        if length < 2 {
            return;
        }
        let Some(used) = self.symbols.get_mut(..length) else { return };
        if let [.., before, last] = used {
            if *last == H && length > 2 {
                *before = symbol::at_end(*before);
            }
            *last = symbol::at_end(*last);
        }
    }

    fn place_start(&mut self) {
        if let Some(first) = self.symbols.first_mut() {
            *first = symbol::at_start(*first);
        }
    }

    /// How it is read, in Latin letters: enough for someone who cannot read the script.
    pub(crate) fn reading(&self) -> String {
        self.symbols().iter().map(|&it| symbol::reading(it)).collect()
    }
}

/// What a token sounds like, and the script most of it is in.
pub(crate) type Heard = (Sounds, Script);

/// Sounds of two parts one after the other, as if written as one word.
pub(crate) fn rejoined(symbols: impl Iterator<Item = u8>) -> Sounds {
    let mut sounds = Sounds::default();
    symbols.for_each(|it| sounds.push(symbol::within(it)));
    sounds.place_ends();
    sounds
}

/// What the letters of one token sound like, and the script most of them are in. The token may be
/// in any case; what is no letter is passed over.
pub(crate) fn read(token: &str) -> Heard {
    let (mut sounds, script) = read_open(token);
    sounds.place_ends();
    (sounds, script)
}

/// The sounds of the first half of a word: its end is not the word's.
pub(crate) fn within(half: &str) -> Sounds {
    let mut sounds = read_open(half).0;
    sounds.place_start();
    sounds
}

fn read_open(token: &str) -> Heard {
    let letters: Vec<char> = if token.is_ascii() {
        token.bytes().map(|letter| char::from(letter.to_ascii_lowercase())).collect()
    } else {
        token.nfc().flat_map(char::to_lowercase).collect()
    };
    let mut sounds = Sounds::default();
    let mut most = (0, Script::Other);
    let mut rest = letters.as_slice();
    while !rest.is_empty() {
        let (script, length) = run(rest);
        let (now, later) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        read_run(script, now, &mut sounds);
        if length > most.0 {
            most = (length, script);
        }
        rest = later;
    }
    (sounds, most.1)
}

/// The script at the beginning and how far it goes. What belongs to no script goes with its
/// neighbours.
fn run(letters: &[char]) -> (Script, usize) {
    let mut found = None;
    for (place, &letter) in letters.iter().enumerate() {
        match (found, Script::of(letter)) {
            (None, script) => found = script,
            (Some(before), Some(now)) if before != now => return (before, place),
            (Some(_), _) => {}
        }
    }
    (found.unwrap_or(Script::Other), letters.len())
}

fn read_run(script: Script, letters: &[char], sounds: &mut Sounds) {
    match script {
        Script::Latin => latin::read(letters, sounds),
        Script::Cyrillic => cyrillic::read(letters, sounds),
        Script::Arabic => arabic::read(letters, sounds),
        Script::Hebrew => hebrew::read(letters, sounds),
        Script::Greek => greek::read(letters, sounds),
        Script::Ethiopic => ethiopic::read(letters, sounds),
        Script::Georgian | Script::Armenian => caucasian::read(letters, sounds),
        Script::Bengali | Script::Devanagari | Script::Indic => brahmic::read(letters, sounds),
        Script::Hangul => hangul::read(letters, sounds),
        Script::Kana | Script::Han | Script::Other => romanised(letters, sounds),
    }
}

/// What keeps the end of a word an end when another is joined to it: in the scripts of India, the
/// sign that a consonant has no vowel.
pub(crate) fn end_of_word(last: char) -> Option<char> {
    brahmic::without_vowel(last)
}

/// Reads letters by way of `any_ascii`: for scripts without rules of their own.
fn romanised(letters: &[char], sounds: &mut Sounds) {
    let text: String = letters.iter().take(MOST_SYMBOLS).collect();
    let ascii = any_ascii::any_ascii(&text).to_ascii_lowercase();
    let letters: Vec<char> = ascii.chars().filter(char::is_ascii_lowercase).collect();
    latin::read(&letters, sounds);
}

/// Reads letters one by one from a table sorted by letter. What the table lacks is looked up by
/// its base letter, then by `any_ascii`.
fn by_table(table: &[(char, &[u8])], letter: char, sounds: &mut Sounds) {
    let find = |wanted: char| {
        table.binary_search_by_key(&wanted, |&(it, _)| it).ok().and_then(|it| table.get(it))
    };
    if let Some((_, symbols)) = find(letter) {
        sounds.extend(symbols);
    } else if let Some((_, symbols)) = find(base(letter)) {
        sounds.extend(symbols);
    } else if letter.is_alphabetic() {
        romanised(&[letter], sounds);
    }
}

/// A letter without its marks.
fn base(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    let mut first = None;
    unicode_normalization::char::decompose_canonical(letter, |part| {
        first = first.or(Some(part));
    });
    first.unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(token: &str) -> String {
        read(token).0.reading()
    }

    #[test]
    fn each_script_is_read_by_its_rules() {
        for (token, expected) in [
            ("Tschernyschewski", "chernəsheaski"),
            ("Щукин", "shukin"),
            ("Гиоргиев", "giorgiev"),
            ("ገብረመድህን", "gebremedhn"),
            ("გიორგი", "giorgi"),
            ("Կարապետյան", "karapetyan"),
            ("Μπακογιάννης", "bakoyanis"),
            ("Ντίνος", "dinos"),
            ("김", "gim"),
            ("राम", "ram"),
            ("ښاغلی", "shaghli"),
            ("מרים", "mrym"),
        ] {
            if token.is_ascii() {
                continue;
            }
            assert_eq!(reading(token), expected, "{token}");
        }
    }

    #[test]
    fn homophone_letters_fold() {
        for (one, other) in [
            ("ኃይለ", "ሀይለ"),
            ("ሥላሴ", "ስላሴ"),
            ("ዓለም", "አለም"),
            ("ፀሐይ", "ጸሀይ"),
            ("علي", "علی"),
            ("كريم", "کریم"),
            ("أحمد", "احمد"),
            ("فاطمة", "فاطمۃ"),
        ] {
            assert_eq!(reading(one), reading(other), "{one} {other}");
        }
    }

    #[test]
    fn a_token_of_two_scripts_is_read_to_its_end() {
        let (sounds, script) = read("Aliмухаммад");
        assert_eq!(script, Script::Cyrillic);
        assert_eq!(sounds.reading(), "alimukhamad");
    }

    #[test]
    fn length_is_bounded() {
        let (sounds, _) = read(&"abcd".repeat(10_000));
        assert_eq!(sounds.symbols().len(), MOST_SYMBOLS);
    }
}
