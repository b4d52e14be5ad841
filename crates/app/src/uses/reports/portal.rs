//! What whoever reports does: report, come back with the code, write more.

use kernel::{CommandId, Compartment, Id, ReportId, Timestamp};
use reception::Recorder;
use reception::report::{Command, Facts, Report, Told};
use record::{Draft, Recordable, Referral, ReportEvent};
use trace::{Cell, Condition, Loaded, SealError, Seen, Select};

use super::{anybody, messages};
use crate::error::Result;
use crate::house::{Change, House};
use crate::parts::{known, plain};
use crate::report_code::ReportCode;
use crate::views::REPORTS;

/// A report to be made.
pub type NewReport = Told;

/// Who said something about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// Whoever reported.
    Reporter,
    /// The desk, to whoever reported.
    Desk,
    /// The desk, on why it closed the report; whoever reported does not read it.
    Closing,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// By whom.
    pub saying: Saying,
    /// When; the beginning of the day for whoever reported.
    pub at: Timestamp,
    /// The words; `None` once they were erased.
    pub words: Option<String>,
}

/// A report as whoever holds the code sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// What was said by both, in order.
    pub messages: Vec<Message>,
    /// To whom it was passed on.
    pub referred: Vec<Referral>,
    /// Whether the desk is done with it.
    pub closed: bool,
    /// Whether its words were erased, and nothing can be added.
    pub erased: bool,
}

impl House {
    /// Makes a report, whoever it is from, and gives the code to come back with. The same form sent
    /// again gives the same code and makes nothing.
    ///
    /// # Errors
    /// Nothing or too much is written; the log fails.
    pub fn report(&self, command: CommandId, told: NewReport) -> Result<ReportCode> {
        // What was typed is part of the seed: a form left on a screen and sent by somebody else with
        // other words is another report, and never shows the code of the first.
        let seed = format!("{command}\n{told:?}");
        let code = ReportCode::of(&self.key, &seed);
        let report = Id::new(self.key.unlinked("report", &seed));
        let make = Command::Make(told, code.digest(&self.key));
        let facts = self.of_the_day(&seed, report);
        let events = Recorder::<Report>::decide(&[], make, &facts)?;
        self.write_unlinked(&seed, Seen::default(), &events)?;
        Ok(code)
    }

    /// The report that has this code, its words opened; `None` when none has.
    ///
    /// # Errors
    /// The log fails.
    pub fn follow_report(&self, code: &ReportCode) -> Result<Option<Followed>> {
        let Some(report) = self.report_of(code)? else { return Ok(None) };
        let loaded = self.load(report)?;
        // A look is written before it is shown; this one without its hour.
        let seed = self.world.uuid().to_string();
        let id = Some(Id::new(self.key.unlinked("report-event", &seed)));
        let looked = ReportEvent::Opened { report, id };
        self.write_unlinked(&seed, Seen::default(), &[looked])?;
        Ok(Some(self.followed(&loaded, self.erased(report)?)?))
    }

    /// Writes more on the report that has this code; `None` when none has.
    ///
    /// # Errors
    /// Nothing or too much is written; the report was erased; the log fails.
    pub fn write_more(
        &self,
        code: &ReportCode,
        command: CommandId,
        words: &str,
    ) -> Result<Option<()>> {
        let Some(report) = self.report_of(code)? else { return Ok(None) };
        if self.erased(report)? {
            return Err(SealError::Erased.into());
        }
        let seed = format!("{command}\n{report}\n{words}");
        self.again(|| {
            let loaded = self.load(report)?;
            let facts = self.of_the_day(&seed, report);
            let more = Command::Continue(words.to_owned());
            let history: Vec<ReportEvent> = plain(&loaded.events)?;
            let events = Recorder::<Report>::decide(&history, more, &facts)?;
            self.write_unlinked(&seed, loaded.seen, &events)
        })?;
        Ok(Some(()))
    }

    fn report_of(&self, code: &ReportCode) -> Result<Option<ReportId>> {
        let digest = Cell::Text(code.digest(&self.key));
        let found = Select::from(REPORTS).when(Condition::Is("digest", digest)).page(0, 1);
        Ok(self.log.select(&found)?.first().map(|row| ReportId::new(row.subject.id)))
    }

    fn followed(&self, loaded: &Loaded, erased: bool) -> Result<Followed> {
        let opened = known::<ReportEvent>(&loaded.events, &self.sealer, &[Compartment::Report])?;
        let events: Vec<ReportEvent> = opened.into_iter().map(|known| known.event).collect();
        let mut messages = messages(&events);
        messages.retain(|message| message.saying != Saying::Closing);
        let referred = events.iter().filter_map(|event| match event {
            ReportEvent::Referred { to, .. } => Some(*to),
            ReportEvent::Reported(_)
            | ReportEvent::Continued(_)
            | ReportEvent::Answered(_)
            | ReportEvent::Closed(_)
            | ReportEvent::Opened { .. } => None,
        });
        let closed =
            *Recorder::<Report>::replay(&events).state() == reception::report::State::Closed;
        Ok(Followed { referred: referred.collect(), messages, closed, erased })
    }

    fn of_the_day(&self, seed: &str, report: ReportId) -> Facts {
        let id = Id::new(self.key.unlinked("report-event", seed));
        Facts { id, report, at: self.beginning_of_day() }
    }

    /// Appends what whoever reports did: as anybody, on the day, under ids that hold no time and
    /// cannot be found again from those of the form.
    fn write_unlinked(&self, seed: &str, seen: Seen, events: &[ReportEvent]) -> Result<()> {
        let command = Id::new(self.key.unlinked("report-command", seed));
        let drafts: Vec<Draft> = events.iter().map(Recordable::draft).collect();
        let change = Change { command, seen, drafts, outbox: Vec::new() };
        self.commit_as_of(&anybody(), change, self.beginning_of_day())?;
        Ok(())
    }
}
