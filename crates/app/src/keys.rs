//! The house's own key: blind index words, codes to come back with. Never in the log.

use hmac::{Hmac, KeyInit, Mac};
use kernel::PersonId;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A key of the house, apart from persons' keys: whoever holds it can test a guess against the
/// search index, so it lies with the master key and never in the database.
#[derive(Clone)]
pub struct HouseKey([u8; 32]);

impl HouseKey {
    /// Takes the key bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A keyed digest of a text for one use, as 32 hexadecimal digits.
    #[must_use]
    pub fn digest(&self, purpose: &str, text: &str) -> String {
        hex(&self.mac(purpose, text)[..])
    }

    /// An identifier for one use that says neither when it was made nor of what: the text cannot be
    /// found from it without the key (UUID version 8).
    #[must_use]
    pub(crate) fn unlinked(&self, purpose: &str, text: &str) -> uuid::Uuid {
        uuid::Builder::from_custom_bytes(self.mac(purpose, text)).into_uuid()
    }

    /// A keyed digest of a text for one use, as a number: enough to find by, too short to prove.
    #[must_use]
    pub(crate) fn number(&self, purpose: &str, text: &str) -> i64 {
        let [a, b, c, d, e, f, g, h, ..] = self.mac(purpose, text);
        i64::from_le_bytes([a, b, c, d, e, f, g, h])
    }

    /// What the record keys of protected tables are drawn from: the same people get the same noise
    /// for as long as the house keeps its key.
    #[must_use]
    pub fn record_seed(&self) -> u64 {
        self.number("record-keys", "").cast_unsigned()
    }

    /// A secret of 64 bytes for one use, such as signing cookies.
    #[must_use]
    pub fn secret(&self, purpose: &str) -> [u8; 64] {
        let mut secret = [0; 64];
        for (place, block) in secret.chunks_mut(16).enumerate() {
            let part = self.mac(purpose, &place.to_string());
            block.iter_mut().zip(part).for_each(|(to, from)| *to = from);
        }
        secret
    }

    fn mac(&self, purpose: &str, text: &str) -> [u8; 16] {
        // HMAC takes a key of any length: this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return [0; 16] };
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        let full = mac.finalize().into_bytes();
        let mut short = [0; 16];
        short.iter_mut().zip(full).for_each(|(to, from)| *to = from);
        short
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Letters and digits that are not mistaken for one another when read aloud or copied by hand.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code with which a person comes back to the file: `K7Q2-9XMD-4WTF`, 58 bits.
///
/// It is derived from the person's id under the house's key, so that it can be printed again.
#[must_use]
pub fn access_code(key: &HouseKey, person: PersonId) -> String {
    let bits = u128::from_be_bytes(key.mac("access-code", &person.to_string()));
    let mut rest = bits;
    let mut code = String::with_capacity(14);
    for place in 0..12 {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        let letter = usize::try_from(rest % 30).unwrap_or(0);
        code.push(ALPHABET.get(letter).copied().map_or('2', char::from));
        rest /= 30;
    }
    code
}

/// A code as typed, without what hands add: spaces, hyphens, small letters.
#[must_use]
pub(crate) fn plain_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
}

/// The words of a name as they are looked up: small letters without marks, each word once.
#[must_use]
pub fn folded_words(name: &str) -> Vec<String> {
    let unmarked = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let folded: String = unmarked.flat_map(|c| plain_letters(c).chars().chain(bare(c))).collect();
    let mut words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Latin letters whose stroke, dot or tie is part of the letter and no mark that Unicode takes off,
/// as they are typed by who does not have them: `Yıldız`, `Łukasz`, `Đỗ`.
const fn plain_letters(c: char) -> &'static str {
    match c {
        'ı' => "i",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ħ' => "h",
        'ŧ' => "t",
        'ə' => "e",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => "",
    }
}

/// The letter itself, where it has no plainer form; the Arabic lengthening stroke is no letter.
fn bare(c: char) -> Option<char> {
    (plain_letters(c).is_empty() && c != '\u{640}').then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    #[test]
    fn names_fold_to_words_without_marks() {
        assert_eq!(folded_words("Élodie  N’Diaye"), ["diaye", "elodie", "n"]);
        assert_eq!(folded_words("محمد رضا"), ["رضا", "محمد"]);
        assert_eq!(folded_words("İbrahim Yıldız"), ["ibrahim", "yildiz"]);
        assert_eq!(folded_words("Đỗ Thị Hường"), ["do", "huong", "thi"]);
        assert_eq!(folded_words("ŁUKASZ Groß-Æsir"), ["aesir", "gross", "lukasz"]);
        assert_eq!(folded_words("مُحَمَّد محمـــد"), ["محمد"], "vowel signs and length are let fall");
        assert_eq!(folded_words(" - , ’"), Vec::<String>::new());
    }

    #[test]
    fn one_key_gives_one_digest_for_one_use_and_another_for_any_other() {
        let key = HouseKey::new([1; 32]);
        let digest = key.digest("name", "zahra");
        assert_eq!((digest.len(), &digest), (32, &key.digest("name", "zahra")));
        for (key, purpose, text) in [
            (&key, "name", "zahre"),
            (&key, "access", "zahra"),
            (&key, "namez", "ahra"),
            (&HouseKey::new([2; 32]), "name", "zahra"),
        ] {
            assert_ne!(key.digest(purpose, text), digest, "{purpose} {text}");
        }
        assert!(!digest.contains("zahra"));
    }

    #[test]
    fn secrets_of_one_key_differ_by_use_and_have_no_repeated_block() {
        let key = HouseKey::new([1; 32]);
        assert_eq!(key.secret("cookies"), key.secret("cookies"));
        assert_ne!(key.secret("cookies"), key.secret("forms"));
        let secret = key.secret("cookies");
        let blocks: std::collections::BTreeSet<&[u8]> = secret.chunks(16).collect();
        assert_eq!(blocks.len(), 4);
    }

    #[test]
    fn a_code_is_read_aloud_without_doubt_and_typed_as_it_comes() {
        let code = access_code(&HouseKey::new([1; 32]), Id::new(uuid::Uuid::from_u128(5)));
        assert_eq!(code.len(), 14);
        assert!(code.chars().all(|c| c == '-' || c.is_ascii_alphanumeric()));
        assert_eq!(plain_code(&format!(" {} ", code.to_lowercase())), code.replace('-', ""));
    }
}
