//! A domain: the distinct values that may be compared with one another, each prepared once.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::compared;
use super::fold::ascii;
use super::moment::Moment;
use super::spoken::Spoken;
use crate::settings::Kind;
use crate::table::{MISSING, hash};

/// Words of a value at the most.
const WORDS_MOST: usize = 24;

/// Distinct folded values and what the tests need of each.
#[derive(Debug, Default)]
pub(crate) struct Domain {
    /// What they are folded and prepared as.
    pub(crate) kind: Option<Kind>,
    /// The folded values.
    pub(crate) values: Vec<Box<str>>,
    /// For names: Latin letters. Empty when the values are Latin already.
    latin: Vec<Box<str>>,
    /// Which letters occur, one bit each, and the length above bit 56.
    pub(crate) masks: Vec<u64>,
    /// For names.
    pub(crate) names: Vec<Spoken>,
    /// For dates.
    pub(crate) moments: Vec<Option<Moment>>,
    /// For words and places: the words of each value.
    pub(crate) words: Vec<Box<[Word]>>,
    /// For words and places: one bit for each word, by its hash.
    pub(crate) blooms: Vec<u64>,
    /// For names: the classes of consonants that occur, see [`consonants`].
    pub(crate) consonants: Vec<u16>,
    /// For names: the sounds of all parts in one, 0 when there are none.
    pub(crate) sounds: Vec<u64>,
    /// For numbers and years; not a number where none is.
    pub(crate) numbers: Vec<f64>,
}

/// A word of a value.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    /// The same for equal words.
    pub(crate) hash: u64,
    /// Its letters, see [`mask`].
    pub(crate) mask: u64,
    /// Where it begins in the value, in bytes.
    pub(crate) start: u16,
    /// Its length in bytes.
    pub(crate) length: u16,
}

/// Gathers the values of a domain.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    known: FxHashMap<Box<str>, u32>,
    values: Vec<Box<str>>,
}

impl Gathering {
    /// The codes in the domain of a column's distinct values.
    pub(crate) fn take(&mut self, kind: Kind, values: &[Box<str>]) -> Vec<u32> {
        let folded: Vec<String> = values.par_iter().map(|value| compared(kind, value)).collect();
        folded.into_iter().map(|value| self.code(value)).collect()
    }

    /// The code of a folded value, which is added when new.
    pub(crate) fn code(&mut self, value: String) -> u32 {
        if value.is_empty() {
            return MISSING;
        }
        if let Some(&code) = self.known.get(value.as_str()) {
            return code;
        }
        let code = u32::try_from(self.values.len()).unwrap_or(MISSING);
        let value: Box<str> = value.into();
        self.known.insert(value.clone(), code);
        self.values.push(value);
        code
    }

    /// The domain, prepared for values of this kind.
    pub(crate) fn finish(self, kind: Kind) -> Domain {
        Domain::prepare(kind, self.values)
    }
}

impl Domain {
    /// Prepares folded values.
    pub(crate) fn prepare(kind: Kind, values: Vec<Box<str>>) -> Self {
        let named = matches!(kind, Kind::Given | Kind::Family | Kind::Name);
        let latin: Vec<Box<str>> =
            if named { values.par_iter().map(|value| latin(value)).collect() } else { Vec::new() };
        let masks =
            if named { &latin } else { &values }.par_iter().map(|text| mask(text)).collect();
        let names = if named {
            values.par_iter().map(|value| Spoken::parse(value)).collect()
        } else {
            Vec::new()
        };
        let moments = if kind == Kind::Date {
            values.par_iter().map(|value| Moment::parse(value)).collect()
        } else {
            Vec::new()
        };
        let numbers = if matches!(kind, Kind::Number | Kind::Year) {
            values.par_iter().map(|value| number(value)).collect()
        } else {
            Vec::new()
        };
        let words = if matches!(kind, Kind::Street | Kind::Text | Kind::Place) {
            values.par_iter().map(|value| words_of(value)).collect()
        } else {
            Vec::new()
        };
        let blooms = words.iter().map(|words| bloom(words)).collect();
        let sounds = names.par_iter().map(Spoken::sound).collect();
        let consonants = latin.iter().map(|text| consonants(text)).collect();
        Self {
            kind: Some(kind),
            values,
            latin,
            masks,
            names,
            moments,
            words,
            blooms,
            consonants,
            sounds,
            numbers,
        }
    }

