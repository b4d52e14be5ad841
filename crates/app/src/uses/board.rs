//! The board: the account of a period as it is shown, exact to those who steer, protected to others.
//!
//! It must never hand out a figure that its reader may not see: what is small is withheld here, not
//! on the page.

use counting::account::{Delays, Line, Period, Share, Term};

use super::account::{Account, MONTHS_MOST};
use crate::error::{Error, Result};
use crate::house::{House, Session};
use crate::policy::{Use, may};

/// Figures below this are not shown to everyone, and others are rounded to multiples of it.
const FEW: u64 = 5;

/// A figure as its reader may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As it was counted.
    Exact(u64),
    /// The nearest multiple of five.
    Near(u64),
    /// Not nothing, and fewer than five.
    Few,
}

impl Shown {
    /// A figure for a reader.
    #[must_use]
    pub const fn of(figure: u64, exact: bool) -> Self {
        match figure {
            figure if exact => Self::Exact(figure),
            0 => Self::Near(0),
            1..FEW => Self::Few,
            figure => Self::Near((figure + FEW / 2) / FEW * FEW),
        }
    }

    /// The number that is drawn; nothing for a few.
    #[must_use]
    pub const fn number(self) -> u64 {
        match self {
            Self::Exact(number) | Self::Near(number) => number,
            Self::Few => 0,
        }
    }
}

/// The account of a place: `start + came + moved_in - went - moved_out + unexplained = end`, where
/// figures are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardLine {
    /// There at the start.
    pub start: Shown,
    /// Arrived, born, found again.
    pub came: Shown,
    /// Came from another place.
    pub moved_in: Shown,
    /// Left, died, disappeared.
    pub went: Shown,
    /// Went to another place.
    pub moved_out: Shown,
    /// More at the end than the records explain.
    pub more: Shown,
    /// Fewer at the end than the records explain.
    pub fewer: Shown,
    /// There at the end.
    pub end: Shown,
}

/// A rate with its interval, in tenths of a percent, and of how many it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The rate.
    pub rate: u64,
    /// The lower end of the 95 % interval.
    pub low: u64,
    /// The upper end.
    pub high: u64,
    /// Decisions.
    pub of: Shown,
}

/// Days at the median, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Whole days at the median.
    pub days: u64,
    /// Of how many.
    pub of: Shown,
}

/// Applications of the period, in persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applications {
    /// Pending at the start.
    pub start: Shown,
    /// Lodged.
    pub lodged: Shown,
    /// Decided.
    pub decided: Shown,
    /// Ended without a decision.
    pub withdrawn: Shown,
    /// More pending at the end than the records explain: decided again, after a court sent it back.
    pub more: Shown,
    /// Fewer pending at the end than the records explain.
    pub fewer: Shown,
    /// Pending at the end.
    pub end: Shown,
    /// Protection granted, of all decisions; none where it was too few.
    pub recognition: Option<Rate>,
    /// From application to decision.
    pub delay: Option<Wait>,
    /// How long the pending have waited.
    pub waiting: Option<Wait>,
}

/// Who came into the system and left it in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardMonth {
    /// Its year.
    pub year: i16,
    /// Its number, from 1.
    pub month: i8,
    /// Came.
    pub came: Shown,
    /// Left.
    pub went: Shown,
}

/// The board of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The first day.
    pub first: jiff::civil::Date,
    /// The last day.
    pub last: jiff::civil::Date,
    /// Each place, in the order of its name.
    pub places: Vec<(String, BoardLine)>,
    /// All together.
    pub whole: BoardLine,
    /// Applications.
    pub applications: Applications,
    /// Month by month.
    pub months: Vec<BoardMonth>,
    /// How many months are told at most, when the period has more; the last ones are.
    pub months_cut: Option<usize>,
    /// Whether figures are shown as they were counted.
    pub exact: bool,
}

impl House {
    /// The board of a period; of the last twelve months when none is given. Whom exact figures are
    /// not for is told of whole months that are over, whatever days were asked for.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn board(
        &self,
        session: &Session,
        days: Option<(jiff::civil::Date, jiff::civil::Date)>,
    ) -> Result<Board> {
        session.must(Use::Overview)?;
        let exact = may(session.role(), Use::ExactFigures);
        let asked = days.and_then(|(first, last)| Period::new(date(first)?, date(last)?));
        let period = if exact {
            asked.or_else(|| self.last_year())
        } else {
            let whole = asked.and_then(|period| self.whole_months(period));
            whole.or_else(|| self.last_whole_year())
        };
        let account = self.account_of(period.ok_or(Error::NotFound)?)?;
        Ok(Board::of(&account, exact))
    }
}

