//! What a fitted model says of the periods to come.
//!
//! It must never state the spread of the differences as that of the values.

use super::super::predict::{Prediction, Spread, Step};
use super::super::transform::Transform;
use super::autocovariance::responses;
use super::difference::{differenced, integrated, polynomial};
use super::filter::{advance, filter, head, padded};
use super::fit::Fit;
use super::parameters::product;

impl Fit {
    /// The forecast of so many periods: points are medians, spreads normal on the model's scale with
    /// `var_h = s^2 sum psi_j^2` over the model with its differences multiplied in.
    #[must_use]
    pub fn predict(&self, horizon: usize) -> Prediction {
        let points = integrated(&self.scaled, self.order, &self.differences(horizon));
        let signed = self.model.ar.iter().map(|it| -it);
        let own: Vec<f64> = std::iter::once(1.0).chain(signed).collect();
        let whole = product(&own, &polynomial(self.order));
        let ar: Vec<f64> = whole.iter().skip(1).map(|it| -it).collect();
        let psi = responses(&ar, &self.model.ma, horizon);
        let sums = psi.iter().scan(0.0, |sum, psi| {
            *sum += psi * psi;
            Some(*sum)
        });
        let steps = points.into_iter().zip(sums).map(|(mean, sum)| Step {
            point: self.on.back(mean),
            spread: Spread::Normal { mean, deviation: (self.variance * sum).sqrt(), on: self.on },
        });
        let scale = match self.on {
            Transform::Level => "",
            Transform::Log => " on logarithms",
        };
        Prediction { model: format!("{}{scale}", self.order), steps: steps.collect() }
    }

    /// What the filter expects of the differences to come.
    fn differences(&self, horizon: usize) -> Vec<f64> {
        let series = differenced(&self.scaled, self.order);
        let Some(filtered) = filter(&self.model, &series) else { return Vec::new() };
        let ar = padded(&self.model.ar, filtered.state.len());
        let mut state = filtered.state;
        let mut expected = Vec::with_capacity(horizon);
        for _ in 0..horizon {
            expected.push(head(&state) + self.model.mean);
            advance(&ar, &mut state);
        }
        expected
    }
}
