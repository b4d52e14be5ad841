//! Blocking keys: the consonants of a part by their classes, a nibble each.

use super::symbol::{self, Class, DD, DH, F, G, GH, H, LATIN_J, SOFT_G, TH};
use super::tokens::Spoken;

/// How many consonants count.
const MOST: u32 = 14;
/// The key of a part without consonants.
const NONE: u64 = 15;
/// Marks a coarse key, so that it is never taken for a fine one.
const COARSE: u64 = 1 << 63;

/// How a key is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Fine,
    /// Latin as German and the Slavic languages read it: j within the word is a y, which is a
    /// vowel, and g is never soft.
    Eastern,
    Coarse,
}

/// The fine key of a part, its coarse key, and the fine one of Latin read as further east.
pub(super) fn keys(spoken: &Spoken) -> [u64; 3] {
    [Grain::Fine, Grain::Coarse, Grain::Eastern].map(|grain| key(spoken, grain))
}

fn key(spoken: &Spoken, grain: Grain) -> u64 {
    let mut key = 0;
    let mut before = 0;
    let mut count = 0;
    let mut last = Class::Gap;
    let mut symbols = spoken.sounds.symbols().iter().copied().enumerate().peekable();
    while let Some((place, it)) = symbols.next() {
        let previous = std::mem::replace(&mut last, symbol::class(it));
        let next = symbols.peek().map_or(Class::Gap, |&(_, next)| symbol::class(next));
        let is_part = is_part_of_neighbour(previous, it, next) && grain == Grain::Coarse;
        let nibble = if is_part { 0 } else { nibble(it, place == 0, grain) };
        if nibble == 0 {
            continue;
        }
        if nibble != before && count < MOST {
            key = (key << 4) | nibble;
            count += 1;
        }
        before = nibble;
    }
    let key = if key == 0 { NONE } else { key };
    if grain == Grain::Coarse { key | COARSE } else { key }
}

/// Whether a symbol is half of what is one sound in the next script: the g of a closing ng, the t of
/// ts and tsh.
fn is_part_of_neighbour(before: Class, it: u8, after: Class) -> bool {
    let is_closing = !matches!(after, Class::Vowel | Class::Front | Class::Round);
    (before == Class::En && matches!(it, G | GH) && is_closing)
        || (symbol::class(it) == Class::Dental && after == Class::Sibilant)
}

/// The class of a symbol in a key; 0 when it does not count there.
fn nibble(it: u8, is_first: bool, grain: Grain) -> u64 {
    let is_coarse = grain == Grain::Coarse;
    match symbol::class(it) {
        Class::Gap | Class::Vowel => 0,
        Class::Breath if is_first && it == H && !is_coarse => 13,
        Class::Breath => 0,
        Class::Round | Class::Front if !is_first => 0,
        Class::Palatal if it == LATIN_J && grain == Grain::Eastern && !is_first => 0,
        Class::Fricative if it != F && is_coarse && !is_first => 0,
        Class::Palatal if it == SOFT_G && grain == Grain::Eastern => 6,
        Class::Labial => 1,
        Class::Fricative => 2,
        Class::Round if is_coarse => 2,
        // The lisped sounds of Arabic are d or t in one language and z or s in the next.
        Class::Dental if is_coarse && matches!(it, DD | DH | TH) => 4,
        Class::Dental => 3,
        Class::Sibilant | Class::Palatal | Class::Velar | Class::Front if is_coarse => 4,
        Class::Sibilant => 4,
        Class::Palatal | Class::Front => 5,
        Class::Velar => 6,
        Class::Liquid => 7,
        Class::Trill => 8,
        Class::Em => 9,
        Class::En => 10,
        Class::Round => 11,
    }
}
