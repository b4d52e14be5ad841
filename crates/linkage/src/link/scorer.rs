//! A frame, its comparisons and a model together: what a pair is worth.

use super::counted::Counted;
use super::limits::Limits;
use super::log_odds;
use crate::compare::frame::Frame;
use crate::compare::level::{Comparer, Memo};
use crate::compare::pattern::Pattern;
use crate::model::{BitTable, Frequencies, Model, Score};
use crate::settings::Settings;
use crate::table::{MISSING, at};

/// Weighs pairs of units of a frame.
#[derive(Debug)]
pub(crate) struct Scorer<'a> {
    pub(crate) frame: &'a Frame,
    pub(crate) comparer: &'a Comparer,
    pub(crate) model: &'a Model,
    table: BitTable,
    /// For each comparison whose values' frequency counts: what each value is worth.
    counted: Vec<Option<Counted>>,
    limits: Limits,
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
            .enumerate()
            .map(|(place, comparison)| {
                let field = frame.place(&comparison.field).filter(|_| comparison.frequency)?;
                let average = model.comparisons.get(place).map_or(0.0, |it| at(&it.u, 0));
                Some(Counted::of(frame.fields.get(field)?, average))
            })
            .collect();
        let table = BitTable::of(model);
        let limits = Limits::of(model, &table, comparer);
        Self { frame, comparer, model, table, counted, limits }
    }

    /// Whether two records that agree in everything, in values as frequent as any, are more likely two
    /// persons, even if one record in ten were there twice.
    pub(crate) fn says_too_little(&self) -> bool {
        let places = 0..self.model.comparisons.len();
        let exact = places.fold(Pattern::default(), |pattern, place| pattern.with(place, 1));
        let evidence = self.model.total(&self.table, exact, &Frequencies::default())
            - log_odds(self.model.prior);
        let records = f64::from(self.frame.units());
        let prior = self.model.prior.max(0.1 * records / self.model.pairs.max(1.0));
        evidence + log_odds(prior.min(0.5)) < log_odds(self.model.zones.link)
    }

    /// The same as [`Scorer::bits`], nothing when it is below a floor: what a pair can still be worth
    /// is looked at after each comparison, the cheapest first.
    pub(crate) fn bits_over(&self, a: u32, b: u32, memo: &mut Memo, floor: f64) -> Option<f64> {
        // Sums in another order differ in their last digits.
        let floor_here = floor - 1e-6;
        let mut most = self.limits.start;
        let mut given = [0.0; 16];
        let places = self.limits.parts.iter().zip(&self.counted).zip(&mut given);
        for (place, ((limit, counted), given)) in places.enumerate() {
            let codes = self.comparer.codes(self.frame, place, (a, b));
            if codes.0 == MISSING || codes.1 == MISSING {
                continue;
            }
            let counted = counted.as_ref();
            *given = if codes.0 == codes.1 {
                limit.equal
                    + counted.map_or(0.0, |it| it.most(codes.0, self.comparer.is_exact(place)))
            } else {
                let near = counted.map_or(0.0, |it| it.near(codes));
                limit.last.max(limit.near + near)
            };
            most += *given;
        }
        let mut pattern = Pattern::default();
        for &place in self.comparer.order() {
            if most < floor_here {
                return None;
            }
            let level = self.comparer.level(self.frame, place, (a, b), memo);
            pattern = pattern.with(place, level);
            let Some(limit) = self.limits.parts.get(place) else { continue };
            // Where neighbours may still change the level, its worth is not settled.
            if level > 1 && self.comparer.is_settled(place, level) {
                let level = usize::from(level);
                let is_last = level + 1 >= limit.levels.len();
                let counted = self.counted.get(place).and_then(Option::as_ref);
                let more = counted.filter(|_| !is_last).map_or(0.0, |counted| {
                    counted.bits(self.comparer.codes(self.frame, place, (a, b)), level)
                });
                let settled = at(&limit.levels, level) + more;
                most += (settled - at(&given, place)).min(0.0);
            }
        }
        let pattern = self.comparer.uncross(self.frame, a, b, pattern);
        Some(self.bits_of(pattern, a, b)).filter(|bits| *bits >= floor)
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
        for (place, (counted, slot)) in self.counted.iter().zip(&mut all).enumerate() {
            let level = pattern.level(place);
            let Some(weights) = self.model.comparisons.get(place) else { continue };
            if let Some(counted) = counted
                && level > 0
                && level < weights.m.len()
            {
                let codes = self.comparer.codes(self.frame, place, (a, b));
                *slot = counted.bits(codes, level);
            }
        }
        all
    }
}
