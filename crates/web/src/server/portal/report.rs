//! Reporting violence and coming back with the code. Who is signed in is never looked at.

use app::{Error, Message, NewReport, ReportCode, Saying, SealError, Use};
use axum::http::StatusCode;
use kernel::Code;
use reception::report::{LONGEST, Refusal};
use record::{Reporter, Scene, Violence};

use super::super::accounts::Agent;
use super::super::failed::Answer;
use super::super::reader::Reader;
use super::super::sent::SentLate;
use crate::form::{Posted, Problems, Wrong, ascii_digits};
use crate::i18n::Words;
use crate::pages::portal::{Choices, Follow, Followed, Line, Report, ReportDone};

/// Months that can be chosen, this one included.
const MONTHS: i32 = 12;

/// The last months, the newest first: `2026-03`.
fn months(reader: &Reader) -> Vec<Code> {
    let this = reader.zone().to_datetime(reader.now()).date().first_of_month();
    let back = |ago| this.saturating_sub(jiff::Span::new().months(ago));
    let months = (0..MONTHS).map(back);
    months.map(|day| Code::lenient(&format!("{:04}-{:02}", day.year(), day.month()))).collect()
}

/// The form with what was typed; its command is kept, so that it is made once however often it is sent.
fn page(reader: &Reader, posted: &Posted, problems: &Problems) -> Report {
    let (offices, months) = (reader.web.accounts().offices(), months(reader));
    let agents = reader.web.accounts().all();
    let independent = agents.iter().any(|it| app::may(it.role, Use::HandleStaffReports));
    let choices = Choices { offices: &offices, months: &months, independent };
    let command = posted.get("command").parse().unwrap_or_else(|_| reader.command());
    Report::new(choices, (posted, problems), command)
}

pub(in crate::server) async fn form(reader: Reader) -> Answer {
    reader.show(&page(&reader, &Posted::default(), &Problems::new()))
}

/// What the form says, or what is wrong with it.
fn told(reader: &Reader, posted: &Posted) -> Result<NewReport, Problems> {
    let mut problems = Problems::new();
    let violence = Violence::named(posted.get("violence"));
    let reporter = Reporter::named(posted.get("reporter"));
    let known = |name: &str, list: Vec<Code>| {
        let chosen = posted.get(name).to_owned();
        list.into_iter().find(|it| it.as_str() == chosen)
    };
    for (name, missing) in [
        ("violence", violence.is_none()),
        ("reporter", reporter.is_none()),
        ("words", posted.get("words").is_empty()),
    ] {
        if missing {
            problems.insert(name.to_owned(), Wrong::Missing);
        }
    }
    let (Some(violence), Some(reporter), true) = (violence, reporter, problems.is_empty()) else {
        return Err(problems);
    };
    let office = known("office", reader.web.accounts().offices());
    let about_staff = posted.get("about_staff") == "yes";
    let agents = reader.web.accounts().all();
    let reads = |it: &Agent| app::may_read_report(&it.session(), office.as_ref(), about_staff);
    if !agents.is_empty() && !agents.iter().any(reads) {
        let (field, key) = if office.is_some() {
            ("office", "report-nobody-reads")
        } else {
            ("words", "report-nobody-here")
        };
        return Err(Problems::from([(field.to_owned(), Wrong::Said(Words::Key(key)))]));
    }
    Ok(NewReport {
        violence,
        reporter,
        scene: Scene::named(posted.get("scene")),
        office,
        about_staff,
        month: known("month", months(reader)),
        words: posted.typed("words"),
    })
}

pub(in crate::server) async fn send(SentLate { sent, late }: SentLate) -> Answer {
    let reader = &sent.reader;
    if late {
        let page = Report { late, ..page(reader, &sent.posted, &Problems::new()) };
        return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let again = |problems: &Problems| {
        let page = page(reader, &sent.posted, problems);
        reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let told = match told(reader, &sent.posted) {
        Ok(told) => told,
        Err(problems) => return again(&problems),
    };
    let command = sent.command();
    match reader.try_ask(move |house| house.report(command, told)).await? {
        // The answer itself shows the code: nothing of it is kept to be shown by a next page.
        Ok(code) => reader.show(&ReportDone { code: code.grouped() }),
        Err(error) => match refused(&error) {
            Some(wrong) => again(&Problems::from([("words".to_owned(), wrong)])),
            None => Err(reader.fail(&error)),
        },
    }
}

/// What was wrong with the words of a form, when that is why it was refused.
pub(in crate::server) fn refused(error: &Error) -> Option<Wrong> {
    let Error::Report(refusal) = error else { return None };
    match refusal {
        Refusal::Empty => Some(Wrong::Missing),
        Refusal::TooLong => Some(Wrong::TooLong(u32::try_from(LONGEST).unwrap_or(u32::MAX))),
        Refusal::NotNow => None,
    }
}

pub(in crate::server) async fn code_form(reader: Reader) -> Answer {
    reader.show(&Follow::new((&Posted::default(), None), reader.command()))
}

/// Something that was said, as a page shows it to a side.
pub(in crate::server) fn line(message: Message, own: &'static str) -> Line {
    let by = match message.saying {
        Saying::Reporter => own,
        Saying::Desk => "report-by-desk",
        Saying::Closing => "report-by-closing",
    };
    Line { by: Words::Key(by), day: message.at, text: message.words }
}

fn refuse(reader: &Reader, posted: &Posted, status: StatusCode, why: &'static str) -> Answer {
    let wrong = Some(Wrong::Said(Words::Key(why)));
    reader.show_as(status, &Follow::new((posted, wrong), reader.command()))
}

/// Opens the report of a code; writes more first, when something was written.
pub(in crate::server) async fn follow(SentLate { sent, late }: SentLate) -> Answer {
    let reader = &sent.reader;
    let refuse = |status, why| refuse(reader, &sent.posted, status, why);
    if late {
        let page = Follow::new((&sent.posted, None), sent.command());
        return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &Follow { late, ..page });
    }
    let Some(code) = ReportCode::typed(&ascii_digits(sent.posted.get("code"))) else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "report-code-mistyped");
    };
    let now = reader.now();
    if !reader.web.tries().may(&code, now) {
        return refuse(StatusCode::TOO_MANY_REQUESTS, "report-code-paused");
    }
    let (writes, typed, command) =
        (sent.posted.has("words"), sent.posted.typed("words"), sent.command());
    let mut wrong = None;
    if writes {
        let (code, words) = (code.clone(), typed.clone());
        match reader.try_ask(move |house| house.write_more(&code, command, &words)).await? {
            // What was erased takes nothing more: the page says so.
            Ok(_) | Err(Error::Seal(SealError::Erased)) => {}
            Err(error) => match refused(&error) {
                Some(refused) => wrong = Some(refused),
                None => return Err(reader.fail(&error)),
            },
        }
    }
    let asked = code.clone();
    let Some(found) = reader.ask(move |house| house.follow_report(&asked)).await? else {
        reader.web.tries().wrong(&code, now);
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "report-code-unknown");
    };
    let failed = wrong.is_some();
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let kept = if failed { typed } else { String::new() };
    let referred = found.referred.iter().map(|it| Words::One("referral", it.as_str().to_owned()));
    let page = Followed {
        code: code.grouped(),
        lines: found.messages.into_iter().map(|it| line(it, "report-by-you")).collect(),
        referred: referred.collect(),
        closed: found.closed,
        sent: writes && !failed && !found.erased,
        form: (!found.erased).then(|| Followed::more(kept, wrong, reader.command())),
    };
    reader.show_as(status, &page)
}
