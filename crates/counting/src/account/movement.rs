//! What the account is made of: persons, and the dated movements recorded of them.
//!
//! It must never hold more of a person than the account needs.

use super::date::Date;
use super::term::Term;

/// Sex as it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Recorded as neither.
    Other,
    /// Not recorded.
    Unknown,
}

/// A person and what was recorded of them, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What tells them from others; no name is needed.
    pub id: String,
    /// Sex.
    pub sex: Sex,
    /// The day of birth, where it is known.
    pub born: Option<Date>,
    /// What was recorded. Records of one day happen in the order they stand in.
    pub movements: Vec<Movement>,
}

/// One thing recorded of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The day it happened.
    pub date: Date,
    /// The place that recorded it: where the person came to, or was until then.
    pub place: String,
    /// The status the person has from then on, or had until then.
    pub status: String,
    /// What happened.
    pub what: What,
}

/// What a movement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A term of the account. Ageing follows from dates of birth: recorded, it is a contradiction.
    Term(Term),
    /// An application was lodged.
    Applied,
    /// It was decided.
    Decided(Outcome),
    /// It ended without a decision.
    Withdrawn,
}

/// How an application was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Some protection was granted.
    Positive,
    /// None was.
    Negative,
}
