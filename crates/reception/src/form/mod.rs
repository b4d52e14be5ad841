//! Reads a form: what was typed, against the fields of a step, into answers that are right by type.
//!
//! Everything wrong is said at once, field by field, so that nothing typed has to be typed twice.

mod field;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use kernel::{Code, Coded, Compartment, Facets};
use law::pack::{Field, Keeping};

pub use field::Fault;

/// What was typed, by field.
pub type Typed = BTreeMap<String, String>;

/// The answers of a form; only [`read`] makes them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    facts: Facets,
    sealed: BTreeMap<Compartment, BTreeMap<Code, String>>,
}

impl Answers {
    /// No answers, for a step without a form.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The coded answers.
    #[must_use]
    pub const fn facts(&self) -> &Facets {
        &self.facts
    }

    /// The answers to be sealed, by compartment.
    #[must_use]
    pub const fn sealed(&self) -> &BTreeMap<Compartment, BTreeMap<Code, String>> {
        &self.sealed
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// Which field.
    pub field: Code,
    /// What is wrong.
    pub fault: Fault,
}

/// Reads what was typed. Fields that are not asked are ignored.
///
/// # Errors
/// Every field that is missing or wrong.
pub fn read(fields: &[Field], typed: &Typed, zone: &TimeZone) -> Result<Answers, Vec<FieldFault>> {
    let mut answers = Answers::default();
    let mut faults = Vec::new();
    for asked in fields {
        let text = typed.get(asked.id.as_str()).map_or("", |text| text.trim());
        if text.is_empty() {
            if asked.required {
                faults.push(FieldFault { field: asked.id.clone(), fault: Fault::Missing });
            }
            continue;
        }
        match field::read(&asked.kind, text, zone) {
            Ok(value) => keep(&mut answers, asked, value),
            Err(fault) => faults.push(FieldFault { field: asked.id.clone(), fault }),
        }
    }
    if faults.is_empty() { Ok(answers) } else { Err(faults) }
}

fn keep(answers: &mut Answers, asked: &Field, value: field::Value) {
    match (asked.keeping, value) {
        (Keeping::Fact, field::Value::Coded(coded)) => {
            answers.facts.insert(asked.id.clone(), coded);
        }
        (Keeping::Sealed(compartment), value) => {
            answers
                .sealed
                .entry(compartment)
                .or_default()
                .insert(asked.id.clone(), value.into_text());
        }
        // The reader of packs lets no field of a text type be a fact.
        (Keeping::Fact, field::Value::Text(_)) => {}
    }
}

/// A coded answer as it is typed, to fill a form again.
#[must_use]
pub fn retyped(value: &Coded, zone: &TimeZone) -> String {
    match value {
        Coded::Flag(true) => "yes".to_owned(),
        Coded::Flag(false) => "no".to_owned(),
        Coded::Number(number) => number.to_string(),
        Coded::Instant(at) => zone.to_datetime(*at).strftime("%Y-%m-%dT%H:%M").to_string(),
        Coded::Date(date) => date.to_string(),
        Coded::Code(code) => code.to_string(),
    }
}
