//! Given names that custom writes short, or by letters: Md for Mohammad, طه for Taha.
//!
//! These are habits of offices, as closed a list as that of titles; a name that is only seldom
//! shortened has no place here.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sound::{self, Heard};
use super::tokens::Spoken;

/// The name in full, then what is written for it.
const FORMS: [&str; 8] = [
    "mohammad md mohd muhd mhd mohmd mhmd moh muh",
    "محمد مح",
    "মোহাম্মদ মোঃ মো মুঃ মুহাঃ মোহাঃ",
    "मोहम्मद मो मोह",
    "francisco fco",
    "william wm",
    // Two of the letters that stand before chapters of the Koran are names.
    "طاها طه",
    "ياسين يس",
];

/// How many sounds a short form has at most.
const LONGEST: usize = 6;

static IN_FULL: LazyLock<FxHashMap<Heard, Spoken>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    for forms in FORMS {
        let mut forms = forms.split_whitespace();
        let full = Spoken::read(forms.next().unwrap_or_default());
        for short in forms {
            known.entry(sound::read(short)).or_insert(full);
        }
    }
    known
});

/// The name that is written so; nothing for other names.
pub(crate) fn in_full(spoken: &Spoken) -> Option<Spoken> {
    if spoken.sounds.symbols().len() > LONGEST {
        return None;
    }
    IN_FULL.get(&(spoken.sounds, spoken.script)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_short_form_stands_for_two_names_or_for_itself() {
        for forms in FORMS {
            let mut forms = forms.split_whitespace();
            let full = Spoken::read(forms.next().unwrap());
            for short in forms {
                let read = Spoken::read(short);
                assert_ne!(read, full, "{short}");
                assert_eq!(in_full(&read), Some(full), "{short}");
            }
        }
    }

    #[test]
    fn names_are_not_short_for_others() {
        for name in ["Mo", "Mai", "Mahmoud", "Mehdi", "Medo", "Maya", "محمود", "طاهر"] {
            assert_eq!(in_full(&Spoken::read(name)), None, "{name}");
        }
    }
}
