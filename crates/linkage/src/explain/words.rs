//! What a level means, in words and as stable keys.

use super::Part;
use crate::name::{Explanation, MAY_BE_ONE, Reason, Shown, Sign};
use crate::settings::{Comparison, DateLevel, Test};

/// What a level means, as a key that does not change: `missing`, `exact`, `edits`, `name`, …
#[must_use]
pub fn level_key(comparison: &Comparison, level: usize) -> String {
    let Some(test) = test(comparison, level) else { return "missing".to_owned() };
    match test {
        Test::Exact => "exact",
        Test::Edits { .. } | Test::Levenshtein { .. } => "edits",
        Test::Jaro { .. } | Test::JaroWinkler { .. } => "similar",
        Test::Name { .. } => "name",
        Test::Words { .. } | Test::Common { .. } => "words",
        Test::Date { least } => date_key(*least),
        Test::Days { .. } => "days",
        Test::Within { .. } | Test::Share { .. } => "near",
        Test::Prefix { .. } => "prefix",
        Test::Initial => "initial",
        Test::Across => "across",
        Test::Else => "different",
    }
    .to_owned()
}

/// What a level means, in English.
#[must_use]
pub fn level_words(comparison: &Comparison, level: usize) -> String {
    let Some(test) = test(comparison, level) else {
        return "missing on one side: no evidence".to_owned();
    };
    match test {
        Test::Exact => "the same".to_owned(),
        Test::Edits { most } | Test::Levenshtein { most } => {
            format!("the same but for {most} {}", plural(*most, "error"))
        }
        Test::Jaro { least } | Test::JaroWinkler { least } => alike_words(*least).to_owned(),
        Test::Name { least } => name_words(*least).to_owned(),
        Test::Words { least } => format!("{:.0} % of the words in common, or more", least * 100.0),
        Test::Common { least } => {
            format!("{least} {} in common, or more", plural(*least, "word"))
        }
        Test::Date { least } => date_words(*least).to_owned(),
        Test::Days { most } => format!("{most} days apart or fewer"),
        Test::Within { most } => format!("{most} apart or less"),
        Test::Share { most } => format!("{:.0} % apart or less", most * 100.0),
        Test::Prefix { length } => {
            format!("the same first {length} {}", plural(*length, "letter"))
        }
        Test::Initial => "one is the other's first letter".to_owned(),
        Test::Across => "stands in another column".to_owned(),
        Test::Else => "different".to_owned(),
    }
}

fn test(comparison: &Comparison, level: usize) -> Option<&Test> {
    Some(&comparison.levels.get(level.checked_sub(1)?)?.test)
}

const fn date_key(level: DateLevel) -> &'static str {
    match level {
        DateLevel::Same => "date_same",
        DateLevel::Slip => "date_slip",
        DateLevel::Month => "date_month",
        DateLevel::Year => "date_year",
        DateLevel::Near => "date_near",
        DateLevel::Generation => "date_generation",
    }
}

fn alike_words(least: f64) -> &'static str {
    if least >= 0.95 { "written nearly the same" } else { "written much alike" }
}

fn name_words(least: f64) -> &'static str {
    if least >= 0.8 {
        "forms of one name"
    } else if least > MAY_BE_ONE {
        "perhaps forms of one name"
    } else if least >= MAY_BE_ONE {
        "names a little alike"
    } else {
        "two names, if alike"
    }
}

const fn date_words(level: DateLevel) -> &'static str {
    match level {
        DateLevel::Same => "the same day",
        DateLevel::Slip => "day and month exchanged, a digit wrong, or another calendar",
        DateLevel::Month => "the same month, the day not known",
        DateLevel::Year => "the same year, the day not known",
        DateLevel::Near => "a year apart at most",
        DateLevel::Generation => "years apart, but less than a generation",
    }
}

fn plural(number: u32, word: &str) -> String {
    if number == 1 { word.to_owned() } else { format!("{word}s") }
}

/// The parts of an explained pair of names, and what else counts, in bits that add up to its total.
pub(super) fn parts(explained: &Explanation) -> Vec<Part> {
    let text =
        |shown: &Option<Shown>| shown.as_ref().map_or(String::new(), |shown| shown.text.clone());
    let aligned = explained.parts.iter().map(|part| Part {
        left: text(&part.left),
        right: text(&part.right),
        reason: sign(part.sign).to_owned(),
        bits: f64::from(part.hundredths) / 100.0,
    });
    let reasons = explained.reasons.iter().map(|(why, hundredths)| Part {
        left: String::new(),
        right: String::new(),
        reason: reason(*why).to_owned(),
        bits: f64::from(*hundredths) / 100.0,
    });
    aligned.chain(reasons).collect()
}

const fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Plain => "part",
        Sign::Gendered => "gendered",
        Sign::Initial => "initial",
        Sign::Joined => "joined",
    }
}

const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Missing => "missing_part",
        Reason::OnePartOnly => "one_part_only",
        Reason::FieldsSwapped => "fields_swapped",
        Reason::FamilyFirst => "family_first",
        Reason::ElderYounger => "elder_younger",
        Reason::Doubtful => "doubtful",
    }
}
