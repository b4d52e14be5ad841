//! The course of a person's own integration, in a file that she keeps and brings back.
//!
//! It must never be stored by the house, and never say how she does without what her reception did.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use counting::input::Sheet;
use counting::told::{Told, Value};
use jiff::civil::Date;

use super::OwnIntegration;
use crate::uses::estimate::Unread;

/// Days in a file at most: one a month for twenty years.
const DAYS_MOST: usize = 240;
/// The columns of the file.
const HEAD: &str = "day,side,what,value\n";
/// What is kept of the host's side, in this order.
const HOST: [&str; 4] =
    ["waiting_days", "late_now", "registration_refused", "discrimination_reports"];
/// The score of everything.
pub const WHOLE: &str = "whole";
/// The dimensions, as the questions name them.
const DIMENSIONS: [&str; 6] =
    ["psychological", "economic", "political", "social", "linguistic", "navigational"];

/// What she kept, by day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnCourse {
    days: BTreeMap<Date, Kept>,
}

/// What a day has: both sides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    host: BTreeMap<&'static str, u32>,
    own: BTreeMap<&'static str, u32>,
}

impl Kept {
    /// A number of the host's side: `waiting_days`, `late_now`, `registration_refused` (1 or 0),
    /// `discrimination_reports`; nothing where it was not known.
    #[must_use]
    pub fn host(&self, what: &str) -> Option<u32> {
        self.host.get(what).copied()
    }

    /// A score of a hundred: [`WHOLE`], or a dimension.
    #[must_use]
    pub fn own(&self, what: &str) -> Option<u32> {
        self.own.get(what).copied()
    }
}

impl OwnCourse {
    /// The days, the first first.
    pub fn days(&self) -> impl ExactSizeIterator<Item = (Date, &Kept)> {
        self.days.iter().map(|(day, kept)| (*day, kept))
    }

    /// Puts both sides of a day into the course, in the place of what that day had.
    pub fn add(&mut self, day: Date, both: &OwnIntegration) {
        let (reception, side) = (both.reception, both.shown.host());
        let late = u32::try_from(reception.late).unwrap_or(u32::MAX);
        let numbers = [
            side.waiting_days,
            Some(late),
            side.registration_refused.map(u32::from),
            side.discrimination_reports,
        ];
        let host = HOST.into_iter().zip(numbers).filter_map(|(what, n)| Some((what, n?)));
        let scores = both.shown.dimensions().iter().filter_map(|(name, score)| {
            Some((DIMENSIONS.into_iter().find(|known| known == name)?, of_hundred(*score)))
        });
        let whole = std::iter::once((WHOLE, of_hundred(both.shown.score())));
        let kept = Kept { host: host.collect(), own: whole.chain(scores).collect() };
        self.days.insert(day, kept);
    }

    /// The file: a line a number, in codes that every language of the pages reads back.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = HEAD.to_owned();
        for (day, kept) in &self.days {
            for (side, numbers) in [("host", &kept.host), ("own", &kept.own)] {
                for (what, number) in numbers {
                    let _ = writeln!(text, "{day},{side},{what},{number}");
                }
            }
        }
        text
    }

    /// Reads the file back; nothing in it is an empty course.
    ///
    /// # Errors
    /// It is no such file; a day has one side only, or there are too many days.
    pub fn read(file: &[u8]) -> Result<Self, Unread> {
        if file.trim_ascii().is_empty() {
            return Ok(Self::default());
        }
        let sheet = Sheet::parse(Path::new("my-integration.csv"), file)?;
        // Who sent another file is told so, and not which column it lacks.
        let none = || Unread::from(Told::new("course_line", []));
        let column = |name| sheet.find(name).ok_or_else(none);
        let (day, side) = (column("day")?, column("side")?);
        let (what, value) = (column("what")?, column("value")?);
        let mut days: BTreeMap<Date, Kept> = BTreeMap::new();
        for row in sheet.some_rows()? {
            if row.text(value).is_empty() {
                continue;
            }
            let line = || Unread { line: Some(row.line), ..Told::new("course_line", []).into() };
            let known = |words: &[&'static str]| {
                words.iter().copied().find(|word| *word == row.text(what)).ok_or_else(line)
            };
            let number = u32::try_from(sheet.count(row, value)?).map_err(|_| line())?;
            let day: Date = row.text(day).parse().map_err(|_| line())?;
            let kept = days.entry(day).or_default();
            match row.text(side) {
                "host" => kept.host.insert(known(&HOST)?, number),
                "own" if number <= 100 => {
                    let whole = known(&[WHOLE]).or_else(|_| known(&DIMENSIONS))?;
                    kept.own.insert(whole, number)
                }
                _ => return Err(line()),
            };
        }
        if days.len() > DAYS_MOST {
            let most = Value::Text(DAYS_MOST.to_string());
            return Err(Told::new("course_long", [("most", most)]).into());
        }
        if days.values().any(|kept| kept.host.is_empty() || kept.own.is_empty()) {
            return Err(Told::new("course_line", []).into());
        }
        Ok(Self { days })
    }
}

