//! One part of a name: how it is written, how it sounds, what it is for.

use super::compound;
use super::feminine;
use super::neighbours;
use super::script::Script;
use super::shortened;
use super::sound::{Heard, Sounds};
use super::symbol::{self, A, E, FIRST_A, FIRST_E, I, L, LAST_A, LAST_I, LAST_YEH, LATIN_Y, N, O};
use super::symbol::{K, OU, S, SS, V, Y};
use super::tokens::Spoken;
use super::tones::Toned;

/// What a part of a name is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The person's own name.
    Own,
    /// The father's, as a particle says.
    Father,
    /// What stands after the own name, without a word that says why: a second name, the father's,
    /// the grandfather's.
    Next,
    /// The family's, the clan's, or where it comes from (nisba): as its place, its ending or its
    /// article says.
    Family,
    /// Father or mother of somebody: Abu Bakr, Umm Kulthum.
    Kunya,
    /// What stands in brackets or quotation marks: a nickname.
    Aside,
}

/// One part of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub(crate) text: Box<str>,
    pub(crate) role: Role,
    pub(crate) spoken: Spoken,
    /// Other ways to read it: without what may be an article, with its particle, by the letters of
    /// Somali or of French West Africa, as a neighbouring country writes it, in full.
    pub(crate) others: Vec<Spoken>,
    /// The half of a compound that is not common to many: of Abd al-Rahman the second, of Habib Ullah
    /// the first.
    pub(crate) half: Option<Spoken>,
    /// The man's names of which an own name may be the woman's form: Louise.
    pub(crate) men: Vec<Spoken>,
    /// How it is written in Vietnamese, when the name has the marks of it.
    pub(crate) toned: Option<Toned>,
    /// A family name without the ending that tells a woman from a man.
    pub(crate) common: Option<(Sex, Spoken)>,
    /// Whether it is one letter for a name.
    pub(crate) is_initial: bool,
}

/// What stood before a part.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Before<'a> {
    Nothing,
    Article(&'a str),
    Particle(&'a str),
}

/// Whose form of a family name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sex {
    Female,
    Male,
}

impl Part {
    /// How it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it is for.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The script it is written in.
    #[must_use]
    pub const fn script(&self) -> Script {
        self.spoken.script
    }

    /// How it is read, in Latin letters: for someone who cannot read the script. Vowels that are
    /// not written are not there.
    #[must_use]
    pub fn reading(&self) -> String {
        self.spoken.sounds.reading()
    }

    /// A part as written, and as one word with its sounds. `before` is the particle or article
    /// before it.
    pub(crate) fn new(
        text: &str,
        (joined, (sounds, script)): (&str, Heard),
        role: Role,
        before: Before<'_>,
    ) -> Self {
        let spoken = Spoken::new(sounds, script);
        let mut others = Vec::new();
        match before {
            Before::Nothing => others.extend(stem(&spoken)),
            Before::Article(word) | Before::Particle(word) => {
                others.push(Spoken::read(&[word, joined].concat()));
            }
        }
        if spoken.script == Script::Latin {
            others.extend(respelt(joined).map(|it| Spoken::read(&it)));
        }
        if spoken.script == Script::Arabic {
            others.extend(respelt_in_arabic(joined).map(|it| Spoken::read(&it)));
        }
        others.extend(neighbours::usual(&spoken.sounds).filter(|it| *it != spoken));
        others.extend(shortened::in_full(&spoken));
        let is_own = role == Role::Own;
        let mut part = Self {
            text: text.into(),
            role,
            others,
            men: if is_own && spoken.script == Script::Latin {
                feminine::of_men(text)
            } else {
                Vec::new()
            },
            toned: None,
            half: compound::own_half(&spoken),
            common: if is_own { None } else { common(&spoken) },
            is_initial: joined.chars().filter(|it| it.is_alphabetic()).count() == 1,
            spoken,
        };
        let is_nisba = matches!(before, Before::Article(_)) || part.common.is_some();
        if role == Role::Next && is_nisba {
            part.role = Role::Family;
        }
        part
    }

    /// How it sounds without what may be an article.
    pub(crate) fn bare(&self) -> &Spoken {
        let is_stem = |it: &&Spoken| {
            it.script == Script::Arabic
                && self.spoken.sounds.symbols().ends_with(it.sounds.symbols())
        };
        self.others.first().filter(is_stem).unwrap_or(&self.spoken)
    }

    /// All the ways to read it, the likeliest first.
    pub(crate) fn readings(&self) -> impl Iterator<Item = &Spoken> {
        std::iter::once(&self.spoken).chain(&self.others)
    }

    /// Whether it ends like a family name.
    pub(crate) fn is_family_like(&self) -> bool {
        self.role == Role::Family || common(&self.spoken).is_some() || is_of_family(&self.spoken)
    }
}

/// Sounds of some symbols.
pub(crate) fn sounds_of(symbols: &[u8]) -> Sounds {
    let mut sounds = Sounds::default();
    symbols.iter().for_each(|&symbol| sounds.push(symbol));
    sounds
}

