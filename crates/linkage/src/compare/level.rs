//! The level of a pair of units in each comparison.

use super::frame::Frame;
use super::measure::{asks_less, date_level, holds, name_similarity};
use super::pattern::Pattern;
use crate::name::are_two_if_alike;
use crate::settings::{Comparison, DateLevel, Fault, Settings, Test};
use crate::table::{MISSING, at, mix};

/// The number of pairs of values a thread remembers per comparison, a power of two.
const REMEMBERED: usize = 1 << 20;
/// Names less alike than this are of two persons, however they are written.
const CONTRADICTED: f64 = 0.02;
/// Codes above this are not remembered.
const CODE_MOST: u32 = 1 << 28;

/// The comparisons of a model, bound to a frame.
#[derive(Debug)]
pub(crate) struct Comparer {
    parts: Vec<Part>,
    /// The comparisons, the cheapest first.
    order: Vec<usize>,
}

#[derive(Debug)]
struct Part {
    field: usize,
    across: Vec<usize>,
    /// The comparisons of the neighbouring fields.
    partners: Vec<usize>,
    /// The level of [`Test::Across`], when there is one.
    moved: Option<u8>,
    tests: Vec<Test>,
    /// For each test the least demanding later one of the same measure, tried first.
    gates: Vec<Option<usize>>,
}

/// What a thread remembers: levels of pairs of distinct values, the older overwritten.
#[derive(Debug)]
pub(crate) struct Memo {
    slots: Vec<Vec<u64>>,
}

impl Memo {
    /// A memory that remembers nothing, for a few pairs.
    pub(crate) const fn none() -> Self {
        Self { slots: Vec::new() }
    }
}

impl Comparer {
    /// Binds the comparisons of the settings to the fields of a frame.
    ///
    /// # Errors
    /// When a field is not in the frame.
    pub(crate) fn bind(frame: &Frame, settings: &Settings) -> Result<Self, Fault> {
        let place = |name: &String| frame.place(name).ok_or_else(|| Fault::NoColumn(name.clone()));
        let all = &settings.comparisons;
        let parts: Vec<Part> = all
            .iter()
            .map(|comparison| {
                Ok(Part {
                    field: place(&comparison.field)?,
                    across: comparison.across.iter().map(place).collect::<Result<_, _>>()?,
                    partners: partners(all, comparison),
                    moved: level_of(comparison, &Test::Across),
                    tests: comparison.levels.iter().map(|level| level.test.clone()).collect(),
                    gates: gates(comparison),
                })
            })
            .collect::<Result<_, Fault>>()?;
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|place| parts.get(*place).map(Part::cost));
        Ok(Self { parts, order })
    }

    /// The comparisons, the cheapest first.
    pub(crate) fn order(&self) -> &[usize] {
        &self.order
    }

    /// The codes of the values of two units in a comparison.
    pub(crate) fn codes(&self, frame: &Frame, place: usize, (a, b): (u32, u32)) -> (u32, u32) {
        let field = self.parts.get(place).map(|part| part.field);
        field.map_or((MISSING, MISSING), |field| (frame.code(field, a), frame.code(field, b)))
    }

    /// Whether equal values have the first level, and no others.
    pub(crate) fn is_exact(&self, place: usize) -> bool {
        self.parts.get(place).is_some_and(|part| part.tests.first() == Some(&Test::Exact))
    }

    /// Whether a level may become another when its neighbours are known.
    pub(crate) fn may_move(&self, place: usize) -> bool {
        self.parts.get(place).is_some_and(|part| part.moved.is_some())
    }

    /// Whether this level stays what it is when the neighbours are known.
    pub(crate) fn is_settled(&self, place: usize, level: u8) -> bool {
        self.parts.get(place).is_none_or(|part| part.moved != Some(level))
    }

    /// The level of a pair in one comparison, apart from the others.
    pub(crate) fn level(
        &self,
        frame: &Frame,
        place: usize,
        units: (u32, u32),
        memo: &mut Memo,
    ) -> u8 {
        let slots = memo.slots.get_mut(place).map(Vec::as_mut_slice).unwrap_or_default();
        self.parts.get(place).map_or(0, |part| part.level(frame, units, slots))
    }

    /// An empty memory for a thread.
    pub(crate) fn memo(&self) -> Memo {
        let slots = |part: &Part| vec![0; if part.is_costly() { REMEMBERED } else { 0 }];
        Memo { slots: self.parts.iter().map(slots).collect() }
    }

    /// The pattern of a pair of units.
    pub(crate) fn pattern(&self, frame: &Frame, a: u32, b: u32, memo: &mut Memo) -> Pattern {
        let mut pattern = Pattern::default();
        for place in 0..self.parts.len() {
            pattern = pattern.with(place, self.level(frame, place, (a, b), memo));
        }
        self.uncross(frame, a, b, pattern)
    }

    /// Two neighbours that have both exchanged their values are said once: the first keeps the
    /// level of a moved value, the second gets the level its value has where it stands.
    pub(crate) fn uncross(&self, frame: &Frame, a: u32, b: u32, pattern: Pattern) -> Pattern {
        let mut pattern = pattern;
        for (place, part) in self.parts.iter().enumerate() {
            let Some(moved) = part.moved else { continue };
            if pattern.level(place) != usize::from(moved) {
                continue;
            }
            for &other in part.partners.iter().filter(|&&other| other > place) {
                let Some(second) = self.parts.get(other) else { continue };
                if second.moved.is_some_and(|moved| pattern.level(other) == usize::from(moved)) {
                    let codes = (frame.code(second.field, a), frame.code(part.field, b));
                    let back = (frame.code(part.field, a), frame.code(second.field, b));
                    let level =
                        second.plain(frame, codes, &mut []).max(second.plain(frame, back, &mut []));
                    if level > 0 && second.moved.is_some_and(|moved| level < moved) {
                        pattern = pattern.with(other, level);
                    }
                }
            }
        }
        pattern
    }
}

