//! Names of two halves, of which the first is common to many: Abd al-Rahman and Abd al-Karim share
//! five letters and are two names.

use std::sync::LazyLock;

use super::part::sounds_of;
use super::sound;
use super::symbol::{self, ALEF, Class, L};
use super::tokens::Spoken;

/// First halves, in all scripts.
const HEADS: &str = "abd abdu abdul abde abdel abda abdal abdo abdol abdou abdoul abdool \
     abdi cabdi cabdu cabdul عبد عبدال абд абду абдул абде абдель абдал አብዱል አብዱ አብዳል \
     gebre ghebre gebra ghebra gabra gebrä wolde welde wolda tekle tecle takla haile hayle haila \
     habte habta kidane fikre amde zera newaye kefle kifle \
     ገብረ ወልደ ተክለ ኃይለ ሃይለ ሀብተ ኪዳነ ፍቅረ ክፍለ";

/// How many consonants the second half has at least.
const FEWEST: usize = 2;

static KNOWN: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let spelt = HEADS.split_whitespace().map(|head| {
        // Read with something after it, so that its end is not read as the end of a word.
        let read = sound::within(head);
        read.symbols().to_vec()
    });
    let mut known: Vec<Vec<u8>> = spelt.collect();
    known.sort_by_key(|head| std::cmp::Reverse(head.len()));
    known
});

/// The second half of a compound, without its article; nothing if it is none.
pub(crate) fn tail(spoken: &Spoken) -> Option<Spoken> {
    let symbols = spoken.sounds.symbols();
    let rest = KNOWN.iter().find_map(|head| {
        let rest = symbols.strip_prefix(head.as_slice()).filter(|rest| is_enough(rest))?;
        let bare = match rest {
            [ALEF, L, bare @ ..] if is_enough(bare) => bare,
            all => all,
        };
        Some(bare)
    })?;
    Some(Spoken::new(sounds_of(rest), spoken.script))
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

    fn second_half(text: &str) -> Option<String> {
        tail(&Spoken::read(text)).map(|it| it.sounds.reading())
    }

    #[test]
    fn compounds_have_a_second_half() {
        assert_eq!(second_half("Abdulkarim").as_deref(), Some("karim"));
        assert_eq!(second_half("Abderrahmane").as_deref(), Some("rahmane"));
        assert_eq!(second_half("Gebremedhin").as_deref(), Some("medhin"));
        assert_eq!(second_half("عبدالكريم").as_deref(), Some("krym"));
        assert_eq!(second_half("ገብረመድህን").as_deref(), Some("medhn"));
    }

    #[test]
    fn other_names_have_none() {
        for name in ["Abdi", "Abdullah", "Gebre", "Hassan", "محمد", "عبد"] {
            assert_eq!(second_half(name), None, "{name}");
        }
    }
}
