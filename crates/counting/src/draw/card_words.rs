//! The words around the picture of an estimate card, in the language of its readers.
//!
//! It must never hold a number of the card: those are written beside the words, the same in every
//! language but for what stands between thousands.

use crate::lists::Card;
use crate::lists::interval::Interval;
use crate::lists::words::number;

/// The words around the picture of an estimate card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardWords {
    /// What tells the ids of this picture from those of others on a page: letters and digits.
    pub id: String,
    /// The title.
    pub title: String,
    /// The answer in a sentence: stands under the title and in the description.
    pub note: String,
    /// What stands between thousands.
    pub thousands: String,
    /// How often intervals are to hold the truth: "95%".
    pub level: String,
    /// What stands between a label and what it says: ": ".
    pub colon: String,
    /// The axis begins at those "on a list".
    pub seen: String,
    /// The axis counts those "in all".
    pub in_all: String,
    /// The one number, or that of the model that was asked for.
    pub answer: String,
    /// From the lowest to the highest of the models that fit about as well.
    pub range: String,
    /// The best model, where it is not the answer.
    pub best: String,
    /// The models that fit about as well.
    pub sound: String,
    /// How dots are read where each is a model.
    pub dot_each: String,
    /// How dots are read where each is the same share of models.
    pub dot_share: String,
    /// All models.
    pub all: String,
    /// Before the ends of the box: half of them.
    pub half: String,
    /// Before the ends of the line: nine in ten.
    pub nine: String,
    /// Chao's lower bound.
    pub chao: String,
    /// Before the end of an interval that was not found: "more than".
    pub beyond: String,
    /// The heading of patterns.
    pub patterns: String,
    /// The heading of lists.
    pub lists: String,
    /// Behind the number of patterns that are not drawn.
    pub more: String,
}

impl CardWords {
    /// Words in English.
    #[must_use]
    pub fn english(id: &str, card: &Card) -> Self {
        let said = |text: &str| text.to_owned();
        Self {
            id: said(id),
            title: said("How many in all"),
            note: card.headline(),
            thousands: said(","),
            level: card.level.to_string(),
            colon: said(": "),
            seen: said("on a list"),
            in_all: said("in all"),
            answer: said("The answer"),
            range: said("From the lowest to the highest model, and the doubt of both"),
            best: said("The best model, one of several"),
            sound: said("Models that fit about as well"),
            dot_each: said("each dot is a model"),
            dot_share: said("each dot is the same share of them"),
            all: said("All models"),
            half: said("half in the box"),
            nine: said("nine in ten on the line"),
            chao: said("Chao's lower bound: at least"),
            beyond: said("more than"),
            patterns: said("Who is on which lists"),
            lists: said("The lists, and how many are on each"),
            more: said("further patterns, together"),
        }
    }

    /// A whole number as it is written in this language.
    pub(super) fn number(&self, value: f64) -> String {
        number(value).replace(',', &self.thousands)
    }

    /// A label and what it says; the label keeps its own direction.
    pub(super) fn labelled(&self, label: &str, says: &str) -> String {
        format!("\u{2068}{label}\u{2069}{}{says}", self.colon)
    }

    /// From one number to another; one, where they are the same.
    pub(super) fn span(&self, low: f64, high: f64) -> String {
        let (low, high) = (self.number(low), self.number(high));
        if low == high { low } else { format!("{low}\u{a0}–\u{a0}{high}") }
    }

    /// The ends of an interval.
    pub(super) fn ends(&self, interval: Interval) -> String {
        if !interval.beyond {
            return self.span(interval.low, interval.high);
        }
        let (low, high) = (self.number(interval.low), self.number(interval.high));
        format!("{low}\u{a0}– \u{2068}{}\u{2069} {high}", self.beyond)
    }

    /// A number and its interval.
    pub(super) fn doubted(&self, total: f64, interval: Interval) -> String {
        format!("{} ({})", self.number(total), self.ends(interval))
    }
}
