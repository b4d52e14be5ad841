//! The text of a name as written, made fit to be read: bounded, normalised, without what is not
//! seen, and cut into tokens.
//!
//! It must never grow with its input: whatever a cell holds, no more than [`MOST_CHARACTERS`] and
//! [`MOST_TOKENS`] are looked at.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// How many characters of a name are read. The rest does not count.
pub const MOST_CHARACTERS: usize = 512;

/// How many tokens of a name are read. The rest does not count.
pub const MOST_TOKENS: usize = 16;

/// The zeros of the decimal digits of other scripts; their nine others follow each.
const ZEROS: [u32; 22] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0x19D0, 0xA9D0, 0xFF10,
];

/// The value of a decimal digit in any script.
pub(crate) fn digit(character: char) -> Option<u8> {
    if let Some(value) = character.to_digit(10) {
        return u8::try_from(value).ok();
    }
    let code = u32::from(character);
    let place = ZEROS.partition_point(|&zero| zero <= code);
    let zero = *ZEROS.get(place.checked_sub(1)?)?;
    u8::try_from(code - zero).ok().filter(|&value| value < 10)
}

/// Whether a character is not seen and carries no sound: controls of direction and joining, soft
/// hyphens, tatweel, vowel marks of Arabic and Hebrew, variation selectors.
const fn is_silent(character: char) -> bool {
    matches!(character as u32,
        0x00AD | 0x061C | 0x0640 | 0x0670 | 0x180E | 0xFEFF
        | 0x0591..=0x05BD | 0x05BF | 0x05C1 | 0x05C2 | 0x05C4 | 0x05C5 | 0x05C7
        | 0x0610..=0x061A | 0x064B..=0x0653 | 0x0656..=0x065F | 0x06D6..=0x06DC
        | 0x06DF..=0x06E8 | 0x06EA..=0x06ED | 0x200B..=0x200F | 0x202A..=0x202E
        | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xE0000..=0xE01EF)
}

/// How a token is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Joint {
    /// By a space, or it is the first.
    #[default]
    Space,
    /// By a hyphen of any kind.
    Hyphen,
    /// By a full stop: the one before is an initial or is shortened.
    Stop,
    /// By a comma: the one before ends the family name.
    Comma,
}

/// A run of letters, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) joint: Joint,
    /// Whether it stands in brackets or quotation marks.
    pub(crate) aside: bool,
}

/// What a character does between letters.
enum Role {
    Letter,
    Joint(Joint),
    Open,
    Close,
    Quote,
    Nothing,
}

fn role(character: char) -> Role {
    match character {
        ',' | ';' | '،' | '؛' | '、' => Role::Joint(Joint::Comma),
        '.' | '。' | '։' | '።' => Role::Joint(Joint::Stop),
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '־' | '=' | '・' | '·' | '゠' | '/' => {
            Role::Joint(Joint::Hyphen)
        }
        '(' | '[' | '{' | '«' | '“' => Role::Open,
        ')' | ']' | '}' | '»' | '”' => Role::Close,
        '"' | '„' | '‟' => Role::Quote,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`' | '´' | '׳' | '״' => Role::Letter,
        _ if unicode_normalization::char::is_combining_mark(character) => Role::Letter,
        _ if character.is_alphanumeric() => Role::Letter,
        _ if is_silent(character) => Role::Nothing,
        _ => Role::Joint(Joint::Space),
    }
}

/// Cuts a name into tokens: NFKC, bounded, without what is silent. Case is kept.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(4);
    let mut now = Token::default();
    let mut joint = Joint::Space;
    let mut aside = false;
    let most = text.char_indices().nth(MOST_CHARACTERS).map(|(end, _)| end);
    let most = most.and_then(|end| text.get(..end)).unwrap_or(text);
    let seen: Cow<'_, str> = if most.is_ascii() {
        most.into()
    } else {
        most.nfkc().filter(|&it| !is_silent(it)).collect()
    };
    for character in seen.chars().take(MOST_CHARACTERS) {
        let between = match role(character) {
            Role::Letter => {
                if now.text.is_empty() {
                    now.joint = joint;
                    now.aside = aside;
                }
                now.text.push(digit(character).map_or(character, |value| char::from(b'0' + value)));
                continue;
            }
            Role::Nothing => continue,
            Role::Joint(between) => between,
            Role::Open | Role::Close | Role::Quote => Joint::Space,
        };
        let ended = finish(&mut now, &mut found);
        joint = stronger(if ended { Joint::Space } else { joint }, between);
        aside = match role(character) {
            Role::Open => true,
            Role::Close => false,
            Role::Quote => !aside,
            Role::Letter | Role::Joint(_) | Role::Nothing => aside,
        };
    }
    finish(&mut now, &mut found);
    found
}

/// Puts a token away if it has a letter; true when there was one.
fn finish(now: &mut Token, found: &mut Vec<Token>) -> bool {
    let token = std::mem::take(now);
    let counts = token.text.chars().any(char::is_alphanumeric);
    if counts && found.len() < MOST_TOKENS {
        found.push(token);
    }
    counts
}

/// Of two joints one after the other, the one that says more.
const fn stronger(one: Joint, other: Joint) -> Joint {
    match (one, other) {
        (Joint::Comma, _) | (_, Joint::Comma) => Joint::Comma,
        (Joint::Stop, _) | (_, Joint::Stop) => Joint::Stop,
        (Joint::Hyphen, _) | (_, Joint::Hyphen) => Joint::Hyphen,
        (Joint::Space, Joint::Space) => Joint::Space,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn what_is_not_seen_does_not_count() {
        assert_eq!(words("\u{202B}محمد\u{202C} \u{200F}علي"), ["محمد", "علي"]);
        assert_eq!(words("مُحَمَّد"), ["محمد"]);
        assert_eq!(words("محـــمد"), ["محمد"]);
        assert_eq!(words("Ah\u{00AD}med"), ["Ahmed"]);
        assert_eq!(words("Ａｌｉ"), ["Ali"]);
    }

    #[test]
    fn joints_are_kept() {
        let joints: Vec<Joint> =
            tokens("Ivanov, Ivan P. al-Din").into_iter().map(|token| token.joint).collect();
        assert_eq!(joints, [Joint::Space, Joint::Comma, Joint::Space, Joint::Stop, Joint::Hyphen]);
    }

    #[test]
    fn brackets_and_quotation_marks_stand_aside() {
        let aside: Vec<bool> =
            tokens("Hassan \"Dheere\" Ali (Omar)").into_iter().map(|token| token.aside).collect();
        assert_eq!(aside, [false, true, false, true]);
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        assert_eq!(digit('٣'), Some(3));
        assert_eq!(digit('۷'), Some(7));
        assert_eq!(digit('९'), Some(9));
        assert_eq!(digit('५'), Some(5));
        assert_eq!(digit('x'), None);
        assert_eq!(digit('፩'), None);
    }

    #[test]
    fn a_megabyte_is_cut() {
        let long = "ﷺ".repeat(400_000);
        let read: usize = tokens(&long).iter().map(|token| token.text.chars().count()).sum();
        assert!(read <= MOST_CHARACTERS);
        assert!(tokens(&"a ".repeat(500_000)).len() <= MOST_TOKENS);
    }

    #[test]
    fn emoji_and_signs_are_no_letters() {
        assert_eq!(words("🙂 !!! ©"), Vec::<String>::new());
    }
}
