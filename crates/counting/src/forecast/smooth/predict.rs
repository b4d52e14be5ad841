//! What a fit says of the periods to come.
//!
//! It must never draw without a seed, and never draw where the variance is known.

use rand::SeedableRng;
use rand_distr::{Distribution, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::super::predict::{Prediction, Spread, Step};
use super::super::transform::Transform;
use super::fit::Fit;
use super::form::{Error, Season, Trend};

/// So many futures are drawn where no formula is known.
const FUTURES: usize = 2_000;

impl Fit {
    /// The forecast of so many periods.
    ///
    /// Spreads are normal with the variances of Hyndman and others (2008, chapter 6, classes 1 and 2)
    /// where the season is not multiplicative; elsewhere futures are drawn from the seed.
    #[must_use]
    pub fn predict(&self, horizon: usize, seed: u64) -> Prediction {
        let points = self.end.ahead(self.form, self.parameters.phi, self.values, horizon);
        let spreads = if self.form.season == Season::Multiplicative {
            self.futures(horizon, seed)
        } else {
            self.known(&points)
        };
        let steps = points.into_iter().zip(spreads);
        let steps = steps.map(|(point, spread)| Step { point, spread }).collect();
        Prediction { model: self.form.to_string(), steps }
    }

    /// What an error of one adds to the value `j` periods later: `c_j`.
    fn weight(&self, j: usize) -> f64 {
        let by = &self.parameters;
        let faded = match self.form.trend {
            Trend::None => 0.0,
            Trend::Additive => j as f64,
            Trend::Damped => by.phi * (1.0 - by.phi.powf(j as f64)) / (1.0 - by.phi),
        };
        let season = self.end.season.len();
        let again = season > 0 && j.is_multiple_of(season);
        by.alpha + by.beta * faded + if again { by.gamma } else { 0.0 }
    }

    fn known(&self, points: &[f64]) -> Vec<Spread> {
        let weights: Vec<f64> = (1..points.len()).map(|j| self.weight(j).powi(2)).collect();
        let variances = match self.form.error {
            Error::Additive => self.additive(points.len(), &weights),
            Error::Multiplicative => self.relative(points, &weights),
        };
        let spreads = points.iter().zip(variances).map(|(point, variance)| Spread::Normal {
            mean: *point,
            deviation: variance.sqrt(),
            on: Transform::Level,
        });
        spreads.collect()
    }

    /// Class 1: `s^2 (1 + sum c_j^2)`.
    fn additive(&self, horizon: usize, weights: &[f64]) -> Vec<f64> {
        let sums = (0..horizon).map(|h| 1.0 + weights.iter().take(h).sum::<f64>());
        sums.map(|sum| self.variance * sum).collect()
    }

    /// Class 2: `theta_h = mu_h^2 + s^2 sum c_j^2 theta_(h-j)`, `var_h = (1 + s^2) theta_h - mu_h^2`.
    fn relative(&self, points: &[f64], weights: &[f64]) -> Vec<f64> {
        let mut thetas: Vec<f64> = Vec::with_capacity(points.len());
        let mut variances = Vec::with_capacity(points.len());
        for point in points {
            let past: f64 = thetas.iter().rev().zip(weights).map(|(theta, c)| theta * c).sum();
            let theta = point * point + self.variance * past;
            variances.push((1.0 + self.variance) * theta - point * point);
            thetas.push(theta);
        }
        variances
    }

    /// Futures drawn by the recursion, sorted, one set a period.
    pub(super) fn futures(&self, horizon: usize, seed: u64) -> Vec<Spread> {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let deviation = self.variance.sqrt();
        let mut columns = vec![Vec::with_capacity(FUTURES); horizon];
        for _ in 0..FUTURES {
            let mut state = self.end.clone();
            for (time, column) in (self.values..).zip(&mut columns) {
                let place = state.place(time);
                let expected = state.expects(self.form, self.parameters.phi, place);
                let normal: f64 = StandardNormal.sample(&mut random);
                let error = deviation * normal;
                let value = match self.form.error {
                    Error::Additive => expected + error,
                    // A relative error of -1 or less would end the series.
                    Error::Multiplicative => expected * (1.0 + error.max(-0.99)),
                };
                column.push(value);
                state.learn(self.form, &self.parameters, place, value);
            }
        }
        let sorted = columns.into_iter().map(|mut column| {
            column.sort_by(f64::total_cmp);
            Spread::Drawn(column)
        });
        sorted.collect()
    }
}
