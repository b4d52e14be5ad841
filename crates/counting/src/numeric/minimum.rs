//! The minimum of a smooth function of a few unknowns, without its derivatives.
//!
//! It must never leave the values that a function refuses (not finite) as its answer when the start
//! was not refused.

use nalgebra::DVector;

use super::{descent, simplex};

/// Up to so many unknowns the simplex alone is sure enough.
const FEW: usize = 3;
/// So many values an unknown are asked for by a simplex that searches alone.
const PATIENT: usize = 250;
/// The same of one that mends.
const HASTY: usize = 40;
/// Beyond so many the simplex gains nothing in the time it may take.
const MANY: usize = 8;

/// Where a function is least, as far as it was searched.
#[derive(Debug, Clone, PartialEq)]
pub struct Minimum {
    /// The place.
    pub at: DVector<f64>,
    /// The value there; infinite when every value tried was refused.
    pub value: f64,
}

impl Minimum {
    /// The better of two.
    #[must_use]
    pub fn or_better(self, other: Self) -> Self {
        if other.value < self.value { other } else { self }
    }
}

/// Searches the minimum of a function from a start, with first steps of a given length.
///
/// Few unknowns: the simplex of Nelder and Mead with the adaptive coefficients of Gao and Han (2012),
/// started again where it ends until that no longer helps. More: a quasi-Newton descent (BFGS,
/// differences for derivatives), begun again where it ends; then, unless the unknowns are many, one
/// simplex that mends where the descent was stopped by a border. A value that is not finite means "not here".
#[must_use]
pub fn minimise(f: &dyn Fn(&DVector<f64>) -> f64, start: &DVector<f64>, step: f64) -> Minimum {
    let f = |at: &DVector<f64>| {
        let value = f(at);
        if value.is_nan() { f64::INFINITY } else { value }
    };
    if start.is_empty() {
        return Minimum { at: start.clone(), value: f(start) };
    }
    if start.len() <= FEW {
        let first = simplex::search(&f, start, (step, PATIENT));
        let again = simplex::search(&f, &first.at, (step * 0.3, PATIENT));
        return first.or_better(again);
    }
    let first = descent::search(&f, start);
    let descended = descent::search(&f, &first.at).or_better(first);
    if start.len() > MANY {
        return descended;
    }
    let mended = simplex::search(&f, &descended.at, (step * 0.1, HASTY));
    descended.or_better(mended)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rosenbrock(at: &DVector<f64>) -> f64 {
        let pairs = at.iter().zip(at.iter().skip(1));
        pairs.map(|(x, y)| 100.0 * (y - x * x).powi(2) + (1.0 - x).powi(2)).sum()
    }

    #[test]
    fn the_valley_of_rosenbrock_is_walked_to_its_end() {
        for unknowns in [2, 3, 6, 10] {
            let start = DVector::from_element(unknowns, -0.5);
            let found = minimise(&rosenbrock, &start, 0.5);
            assert!(found.value < 1e-6, "{unknowns}: {}", found.value);
            assert!(found.at.iter().all(|x| (x - 1.0).abs() < 1e-2), "{}", found.at);
        }
    }

    #[test]
    fn what_a_function_refuses_is_not_answered() {
        let f = |at: &DVector<f64>| if at[0] < 1.0 { f64::NAN } else { at[0] };
        let found = minimise(&f, &DVector::from_element(1, 3.0), 0.5);
        assert!((found.value - 1.0).abs() < 1e-3);
        let nowhere = minimise(&|_| f64::NAN, &DVector::from_element(4, 0.0), 0.5);
        assert_eq!(nowhere.value, f64::INFINITY);
    }

    proptest! {
        #[test]
        fn bowls_have_one_bottom(
            bottom in prop::collection::vec(-5.0..5.0_f64, 1..8),
            steep in 0.1..50.0_f64,
        ) {
            let bottom = DVector::from_vec(bottom);
            let f = |at: &DVector<f64>| steep * (at - &bottom).norm_squared();
            let found = minimise(&f, &DVector::zeros(bottom.len()), 0.5);
            prop_assert!((found.at - &bottom).norm() < 1e-2);
        }
    }
}
