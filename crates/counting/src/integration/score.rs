//! The score of a person, which is that person's own.
//!
//! It must never be ordered, compared or read without its owner: no decision on a person can be made
//! of it. It therefore implements neither equality nor order, shows no number when printed for
//! debugging, and its numbers are private to this room.

use std::fmt;

use super::scale::Scale;

/// Whose a score is: a pseudonym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner(String);

impl Owner {
    /// A pseudonym, not empty.
    #[must_use]
    pub fn new(pseudonym: &str) -> Option<Self> {
        let pseudonym = pseudonym.trim();
        (!pseudonym.is_empty()).then(|| Self(pseudonym.to_owned()))
    }
}

/// That an owner lets a score be shown, once, for a purpose that was told.
///
/// It is used up by showing, and cannot be copied.
#[derive(Debug)]
pub struct Consent {
    owner: Owner,
    purpose: String,
}

impl Consent {
    /// What an owner said yes to; nothing without a purpose. To ask, and to keep the answer, is the
    /// business of whoever calls this.
    #[must_use]
    pub fn given(owner: &Owner, purpose: &str) -> Option<Self> {
        let purpose = purpose.trim();
        (!purpose.is_empty()).then(|| Self { owner: owner.clone(), purpose: purpose.to_owned() })
    }

    /// The purpose, if it is this owner's consent.
    pub(super) fn purpose_of(self, owner: &Owner) -> Option<String> {
        (self.owner == *owner).then_some(self.purpose)
    }
}

/// Why answers give no score.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotScored {
    /// As many answers as the scale has items are needed, an empty one where there was none.
    #[error("{found} answers to {items} items")]
    Answers {
        /// Answers given.
        found: usize,
        /// Items of the scale.
        items: usize,
    },
    /// A code is none of its item.
    #[error("{code} is no answer to \"{item}\"")]
    Code {
        /// The item.
        item: String,
        /// The code.
        code: u8,
    },
    /// Too much is missing: in each dimension, half of the items at least are answered.
    #[error("fewer than half of the items of \"{0}\" are answered")]
    Missing(String),
}

/// The score of a person on a scale, 0 to 1, and of each dimension.
pub struct Score {
    pub(super) overall: f64,
    pub(super) dimensions: Vec<(String, f64)>,
    pub(super) missing: usize,
}

impl fmt::Debug for Score {
    /// Without its numbers: what is printed ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Score (its owner's)")
    }
}

impl Score {
    /// Scores the answers to the items of a scale, in their order; nothing where none was given.
    ///
    /// A dimension is the mean of its answered items as shares of their range; the whole is the mean
    /// of all answered items. With no answer missing and codes of one range this is
    /// `(sum - lowest) / (highest - lowest)`. That a missing answer is left out of the mean, and that
    /// half of each dimension must be there, is our rule: the published scales state none that has
    /// been checked.
    ///
    /// # Errors
    /// See [`NotScored`].
    pub fn of(scale: &Scale, answers: &[Option<u8>]) -> Result<Self, NotScored> {
        let items = scale.items();
        if answers.len() != items.len() {
            return Err(NotScored::Answers { found: answers.len(), items: items.len() });
        }
        let mut shares = Vec::with_capacity(items.len());
        for (item, answer) in items.iter().zip(answers) {
            let share =
                match answer {
                    None => None,
                    Some(code) => Some(item.share(*code).ok_or_else(|| NotScored::Code {
                        item: item.column.clone(),
                        code: *code,
                    })?),
                };
            shares.push(share);
        }
        let mut dimensions = Vec::new();
        for (name, places) in scale.dimensions() {
            let of = places.iter().filter_map(|place| shares.get(*place).copied().flatten());
            let answered: Vec<f64> = of.collect();
            if answered.len() * 2 < places.len() || answered.is_empty() {
                return Err(NotScored::Missing(name.to_owned()));
            }
            dimensions.push((name.to_owned(), mean(&answered)));
        }
        let answered: Vec<f64> = shares.iter().copied().flatten().collect();
        let missing = items.len() - answered.len();
        Ok(Self { overall: mean(&answered), dimensions, missing })
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