/// A score from 0 to 1 as a whole number of a hundred.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score is from 0 to 1"
)]
pub fn of_hundred(share: f64) -> u32 {
    (share * 100.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::super::{Experienced, Reception, both_of};
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn looked(code: u8, waited: u32) -> OwnIntegration {
        let reception = Reception { waited: Some(waited), waits: true, late: 2 };
        let experienced = Experienced { refused: Some(true), discrimination: None };
        both_of(&[Some(code); 12], reception, experienced).unwrap()
    }

    #[test]
    fn a_course_is_read_back_as_it_was_kept_and_grows() {
        let mut first = OwnCourse::default();
        first.add(day("2026-03-01"), &looked(2, 40));
        let mut again = OwnCourse::read(first.csv().as_bytes()).unwrap();
        assert_eq!(again, first);
        again.add(day("2026-09-01"), &looked(3, 224));
        let both: Vec<(Date, Option<u32>, Option<u32>)> = again
            .days()
            .map(|(day, kept)| (day, kept.own(WHOLE), kept.host("waiting_days")))
            .collect();
        let expected = [
            // The outsider's answer counts the other way round: 11 quarters and 3 of 12.
            (day("2026-03-01"), Some(29), Some(40)),
            (day("2026-09-01"), Some(50), Some(224)),
        ];
        assert_eq!(both, expected);
        let kept = again.days().next().unwrap().1;
        assert_eq!((kept.host("registration_refused"), kept.host("late_now")), (Some(1), Some(2)));
        assert_eq!(kept.host("discrimination_reports"), None);
        assert_eq!(OwnCourse::read(again.csv().as_bytes()), Ok(again));
    }

    #[test]
    fn the_same_day_is_kept_once_and_an_empty_file_is_an_empty_course() {
        let mut course = OwnCourse::default();
        course.add(day("2026-03-01"), &looked(2, 40));
        course.add(day("2026-03-01"), &looked(3, 40));
        assert_eq!(course.days().len(), 1);
        assert_eq!(OwnCourse::read(b" \n"), Ok(OwnCourse::default()));
    }

    #[test]
    fn a_file_that_is_none_is_refused_with_its_line() {
        let refused = |text: &str| {
            let wrong = OwnCourse::read(text.as_bytes()).unwrap_err();
            (wrong.line, wrong.what.key)
        };
        let line = |text: &str| refused(&format!("{HEAD}{text}\n"));
        assert_eq!(refused("a,b\n1,2\n"), (None, "course_line"));
        assert_eq!(line("2026-03-01,own,height,50"), (Some(2), "course_line"));
        assert_eq!(line("2026-03-01,own,whole,101"), (Some(2), "course_line"));
        assert_eq!(line("yesterday,own,whole,10"), (Some(2), "course_line"));
        assert_eq!(line("2026-03-01,other,whole,10"), (Some(2), "course_line"));
        assert_eq!(line("2026-03-01,own,whole,-1").1, "not_count");
        assert_eq!(line("2026-03-01,own,whole,50"), (None, "course_line"), "one side alone");
        let both = |n: usize| {
            let day = day("2000-01-01").checked_add(jiff::Span::new().days(n as i64)).unwrap();
            format!("{day},own,whole,1\n{day},host,late_now,0\n")
        };
        let many: String = (0..=DAYS_MOST).map(both).collect();
        assert_eq!(line(&many), (None, "course_long"));
    }
}
