//! Reports of violence at the desk: the list with what stands out, one report, what is done about it.

use std::collections::BTreeMap;

use app::ReportLine;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use kernel::ReportId;
use reception::report::{Command, Kind};
use record::{Referral, Scene};

use super::super::failed::Answer;
use super::super::portal::{line, refused};
use super::super::reader::Reader;
use super::super::sent::Sent;
use crate::form::{Posted, Problems, Wrong};
use crate::i18n::Words;
use crate::pages::desk::{FoundCrowd, Looked, OneReport, ReportHead, Reports};
use crate::pages::portal::month;
use crate::parts::Pager;

/// Reports a page.
const ROWS: usize = 50;

fn one_of(family: &'static str, word: &str) -> Words {
    Words::One(family, word.to_owned())
}

fn head(line: &ReportLine) -> ReportHead {
    ReportHead {
        report: line.report,
        day: line.day,
        violence: one_of("violence", line.violence.as_str()),
        reporter: one_of("reporter", line.reporter.as_str()),
        scene: line.scene.map(|scene| one_of("scene", scene.as_str())),
        office: line.office.as_ref().map(ToString::to_string),
        about_staff: line.about_staff,
        month: line.month.as_ref().map(month),
        waits: line.waits,
        closed: line.closed,
    }
}

fn looked<P>(by: &'static str, looked: app::Looked<P>, place: impl Fn(P) -> Words) -> Looked {
    let found = looked.signal.map(|it| FoundCrowd {
        place: place(it.place),
        first: it.first,
        last: it.last,
        observed: it.observed,
        expected: it.expected,
        p: it.p,
    });
    let (reports, places, months) = (looked.reports, looked.places, looked.months);
    Looked { by, reports, places, months, draws: looked.draws, found }
}

pub(in crate::server) async fn list(
    reader: Reader,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let session = reader.agent()?;
    let offices = reader.web.accounts().offices();
    let asked = move |house: &app::House| {
        let lines = house.reports(&session)?;
        let by_office = house.signal_by_office(&session, &lines, &offices);
        let by_scene = house.signal_by_scene(&lines);
        Ok((lines, by_office, by_scene))
    };
    let (lines, by_office, by_scene) = reader.ask(asked).await?;
    let kinds = app::reports_by_kind(&lines).into_iter();
    let pages = lines.len().div_ceil(ROWS).max(1);
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, pages);
    reader.show(&Reports {
        rows: lines.iter().skip((page - 1) * ROWS).take(ROWS).map(head).collect(),
        looked: vec![
            looked("office", by_office, |office| Words::Plain(office.to_string())),
            looked("scene", by_scene, |scene: Scene| one_of("scene", scene.as_str())),
        ],
        kinds: kinds.map(|(kind, number)| (one_of("violence", kind.as_str()), number)).collect(),
        pager: Pager { page, pages, rows: lines.len(), base: "/desk/reports".to_owned() },
    })
}

async fn draw(
    reader: &Reader,
    report: ReportId,
    typed: (&Posted, &Problems),
    status: StatusCode,
) -> Answer {
    let session = reader.agent()?;
    let found = reader.ask(move |house| house.open_report(&session, report)).await?;
    let may = found.allowed.iter().filter_map(|kind| match kind {
        Kind::Answer => Some("answer"),
        Kind::Refer => Some("refer"),
        Kind::Close => Some("close"),
        Kind::Make | Kind::Continue => None,
    });
    let may: Vec<&str> = may.collect();
    let referred = found.referred.iter().map(|to| one_of("referral", to.as_str()));
    let page = OneReport {
        head: head(&found.line),
        lines: found.messages.into_iter().map(|it| line(it, "report-by-reporter")).collect(),
        referred: referred.collect(),
        opened: found.opened,
        erased: found.erased,
        forms: OneReport::forms(report, &may, typed, || reader.command()),
    };
    reader.show_as(status, &page)
}

pub(in crate::server) async fn one(reader: Reader, Path(report): Path<ReportId>) -> Answer {
    draw(&reader, report, (&Posted::default(), &Problems::new()), StatusCode::OK).await
}

/// What the form that was sent asks for, and the field it was typed in.
fn asked(posted: &Posted) -> Result<(&'static str, Command), &'static str> {
    if posted.has("refer") {
        let to = Referral::named(posted.get("refer")).ok_or("refer")?;
        Ok(("refer", Command::Refer(to)))
    } else if posted.has("close") {
        Ok(("close", Command::Close(posted.typed("close"))))
    } else {
        Ok(("answer", Command::Answer(posted.typed("answer"))))
    }
}

pub(in crate::server) async fn deal(Path(report): Path<ReportId>, sent: Sent) -> Answer {
    let reader = &sent.reader;
    let session = reader.agent()?;
    let (field, wrong) = match asked(&sent.posted) {
        Err(field) => (field, Wrong::Missing),
        Ok((field, what)) => {
            let command = sent.command();
            let deal =
                move |house: &app::House| house.deal_with_report(&session, command, report, &what);
            match reader.try_ask(deal).await? {
                Ok(()) => {
                    let path = format!("/desk/reports/{report}");
                    return reader.go(&path, Some("notice-report-dealt"));
                }
                Err(error) => match refused(&error) {
                    Some(wrong) => (field, wrong),
                    None => return Err(reader.fail(&error)),
                },
            }
        }
    };
    let problems = Problems::from([(field.to_owned(), wrong)]);
    draw(reader, report, (&sent.posted, &problems), StatusCode::UNPROCESSABLE_ENTITY).await
}