impl Board {
    /// The account as its reader may see it.
    #[must_use]
    pub fn of(account: &Account, exact: bool) -> Self {
        let shown = |figure| Shown::of(figure, exact);
        let made = &account.procedures;
        let enough = |of: u64| exact || of >= 2 * FEW;
        let wait = |delays: &Delays| {
            let days = delays.median.filter(|_| enough(delays.count))?;
            Some(Wait { days: whole(days), of: shown(delays.count) })
        };
        // In whole percent to whom the number of decisions is rounded.
        let tenths =
            |share: f64| if exact { whole(share * 1000.0) } else { whole(share * 100.0) * 10 };
        let rate = |share: &Share| Rate {
            rate: tenths(share.share),
            low: tenths(share.low),
            high: tenths(share.high),
            of: shown(share.of),
        };
        let months = account.months.iter().filter_map(|month| {
            let first = civil(month.first)?;
            Some(BoardMonth {
                year: first.year(),
                month: first.month(),
                came: shown(month.came),
                went: shown(month.went),
            })
        });
        let period = account.ledger.period;
        let cut = account.months.first().is_some_and(|month| period.first < month.first);
        Self {
            first: civil(period.first).unwrap_or_default(),
            last: civil(period.last).unwrap_or_default(),
            places: account
                .places()
                .into_iter()
                .map(|(place, line)| (place, BoardLine::of(&line, exact)))
                .collect(),
            whole: BoardLine::of(&account.ledger.whole(), exact),
            applications: Applications {
                start: shown(made.pending_opening),
                lodged: shown(made.lodged),
                decided: shown(made.decided),
                withdrawn: shown(made.withdrawn),
                more: shown(u64::try_from(made.residual).unwrap_or_default()),
                fewer: shown(u64::try_from(-made.residual).unwrap_or_default()),
                end: shown(made.pending_closing),
                recognition: account.recognition.filter(|it| enough(it.of)).as_ref().map(rate),
                delay: wait(&made.delays),
                waiting: wait(&made.waiting),
            },
            months: months.collect(),
            months_cut: usize::try_from(MONTHS_MOST).ok().filter(|_| cut),
            exact,
        }
    }
}

impl BoardLine {
    fn of(line: &Line, exact: bool) -> Self {
        let met =
            |terms: &[Term]| -> u64 { terms.iter().filter_map(|term| line.terms.get(term)).sum() };
        let came = met(&[Term::Arrival, Term::Birth, Term::Reappearance]);
        let went = met(&[Term::Departure, Term::Death, Term::Disappearance]);
        let (moved_in, moved_out) = (met(&[Term::TransferIn]), met(&[Term::TransferOut]));
        // Changes of status and age stay within the place: what they leave over is unexplained too.
        let explained = line.opening + came + moved_in;
        let found = line.closing + went + moved_out;
        let shown = |figure| Shown::of(figure, exact);
        Self {
            start: shown(line.opening),
            came: shown(came),
            moved_in: shown(moved_in),
            went: shown(went),
            moved_out: shown(moved_out),
            more: shown(found.saturating_sub(explained)),
            fewer: shown(explained.saturating_sub(found)),
            end: shown(line.closing),
        }
    }
}

fn date(day: jiff::civil::Date) -> Option<counting::account::Date> {
    counting::account::Date::parse(&day.to_string())
}

fn civil(day: counting::account::Date) -> Option<jiff::civil::Date> {
    day.to_string().parse().ok()
}

/// A number that is not negative, rounded.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "days and tenths of a percent are small and not negative"
)]
fn whole(number: f64) -> u64 {
    number.round().max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_figures_are_withheld_from_whom_they_are_not_for() {
        let shown: Vec<Shown> = [0, 1, 4, 5, 7, 8, 12].map(|it| Shown::of(it, false)).to_vec();
        let near = Shown::Near;
        assert_eq!(shown, [near(0), Shown::Few, Shown::Few, near(5), near(5), near(10), near(10)]);
        assert_eq!(Shown::of(3, true), Shown::Exact(3));
    }

    #[test]
    fn a_line_adds_up() {
        let line = Line {
            opening: 10,
            terms: [
                (Term::Arrival, 5),
                (Term::TransferIn, 2),
                (Term::LostByRecognition, 3),
                (Term::StatusGained, 3),
                (Term::Departure, 1),
                (Term::TransferOut, 4),
            ]
            .into(),
            residual: -1,
            contradictions: 1,
            closing: 11,
        };
        let shown = BoardLine::of(&line, true);
        let exact = Shown::Exact;
        assert_eq!((shown.more, shown.fewer), (exact(0), exact(1)));
        let n = Shown::number;
        let sum = n(shown.start) + n(shown.came) + n(shown.moved_in) - n(shown.went);
        assert_eq!(sum - n(shown.moved_out) - n(shown.fewer), n(shown.end));
    }
}
