//! Bytes to text: UTF-16 as it flows by, Windows-1252 value by value.

use std::io::{self, Read};

/// Reads UTF-16 and gives UTF-8.
pub(super) struct Utf16<R> {
    inner: R,
    big_endian: bool,
    /// A byte without its partner yet.
    odd: Option<u8>,
    /// A high surrogate without its partner yet.
    high: Option<u16>,
    ready: Vec<u8>,
    given: usize,
}

impl<R: Read> Utf16<R> {
    pub(super) fn new(inner: R, big_endian: bool) -> Self {
        Self { inner, big_endian, odd: None, high: None, ready: Vec::new(), given: 0 }
    }

    fn fill(&mut self) -> io::Result<()> {
        let mut bytes = [0_u8; 8192];
        let count = loop {
            match self.inner.read(&mut bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.ready.clear();
        self.given = 0;
        if count == 0 {
            return match (self.odd.take(), self.high.take()) {
                (None, None) => Ok(()),
                _ => Err(broken()),
            };
        }
        let mut units = Vec::with_capacity(count / 2 + 1);
        units.extend(self.high.take());
        for &byte in bytes.iter().take(count) {
            match self.odd.take() {
                None => self.odd = Some(byte),
                Some(first) if self.big_endian => units.push(u16::from_be_bytes([first, byte])),
                Some(first) => units.push(u16::from_le_bytes([first, byte])),
            }
        }
        if let Some(&last) = units.last()
            && (0xD800..0xDC00).contains(&last)
        {
            self.high = units.pop();
        }
        for unit in char::decode_utf16(units) {
            let letter = unit.map_err(|_| broken())?;
            self.ready.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
        // Only half a letter came: an empty answer would mean the end.
        if self.ready.is_empty() { self.fill() } else { Ok(()) }
    }
}

fn broken() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "the file is marked as UTF-16 but is not: save it as UTF-8",
    )
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready.len() {
            self.fill()?;
        }
        let rest = self.ready.get(self.given..).unwrap_or_default();
        let count = rest.len().min(to.len());
        for (to, from) in to.iter_mut().zip(rest) {
            *to = *from;
        }
        self.given += count;
        Ok(count)
    }
}

/// What Windows-1252 has from 0x80 to 0x9F; the five places it leaves open stay control characters.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Windows-1252 as UTF-8.
pub(super) fn windows_1252(bytes: &[u8], into: &mut Vec<u8>) {
    for &byte in bytes {
        let letter = match byte {
            0x80..=0x9F => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
            _ => char::from(byte),
        };
        into.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Dripping<'a>(&'a [u8]);

    impl Read for Dripping<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            to[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    proptest! {
        #[test]
        fn utf_16_byte_by_byte_is_the_same_text(text in "\\PC*", big in any::<bool>()) {
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect();
            let mut read = String::new();
            Utf16::new(Dripping(&bytes), big).read_to_string(&mut read).unwrap();
            prop_assert_eq!(read, text);
        }
    }

    #[test]
    fn half_a_letter_of_utf_16_is_refused() {
        for bytes in [&[0x41, 0x00, 0x42][..], &[0x00, 0xD8], &[0x00, 0xDC, 0x41, 0x00]] {
            let mut read = String::new();
            assert!(Utf16::new(bytes, false).read_to_string(&mut read).is_err());
        }
    }

    #[test]
    fn windows_1252_has_its_quotes_and_accents() {
        let mut text = Vec::new();
        windows_1252(b"\x93N\xe9\x94 \x80", &mut text);
        assert_eq!(String::from_utf8(text).unwrap(), "“Né” €");
    }
}
