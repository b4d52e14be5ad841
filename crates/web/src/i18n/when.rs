//! Days and hours in the reader's language, and how far away they are.

use jiff::civil::{Date, DateTime, Time};
use kernel::PartialDate;

use super::catalogue::{Arg, message};
use super::locale::Locale;

/// Writes days and hours for one reader on one day.
#[derive(Debug, Clone, Copy)]
pub struct When {
    /// The reader's language.
    pub locale: Locale,
    /// The reader's day.
    pub today: Date,
}

/// From how many days on a distance is told in months.
const MONTHS_FROM: i32 = 60;

impl When {
    /// `vendredi 3 janvier 2025`, `Friday 3 January 2025`.
    #[must_use]
    pub fn long(self, date: Date) -> String {
        let weekday = self.say(&format!("weekday-{}", date.weekday().to_monday_one_offset()));
        self.fill("date-long", date, vec![("weekday", text(weekday))])
    }

    /// `3 janv. 2025`, `3 Jan 2025`: for tables.
    #[must_use]
    pub fn short(self, date: Date) -> String {
        let month = self.say(&format!("month-short-{}", date.month()));
        self.fill("date-short", date, vec![("month", text(month))])
    }

    /// A date of any precision: `17 mai 1990`, `mai 1990`, `1990`.
    #[must_use]
    pub fn partial(self, date: PartialDate) -> String {
        match date {
            PartialDate::Year(year) => format!("{year:04}"),
            PartialDate::Month(year, month) => {
                let first = Date::new(year, month, 1).unwrap_or(Date::MIN);
                self.fill("date-month", first, Vec::new())
            }
            PartialDate::Day(day) => self.fill("date-day", day, Vec::new()),
        }
    }

    /// `14 h 05`, `14:05`.
    #[must_use]
    pub fn hour(self, time: Time) -> String {
        let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
        message(self.locale, "hour", &[("hour", text(hour)), ("minute", text(minute))])
    }

    /// `vendredi 3 janvier 2025 à 14 h 05`.
    #[must_use]
    pub fn moment(self, at: DateTime) -> String {
        let (date, hour) = (self.long(at.date()), self.hour(at.time()));
        message(self.locale, "date-and-hour", &[("date", text(date)), ("hour", text(hour))])
    }

    /// `3 janv. 2025 à 14 h 05`: for tables.
    #[must_use]
    pub fn short_moment(self, at: DateTime) -> String {
        let (date, hour) = (self.short(at.date()), self.hour(at.time()));
        message(self.locale, "date-and-hour", &[("date", text(date)), ("hour", text(hour))])
    }

    /// How far a term is: `today`, `tomorrow`, `in 3 days`, `2 days late`.
    #[must_use]
    pub fn due(self, date: Date) -> String {
        match self.days_until(date) {
            0 => self.say("due-today"),
            1 => self.say("due-tomorrow"),
            days @ 2.. => self.far("due-in-days", "due-in-months", days),
            days => self.far("due-late-days", "due-late-months", days.saturating_neg()),
        }
    }

    /// How long ago something was: `today`, `yesterday`, `3 days ago`.
    #[must_use]
    pub fn ago(self, date: Date) -> String {
        match self.days_until(date) {
            0.. => self.say("ago-today"),
            -1 => self.say("ago-yesterday"),
            days => self.far("ago-days", "ago-months", days.saturating_neg()),
        }
    }

    /// The days from today to a date, below zero when it has passed.
    #[must_use]
    pub fn days_until(self, date: Date) -> i32 {
        self.today.until(date).map_or(0, |span| span.get_days())
    }

    fn far(self, in_days: &str, in_months: &str, days: i32) -> String {
        let (key, n) =
            if days < MONTHS_FROM { (in_days, days) } else { (in_months, (days + 15) / 30) };
        message(self.locale, key, &[("n", Arg::Number(i64::from(n)))])
    }

    fn say(self, key: &str) -> String {
        message(self.locale, key, &[])
    }

    fn fill(self, key: &str, date: Date, more: Vec<(&'static str, Arg<'static>)>) -> String {
        let mut args = vec![
            ("day", Arg::Number(i64::from(date.day()))),
            ("year", text(format!("{:04}", date.year()))),
        ];
        if !more.iter().any(|(name, _)| *name == "month") {
            args.push(("month", text(self.say(&format!("month-{}", date.month())))));
        }
        args.extend(more);
        message(self.locale, key, &args)
    }
}

fn text(text: String) -> Arg<'static> {
    Arg::Text(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const FR: When = When { locale: Locale::Fr, today: date(2025, 1, 10) };
    const EN: When = When { locale: Locale::En, today: date(2025, 1, 10) };

    #[test]
    fn dates_are_written_as_the_law_writes_them() {
        let mut day = date(2024, 1, 1);
        while day.year() == 2024 {
            assert_eq!(FR.long(day), law::clock::Lang::Fr.date(day));
            assert_eq!(EN.long(day), law::clock::Lang::En.date(day));
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn short_dates_and_hours() {
        assert_eq!(FR.short(date(2025, 1, 1)), "1er janv. 2025");
        assert_eq!(EN.short(date(2025, 9, 3)), "3 Sept 2025");
        assert_eq!(
            FR.moment(date(2025, 1, 3).at(14, 5, 0, 0)),
            "vendredi 3 janvier 2025 à 14\u{a0}h\u{a0}05"
        );
        assert_eq!(EN.short_moment(date(2025, 1, 3).at(9, 0, 0, 0)), "3 Jan 2025 at 9:00");
    }

    #[test]
    fn birth_dates_say_no_more_than_is_known() {
        assert_eq!(FR.partial(PartialDate::Year(1990)), "1990");
        assert_eq!(FR.partial(PartialDate::Month(1990, 5)), "mai 1990");
        assert_eq!(FR.partial(PartialDate::Day(date(1990, 5, 1))), "1er mai 1990");
        assert_eq!(EN.partial(PartialDate::Day(date(1990, 5, 17))), "17 May 1990");
    }

    #[test]
    fn terms_say_how_far_they_are() {
        let en = |days: i8| EN.due(date(2025, 1, 10 + days));
        assert_eq!(
            (en(0).as_str(), en(1).as_str(), en(3).as_str()),
            ("today", "tomorrow", "in 3 days")
        );
        assert_eq!((en(-1).as_str(), en(-2).as_str()), ("1 day late", "2 days late"));
        assert_eq!(FR.due(date(2025, 1, 8)), "en retard de 2 jours");
        assert_eq!(FR.due(date(2025, 1, 9)), "en retard de 1 jour");
        assert_eq!(EN.due(date(2025, 6, 9)), "in about 5 months");
        assert_eq!(FR.ago(date(2025, 1, 9)), "hier");
        assert_eq!(EN.ago(date(2024, 1, 10)), "about 12 months ago");
    }
}
