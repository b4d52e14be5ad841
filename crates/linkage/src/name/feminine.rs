//! Given names of women that are a man's with an -e, in French, German and Turkish: Louise, Denise,
//! Andrée, Cemile.
//!
//! An -e alone does not say so: French writes it at the end of many a man's name (Amine, Othmane,
//! Philippe), so only endings after which it does are known here.

use super::tokens::Spoken;

/// How the man's name ends, and what the woman's has in its place.
const ENDINGS: [(&str, &str); 20] = [
    // Louise, Denise, Françoise.
    ("is", "ise"),
    // Pascale, Chantale.
    ("al", "ale"),
    // Danielle, Michèle, Joëlle. Italian Daniele and Michele are men.
    ("el", "elle"),
    ("el", "èle"),
    ("el", "ëlle"),
    // Cemile: Turkish. After other letters French has men: Cyrille, Basile.
    ("mil", "mile"),
    // Lucienne, Jeanne, Yvonne. Italian Simone and Spiridione are men.
    ("ien", "ienne"),
    ("ean", "eanne"),
    ("on", "onne"),
    // Martine, Justine, Valentine. Arabic has no two consonants before -tin.
    ("rtin", "rtine"),
    ("stin", "stine"),
    ("ntin", "ntine"),
    // Frédérique.
    ("ic", "ique"),
    // Bernarde, Armande, Raymonde.
    ("ard", "arde"),
    ("and", "ande"),
    ("ond", "onde"),
    // Feride, Vahide: Turkish. Italian Davide is a man.
    ("rid", "ride"),
    ("hid", "hide"),
    // Andrée, Renée, with accents or without.
    ("e", "ee"),
    ("e", "ée"),
];

/// How many letters stand before such an ending at least: Émile is a man.
const FEWEST: usize = 2;

/// The man's names of which a name may be the woman's form.
pub(crate) fn of_men(text: &str) -> Vec<Spoken> {
    if !text.ends_with(['e', 'E']) {
        return Vec::new();
    }
    let name = text.to_lowercase();
    let men = ENDINGS.iter().filter_map(|(man, woman)| {
        let stem = name.strip_suffix(woman).filter(|it| it.chars().count() >= FEWEST)?;
        Some(Spoken::read(&[stem, man].concat()))
    });
    men.collect()
}

/// Whether a name has one e less at its end than another: the man's form of a woman's has.
pub(crate) fn has_one_e_less(man: &str, woman: &str) -> bool {
    let count = |text: &str| {
        text.chars().rev().take_while(|it| matches!(*it, 'e' | 'E' | 'é' | 'É')).count()
    };
    count(man) + 1 == count(woman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn women_have_a_mans_name_and_an_e() {
        for (woman, man) in [
            ("Louise", "Louis"),
            ("Françoise", "François"),
            ("MICHELLE", "Michel"),
            ("Michèle", "Michel"),
            ("Andrée", "André"),
            ("Lucienne", "Lucien"),
            ("Martine", "Martin"),
            ("Frédérique", "Frédéric"),
            ("Cemile", "Cemil"),
            ("Feride", "Ferid"),
        ] {
            assert!(of_men(woman).contains(&Spoken::read(man)), "{woman}");
            assert!(has_one_e_less(man, woman), "{woman}");
        }
    }

    #[test]
    fn an_e_may_mean_nothing() {
        for man in
            ["Amine", "Othmane", "Haroune", "Philippe", "Alexandre", "Maxime", "Émile", "Simone"]
        {
            assert_eq!(of_men(man), [], "{man}");
        }
    }
}
