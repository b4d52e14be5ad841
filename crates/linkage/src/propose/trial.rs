//! Imagined pairs of one person, on which blocking rules are tried before any pair is known.
//!
//! How often one person agrees with herself in a key is not known yet, but what a column holds says
//! about how often: a day of birth stays, a telephone changes, a case number is another each time.
//! With these expectations pairs are drawn, field by field, and rules are chosen by how many of the
//! pairs they find together. Nothing here enters the model: a wrong expectation costs pairs looked
//! at in vain, or recall, never a wrong weight.

use rand::SeedableRng;
use rand::rand_core::Rng;
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::compare::frame::Frame;
use crate::settings::{Belongs, Key, Kind, Reduce, Settings};
use crate::table::at;

/// Pairs imagined.
pub(super) const PAIRS: usize = 2_000;
/// Up to so many distinct values a category is a trait like the sex, which hardly ever changes.
const FEW_VALUES: usize = 6;

/// Which of the imagined pairs something finds.
#[derive(Debug, Clone)]
pub(super) struct Found(Vec<f64>);

impl Found {
    /// 1 for each pair found, else 0.
    pub(super) fn iter(&self) -> impl Iterator<Item = f64> + '_ {
        self.0.iter().copied()
    }

    /// How many are found.
    pub(super) fn count(&self) -> usize {
        self.0.iter().filter(|found| **found > 0.0).count()
    }
}

/// Imagined pairs of one person: for each key which of them agree in it.
#[derive(Debug)]
pub(super) struct Trial {
    of_key: Vec<Vec<bool>>,
}

impl Trial {
    /// Draws pairs for keys of a frame.
    pub(super) fn of(keys: &[Key], frame: &Frame, settings: &Settings) -> Self {
        let mut source = Xoshiro256PlusPlus::seed_from_u64(1);
        // One lot a field, so that keys of one field agree and fail together.
        let lots: Vec<Vec<f64>> = (0..frame.fields.len())
            .map(|_| (0..PAIRS).map(|_| unit(source.next_u64())).collect())
            .collect();
        let of_key = keys
            .iter()
            .map(|key| {
                let mut agrees = vec![false; PAIRS];
                for name in &key.fields {
                    let Some(place) = frame.place(name) else { continue };
                    let share = agreement(key.by, place, frame, settings);
                    let lots = lots.get(place).map(Vec::as_slice).unwrap_or_default();
                    for (agrees, lot) in agrees.iter_mut().zip(lots) {
                        *agrees |= *lot < share;
                    }
                }
                agrees
            })
            .collect();
        Self { of_key }
    }

    /// The pairs that agree in all of these keys.
    pub(super) fn found_by(&self, keys: &[usize]) -> Found {
        let found = |pair: usize| {
            keys.iter().all(|&key| self.of_key.get(key).is_some_and(|agrees| at(agrees, pair)))
        };
        Found((0..PAIRS).map(|pair| f64::from(u8::from(found(pair)))).collect())
    }
}

/// How often one person is expected to agree with herself in a key of a field: both records must
/// have the value.
fn agreement(by: Reduce, place: usize, frame: &Frame, settings: &Settings) -> f64 {
    let Some(field) = frame.fields.get(place) else { return 0.0 };
    let filled = field.filled as f64 / frame.unit_of.len().max(1) as f64;
    let compared = settings
        .comparisons
        .iter()
        .find(|comparison| frame.place(&comparison.field) == Some(place));
    let belongs = compared.map_or(Belongs::Unknown, |comparison| comparison.belongs);
    let tolerant = match by {
        Reduce::Sounds => 0.75,
        Reduce::Birthday | Reduce::Day => 0.85,
        Reduce::Whole | Reduce::End(_) => 0.95,
        Reduce::Start(_) | Reduce::Sound | Reduce::Words | Reduce::Near | Reduce::Year => 1.0,
    };
    filled * filled * tolerant * kept(field.kind, belongs, field.counts.len())
}

/// How often a value of this kind stays what it is from one record of a person to the next.
fn kept(kind: Kind, belongs: Belongs, values: usize) -> f64 {
    let own = belongs == Belongs::Person;
    match kind {
        Kind::Code | Kind::Date | Kind::Email if !own => 0.25,
        Kind::Code => 0.9,
        Kind::Date | Kind::Year => 0.8,
        Kind::Phone | Kind::Email => 0.5,
        Kind::Given | Kind::Family => 0.75,
        Kind::Name => 0.85,
        Kind::Category if belongs == Belongs::Origin || values <= FEW_VALUES => 0.95,
        Kind::Place if belongs == Belongs::Origin => 0.75,
        Kind::Text => 0.7,
        Kind::Category
        | Kind::Place
        | Kind::Street
        | Kind::House
        | Kind::Postcode
        | Kind::Number => 0.6,
        Kind::RowId | Kind::Ignored => 0.0,
    }
}

/// A lot from 0 to 1.
fn unit(lot: u64) -> f64 {
    (lot >> 11) as f64 / (1_u64 << 53) as f64
}
