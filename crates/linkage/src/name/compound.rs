//! Names of two halves, of which one is common to many: Abd al-Rahman and Abd al-Karim share five
//! letters and are two names, as are Habib Ullah and Hamid Ullah.

use std::sync::LazyLock;

use super::part::sounds_of;
use super::sound::{self, Sounds};
use super::symbol::{self, A, ALEF, AU, AYN, Class, HAMZA, I, L, LAST_A, OU, U};
use super::tokens::Spoken;

/// First halves, in all scripts.
const HEADS: &str = "abd abdu abdul abde abdel abda abdal abdo abdol abdou abdoul abdool \
     abdi cabdi cabdu cabdul عبد عبدال абд абду абдул абде абдель абдал አብዱል አብዱ አብዳል \
     gebre ghebre gebra ghebra gabra gebrä wolde welde wolda tekle tecle takla haile hayle haila \
     habte habta kidane fikre amde zera newaye kefle kifle \
     ገብረ ወልደ ተክለ ኃይለ ሃይለ ሀብተ ኪዳነ ፍቅረ ክፍለ";

/// Second halves, in all scripts, without the article before them: of God, of the religion, of the
/// Merciful, of the truth.
const ENDS: &str = "lah la له لہ لة ла лах লাহ लाह \
     din dine deen dyn دين دین дин দিন दीन \
     rahman rehman rahmane rahmon رحمن رحمان рахман рахмон রহমান रहमान \
     haq hak haque حق хак হক हक";

/// How many consonants the second half has at least.
const FEWEST: usize = 2;
/// How many sounds the first half has at least.
const SHORTEST: usize = 2;

static BEGINNINGS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    // Read with something after it, so that its end is not read as the end of a word.
    longest_first(HEADS.split_whitespace().map(sound::within))
});

static ENDINGS: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| longest_first(ENDS.split_whitespace().map(|end| sound::read(end).0)));

fn longest_first(halves: impl Iterator<Item = Sounds>) -> Vec<Vec<u8>> {
    let mut known: Vec<Vec<u8>> = halves.map(|half| half.symbols().to_vec()).collect();
    known.sort_by_key(|half| std::cmp::Reverse(half.len()));
    known
}

/// The half of a compound that is not common to many, without the article; nothing if it is none.
pub(crate) fn own_half(spoken: &Spoken) -> Option<Spoken> {
    let symbols = spoken.sounds.symbols();
    let half = second_half(symbols).map(sounds_of).or_else(|| first_half(symbols))?;
    Some(Spoken::new(half, spoken.script))
}

/// What comes after a first half that is common to many.
fn second_half(symbols: &[u8]) -> Option<&[u8]> {
    BEGINNINGS.iter().find_map(|head| {
        let rest = symbols.strip_prefix(head.as_slice()).filter(|rest| is_enough(rest))?;
        let bare = match rest {
            [ALEF, L, bare @ ..] if is_enough(bare) => bare,
            all => all,
        };
        Some(bare)
    })
}

/// What comes before a second half that is common to many, and before the vowel and the article
/// that join the two.
fn first_half(symbols: &[u8]) -> Option<Sounds> {
    let (end, rest) = ENDINGS
        .iter()
        .find_map(|end| symbols.strip_suffix(end.as_slice()).map(|rest| (end, rest)))?;
    let rest = rest.strip_suffix(&[L]).unwrap_or(rest);
    let (&joint, rest) = rest.split_last().filter(|(joint, _)| joins(**joint, end))?;
    // Who reads Ziauddin hears the end of one half and the beginning of the other in its au.
    let open: &[u8] = if joint == AU { &[A] } else { &[] };
    // Ayn and hamza at the end of a word are seldom written in other scripts: Samiullah, Ziauddin.
    let heard = rest.iter().rposition(|it| !matches!(*it, AYN | HAMZA)).map_or(0, |last| last + 1);
    let half = [rest.get(..heard).unwrap_or_default(), open].concat();
    (half.len() >= SHORTEST).then(|| sounds_of(&half))
}

/// Whether a vowel joins two halves; before -la without an h only u does, for many a name ends so.
fn joins(vowel: u8, end: &[u8]) -> bool {
    match end {
        [L, LAST_A] => matches!(vowel, U | OU | AU),
        [L, ..] => symbol::is_vowel(vowel) && vowel != I,
        _ => symbol::is_vowel(vowel),
    }
}

fn is_enough(symbols: &[u8]) -> bool {
    let is_consonant = |&&it: &&u8| {
        !matches!(symbol::class(it), Class::Gap | Class::Vowel | Class::Breath | Class::Front)
    };
    symbols.iter().filter(is_consonant).count() >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(text: &str) -> Option<String> {
        own_half(&Spoken::read(text)).map(|it| it.sounds.reading())
    }

    #[test]
    fn compounds_have_a_half_of_their_own() {
        for (name, expected) in [
            ("Abdulkarim", "karim"),
            ("Abderrahmane", "rahmane"),
            ("Gebremedhin", "medhin"),
            ("عبدالكريم", "krym"),
            ("ገብረመድህን", "medhn"),
            ("Habibullah", "habib"),
            ("Abdallah", "abd"),
            ("Хабибулла", "khabib"),
            ("نصرالله", "nsr"),
            ("Noureddine", "nour"),
            ("Ziauddin", "zia"),
            ("ضياءالدين", "dya"),
            ("Azizurrahman", "aziz"),
            ("Anwarulhaq", "anwar"),
        ] {
            assert_eq!(half(name).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn other_names_have_none() {
        for name in ["Abdi", "Gebre", "Hassan", "محمد", "عبد", "Camilla", "Angela", "Rahman"]
        {
            assert_eq!(half(name), None, "{name}");
        }
    }
}
