//! Steps of one procedure as small numbers, and sets of them as one machine word.

/// How many steps one procedure may have.
const MOST: usize = 128;

/// The number of a step within its procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepIx(u8);

/// A procedure of more than 128 steps: cut it in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a procedure may have at most {MOST} steps: cut it in two")]
pub struct TooManySteps;

impl StepIx {
    /// The step of that number.
    ///
    /// # Errors
    /// The number is 128 or more.
    pub fn new(index: usize) -> Result<Self, TooManySteps> {
        match u8::try_from(index) {
            Ok(small) if index < MOST => Ok(Self(small)),
            Ok(_) | Err(_) => Err(TooManySteps),
        }
    }

    /// The number.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A set of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Steps(u128);

impl Steps {
    /// Whether the step is in the set.
    #[must_use]
    pub const fn contains(self, step: StepIx) -> bool {
        self.0 >> step.0 & 1 == 1
    }

    /// Puts a step in.
    pub const fn insert(&mut self, step: StepIx) {
        self.0 |= 1 << step.0;
    }

    /// Takes a step out.
    pub const fn remove(&mut self, step: StepIx) {
        self.0 &= !(1 << step.0);
    }

    /// The steps in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The steps in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The steps of this set that are not in the other.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many steps are in the set.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The steps, lowest first.
    pub fn iter(self) -> impl Iterator<Item = StepIx> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let lowest = u8::try_from(left.trailing_zeros()).ok().filter(|_| left != 0)?;
            left &= left - 1;
            Some(StepIx(lowest))
        })
    }
}

impl FromIterator<StepIx> for Steps {
    fn from_iter<I: IntoIterator<Item = StepIx>>(steps: I) -> Self {
        steps.into_iter().fold(Self::default(), |mut set, step| {
            set.insert(step);
            set
        })
    }
}
