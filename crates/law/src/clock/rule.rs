//! What a law says of one of its terms, and what may happen to the term while it runs.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calendar::DayKind;
use super::term::Term;

/// How a term is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its length.
    pub term: Term,
    /// Whether the day of the event counts.
    #[serde(default)]
    pub start: Start,
    /// What happens when it ends on a closed day.
    #[serde(default)]
    pub roll: Roll,
    /// A clear term (*délai franc*): its last day does not count either, so that it is due one day
    /// later; a day of the unit's own kind when the unit leaves days out.
    #[serde(default)]
    pub clear: bool,
}

impl Rule {
    /// A term counted from the day after the event, with no roll-over.
    #[must_use]
    pub const fn new(term: Term) -> Self {
        Self { term, start: Start::NextDay, roll: Roll::None, clear: false }
    }
}

/// Whether the day of the event counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// It does not: counting begins the day after (Reg. 1182/71 art. 3(1), CPC 640-641, BGB 187(1)).
    #[default]
    NextDay,
    /// It is the first day of the term (BGB 187(2): a term that begins with the start of a day).
    ///
    /// A term of months then ends on the day *before* the one of the same number (BGB 188(2)):
    /// 15 January and one month end on 14 February, 1 February on the last of February. When that
    /// day is missing the last of the month takes its place (BGB 188(3)): 31 January and one month
    /// end on 28 February, where subtracting a day from the clipped date would wrongly give the 27th.
    SameDay,
}

/// Where the due date goes when the term ends on a closed day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// It stays.
    #[default]
    None,
    /// To the next day that is no Saturday, Sunday or holiday (CPC 642, Reg. 1182/71 art. 3(4),
    /// BGB 193).
    NextWorkingDay,
    /// To the next day that is no Sunday or holiday.
    NextWorkableDay,
    /// To the next day on which the office is open.
    NextOpeningDay,
    /// Back to the last day that is no Saturday, Sunday or holiday.
    PreviousWorkingDay,
    /// To the next working day, and a term of two days or more holds at least two working days
    /// (Reg. 1182/71 art. 3(4) and 3(5)): three days from a Friday end on Tuesday, not Monday.
    EuRegulation,
}

impl Roll {
    /// The kind of day it goes to.
    pub(super) const fn day_kind(self) -> Option<DayKind> {
        match self {
            Self::None => None,
            Self::NextWorkingDay | Self::PreviousWorkingDay | Self::EuRegulation => {
                Some(DayKind::Working)
            }
            Self::NextWorkableDay => Some(DayKind::Workable),
            Self::NextOpeningDay => Some(DayKind::Opening),
        }
    }
}

/// Something that happens to a running term. The cause is a code or citation, given back as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Adjustment {
    /// The clock stops (suspension, C. civ. 2230, BGB 209): paused days do not count, so the due date
    /// moves on by them; by the days of its own kind when the unit leaves days out. A pause that
    /// begins after the due date has no effect, and overlapping pauses count once.
    Pause {
        /// The first paused day.
        from: Date,
        /// The day the clock runs again, which counts; none while the pause is open.
        until: Option<Date>,
        /// Why.
        cause: String,
    },
    /// The term starts anew (interruption, C. civ. 2231, BGB 212). Extensions granted before that day
    /// are forgotten; a pause is a fact of its own and lasts until its own end.
    Reset {
        /// The new event; it counts or not as the first one did.
        on: Date,
        /// Why.
        cause: String,
    },
    /// A term is added to the due date as it then was, before roll-over (BGB 190: old and new
    /// period are one, so the old one does not roll). That due date does not count in it.
    Extension {
        /// When it was granted; only the order of the adjustments depends on it.
        on: Date,
        /// How much.
        by: Term,
        /// Why.
        cause: String,
    },
}

impl Adjustment {
    /// The day it takes effect.
    #[must_use]
    pub const fn date(&self) -> Date {
        match self {
            Self::Pause { from: date, .. }
            | Self::Reset { on: date, .. }
            | Self::Extension { on: date, .. } => *date,
        }
    }

    /// Why it happened.
    #[must_use]
    pub fn cause(&self) -> &str {
        match self {
            Self::Pause { cause, .. }
            | Self::Reset { cause, .. }
            | Self::Extension { cause, .. } => cause,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_term_must_be_written() {
        let rule: Rule = serde_json::from_str(r#"{"term": "3 working days"}"#).unwrap();
        assert_eq!(rule, Rule::new("3 working days".parse().unwrap()));
        let rule: Rule = serde_json::from_str(
            r#"{"term": "1 month", "start": "same_day", "roll": "next_working_day", "clear": true}"#,
        )
        .unwrap();
        assert_eq!(
            (rule.start, rule.roll, rule.clear),
            (Start::SameDay, Roll::NextWorkingDay, true)
        );
        assert!(serde_json::from_str::<Rule>(r#"{"term": "1 month", "rol": "none"}"#).is_err());
    }

    #[test]
    fn an_adjustment_names_its_kind() {
        let json = r#"{"kind":"pause","from":"2025-03-03","until":null,"cause":"appeal"}"#;
        let pause: Adjustment = serde_json::from_str(json).unwrap();
        assert_eq!(pause.cause(), "appeal");
        assert_eq!(serde_json::to_string(&pause).unwrap(), json);
    }
}
