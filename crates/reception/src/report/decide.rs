//! Decides about a report.

use kernel::{EventId, ReportId, Timestamp};
use record::{ReportEvent, Reported, Said};

use super::allowed::allowed;
use super::{Command, Refusal, Report, Told};
use crate::Recorder;

/// What is looked up beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The id the event will have.
    pub id: EventId,
    /// Which report.
    pub report: ReportId,
    /// When; for whoever reports, the beginning of the day.
    pub at: Timestamp,
}

/// The most characters that are taken at once.
pub const LONGEST: usize = 20_000;

pub(super) fn decide(
    log: &mut Recorder<Report>,
    command: Command,
    facts: &Facts,
) -> Result<(), Refusal> {
    if !allowed(log.state()).contains(&command.kind()) {
        return Err(Refusal::NotNow);
    }
    let report = facts.report;
    let event = match command {
        Command::Make(told, digest) => ReportEvent::Reported(made(told, digest, facts)?),
        Command::Continue(words) => ReportEvent::Continued(said(&words, facts)?),
        Command::Answer(words) => ReportEvent::Answered(said(&words, facts)?),
        Command::Refer(to) => ReportEvent::Referred { report, to },
        Command::Close(words) => ReportEvent::Closed(said(&words, facts)?),
    };
    log.record(event);
    Ok(())
}

fn made(told: Told, digest: String, facts: &Facts) -> Result<Reported, Refusal> {
    let said = said(&told.words, facts)?;
    Ok(Reported {
        id: said.id,
        report: said.report,
        day: said.at,
        violence: told.violence,
        reporter: told.reporter,
        scene: told.scene,
        office: told.office,
        about_staff: told.about_staff,
        month: told.month,
        digest,
        words: said.words,
    })
}

fn said(words: &str, facts: &Facts) -> Result<Said, Refusal> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Refusal::Empty);
    }
    if words.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let words = Said::secret(words.to_owned());
    Ok(Said { id: facts.id, report: facts.report, at: facts.at, words })
}
