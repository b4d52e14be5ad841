//! Reading answers: from what was typed to a value, or what is wrong with it.

use jiff::civil::{Date, DateTime, Time};
use kernel::{Code, Country, Language, PartialDate};
use law::pack::{self, FieldType};

use super::answer::{Answer, Answers};
use super::digits::ascii_digits;
use super::law_field::field_name;
use super::posted::Posted;
use super::wrong::{Problems, Wrong};
use crate::i18n::{COUNTRIES, LANGUAGES};

/// Reads every question of a step.
///
/// # Errors
/// What is wrong, by the name of the field.
pub fn read_all(questions: &[pack::Field], posted: &Posted) -> Result<Answers, Problems> {
    let (mut answers, mut problems) = (Answers::new(), Problems::new());
    for question in questions {
        match read(question, posted) {
            Ok(Some(answer)) => drop(answers.insert(question.id.clone(), answer)),
            Ok(None) => {}
            Err(wrong) => drop(problems.insert(field_name(question), wrong)),
        }
    }
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// Reads one question; none when it was left empty and may be.
///
/// # Errors
/// What is wrong with the answer.
pub fn read(question: &pack::Field, posted: &Posted) -> Result<Option<Answer>, Wrong> {
    let name = field_name(question);
    let answer = match &question.kind {
        FieldType::Date => date_parts(&name, posted)?.map(Answer::Date),
        FieldType::PartialDate => partial_parts(&name, posted)?.map(Answer::Partial),
        FieldType::Instant => moment_parts(&name, posted)?.map(Answer::Moment),
        FieldType::Text(_)
        | FieldType::LongText(_)
        | FieldType::Number(..)
        | FieldType::Flag
        | FieldType::Choice(_)
        | FieldType::Country
        | FieldType::Language
        | FieldType::Phone
        | FieldType::Email => match posted.get(&name) {
            "" => None,
            typed => Some(read_line(&question.kind, typed)?),
        },
    };
    if answer.is_none() && question.required { Err(Wrong::Missing) } else { Ok(answer) }
}

fn read_line(kind: &FieldType, typed: &str) -> Result<Answer, Wrong> {
    match kind {
        FieldType::Text(most) | FieldType::LongText(most) => {
            let fits = u32::try_from(typed.chars().count()).is_ok_and(|count| count <= *most);
            if fits { Ok(Answer::Text(typed.to_owned())) } else { Err(Wrong::TooLong(*most)) }
        }
        FieldType::Number(low, high) => {
            let digits: String =
                ascii_digits(typed).chars().filter(|c| !c.is_whitespace()).collect();
            let number: i64 = digits.parse().map_err(|_| Wrong::NotNumber)?;
            if (*low..=*high).contains(&number) {
                Ok(Answer::Number(number))
            } else {
                Err(Wrong::Outside(*low, *high))
            }
        }
        FieldType::Flag => match typed {
            "yes" => Ok(Answer::Flag(true)),
            "no" => Ok(Answer::Flag(false)),
            _ => Err(Wrong::NotListed),
        },
        FieldType::Choice(choices) => {
            let code = Code::new(typed).map_err(|_| Wrong::NotListed)?;
            let listed = choices.iter().any(|choice| choice.id == code);
            if listed { Ok(Answer::Choice(code)) } else { Err(Wrong::NotListed) }
        }
        FieldType::Country => country(typed).map(Answer::Country),
        FieldType::Language => language(typed).map(Answer::Language),
        FieldType::Phone => phone(typed).map(Answer::Text),
        FieldType::Email => email(typed).map(Answer::Text),
        // These are typed in parts.
        FieldType::Date | FieldType::PartialDate | FieldType::Instant => Err(Wrong::NotDate),
    }
}

/// A country of the list.
pub(crate) fn country(typed: &str) -> Result<Country, Wrong> {
    let listed = COUNTRIES.contains(&typed).then(|| typed.parse().ok()).flatten();
    listed.ok_or(Wrong::NotListed)
}

/// A language of the list.
pub(crate) fn language(typed: &str) -> Result<Language, Wrong> {
    let listed =
        LANGUAGES.iter().any(|(tag, _)| *tag == typed).then(|| typed.parse().ok()).flatten();
    listed.ok_or(Wrong::NotListed)
}

/// A number that can be called: six to fifteen digits, with or without a plus; spaces are dropped.
pub(crate) fn phone(typed: &str) -> Result<String, Wrong> {
    let compact: String = ascii_digits(typed)
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '(' | ')' | '/'))
        .collect();
    let digits = compact.strip_prefix('+').unwrap_or(&compact);
    let legal = (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if legal { Ok(compact) } else { Err(Wrong::NotPhone) }
}

