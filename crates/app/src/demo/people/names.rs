//! Lists of names, one pool a naming custom. Common names only, to be put together by chance.
//!
//! An entry is a word; `=` and the spelling in the people's own script follow where it is not
//! Latin; `_` stands for a space.

pub(super) mod africa;
pub(super) mod arabic;
pub(super) mod asia;
pub(super) mod europe;
pub(super) mod horn;
pub(super) mod latin_america;

use crate::demo::dice::Dice;

/// Names of one custom.
#[derive(Debug, PartialEq)]
pub(super) struct Pool {
    /// The people's own script.
    pub(super) script: Script,
    /// How a full name is made.
    pub(super) system: System,
    /// The share of wives who take the husband's name. Unverified.
    pub(super) taken: f64,
    /// Languages, each as likely as it is often named. Unverified.
    pub(super) languages: &'static str,
    /// Given names of men.
    pub(super) men: &'static str,
    /// Given names of women.
    pub(super) women: &'static str,
    /// Names of families, or what stands there.
    pub(super) families: &'static str,
    /// What stands there for women, if it is something else.
    pub(super) hers: &'static str,
}

/// A pool in Latin letters with a family's name, to be filled.
const LATIN: Pool = Pool {
    script: Script::Latin,
    system: System::Family,
    taken: 0.0,
    languages: "",
    men: "",
    women: "",
    families: "",
    hers: "",
};

/// A script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Arabic,
    Armenian,
    Bengali,
    Cyrillic,
    Ethiopic,
    Georgian,
    Gurmukhi,
    Han,
    Tamil,
    Tibetan,
}

/// How a full name is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    /// The father's family.
    Family,
    /// The father's family, or nothing at all for many.
    FamilyOrNone,
    /// The father's family, with a feminine form.
    Feminine,
    /// The father's family with a feminine form, and the father's own name, in Russian.
    Russian,
    /// The same in Ukrainian.
    Ukrainian,
    /// The father's own name.
    Father,
    /// The father's own name, or the husband's for a wife.
    Husband,
    /// The father's own name and the grandfather's.
    Grandfather,
    /// A family of the father's and one of the mother's.
    FatherMother,
    /// A family of the mother's and one of the father's.
    MotherFather,
    /// The father's family and a second name of one's own.
    PostName,
    /// A second name of one's own alone.
    Own,
    /// The father's family for men, a title for women.
    Titles,
    /// A given name of two words, and nothing else.
    Compound,
}

/// A word of a name, in Latin letters and in the people's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Part {
    /// In Latin letters.
    pub(super) latin: String,
    /// In the people's own script; empty when that is Latin.
    pub(super) original: String,
}

/// One entry of a list, each as likely.
pub(super) fn part(dice: &mut Dice, list: &str) -> Part {
    let entry = word(dice, list);
    let (latin, original) = entry.split_once('=').unwrap_or((entry, ""));
    Part { latin: latin.replace('_', " "), original: original.replace('_', " ") }
}

/// One word of a list, each as likely; nothing of an empty list.
pub(super) fn word<'a>(dice: &mut Dice, list: &'a str) -> &'a str {
    let count = list.split_whitespace().count();
    list.split_whitespace().nth(dice.below(count)).unwrap_or_default()
}
