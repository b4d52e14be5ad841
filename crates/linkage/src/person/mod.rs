//! Two people's files at a desk: what speaks for one person, what against, in bits that add up.
//!
//! This is the engine of [`crate::link`] for one pair whose fields are known and typed: the names a
//! file bears, birth, sex and nationality. What each agreement is worth was measured once on
//! made-up families ([`crate::generate`]) and ships with the crate, so that the first person
//! registered is compared as well as the millionth. The sum of the bits is the logarithm of the
//! odds (Fellegi and Sunter 1969; Good 1950 on bits as weights of evidence).

mod keys;
mod seek;
mod weights;

use crate::date::{self, Date};
use crate::model::probability;
use crate::name::{self, Explanation, Name};
use weights::{NAME_LEVELS, Weight};

pub use keys::{Handle, MOST_HANDLES, filed_under, looked_up_under};
pub use seek::{Bounds, Found, Register, seek};

/// Who someone is, as one file says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Person {
    /// The names on the file, in whatever scripts.
    pub names: Vec<Name>,
    /// When the person was born, as far as known.
    pub birth: Option<Date>,
    /// The code of the sex, unless unknown.
    pub sex: Option<String>,
    /// The code of the nationality, unless unknown.
    pub nationality: Option<String>,
}

/// How well the names of two files agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameAgreement {
    /// No name of one is a form of a name of the other.
    Different,
    /// Something of it.
    Unsure,
    /// Probably forms of one name.
    Likely,
    /// Forms of one name.
    Same,
    /// The same, letter by letter or sound by sound.
    Exact,
}

/// One thing that was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// The names, as well as the best of them agree.
    Name(NameAgreement),
    /// The birth.
    Birth(date::Agreement),
    /// The sex: whether it agrees.
    Sex(bool),
    /// The nationality: whether it agrees.
    Nationality(bool),
}

/// What two files are worth, in hundredths of a bit.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// The odds before anything was compared: how likely one of so many is this person.
    pub prior: i32,
    /// What was compared on both sides and what it adds.
    pub evidence: Vec<(Evidence, i32)>,
    /// The names part by part, when both files have one.
    pub names: Option<Explanation>,
    /// The sum of the prior and the evidence.
    pub total: i32,
    /// The probability that they are one person.
    pub probability: f64,
}

/// Among whom the two are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Among {
    /// How many people have a file.
    pub people: u64,
    /// How many of them bear a name like the one looked for; nothing when that is not known.
    pub namesakes: Option<u64>,
}

/// A probability from which two files are proposed to be one person's.
pub const PROPOSED: f64 = 0.95;

/// A probability under which two files are not shown side by side: that of one among eight whom
/// nothing tells apart, when one newcomer in twenty has a file already. Those who look can compare
/// eight; among more, showing some of them would only be chance.
pub const UNSHOWN: f64 = 1.0 / ONE_IN / 8.0;

/// Of so many newcomers one has a file already. A desk that registers the same people again and
/// again learns of it by the answer, not by this figure: it moves the total by a few bits only.
const ONE_IN: f64 = 20.0;

/// Weighs two files.
#[must_use]
pub fn weigh(one: &Person, other: &Person, among: Among) -> Weighed {
    let people = among.people.max(1) as f64;
    let prior = hundredths((1.0 / ONE_IN / people).log2());
    let mut evidence = Vec::new();
    let best = best_names(one, other);
    let names = best.map(|(left, right, _)| name::explain(left, right));
    let mut kin = false;
    if let Some((left, right, similarity)) = best {
        let level = agreement(left, right, similarity);
        kin = level <= NameAgreement::Unsure && names.as_ref().is_some_and(share_a_part);
        evidence.push((Evidence::Name(level), name_bits(level, among)));
    }
    if let (Some(a), Some(b)) = (one.birth, other.birth) {
        let level = date::compare(&a, &b);
        let to_the_day = [a, b].iter().all(|date| date.precision() == date::Precision::Day);
        let weight = match (kin, to_the_day) {
            (true, _) => weights::birth_of_kin(level),
            (false, true) => weights::birth_by_days(level),
            (false, false) => weights::birth_by_years(level),
        };
        evidence.push((Evidence::Birth(level), weight.hundredths()));
    }
    if let (Some(a), Some(b)) = (&one.sex, &other.sex) {
        evidence.push((Evidence::Sex(a == b), weights::sex(a == b).hundredths()));
    }
    if let (Some(a), Some(b)) = (&one.nationality, &other.nationality) {
        let agrees = a == b;
        // Brothers and sisters are of one nationality, whoever they are.
        let bits = if kin && agrees { 0 } else { weights::nationality(agrees).hundredths() };
        evidence.push((Evidence::Nationality(agrees), bits));
    }
    let total = evidence.iter().fold(prior, |sum, (_, bits)| sum + bits);
    let probability = probability(f64::from(total) / 100.0);
    Weighed { prior, evidence, names, total, probability }
}

/// Whether two names that are not the same have a part in common, as those of a family have.
fn share_a_part(names: &Explanation) -> bool {
    let both = |part: &&name::Aligned| part.left.is_some() && part.right.is_some();
    names.parts.iter().filter(both).any(|part| part.similarity >= 0.6)
}

/// The two names that are most alike; the first of those that tie.
fn best_names<'a>(one: &'a Person, other: &'a Person) -> Option<(&'a Name, &'a Name, f32)> {
    let mut best: Option<(&Name, &Name, f32)> = None;
    for left in one.names.iter().filter(|name| !name.is_empty()) {
        for right in other.names.iter().filter(|name| !name.is_empty()) {
            let similarity = name::similarity(left, right);
            if best.is_none_or(|(_, _, known)| similarity > known) {
                best = Some((left, right, similarity));
            }
        }
    }
    best
}

/// The level of a similarity.
fn name_agreement(similarity: f32) -> NameAgreement {
    let level = NAME_LEVELS.iter().find(|(least, _)| similarity >= *least);
    level.map_or(NameAgreement::Different, |(_, level)| *level)
}

/// A name of one part that agrees says less than two that do: half a name is never exact.
fn agreement(left: &Name, right: &Name, similarity: f32) -> NameAgreement {
    let level = name_agreement(similarity);
    let parts = left.parts().count().min(right.parts().count());
    if parts < 2 { level.min(NameAgreement::Same) } else { level }
}

/// What the names are worth: rare ones more than common ones, as far as it is known how many bear
/// them.
fn name_bits(level: NameAgreement, among: Among) -> i32 {
    let weight = weights::name(level);
    let usual = weight.hundredths();
    match (level, among.namesakes) {
        (NameAgreement::Exact | NameAgreement::Same | NameAgreement::Likely, Some(namesakes))
            if among.people > 0 =>
        {
            // The share is never held to be under what so small a crowd can show.
            let share = (namesakes as f64 + 1.0) / (among.people as f64 + 1.0);
            hundredths((weight.m / share.max(weight.u / 16.0)).log2())
        }
        (
            NameAgreement::Exact
            | NameAgreement::Same
            | NameAgreement::Likely
            | NameAgreement::Unsure
            | NameAgreement::Different,
            _,
        ) => usual,
    }
}

impl Weight {
    fn hundredths(self) -> i32 {
        hundredths((self.m / self.u).log2())
    }
}

fn hundredths(bits: f64) -> i32 {
    (bits * 100.0).round().clamp(-10_000.0, 10_000.0) as i32
}

#[cfg(test)]
mod tests;