/// A Latin spelling as it would be elsewhere, if it has what only some languages have: Somali c
/// and x (ayn and h), West African di before a vowel (j).
fn respelt(text: &str) -> Option<String> {
    if !text.contains(['c', 'C', 'x', 'X']) && !text.starts_with(['d', 'D']) {
        return None;
    }
    let letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let mut changed = false;
    let mut found = String::with_capacity(text.len());
    for (place, &letter) in letters.iter().enumerate() {
        let next = letters.get(place + 1).copied().unwrap_or(' ');
        let is_vowel = |it| matches!(it, 'a' | 'e' | 'i' | 'o' | 'u');
        let written = match letter {
            'c' if is_vowel(next) || next == ' ' => "",
            'x' if next != 'h' => "h",
            'i' if place == 1 && letters.first() == Some(&'d') && is_vowel(next) => "j",
            _ => {
                found.push(letter);
                continue;
            }
        };
        found.push_str(written);
        changed = true;
    }
    changed.then_some(found)
}

/// An Arabic spelling by the letters that are heard, if it has letters that may be heard as others:
/// an alef that looks like a yeh at the end (Musa), ayn with yeh for i at the beginning (Isa).
fn respelt_in_arabic(text: &str) -> Option<String> {
    if !text.starts_with('ع') && !text.ends_with('ى') {
        return None;
    }
    let letters: Vec<char> = text.chars().collect();
    let (begin, rest) = match letters.as_slice() {
        ['ع', 'ي' | 'ی', 'ا' | 'و' | 'ي' | 'ی', ..] => ("", letters.as_slice()),
        ['ع', 'ي' | 'ی', rest @ ..] if !rest.is_empty() => ("إي", rest),
        all => ("", all),
    };
    let (rest, end) = match rest {
        [rest @ .., 'ى'] => (rest, "ا"),
        all => (all, ""),
    };
    let middle: String = rest.iter().collect();
    (!begin.is_empty() || !end.is_empty()).then(|| [begin, &middle, end].concat())
}

/// What is left when a leading a-l or e-l is taken for an article.
fn stem(spoken: &Spoken) -> Option<Spoken> {
    match spoken.sounds.symbols() {
        [FIRST_A | FIRST_E, L, rest @ ..] if rest.len() >= 3 => {
            let is_spelt = spoken.script == Script::Arabic;
            let after = rest.first().copied().unwrap_or(0);
            let fits = is_spelt || !symbol::is_vowel(after);
            fits.then(|| Spoken::new(sounds_of(rest), spoken.script))
        }
        _ => None,
    }
}

/// A family name without its ending of sex: -ov and -ova, -ski and -skaya, -os and -ou, and the
/// -ova that Czech and Slovak add to any name.
fn common(spoken: &Spoken) -> Option<(Sex, Spoken)> {
    let symbols = spoken.sounds.symbols();
    let keep = |sex, left: usize| {
        let left = symbols.get(..left)?;
        (left.len() >= 3).then(|| (sex, Spoken::new(sounds_of(left), spoken.script)))
    };
    let length = symbols.len();
    match symbols {
        [.., S | SS, K, LAST_A] => keep(Sex::Female, length - 1),
        [.., S | SS, K, A, Y | LATIN_Y | I, LAST_A] | [.., S, K, A, I | LATIN_Y, Y, LAST_A] => {
            keep(Sex::Female, symbols.iter().rposition(|&it| it == K)? + 1)
        }
        [.., S | SS, K, LAST_I | LATIN_Y | LAST_YEH] => keep(Sex::Male, length - 1),
        [.., S | SS, K, I | LATIN_Y | symbol::SCHWA, _] => keep(Sex::Male, length - 2),
        [.., O | E | I, V | N, LAST_A] if is_slavic(spoken.script) => keep(Sex::Female, length - 1),
        [.., O | E, V | symbol::LATIN_W | symbol::F] if is_slavic(spoken.script) => {
            keep(Sex::Male, length)
        }
        [.., I, N] if spoken.script == Script::Cyrillic => keep(Sex::Male, length),
        [.., OU] if spoken.script == Script::Greek => keep(Sex::Female, length - 1),
        [.., O, S] if spoken.script == Script::Greek => keep(Sex::Male, length - 2),
        _ => None,
    }
}

const fn is_slavic(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Cyrillic)
}

/// Whether it ends like the family names of peoples who put them at the end: Armenian, Georgian,
/// Ukrainian, South Slavic, Afghan, Iranian, Turkish, Spanish, Portuguese.
fn is_of_family(spoken: &Spoken) -> bool {
    const ENDINGS: [&str; 23] = [
        "ian", "yan", "shvili", "dze", "dhe", "enko", "nko", "vich", "ovic", "zai", "zada", "zade",
        "oghlu", "oglu", "khel", "poulos", "ndez", "inez", "gez", "chez", "irez", "arez", "eira",
    ];
    let reading = spoken.sounds.reading();
    reading.chars().count() > 5 && ENDINGS.iter().any(|ending| reading.ends_with(ending))
}
