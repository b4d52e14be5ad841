//! A frame, its comparisons and a model together: what a pair is worth.

use crate::compare::frame::Frame;
use crate::compare::level::{Comparer, Memo};
use crate::compare::pattern::Pattern;
use crate::model::{BitTable, Frequencies, Model, Score, frequency_bits};
use crate::settings::{Kind, Settings};
use crate::table::at;

/// Dates and values that identify are held to be common only above so many rows: below, they may all
/// be one person's.
const PERSON_ROWS: u32 = 10;
/// What a similar pair keeps of the frequency of its value, and within which bits.
const SIMILAR: (f64, f64, f64) = (0.5, -4.0, 2.0);

/// Weighs pairs of units of a frame.
#[derive(Debug)]
pub(crate) struct Scorer<'a> {
    pub(crate) frame: &'a Frame,
    pub(crate) comparer: &'a Comparer,
    pub(crate) model: &'a Model,
    table: BitTable,
    /// For each comparison whose values' frequency counts: its field.
    counted: Vec<Option<usize>>,
}

impl<'a> Scorer<'a> {
    /// Puts the three together.
    pub(crate) fn new(
        frame: &'a Frame,
        comparer: &'a Comparer,
        model: &'a Model,
        settings: &Settings,
    ) -> Self {
        let counted = settings
            .comparisons
            .iter()
            .map(|comparison| frame.place(&comparison.field).filter(|_| comparison.frequency))
            .collect();
        Self { frame, comparer, model, table: BitTable::of(model), counted }
    }

    /// log2 of the odds that two units are one person.
    pub(crate) fn bits(&self, a: u32, b: u32, memo: &mut Memo) -> f64 {
        self.bits_of(self.comparer.pattern(self.frame, a, b, memo), a, b)
    }

    /// The same when the pattern is known.
    pub(crate) fn bits_of(&self, pattern: Pattern, a: u32, b: u32) -> f64 {
        self.model.total(&self.table, pattern, &self.frequencies(pattern, a, b))
    }

    /// The pattern of two units and all steps of their score.
    pub(crate) fn score(&self, a: u32, b: u32) -> (Pattern, Score) {
        let pattern = self.comparer.pattern(self.frame, a, b, &mut Memo::none());
        (pattern, self.model.score(&self.table, pattern, &self.frequencies(pattern, a, b)))
    }

    fn frequencies(&self, pattern: Pattern, a: u32, b: u32) -> Frequencies {
        let mut all = [0.0; 16];
        for (place, (field, slot)) in self.counted.iter().zip(&mut all).enumerate() {
            let level = pattern.level(place);
            let Some(weights) = self.model.comparisons.get(place) else { continue };
            if let Some(field) = field
                && level > 0
                && level < weights.m.len()
            {
                *slot = self.frequency(*field, (a, b), level, at(&weights.u, 0));
            }
        }
        all
    }

    /// The bits of the frequency of the value that two units share, or nearly share.
    fn frequency(&self, field: usize, (a, b): (u32, u32), level: usize, average: f64) -> f64 {
        let Some(field) = self.frame.fields.get(field) else { return 0.0 };
        let (a, b) = (field.code(a), field.code(b));
        let rows = at(&field.counts, a as usize).max(at(&field.counts, b as usize));
        if may_be_of_one(field.kind) && rows <= PERSON_ROWS {
            return 0.0;
        }
        // The two rows themselves say nothing about how many others bear the value.
        let own = if a == b { 2 } else { 1 };
        let frequency = f64::from((rows + 1).saturating_sub(own)) / field.filled.max(1) as f64;
        let bits = frequency_bits(average, frequency);
        if level == 1 && a == b {
            bits
        } else if field.kind == Kind::Date {
            // Two days that are alike are not more alike where one of them is rare.
            0.0
        } else {
            let (kept, least, most) = SIMILAR;
            (bits * kept).clamp(least, most)
        }
    }
}

/// Whether a few equal values of a kind are one person's as likely as not.
fn may_be_of_one(kind: Kind) -> bool {
    match kind {
        Kind::Code | Kind::Phone | Kind::Email | Kind::RowId | Kind::Date => true,
        Kind::Given
        | Kind::Family
        | Kind::Name
        | Kind::Year
        | Kind::Category
        | Kind::Place
        | Kind::Street
        | Kind::House
        | Kind::Postcode
        | Kind::Number
        | Kind::Text
        | Kind::Ignored => false,
    }
}
