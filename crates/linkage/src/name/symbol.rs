//! The phonetic alphabet: what a name sounds like, as far as its letters tell.
//!
//! A symbol is a sound, or a letter whose sound depends on the language (Latin `j`, Arabic waw):
//! such letters have symbols of their own, so that the language need not be guessed and the
//! learned costs can say how often which sound was meant. Vowels know whether they stand at the
//! beginning or at the end of a word, where they are written or left out by other rules.

/// How many symbols there are, the gap included.
pub(crate) const SYMBOLS: usize = 77;

/// Declares the symbols: a name, how it is read, and its class in the consonant skeleton.
macro_rules! symbols {
    ($($name:ident = $place:literal $reading:literal $class:ident,)*) => {
        $(pub(crate) const $name: u8 = $place;)*
        const TABLE: [(&str, Class); SYMBOLS] = [("", Class::Gap), $(($reading, Class::$class),)*];
        #[cfg(test)]
        const PLACES: &[u8] = &[$($place,)*];
    };
}

/// A class of sounds that change into each other from one spelling or script to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Gap,
    /// b p
    Labial,
    /// f v, and w where it is a consonant for sure
    Fricative,
    /// d t th dh
    Dental,
    /// s z sh zh ch ts
    Sibilant,
    /// j dj
    Palatal,
    /// k g q kh gh x
    Velar,
    Liquid,
    Trill,
    Em,
    En,
    /// h, ayn, hamza: heard in one language, lost in the next
    Breath,
    /// w and u
    Round,
    /// y and i
    Front,
    Vowel,
}

symbols! {
    P = 1 "p" Labial,
    B = 2 "b" Labial,
    T = 3 "t" Dental,
    D = 4 "d" Dental,
    K = 5 "k" Velar,
    G = 6 "g" Velar,
    Q = 7 "q" Velar,
    F = 8 "f" Fricative,
    V = 9 "v" Fricative,
    S = 10 "s" Sibilant,
    Z = 11 "z" Sibilant,
    SH = 12 "sh" Sibilant,
    ZH = 13 "zh" Palatal,
    CH = 14 "ch" Sibilant,
    DJ = 15 "j" Palatal,
    TS = 16 "ts" Sibilant,
    KH = 17 "kh" Velar,
    GH = 18 "gh" Velar,
    H = 19 "h" Breath,
    HH = 20 "h" Breath,
    AYN = 21 "ʿ" Breath,
    HAMZA = 22 "ʾ" Breath,
    M = 23 "m" Em,
    N = 24 "n" En,
    L = 25 "l" Liquid,
    R = 26 "r" Trill,
    Y = 27 "y" Front,
    W = 28 "w" Round,
    TH = 29 "th" Dental,
    DH = 30 "dh" Dental,
    SS = 31 "s" Sibilant,
    TT = 32 "t" Dental,
    DD = 33 "d" Dental,
    ZZ = 34 "z" Sibilant,
    NY = 35 "ny" En,
    NG = 36 "ng" En,
    A = 37 "a" Vowel,
    E = 38 "e" Vowel,
    I = 39 "i" Vowel,
    O = 40 "o" Vowel,
    U = 41 "u" Vowel,
    SCHWA = 42 "ə" Vowel,
    UE = 43 "ü" Vowel,
    FIRST_A = 44 "a" Vowel,
    FIRST_E = 45 "e" Vowel,
    FIRST_I = 46 "i" Vowel,
    FIRST_O = 47 "o" Vowel,
    FIRST_U = 48 "u" Vowel,
    AI = 49 "ai" Vowel,
    AU = 50 "au" Vowel,
    OU = 51 "ou" Vowel,
    LAST_A = 52 "a" Vowel,
    LAST_H = 53 "h" Gap,
    LAST_E = 54 "e" Vowel,
    LATIN_C = 55 "c" Velar,
    SOFT_C = 56 "c" Sibilant,
    LATIN_J = 57 "j" Palatal,
    LATIN_X = 58 "x" Velar,
    LATIN_CH = 59 "ch" Sibilant,
    LATIN_W = 60 "w" Round,
    LATIN_Y = 61 "y" Front,
    LATIN_SZ = 62 "sz" Sibilant,
    LATIN_CZ = 63 "cz" Sibilant,
    LATIN_TH = 64 "th" Dental,
    LATIN_Z = 65 "z" Sibilant,
    SOFT_G = 66 "g" Palatal,
    LATIN_RZ = 67 "rz" Trill,
    EE = 68 "ee" Vowel,
    WAW = 69 "w" Round,
    YEH = 70 "y" Front,
    ALEF = 71 "a" Vowel,
    LAST_YEH = 72 "i" Vowel,
    TA_MARBUTA = 73 "a" Vowel,
    LAST_I = 74 "i" Vowel,
    DZ = 75 "dz" Sibilant,
    LAST_AI = 76 "ai" Vowel,
}

/// How a symbol is read, in Latin letters.
pub(crate) fn reading(symbol: u8) -> &'static str {
    TABLE.get(usize::from(symbol)).map_or("", |&(reading, _)| reading)
}

/// The class of a symbol in the consonant skeleton.
pub(crate) fn class(symbol: u8) -> Class {
    TABLE.get(usize::from(symbol)).map_or(Class::Gap, |&(_, class)| class)
}

/// The classes of the consonants among some symbols, a bit each; those that come and go from one
/// spelling to the next do not count.
pub(crate) fn consonants(symbols: &[u8]) -> u16 {
    let bit = |&symbol: &u8| match class(symbol) {
        Class::Gap | Class::Vowel | Class::Breath | Class::Round | Class::Front => 0,
        // They are written for each other.
        Class::Palatal | Class::Velar => 1,
        Class::Labial => 2,
        Class::Fricative => 4,
        Class::Dental => 8,
        Class::Sibilant => 16,
        Class::Liquid => 32,
        Class::Trill => 64,
        Class::Em => 128,
        Class::En => 256,
    };
    symbols.iter().map(bit).fold(0, |all, it| all | it)
}

/// Whether a symbol is a vowel.
pub(crate) fn is_vowel(symbol: u8) -> bool {
    class(symbol) == Class::Vowel
}

/// What a symbol becomes at the beginning of a word.
pub(crate) const fn at_start(symbol: u8) -> u8 {
    match symbol {
        A | ALEF => FIRST_A,
        E => FIRST_E,
        I => FIRST_I,
        O => FIRST_O,
        U => FIRST_U,
        WAW => W,
        YEH => Y,
        other => other,
    }
}

/// What a symbol becomes at the end of a word.
pub(crate) const fn at_end(symbol: u8) -> u8 {
    match symbol {
        A => LAST_A,
        E => LAST_E,
        I => LAST_I,
        H => LAST_H,
        YEH => LAST_YEH,
        AI => LAST_AI,
        other => other,
    }
}

/// What a symbol of the beginning or the end becomes within a word.
pub(crate) const fn within(symbol: u8) -> u8 {
    match symbol {
        FIRST_A | LAST_A => A,
        FIRST_E | LAST_E => E,
        FIRST_I | LAST_I => I,
        FIRST_O => O,
        FIRST_U => U,
        LAST_H => H,
        LAST_YEH => YEH,
        LAST_AI => AI,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_stands_at_its_place() {
        assert_eq!(PLACES.len() + 1, SYMBOLS);
        for (index, &place) in PLACES.iter().enumerate() {
            assert_eq!(usize::from(place), index + 1);
            assert!(!reading(place).is_empty());
        }
    }
}
