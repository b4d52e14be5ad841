//! What the frequency of a value adds to an agreement in it, or takes from it: counted once a value.

use crate::compare::frame::FrameField;
use crate::model::frequency_bits;
use crate::settings::Kind;
use crate::table::at;

/// Dates and values that identify are held to be common only above so many rows: below, they may all
/// be one person's.
const PERSON_ROWS: u32 = 10;
/// What a similar pair keeps of the frequency of its value.
const NEAR_KEPT: f64 = 0.5;
/// The bits that the frequency of a value takes from a similar pair, at most.
const NEAR_LEAST: f64 = -4.0;
/// The bits that the frequency of a value adds to a similar pair, at most.
const NEAR_MOST: f64 = 2.0;

/// For each value of a field the bits of its frequency.
#[derive(Debug)]
pub(super) struct Counted {
    equal: Vec<f32>,
    near: Vec<f32>,
}

impl Counted {
    /// Of a field in which two records of two persons agree exactly so often on the average.
    pub(super) fn of(field: &FrameField, average: f64) -> Self {
        let bits = |own: u32| {
            let filled = field.filled.max(1) as f64;
            move |&rows: &u32| {
                if may_be_of_one(field.kind) && rows <= PERSON_ROWS {
                    return 0.0;
                }
                // The two rows themselves say nothing about how many others bear the value.
                let frequency = f64::from((rows + 1).saturating_sub(own)) / filled;
                frequency_bits(average, frequency)
            }
        };
        let equal = field.counts.iter().map(bits(2)).map(|bits| bits as f32).collect();
        // Two days that are alike are not more alike where one of them is rare.
        let kept = if field.kind == Kind::Date { 0.0 } else { NEAR_KEPT };
        let near = field.counts.iter().map(bits(1));
        let near = near.map(|bits| (bits * kept).clamp(NEAR_LEAST, NEAR_MOST) as f32).collect();
        Self { equal, near }
    }

    /// The bits of the value that two units share, or nearly share: then of the commoner one.
    pub(super) fn bits(&self, (a, b): (u32, u32), level: usize) -> f64 {
        if level == 1 && a == b {
            return f64::from(at(&self.equal, a as usize));
        }
        self.near((a, b))
    }

    /// The bits of two values that are alike and not equal.
    pub(super) fn near(&self, (a, b): (u32, u32)) -> f64 {
        f64::from(at(&self.near, a as usize).min(at(&self.near, b as usize)))
    }

    /// The most bits of a value that is shared, whatever the level if it is not settled.
    pub(super) fn most(&self, code: u32, is_exact: bool) -> f64 {
        let bits = f64::from(at(&self.equal, code as usize));
        if is_exact { bits } else { bits.max(f64::from(at(&self.near, code as usize))) }
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