impl Part {
    /// How dear it is to find a level: equality, days, letters, sounds.
    fn cost(&self) -> u8 {
        let cost = |test: &Test| match test {
            Test::Exact | Test::Else | Test::Across | Test::Initial | Test::Prefix { .. } => 0,
            Test::Date { .. } | Test::Days { .. } | Test::Within { .. } | Test::Share { .. } => 1,
            Test::Edits { .. } | Test::Levenshtein { .. } | Test::Jaro { .. } => 2,
            Test::JaroWinkler { .. } | Test::Words { .. } | Test::Common { .. } => 2,
            Test::Name { .. } => 3,
        };
        self.tests.iter().map(cost).max().unwrap_or(0)
    }

    /// Whether remembering a level is cheaper than finding it again.
    fn is_costly(&self) -> bool {
        self.tests.iter().any(|test| matches!(test, Test::Name { .. }))
    }

    fn level(&self, frame: &Frame, (a, b): (u32, u32), slots: &mut [u64]) -> u8 {
        let codes = (frame.code(self.field, a), frame.code(self.field, b));
        let level = self.plain(frame, codes, slots);
        match self.moved {
            Some(moved) if level > moved && self.has_moved(frame, (a, b)) => moved,
            Some(_) | None => level,
        }
    }

    /// The level of two values, 0 when one is missing.
    fn plain(&self, frame: &Frame, (a, b): (u32, u32), slots: &mut [u64]) -> u8 {
        if a == MISSING || b == MISSING {
            return 0;
        }
        if a == b && self.tests.first() == Some(&Test::Exact) {
            return 1;
        }
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        let key = u64::from(low) << 28 | u64::from(high);
        let place = (mix(key) as usize) & slots.len().wrapping_sub(1);
        let slot = slots.get_mut(place).filter(|_| high < CODE_MOST);
        let Some(slot) = slot else {
            return self.test(frame, low, high);
        };
        if *slot >> 8 == key && *slot & 255 != 0 {
            return (*slot & 255) as u8;
        }
        let level = self.test(frame, low, high);
        *slot = key << 8 | u64::from(level);
        level
    }