/// An address with one `@` and a point after it.
pub(crate) fn email(typed: &str) -> Result<String, Wrong> {
    let legal = typed.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !typed.contains(char::is_whitespace)
    });
    if legal && typed.len() <= 254 { Ok(typed.to_owned()) } else { Err(Wrong::NotEmail) }
}

/// A day typed as day, month and year; none when all three are empty.
///
/// # Errors
/// It is no day of the calendar.
pub fn date_parts(name: &str, posted: &Posted) -> Result<Option<Date>, Wrong> {
    match partial_parts(name, posted)? {
        None => Ok(None),
        Some(PartialDate::Day(day)) => Ok(Some(day)),
        Some(PartialDate::Month(..) | PartialDate::Year(_)) => Err(Wrong::NotDate),
    }
}

/// A day, a month or a year typed in parts; none when all three are empty.
///
/// # Errors
/// It is no day of the calendar, or the year is missing.
pub fn partial_parts(name: &str, posted: &Posted) -> Result<Option<PartialDate>, Wrong> {
    let part = |part: &str| ascii_digits(posted.get(&format!("{name}-{part}"))).into_owned();
    let (day, month, year) = (part("day"), part("month"), part("year"));
    let legal =
        |text: &str, most: usize| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    if year.is_empty() {
        return Err(Wrong::NoYear);
    }
    if year.len() != 4 || !legal(&year, 4) || !legal(&month, 2) || !legal(&day, 2) {
        return Err(Wrong::NotDate);
    }
    let text = match (month.as_str(), day.as_str()) {
        ("", "") => year,
        ("", _) => return Err(Wrong::NotDate),
        (month, "") => format!("{year}-{month:0>2}"),
        (month, day) => format!("{year}-{month:0>2}-{day:0>2}"),
    };
    text.parse().map(Some).map_err(|_| Wrong::NotDate)
}

/// A day and an hour typed in parts; none when all are empty.
pub(crate) fn moment_parts(name: &str, posted: &Posted) -> Result<Option<DateTime>, Wrong> {
    let hour = ascii_digits(posted.get(&format!("{name}-hour"))).into_owned();
    match (date_parts(name, posted)?, hour.as_str()) {
        (None, "") => Ok(None),
        (None, _) => Err(Wrong::NotDate),
        (Some(_), "") => Err(Wrong::NotHour),
        (Some(day), hour) => Ok(Some(day.to_datetime(time(hour)?))),
    }
}

/// An hour typed as `14:05`, `14h05`, `14.05` or `14 h`.
fn time(typed: &str) -> Result<Time, Wrong> {
    let plain = typed.to_ascii_lowercase().replace(['h', '.'], ":").replace(' ', "");
    let (hour, minute) = plain.split_once(':').unwrap_or((&plain, ""));
    let minute = minute.split(':').next().unwrap_or_default();
    let number = |text: &str| if text.is_empty() { Ok(0) } else { text.parse::<i8>() };
    let (Ok(hour), Ok(minute)) = (hour.parse::<i8>(), number(minute)) else {
        return Err(Wrong::NotHour);
    };
    Time::new(hour, minute, 0, 0).map_err(|_| Wrong::NotHour)
}

#[cfg(test)]
mod tests;
