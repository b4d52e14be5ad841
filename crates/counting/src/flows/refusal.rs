//! Why tables, margins and stocks are refused, in words that say what to do.
//!
//! It must never hide which number is meant: a refusal names the place and says how much is amiss.

/// Why a table cannot be fitted to margins.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// A table or margin has another size than it must have.
    #[error("{found} {what}, where {wanted} belong")]
    Shape {
        /// What has the wrong size.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there must be.
        wanted: usize,
    },
    /// A number is negative, infinite or none.
    #[error("{number} in a {what}: it must be zero or more")]
    Number {
        /// Of what.
        what: &'static str,
        /// The number.
        number: f64,
    },
    /// Two margins have different totals: no table has both.
    #[error("the totals by {one} say {}, those by {other} {}: no table has both",
        shown(*first), shown(*second))]
    Totals {
        /// A margin.
        one: &'static str,
        /// Its total, over what both keep.
        first: f64,
        /// The other.
        other: &'static str,
        /// Its total.
        second: f64,
    },
    /// A total above zero is asked of cells that are all zero.
    #[error("{} is asked of {margin} {}, where every cell must be zero", shown(*total), place + 1)]
    Unreachable {
        /// The margin.
        margin: &'static str,
        /// Which of its totals, from 0.
        place: usize,
        /// The total.
        total: f64,
    },
    /// The rounds ended before the margins were met.
    #[error(
        "after {rounds} rounds a total is still missed by {gap:.1e} of it: the zeros of the table leave \
        no way to meet all totals, or the rounds are too few"
    )]
    Unmet {
        /// Rounds made.
        rounds: u32,
        /// The largest difference to a total that is left, as a share of it.
        gap: f64,
    },
}

/// Why flows cannot be estimated from these stocks, births and deaths.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Unsound {
    /// Numbers and places do not fit together.
    #[error("{0}")]
    Table(#[from] Refusal),
    /// A place is named twice.
    #[error("two places are called \"{0}\"")]
    Twice(String),
    /// There are more places than are kept in memory.
    #[error("{0} places, and an account is kept of {PLACES_MOST} at most")]
    Places(usize),
    /// A number of people is negative.
    #[error("{} people born in {birthplace} live in {place}: a number of people is zero or more",
        shown(*people))]
    Negative {
        /// Where they were born.
        birthplace: String,
        /// Where they live.
        place: String,
        /// The number.
        people: f64,
    },
    /// The same people are not there at the start and at the end of a closed world.
    #[error("{} people at the start and {} at the end, while births less deaths are {}: {} are \
        unexplained, so the world is not closed; let people enter and leave it (open or open-dr), or \
        let the natives be rescaled",
        shown(*start), shown(*end), shown(*natural), shown((end - start - natural).abs()))]
    World {
        /// People at the start.
        start: f64,
        /// People at the end.
        end: f64,
        /// Births less deaths.
        natural: f64,
    },
    /// More people die in a place than live there.
    #[error("{} deaths in {place}, where {} people live at the start", shown(*deaths), shown(*people))]
    Deaths {
        /// The place.
        place: String,
        /// The deaths.
        deaths: f64,
        /// Who lives there at the start.
        people: f64,
    },
    /// More people are born in a place than live there at the end.
    #[error("{} births in {place}, where {} people live at the end", shown(*births), shown(*people))]
    Births {
        /// The place.
        place: String,
        /// The births.
        births: f64,
        /// Who lives there at the end.
        people: f64,
    },
    /// The number of people of a place, or its natives once rescaled, would be negative.
    #[error("{} people would live in {place} once the natives are {done}", shown(*people))]
    Nobody {
        /// The place.
        place: String,
        /// The number.
        people: f64,
        /// What was done to the natives.
        done: &'static str,
    },
    /// An open world would take more people out of a place, or bring more in, than the stocks have.
    #[error("the open method would leave {} people born in {birthplace} in {place}; use open-dr, \
        which takes people from where they are", shown(*left))]
    Outside {
        /// Where they were born.
        birthplace: String,
        /// The place.
        place: String,
        /// How many would be left.
        left: f64,
    },
    /// A fit for the people born in one place failed.
    #[error("people born in {birthplace}: {why}")]
    Of {
        /// Where they were born.
        birthplace: String,
        /// Why.
        why: Refusal,
    },
    /// The birthplaces cannot be given the same number of people at the start and at the end.
    #[error("the people of a closed world cannot be matched by birthplace: {0}")]
    Matching(Refusal),
    /// A weight is not between 0 and 1.
    #[error("{0} is no weight: it is a number from 0 (all minimum) to 1 (all independence)")]
    Weight(f64),
}

/// Most places an account is kept of: its cells are the third power of their number.
pub const PLACES_MOST: usize = 300;

/// A number as people read it: whole where it is whole, else with four decimals at most.
pub(crate) fn shown(number: f64) -> String {
    crate::numeric::trimmed(number, 4)
}
