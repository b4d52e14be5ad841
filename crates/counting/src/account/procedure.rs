//! Applications: how many are pending, how they were decided, how long it took.
//!
//! It must never give a rate of nothing, nor a delay that was not measured from both ends.

use serde::Serialize;

use super::date::{Date, Period};
use super::movement::{Outcome, Person, What};

/// Applications in a period: `pending_opening + lodged - decided - withdrawn + residual =
/// pending_closing`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Procedures {
    /// Applications without an end at the end of the day before the period.
    pub pending_opening: u64,
    /// Lodged in the period.
    pub lodged: u64,
    /// Decided in the period.
    pub decided: u64,
    /// Of these, with some protection granted.
    pub positive: u64,
    /// Ended in the period without a decision.
    pub withdrawn: u64,
    /// What the records do not explain: an application over another, an end without an application.
    pub residual: i64,
    /// Records in the period that contradict those before.
    pub contradictions: u64,
    /// Applications without an end at the end of the period.
    pub pending_closing: u64,
    /// Positive decisions of all decisions, 0 to 1. None when nothing was decided.
    pub recognition_rate: Option<f64>,
    /// Days from application to decision, of what was decided in the period.
    pub delays: Delays,
    /// Days that the applications pending at the end have been waiting.
    pub waiting: Delays,
}

/// Days between two events.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Delays {
    /// How many were measured.
    pub count: u64,
    /// The mean.
    pub mean: Option<f64>,
    /// The median; of an even number, the mean of the two in the middle.
    pub median: Option<f64>,
    /// The longest.
    pub longest: Option<i32>,
}

impl Delays {
    /// Sums days up.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "delays are far fewer than 2^52")]
    pub fn of(mut days: Vec<i32>) -> Self {
        days.sort_unstable();
        let count = days.len();
        let Some(longest) = days.last().copied() else {
            return Self::default();
        };
        let sum: i64 = days.iter().map(|days| i64::from(*days)).sum();
        let middle = |place: usize| days.get(place).copied().map(f64::from);
        let pair = middle((count - 1) / 2).zip(middle(count / 2));
        Self {
            count: count as u64,
            mean: Some(sum as f64 / count as f64),
            median: pair.map(|(one, other)| f64::midpoint(one, other)),
            longest: Some(longest),
        }
    }
}

/// Counts the applications of persons in a period. A person has one application at a time.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "decisions are far fewer than 2^52")]
pub fn procedures(persons: &[Person], period: Period) -> Procedures {
    let mut made = Procedures::default();
    let (mut delays, mut waiting) = (Vec::new(), Vec::new());
    for person in persons {
        let pending = walk(person, period, &mut made, &mut delays);
        if let Some(lodged) = pending {
            made.pending_closing += 1;
            waiting.push(lodged.days_to(period.last));
        }
    }
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let ended = signed(made.decided) + signed(made.withdrawn);
    let expected = signed(made.pending_opening) + signed(made.lodged) - ended;
    made.residual = signed(made.pending_closing) - expected;
    made.recognition_rate = (made.decided > 0).then(|| made.positive as f64 / made.decided as f64);
    made.delays = Delays::of(delays);
    made.waiting = Delays::of(waiting);
    made
}

/// Follows the applications of a person; since when one is pending at the end.
fn walk(
    person: &Person,
    period: Period,
    made: &mut Procedures,
    delays: &mut Vec<i32>,
) -> Option<Date> {
    let mut steps: Vec<_> = (person.movements.iter())
        .filter(|it| it.date <= period.last && !matches!(it.what, What::Term(_)))
        .collect();
    steps.sort_by_key(|step| step.date);
    let before = steps.partition_point(|step| step.date < period.first);
    let (past, now) = steps.split_at_checked(before).unwrap_or_default();
    let mut pending = None;
    for step in past {
        pending = (step.what == What::Applied).then_some(step.date);
    }
    made.pending_opening += u64::from(pending.is_some());
    for step in now {
        let contradicts = pending.is_some() == (step.what == What::Applied);
        made.contradictions += u64::from(contradicts);
        match step.what {
            What::Applied => made.lodged += 1,
            What::Withdrawn => made.withdrawn += 1,
            What::Decided(outcome) => {
                made.decided += 1;
                made.positive += u64::from(outcome == Outcome::Positive);
                delays.extend(pending.map(|lodged: Date| lodged.days_to(step.date)));
            }
            What::Term(_) => {}
        }
        pending = (step.what == What::Applied).then_some(step.date);
    }
    pending
}
