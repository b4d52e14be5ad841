//! Which parameters are admissible: those with which old errors lose weight.
//!
//! It must never let pass a recursion that remembers the first values more than the last.

use super::form::{Form, Season, Trend};
use super::recursion::Parameters;

/// Whether the forecasts of a form forget: the roots of its characteristic equation lie within the
/// unit circle (Hyndman, Akram and Archibald 2008; Hyndman and others 2008, chapter 10). For the
/// multiplicative forms it is the condition of the additive one.
#[must_use]
pub(super) fn admissible(form: Form, by: &Parameters, season: usize) -> bool {
    let Parameters { alpha, beta, gamma, phi } = *by;
    match (form.season, form.trend) {
        (Season::None, Trend::None) => alpha > 0.0 && alpha < 2.0,
        (Season::None, Trend::Additive | Trend::Damped) => {
            let low = 1.0 - 1.0 / phi;
            let above = (1.0 + phi) * (2.0 - alpha);
            alpha > low && alpha < 1.0 + 1.0 / phi && beta > alpha * (phi - 1.0) && beta < above
        }
        (Season::Additive | Season::Multiplicative, Trend::None) => {
            let mut equation = vec![1.0];
            equation.extend(std::iter::repeat_n(alpha, season.saturating_sub(1)));
            equation.push(alpha + gamma - 1.0);
            inside(equation)
        }
        (Season::Additive | Season::Multiplicative, Trend::Additive | Trend::Damped) => {
            let both = alpha + beta - alpha * phi;
            let mut equation = vec![1.0, alpha + beta - phi];
            equation.extend(std::iter::repeat_n(both, season.saturating_sub(2)));
            equation.push(both + gamma - 1.0);
            equation.push(phi * (1.0 - alpha - gamma));
            inside(equation)
        }
    }
}

/// Whether every root of a polynomial (the highest power first) lies within the unit circle: the
/// step-down recursion of Schur and Cohn.
fn inside(mut polynomial: Vec<f64>) -> bool {
    while polynomial.len() > 1 {
        let (Some(first), Some(last)) = (polynomial.first(), polynomial.last()) else {
            return true;
        };
        let ratio = last / first;
        if ratio.is_nan() || ratio.abs() >= 1.0 {
            return false;
        }
        let turned: Vec<f64> = polynomial.iter().rev().copied().collect();
        for (own, other) in polynomial.iter_mut().zip(turned) {
            *own -= ratio * other;
        }
        polynomial.pop();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_told_from_coefficients() {
        // (z - 0.5)(z + 0.9)(z - 0.2), and the same with a root at 1.1 in place of 0.2.
        assert!(inside(vec![1.0, 0.2, -0.53, 0.09]));
        assert!(!inside(vec![1.0, -0.7, -0.89, 0.495]));
        assert!(inside(vec![2.0]));
    }

    #[test]
    fn seasons_that_learn_too_fast_are_not_admissible() {
        let form = Form::new(super::super::Error::Additive, Trend::None, Season::Additive);
        let by = |alpha, gamma| Parameters { alpha, beta: 0.0, gamma, phi: 1.0 };
        assert!(admissible(form, &by(0.3, 0.2), 12));
        assert!(!admissible(form, &by(0.3, 1.9), 12));
        assert!(!admissible(form, &by(-0.2, 0.2), 12));
    }
}
