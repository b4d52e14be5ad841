//! How much of a pattern belongs to each class of pairs.

use super::Model;
use crate::compare::pattern::Pattern;
use crate::table::at;

/// Natural logarithms of a model's probabilities, class by class: one person, the groups, the rest.
pub(super) struct LogTable {
    classes: Vec<(f64, Vec<Vec<f64>>)>,
}

impl LogTable {
    pub(super) fn of(model: &Model) -> Self {
        let logs = |levels: &[f64]| -> Vec<f64> {
            std::iter::once(0.0).chain(levels.iter().map(|level| level.max(1e-300).ln())).collect()
        };
        let grouped = |same: bool| -> f64 {
            model.groups.iter().filter(|group| group.same == same).map(|group| group.share).sum()
        };
        let one = (model.prior - grouped(true)).max(1e-18);
        let rest = (1.0 - model.prior - grouped(false)).max(1e-9);
        let m = || model.comparisons.iter().map(|weights| logs(&weights.m));
        let u = || model.comparisons.iter().map(|weights| logs(&weights.u));
        let mut classes = vec![(one.ln(), m().collect())];
        for group in &model.groups {
            let outside = model
                .comparisons
                .iter()
                .map(|weights| if group.same { &weights.m } else { &weights.u });
            let levels = group.levels.iter().zip(outside);
            let levels =
                levels.map(|(own, outside)| logs(if own.is_empty() { outside } else { own }));
            classes.push((group.share.ln(), levels.collect()));
        }
        classes.push((rest.ln(), u().collect()));
        Self { classes }
    }

    /// The share of each class in a pattern.
    pub(super) fn shares(&self, pattern: Pattern, out: &mut [f64]) {
        let mut highest = f64::NEG_INFINITY;
        for ((share, levels), slot) in self.classes.iter().zip(out.iter_mut()) {
            let places = levels.iter().enumerate();
            *slot = places.fold(*share, |sum, (place, logs)| sum + at(logs, pattern.level(place)));
            highest = highest.max(*slot);
        }
        let mut sum = 0.0;
        for slot in out.iter_mut() {
            *slot = (*slot - highest).exp();
            sum += *slot;
        }
        for slot in out.iter_mut() {
            *slot /= sum;
        }
    }
}
