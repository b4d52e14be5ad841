//! Lower bounds that need no model of how people differ: Chao's and Zelterman's.
//!
//! It must never call them estimates of everybody: they say how many there are at least.

use serde::Serialize;

use super::fit::Refusal;
use super::people::People;
use crate::lists::bounds::{ClosedForm, Frequencies};
use crate::lists::interval::{Level, burnham};

/// The bounds from those captured once (`f1`) and twice (`f2`).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bounds {
    /// Chao (1987): `n + f1^2 / (2 f2)`.
    pub chao: ClosedForm,
    /// Chao, corrected for bias: `n + f1 (f1 - 1) / (2 (f2 + 1))`.
    pub chao_corrected: f64,
    /// Zelterman (1988): `n / (1 - exp(-2 f2 / f1))`.
    pub zelterman: ClosedForm,
}

impl Bounds {
    /// The bounds.
    ///
    /// The variance of Zelterman's is `n G (1 + n G l^2 (1 / f1 + 1 / f2))` with `l = 2 f2 / f1` and
    /// `G = exp(-l) / (1 - exp(-l))^2` (Böhning 2008); that of Chao's is [`Frequencies::chao`]'s.
    ///
    /// # Errors
    /// When nobody was captured exactly once, or nobody exactly twice.
    pub fn new(people: &People, level: Level) -> Result<Self, Refusal> {
        let frequencies = people.frequencies();
        let of = |times| frequencies.get(&times).copied().unwrap_or_default() as f64;
        let (once, twice, seen) = (of(1), of(2), people.observed() as f64);
        if once == 0.0 || twice == 0.0 {
            return Err(Refusal::NoRepeat);
        }
        let chao = Frequencies { seen, once, twice }.chao(level).ok_or(Refusal::NoRepeat)?;
        let rate = 2.0 * twice / once;
        let captured = -(-rate).exp_m1();
        let total = seen / captured;
        let unseen = seen * (-rate).exp() / captured.powi(2);
        let stderr =
            (unseen * (1.0 + unseen * rate * rate * (once.recip() + twice.recip()))).sqrt();
        let interval = burnham(seen, total, stderr, level);
        let zelterman = ClosedForm { total, stderr, interval };
        let chao_corrected = seen + once * (once - 1.0) / (2.0 * (twice + 1.0));
        Ok(Self { chao, chao_corrected, zelterman })
    }
}
