//! Rows that add up others, told by what they are called.
//!
//! It must never take a name for that of a total because a total is in it: `Total` is one, `Totality`
//! is a place.

/// What the sum of all is called where people keep sheets, in lower case. Words that are also the
/// name of something else in one of these languages are left out.
const NAMES: [&str; 51] = [
    "_t",
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub-total",
    "all",
    "all ages",
    "both sexes",
    "overall",
    "sum",
    "together",
    "ensemble",
    "somme",
    "sous-total",
    "total général",
    "tous",
    "toutes",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "summe",
    "zusammen",
    "zwischensumme",
    "alle",
    "suma",
    "todos",
    "todas",
    "totale",
    "tutti",
    "tutte",
    "soma",
    "totaal",
    "totalt",
    "summa",
    "i alt",
    "razem",
    "ogółem",
    "celkem",
    "összesen",
    "ukupno",
    "toplam",
    "σύνολο",
    "всего",
    "итого",
    "всього",
    "усього",
    "разом",
    "المجموع",
    "الإجمالي",
    "مجموع",
];

/// Whether a cell is the name of a total, letter case and the marks around it aside.
pub(crate) fn is_total(text: &str) -> bool {
    let beside = |c: char| c.is_whitespace() || ":()[]*.=-–—".contains(c);
    let name = text.trim_matches(beside).to_lowercase();
    NAMES.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_by_their_names_and_nothing_else_is_one() {
        for name in ["Total", "TOTAL:", "(all)", "Gesamt", "ENSEMBLE", "together", "_T", "ΣΎΝΟΛΟ"]
        {
            assert!(is_total(name), "{name}");
        }
        for name in ["", "T", "Totality", "Albania", "all others", "unknown", "-"] {
            assert!(!is_total(name), "{name}");
        }
    }
}
