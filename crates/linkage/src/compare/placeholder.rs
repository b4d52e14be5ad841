//! Values that stand for a value that is missing: what programs write for it, what clerks type into
//! a field that must be filled, and days that no form accepts without.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::fold::fold;
use crate::settings::Kind;

/// Longer values are none.
const LENGTH_MOST: usize = 40;

/// Words for "not known" and the like, in lower case. `FNU` and `LNU` (first, last name
/// unknown), `SNP` (*sans nom patronymique*) and `XXX` are how consulates write that a person has one
/// name.
static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    FxHashSet::from_iter([
        "n/a",
        "#n/a",
        "n.a.",
        "n.d.",
        "n.c.",
        "n.r.",
        "fnu",
        "lnu",
        "nfn",
        "nln",
        "snp",
        "xx",
        "xxx",
        "xxxx",
        "unk",
        "unknown",
        "not known",
        "not available",
        "not applicable",
        "not given",
        "not stated",
        "no data",
        "no name",
        "missing",
        "(blank)",
        "inconnu",
        "inconnue",
        "non renseigné",
        "non renseigne",
        "non précisé",
        "non communiqué",
        "sans nom",
        "sans prénom",
        "sans objet",
        "néant",
        "unbekannt",
        "keine angabe",
        "k.a.",
        "desconocido",
        "desconocida",
        "sin dato",
        "sconosciuto",
        "onbekend",
        "bilinmiyor",
        "неизвестно",
        "невідомо",
        "غير معروف",
        "نامعلوم",
        "مجهول",
    ])
});
/// The same as programs write them; in other letters they are names (Null, Na, None).
const VERBATIM: [&str; 8] = ["NULL", "null", "None", "NA", "NaN", "nan", "\\N", "<NA>"];
/// Days that stand for none, as digits in either order.
const DAYS: [&str; 10] = [
    "00000000", "11111111", "99999999", "99991231", "31129999", "12319999", "19000101", "01011900",
    "00010101", "01010001",
];

/// Whether a value of this kind says nothing.
pub(crate) fn is_placeholder(kind: Kind, raw: &str) -> bool {
    let raw = raw.trim();
    if raw.len() > LENGTH_MOST {
        return false;
    }
    // A name of one letter is a name; a sign alone is none.
    if raw.is_empty() || !raw.chars().any(char::is_alphanumeric) {
        return true;
    }
    if VERBATIM.contains(&raw) || is_word(raw) {
        return true;
    }
    match kind {
        Kind::Date => DAYS.contains(&digits(raw).as_str()),
        Kind::Code | Kind::Phone | Kind::Postcode => is_filler(&fold(kind, raw)),
        Kind::Email => raw.split('@').next().is_some_and(|name| is_word(name) || name == "none"),
        Kind::RowId
        | Kind::Given
        | Kind::Family
        | Kind::Name
        | Kind::Year
        | Kind::Category
        | Kind::Place
        | Kind::Street
        | Kind::House
        | Kind::Number
        | Kind::Text
        | Kind::Ignored => false,
    }
}

fn is_word(raw: &str) -> bool {
    WORDS.contains(raw.to_lowercase().as_str())
}

fn digits(raw: &str) -> String {
    raw.split(['T', ' ']).next().unwrap_or(raw).chars().filter(char::is_ascii_digit).collect()
}

/// One sign over and over, or the row of digits as it stands on the keys.
fn is_filler(folded: &str) -> bool {
    let mut signs = folded.chars();
    let Some(first) = signs.next() else { return true };
    folded.len() >= 5 && (signs.all(|it| it == first) || "01234567890".contains(folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_nothing_is_nothing() {
        for (kind, raw) in [
            (Kind::Given, "N/A"),
            (Kind::Given, "FNU"),
            (Kind::Family, "-"),
            (Kind::Family, "???"),
            (Kind::Family, "Non renseigné"),
            (Kind::Name, "غير معروف"),
            (Kind::Place, "Unknown"),
            (Kind::Place, "NULL"),
            (Kind::Date, "1900-01-01"),
            (Kind::Date, "01/01/1900"),
            (Kind::Date, "9999-12-31 00:00:00"),
            (Kind::Date, "0000-00-00"),
            (Kind::Phone, "0000000000"),
            (Kind::Phone, "+33 9 99 99 99 99"),
            (Kind::Phone, "0123456789"),
            (Kind::Code, "99999"),
            (Kind::Email, "unknown@example.org"),
        ] {
            assert!(is_placeholder(kind, raw), "{kind:?} {raw}");
        }
    }

    #[test]
    fn names_and_values_that_look_like_it_stay() {
        for (kind, raw) in [
            (Kind::Family, "Null"),
            (Kind::Given, "Na"),
            (Kind::Given, "U"),
            (Kind::Given, "Nanda"),
            (Kind::Family, "Nil Prasad"),
            (Kind::Name, "Ünal"),
            (Kind::Date, "1901-01-01"),
            (Kind::Date, "1911-11-11"),
            (Kind::Phone, "0612345678"),
            (Kind::Code, "1111"),
            (Kind::House, "11111"),
            (Kind::Category, "0"),
            (Kind::Given, "李"),
            (Kind::Given, "ሀ"),
        ] {
            assert!(!is_placeholder(kind, raw), "{kind:?} {raw}");
        }
    }
}
