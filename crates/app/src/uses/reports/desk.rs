//! Those to whom reports are confided: the list, one report, and what is done about it.
//!
//! A report about an office is never shown to anyone of that office, nor that there is one; one
//! about staff or management only to the role that is independent of them.

use kernel::{Code, CommandId, Compartment, Id, ReportId, Timestamp};
use reception::Concept;
use reception::Recorder;
use reception::report::{Command, Facts, Kind, Report};
use record::{Recordable, Referral, ReportEvent, Reporter, Scene, Violence};
use trace::{Order, Row, SealError, Seen, Select};

use super::messages;
use super::portal::Message;
use crate::error::{Error, Result};
use crate::house::{Change, House, Session};
use crate::parts::{known, plain};
use crate::policy::{Use, may};
use crate::views::{REPORTS, report_column};

/// The most reports that are listed and counted at once.
const MOST: usize = 100_000;

/// A report in the list: what stands in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// Which report.
    pub report: ReportId,
    /// The beginning of the day on which it was made.
    pub day: Timestamp,
    /// What kind of violence.
    pub violence: Violence,
    /// Who reports.
    pub reporter: Reporter,
    /// What kind of place.
    pub scene: Option<Scene>,
    /// The office it is about.
    pub office: Option<Code>,
    /// Whether it is about somebody who works or manages where people are received.
    pub about_staff: bool,
    /// The month it happened in, `2026-03`.
    pub month: Option<Code>,
    /// Whether whoever reported waits for an answer.
    pub waits: bool,
    /// Whether it is closed.
    pub closed: bool,
}

/// A report with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneReport {
    /// What stands in clear.
    pub line: ReportLine,
    /// What was said, in order.
    pub messages: Vec<Message>,
    /// To whom it was passed on.
    pub referred: Vec<Referral>,
    /// How often its words were opened before, by the desk and with the code.
    pub opened: usize,
    /// Whether its words were erased.
    pub erased: bool,
    /// What may be done with it; nothing once it was erased.
    pub allowed: Vec<Kind>,
}

impl House {
    /// Every report the reader may know of: those that wait first, then the newest.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn reports(&self, session: &Session) -> Result<Vec<ReportLine>> {
        session.must(Use::HandleReports)?;
        let all = Select::from(REPORTS)
            .by(Order::Descending("waits"))
            .by(Order::Descending("day"))
            .page(0, MOST);
        let rows = self.log.select(&all)?;
        let lines = rows.iter().filter_map(line);
        Ok(lines.filter(|line| may_know(session, line)).collect())
    }

    /// Opens a report; the look is written first.
    ///
    /// # Errors
    /// The role may not; there is no such report that the reader may know of; the log fails.
    pub fn open_report(&self, session: &Session, report: ReportId) -> Result<OneReport> {
        let line = self.known_report(session, report)?;
        let loaded = self.load(report)?;
        let looked = ReportEvent::Opened { report, id: None };
        let command = self.world.id();
        let change =
            Change { command, seen: Seen::default(), drafts: vec![looked.draft()], outbox: vec![] };
        self.commit(&session.actor, change)?;
        let opened = known::<ReportEvent>(&loaded.events, &self.sealer, &[Compartment::Report])?;
        let events: Vec<ReportEvent> = opened.into_iter().map(|known| known.event).collect();
        let (mut referred, mut opened) = (Vec::new(), 0);
        for event in &events {
            match event {
                ReportEvent::Referred { to, .. } => referred.push(*to),
                ReportEvent::Opened { .. } => opened += 1,
                ReportEvent::Reported(_)
                | ReportEvent::Continued(_)
                | ReportEvent::Answered(_)
                | ReportEvent::Closed(_) => {}
            }
        }
        let erased = self.erased(report)?;
        let allowed = if erased {
            Vec::new()
        } else {
            Report::allowed(Recorder::<Report>::replay(&events).state())
        };
        Ok(OneReport { line, messages: messages(&events), referred, opened, erased, allowed })
    }

    /// Answers a report, passes it on or closes it.
    ///
    /// # Errors
    /// The role may not; there is no such report that the reader may know of; it was erased, or does
    /// not take the command; the log fails.
    pub fn deal_with_report(
        &self,
        session: &Session,
        id: CommandId,
        report: ReportId,
        what: &Command,
    ) -> Result<()> {
        self.known_report(session, report)?;
        // Who deals with reports never speaks in the place of who made them.
        if !matches!(what.kind(), Kind::Answer | Kind::Refer | Kind::Close) {
            return Err(Error::Forbidden);
        }
        if self.erased(report)? {
            return Err(SealError::Erased.into());
        }
        self.again(|| {
            let loaded = self.load(report)?;
            if self.answered(id, &loaded.events)?.is_some() {
                return Ok(());
            }
            let history: Vec<ReportEvent> = plain(&loaded.events)?;
            let facts = Facts { id: Id::new(self.world.uuid()), report, at: self.now() };
            let events = Recorder::<Report>::decide(&history, what.clone(), &facts)?;
            let drafts = events.iter().map(Recordable::draft).collect();
            let change = Change { command: id, seen: loaded.seen, drafts, outbox: Vec::new() };
            self.commit(&session.actor, change).map(|_| ())
        })
    }

    fn known_report(&self, session: &Session, report: ReportId) -> Result<ReportLine> {
        session.must(Use::HandleReports)?;
        let rows = self.log.select(&Select::from(REPORTS).of(report).page(0, 1))?;
        let line = rows.first().and_then(line).filter(|line| may_know(session, line));
        line.ok_or(Error::NotFound)
    }
}

fn may_know(session: &Session, line: &ReportLine) -> bool {
    may_read_report(session, line.office.as_ref(), line.about_staff)
}

/// Whether somebody may read a report about an office, if any, and about staff or not. Nobody learns
/// of one about the own office.
#[must_use]
pub fn may_read_report(session: &Session, office: Option<&Code>, about_staff: bool) -> bool {
    let own = office.is_some() && office == session.actor.office.as_ref();
    let what = if about_staff { Use::HandleStaffReports } else { Use::HandleReports };
    may(session.role(), what) && !own
}

fn line(row: &Row) -> Option<ReportLine> {
    let text = |name| row.text(report_column(name));
    let code = |name| text(name).and_then(|word| Code::new(word).ok());
    Some(ReportLine {
        report: ReportId::new(row.subject.id),
        day: row.instant(report_column("day"))?,
        violence: Violence::named(text("violence")?)?,
        reporter: Reporter::named(text("reporter")?)?,
        scene: text("scene").and_then(Scene::named),
        office: code("office"),
        about_staff: row.integer(report_column("about_staff")) == Some(1),
        month: code("month"),
        waits: row.integer(report_column("waits")) == Some(1),
        closed: row.integer(report_column("closed")) == Some(1),
    })
}