    /// The text compared letter by letter.
    pub(crate) fn text(&self, code: u32) -> &str {
        let texts = if self.latin.is_empty() { &self.values } else { &self.latin };
        texts.get(code as usize).map_or("", AsRef::as_ref)
    }
}

fn latin(value: &str) -> Box<str> {
    ascii(value)
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == ' ')
        .collect::<String>()
        .into()
}

/// The words of a value, no more than are compared.
pub(crate) fn words_of(value: &str) -> Box<[Word]> {
    let mut start = 0;
    let mut words = Vec::new();
    for word in value.split(' ').take(WORDS_MOST) {
        words.push(Word {
            hash: hash(word),
            mask: mask(word),
            start: u16::try_from(start).unwrap_or(u16::MAX),
            length: u16::try_from(word.len()).unwrap_or(u16::MAX),
        });
        start += word.len() + 1;
    }
    words.into()
}

fn bloom(words: &[Word]) -> u64 {
    words.iter().fold(0, |bits, word| bits | 1 << (word.hash & 63))
}

/// One bit for each class of consonants that occurs in a name; those that are written for one
/// another from language to language are of one class, vowels and their like of none.
pub(crate) fn consonants(text: &str) -> u16 {
    text.bytes().fold(0, |bits, byte| {
        bits | match byte {
            b'k' | b'q' | b'g' | b'x' => 1,
            b'c' => 1 | 2,
            b's' | b'z' => 2,
            b't' | b'd' => 4,
            b'b' | b'p' | b'f' | b'v' => 8,
            b'm' => 16,
            b'n' => 32,
            b'l' => 64,
            b'r' => 128,
            b'j' => 1 | 2 | 256,
            _ => 0,
        }
    })
}

/// One bit for each letter, digit or other sign that occurs (below bit 40), and the length, 255 at
/// the most, above bit 56.
pub(crate) fn mask(text: &str) -> u64 {
    let letters = text.bytes().fold(0_u64, |mask, byte| {
        mask | 1
            << match byte {
                b'a'..=b'z' => byte - b'a',
                b'0'..=b'9' => 26 + byte - b'0',
                b' ' => 36,
                _ => 37,
            }
    });
    letters | (text.len().min(255) as u64) << 56
}

/// A number as written, with a comma or a point for the fraction.
pub(crate) fn number(text: &str) -> f64 {
    let kept: String = text
        .chars()
        .filter(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-'))
        .collect();
    let points = kept.matches(['.', ',']).count();
    let plain = match (points, kept.rfind(['.', ','])) {
        (1, Some(at)) if kept.len() - at != 4 || kept.starts_with("0") => kept.replace(',', "."),
        (0, _) => kept,
        (_, Some(at)) => {
            let (whole, rest) = kept.split_at(at);
            let whole = whole.replace([',', '.'], "");
            if points > 1 && kept.matches([',']).count() > 0 && kept.matches(['.']).count() > 0 {
                format!("{whole}{}", rest.replace(',', "."))
            } else {
                format!("{whole}{}", rest.replace([',', '.'], ""))
            }
        }
        (_, None) => kept,
    };
    plain.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_written() {
        for (text, value) in [
            ("12.50", 12.5),
            ("12,50", 12.5),
            ("$ 1,234.56", 1234.56),
            ("1.234", 1234.0),
            ("7", 7.0),
        ] {
            assert!((number(text) - value).abs() < 1e-9, "{text}: {}", number(text));
        }
        assert!(number("none").is_nan());
    }
}