    fn test(&self, frame: &Frame, a: u32, b: u32) -> u8 {
        let Some(domain) = frame.domain_of(self.field) else { return 0 };
        let mut tried: Option<(usize, bool)> = None;
        // Names and dates are dear: what they are to each other is found once for all levels.
        let mut alike: Option<f64> = None;
        let mut dated: Option<Option<DateLevel>> = None;
        let found = self.tests.iter().zip(&self.gates).position(|(test, gate)| {
            if let Test::Name { least } = test {
                let alike = *alike.get_or_insert_with(|| name_similarity(domain, a, b));
                return a == b || alike >= *least;
            }
            // Chains that share their end are written alike, and names of sisters and brothers: where
            // the names themselves say no, that is what these share.
            if matches!(test, Test::JaroWinkler { .. }) && self.is_costly() && a != b {
                let alike = *alike.get_or_insert_with(|| name_similarity(domain, a, b));
                if alike < CONTRADICTED || are_two_if_alike(alike) {
                    return false;
                }
            }
            if let Test::Date { least } = test {
                let dated = *dated.get_or_insert_with(|| date_level(domain, a, b));
                return dated.is_some_and(|level| level <= *least);
            }
            if let Some(gate) = *gate {
                let open = match tried {
                    Some((known, open)) if known == gate => open,
                    Some(_) | None => {
                        self.tests.get(gate).is_some_and(|loose| holds(domain, loose, a, b))
                    }
                };
                tried = Some((gate, open));
                if !open {
                    return false;
                }
            }
            holds(domain, test, a, b)
        });
        found.map_or(0, |place| u8::try_from(place + 1).unwrap_or(15))
    }

    /// Whether the value of one stands, exactly or nearly, in a neighbouring field of the other.
    fn has_moved(&self, frame: &Frame, (a, b): (u32, u32)) -> bool {
        let (own_a, own_b) = (frame.code(self.field, a), frame.code(self.field, b));
        self.across.iter().any(|&field| {
            let (near_a, near_b) = (frame.code(field, a), frame.code(field, b));
            self.is_like(frame, (own_a, near_b)) || self.is_like(frame, (near_a, own_b))
        })
    }
}

impl Part {
    /// Whether two values reach one of the two best levels; for names, whether they sound alike.
    fn is_like(&self, frame: &Frame, (a, b): (u32, u32)) -> bool {
        if a == MISSING || b == MISSING {
            return false;
        }
        let Some(domain) = frame.domain_of(self.field) else { return false };
        if self.is_costly() {
            let sound = at(&domain.sounds, a as usize);
            return a == b || sound != 0 && sound == at(&domain.sounds, b as usize);
        }
        let best = self.tests.get(..2).unwrap_or_default();
        best.iter().any(|test| holds(domain, test, a, b))
    }
}

/// For each test the place of the least demanding later one of the same measure.
fn gates(comparison: &Comparison) -> Vec<Option<usize>> {
    let tests = || comparison.levels.iter().map(|level| &level.test).enumerate();
    tests()
        .map(|(place, strict)| {
            let later = tests().skip(place + 1).filter(|(_, loose)| asks_less(loose, strict));
            later.map(|(gate, _)| gate).max()
        })
        .collect()
}

fn partners(all: &[Comparison], comparison: &Comparison) -> Vec<usize> {
    all.iter()
        .enumerate()
        .filter(|(_, other)| {
            comparison.across.contains(&other.field) && other.across.contains(&comparison.field)
        })
        .map(|(place, _)| place)
        .collect()
}

fn level_of(comparison: &Comparison, test: &Test) -> Option<u8> {
    let place = comparison.levels.iter().position(|level| level.test == *test)?;
    u8::try_from(place + 1).ok()
}
