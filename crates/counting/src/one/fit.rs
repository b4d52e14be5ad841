//! Maximum likelihood of a count model, by Newton's method on exact derivatives.
//!
//! It must never give a number when the likelihood has no maximum: it says why there is none.

use nalgebra::{Cholesky, DMatrix, DVector};
use serde::Serialize;

use super::design::{Design, predictor};
use super::jet::Jet;
use super::model::Model;

/// Steps at the most.
const STEPS_MOST: usize = 200;
/// Halvings of a step at the most.
const HALVINGS_MOST: usize = 40;
/// Below this gain in log-likelihood that the next step promises, it is settled.
const SETTLED: f64 = 1e-11;
/// A logit of one-inflation below this is none.
const NO_INFLATION: f64 = -10.0;
/// A linear predictor below this is a rate of zero: the number of persons is without bound.
const NO_RATE: f64 = -15.0;

/// Why there is no estimate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Nobody was captured twice.
    #[error("nobody was captured more than once, so nothing tells how many never were")]
    NoRepeat,
    /// Nobody of a category was captured twice.
    #[error(
        "nobody with {covariate} = {level} was captured more than once: join it with another value, \
         or leave \"{covariate}\" out"
    )]
    NoRepeatIn {
        /// The covariate.
        covariate: String,
        /// Its level.
        level: String,
    },
    /// A covariate is the same for everyone.
    #[error("\"{0}\" is the same for everyone: leave it out")]
    Constant(String),
    /// The covariates tell each other.
    #[error("some covariates say the same as others together: leave one of them out")]
    Collinear,
    /// The share of persons who are captured exactly once runs to zero.
    #[error(
        "there are no more persons captured exactly once than the model without one-inflation expects"
    )]
    NoInflation,
    /// There are too few different numbers of captures for the parameters.
    #[error("it has more parameters than there are different numbers of captures")]
    TooFew,
    /// The likelihood rises without end.
    #[error(
        "the likelihood has no maximum: some persons would have no chance at all to be captured"
    )]
    Unbounded,
}

/// A coefficient of a model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coefficient {
    /// What it is of: `(intercept)`, a number, or a level of a category against its first.
    pub name: String,
    /// Of one list, on the logarithm of the rate of capture (`one-inflation`: on the logit); of the
    /// ratio model, an exponent.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// A fitted model.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    model: Model,
    parameters: DVector<f64>,
    /// The inverse of the observed information, on the scale of the design.
    covariance: DMatrix<f64>,
    coefficients: Vec<Coefficient>,
    log_likelihood: f64,
    persons: f64,
}

impl Fitted {
    /// Fits a model by maximum likelihood.
    ///
    /// The log-likelihood is the sum over persons of the logarithm of the probability of their
    /// captures given that there is at least one.
    ///
    /// # Errors
    /// When the likelihood has no single maximum: see [`Refusal`].
    pub(super) fn new(design: &Design<'_>, model: Model) -> Result<Self, Refusal> {
        let (people, inflation) = (design.people(), model.inflation_parameters());
        if inflation > 0 && people.frequencies().len() <= 1 + inflation {
            return Err(Refusal::TooFew);
        }
        let likelihood = Likelihood { design, model };
        let (parameters, log_likelihood) = maximum(&likelihood)?;
        let surface = likelihood.surface(&parameters);
        let information = -surface.hessian;
        let covariance = Cholesky::new(information).ok_or(Refusal::Collinear)?.inverse();
        let back = design.back(model.inflation_parameters());
        let of_sheet = &back * &parameters;
        let spread = &back * &covariance * back.transpose();
        let inflation = "one-inflation".to_owned();
        let names = design.names().iter().chain(std::iter::once(&inflation));
        let coefficients = names
            .zip(of_sheet.iter().zip(spread.diagonal().iter()))
            .map(|(name, (estimate, variance))| Coefficient {
                name: name.clone(),
                estimate: *estimate,
                standard_error: variance.sqrt(),
            })
            .collect();
        let persons = people.observed() as f64;
        Ok(Self { model, parameters, covariance, coefficients, log_likelihood, persons })
    }

    /// The model that was fitted.
    pub(super) const fn model(&self) -> Model {
        self.model
    }

    /// The coefficients on the scale of the sheet; that of one-inflation is the last if there is one.
    pub(super) fn coefficients(&self) -> &[Coefficient] {
        &self.coefficients
    }

    /// The log-likelihood at its maximum, with the factorials.
    pub(super) const fn log_likelihood(&self) -> f64 {
        self.log_likelihood
    }

    /// Akaike's criterion.
    pub(super) fn aic(&self) -> f64 {
        2.0 * (self.parameters.len() as f64 - self.log_likelihood)
    }

    /// The Bayesian criterion, by the number of persons captured.
    pub(super) fn bic(&self) -> f64 {
        self.parameters.len() as f64 * self.persons.ln() - 2.0 * self.log_likelihood
    }

    /// The inverse of the observed information.
    pub(super) const fn covariance(&self) -> &DMatrix<f64> {
        &self.covariance
    }

    /// The linear predictor of a row of the design.
    pub(super) fn eta(&self, row: &[f64]) -> f64 {
        predictor(row, &self.parameters)
    }

    /// The logit of the one-inflation; without effect when the model has none.
    pub(super) fn gamma(&self) -> f64 {
        gamma(self.model, &self.parameters)
    }
}

/// The log-likelihood with its derivatives by all parameters.
pub(super) struct Surface {
    pub(super) value: f64,
    pub(super) gradient: DVector<f64>,
    pub(super) hessian: DMatrix<f64>,
}

impl Surface {
    fn flat(size: usize) -> Self {
        Self { value: 0.0, gradient: DVector::zeros(size), hessian: DMatrix::zeros(size, size) }
    }

    /// Adds a function of one row's linear predictor and of the one-inflation.
    pub(super) fn add(&mut self, row: &[f64], jet: Jet, weight: f64) {
        self.value += weight * jet.value;
        // How each parameter moves the linear predictor and the one-inflation; what is beyond the
        // parameters of the model falls away.
        let moves = || row.iter().map(|x| (*x, 0.0)).chain([(0.0, 1.0)]);
        for (slot, (x, g)) in self.gradient.iter_mut().zip(moves()) {
            *slot += weight * (jet.by_eta * x + jet.by_gamma * g);
        }
        for (mut column, (x, g)) in self.hessian.column_iter_mut().zip(moves()) {
            for (slot, (y, h)) in column.iter_mut().zip(moves()) {
                let curve =
                    jet.eta_eta * x * y + jet.eta_gamma * (x * h + g * y) + jet.gamma_gamma * g * h;
                *slot += weight * curve;
            }
        }
    }
}

/// The log-likelihood of a model on people.
struct Likelihood<'a> {
    design: &'a Design<'a>,
    model: Model,
}

impl Likelihood<'_> {
    fn size(&self) -> usize {
        self.design.names().len() + self.model.inflation_parameters()
    }

    fn surface(&self, parameters: &DVector<f64>) -> Surface {
        let mut surface = Surface::flat(self.size());
        let gamma = gamma(self.model, parameters);
        for (row, (captures, count)) in
            self.design.rows().iter().zip(self.design.people().observations())
        {
            let jet = self.model.ln_probability(captures, predictor(row, parameters), gamma);
            surface.add(row, jet, count as f64);
        }
        surface
    }

    /// Where to start: Zelterman's rate for everybody, and a tenth of one-inflation.
    fn start(&self) -> DVector<f64> {
        let frequencies = self.design.people().frequencies();
        let of = |times| frequencies.get(&times).copied().unwrap_or_default() as f64;
        let rate = (2.0 * (of(2) + 0.5) / (of(1) + 0.5)).ln();
        let inflation = self.design.names().len();
        DVector::from_fn(self.size(), |place, _| match place {
            0 => rate,
            other if other == inflation => -2.0,
            _ => 0.0,
        })
    }
}

/// Climbs to the maximum: the parameters there and the log-likelihood.
fn maximum(likelihood: &Likelihood<'_>) -> Result<(DVector<f64>, f64), Refusal> {
    let mut parameters = likelihood.start();
    let mut surface = likelihood.surface(&parameters);
    for _ in 0..STEPS_MOST {
        let step = uphill(&surface)?;
        let promised = surface.gradient.dot(&step);
        let (next, reached) = halved(likelihood, &parameters, &step, surface.value);
        parameters = next;
        surface = reached;
        if likelihood.model.inflation_parameters() > 0
            && gamma(likelihood.model, &parameters) < NO_INFLATION
        {
            return Err(Refusal::NoInflation);
        }
        let rates = likelihood.design.rows().iter().map(|row| predictor(row, &parameters));
        if rates.into_iter().any(|eta| eta < NO_RATE) || !surface.value.is_finite() {
            return Err(Refusal::Unbounded);
        }
        if promised < SETTLED * (1.0 + surface.value.abs()) {
            return Ok((parameters, surface.value));
        }
    }
    Err(Refusal::Unbounded)
}

/// Newton's step; where the surface is no hill, the step is bent towards the gradient.
fn uphill(surface: &Surface) -> Result<DVector<f64>, Refusal> {
    let information = -&surface.hessian;
    let size = information.nrows();
    let most = information.diagonal().iter().fold(1e-8_f64, |most, it| most.max(it.abs()));
    let mut bend = 0.0;
    for _ in 0..30 {
        let bent = &information + DMatrix::identity(size, size) * bend;
        if let Some(factor) = Cholesky::new(bent) {
            return Ok(factor.solve(&surface.gradient));
        }
        bend = if bend == 0.0 { most * 1e-8 } else { bend * 10.0 };
    }
    Err(Refusal::Unbounded)
}

/// Goes along a step, halved until it does not lead down.
fn halved(
    likelihood: &Likelihood<'_>,
    from: &DVector<f64>,
    step: &DVector<f64>,
    height: f64,
) -> (DVector<f64>, Surface) {
    let mut length = 1.0;
    for _ in 0..HALVINGS_MOST {
        let next = from + step * length;
        let reached = likelihood.surface(&next);
        if reached.value >= height - SETTLED * height.abs() {
            return (next, reached);
        }
        length /= 2.0;
    }
    (from.clone(), likelihood.surface(from))
}

fn gamma(model: Model, parameters: &DVector<f64>) -> f64 {
    let last = parameters.iter().next_back().copied();
    last.filter(|_| model.inflation_parameters() > 0).unwrap_or_default()
}
