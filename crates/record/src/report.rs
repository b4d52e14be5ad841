//! Reports of violence: what was told, what was answered, to whom it was passed on, how it ended.
//!
//! The words are sealed under a key of the report's own and never stand in an envelope; an event of
//! whoever reports carries no account, no office of theirs and no time finer than the day.

use kernel::{Code, Coded, Compartment, EventId, PersonId, ReportId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::draft::{DecodeError, Draft, Recordable, Stored, word};
use crate::secret::Secret;
use crate::violence::{Referral, Reporter, Scene, Violence};

/// What happened to a report.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportEvent {
    /// Someone reported.
    Reported(Reported),
    /// Whoever reported wrote more.
    Continued(Said),
    /// The desk answered whoever reported.
    Answered(Said),
    /// The report was passed on.
    Referred {
        /// Which report.
        report: ReportId,
        /// To whom.
        to: Referral,
    },
    /// The desk is done with it, and why.
    Closed(Said),
    /// The words were opened, by the desk or by whoever holds the code: written before they are shown.
    Opened {
        /// Which report.
        report: ReportId,
        /// The event's id, when it must not carry the time of the look.
        id: Option<EventId>,
    },
}

/// A report as it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// The event's id, which carries no time.
    pub id: EventId,
    /// The report.
    pub report: ReportId,
    /// The beginning of the day on which it was made.
    pub day: Timestamp,
    /// What kind of violence.
    pub violence: Violence,
    /// Who reports.
    pub reporter: Reporter,
    /// What kind of place, when it was said.
    pub scene: Option<Scene>,
    /// The office it is about, when it was named.
    pub office: Option<Code>,
    /// Whether it is about somebody who works or manages where people are received.
    pub about_staff: bool,
    /// The month it happened in, `2026-03`, when it was said.
    pub month: Option<Code>,
    /// The keyed digest of the code to come back with.
    pub digest: String,
    /// What was told.
    pub words: Secret<String>,
}

/// Words said about a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The event's id.
    pub id: EventId,
    /// Which report.
    pub report: ReportId,
    /// When; the beginning of the day for whoever reported.
    pub at: Timestamp,
    /// The words.
    pub words: Secret<String>,
}

impl Said {
    /// Words to be sealed in the compartment of reports.
    #[must_use]
    pub const fn secret(words: String) -> Secret<String> {
        Secret::new(Compartment::Report, words)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportedPayload {
    digest: String,
    words: Secret<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SaidPayload {
    words: Secret<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NothingPayload {}

/// The key of a report is kept where those of persons are, under the report's own id: no person has it.
#[must_use]
pub const fn report_key(report: ReportId) -> PersonId {
    PersonId::new(report.uuid())
}

fn about(name: &'static str, report: ReportId, payload: &impl Serialize) -> Draft {
    Draft::new(name, payload).touching(report, "report").sealed_for(report_key(report))
}

fn said(name: &'static str, said: &Said) -> Draft {
    let mut draft = about(name, said.report, &SaidPayload { words: said.words.clone() });
    draft.id = Some(said.id);
    draft.occurred_at = Some(said.at);
    draft
}

fn reported(it: &Reported) -> Draft {
    let payload = ReportedPayload { digest: it.digest.clone(), words: it.words.clone() };
    let mut draft = about("violence_reported", it.report, &payload);
    draft.id = Some(it.id);
    draft.occurred_at = Some(it.day);
    let facts = [
        ("violence", Some(it.violence.code())),
        ("reporter", Some(it.reporter.code())),
        ("scene", it.scene.map(Scene::code)),
        ("about_office", it.office.clone()),
        ("month", it.month.clone()),
    ];
    let stated = facts.into_iter().filter_map(|(name, code)| Some((word(name), code?)));
    draft.facets = stated.map(|(name, code)| (name, Coded::Code(code))).collect();
    if it.about_staff {
        draft.facets.insert(word("about_staff"), Coded::Flag(true));
    }
    draft
}

impl Recordable for ReportEvent {
    fn draft(&self) -> Draft {
        match self {
            Self::Reported(it) => reported(it),
            Self::Continued(it) => said("report_continued", it),
            Self::Answered(it) => said("report_answered", it),
            Self::Closed(it) => said("report_closed", it),
            Self::Referred { report, to } => {
                let mut draft = about("report_referred", *report, &NothingPayload {});
                draft.facets.insert(word("referred_to"), Coded::Code(to.code()));
                draft
            }
            Self::Opened { report, id } => {
                let mut draft = about("report_opened", *report, &NothingPayload {});
                draft.id = *id;
                draft
            }
        }
    }

    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError> {
        let event = match stored.envelope.kind.name.as_str() {
            "violence_reported" => Self::Reported(read_reported(stored)?),
            "report_continued" => Self::Continued(read_said(stored)?),
            "report_answered" => Self::Answered(read_said(stored)?),
            "report_closed" => Self::Closed(read_said(stored)?),
            "report_referred" => {
                let report = report_of(&stored)?;
                let to = coded(&stored, "referred_to").and_then(|code| Referral::named(&code));
                let to = to.ok_or_else(|| stored.unreadable("it is passed on to nobody known"))?;
                let NothingPayload {} = stored.payload()?;
                Self::Referred { report, to }
            }
            "report_opened" => {
                let (report, id) = (report_of(&stored)?, stored.envelope.id);
                let NothingPayload {} = stored.payload()?;
                Self::Opened { report, id: Some(id) }
            }
            _ => return Ok(None),
        };
        Ok(Some(event))
    }
}

fn report_of(stored: &Stored<'_>) -> Result<ReportId, DecodeError> {
    Ok(ReportId::new(stored.object("report")?))
}

/// The code among the coded facts, if there is one.
fn coded(stored: &Stored<'_>, name: &str) -> Option<String> {
    match stored.envelope.facets.get(name) {
        Some(Coded::Code(code)) => Some(code.to_string()),
        Some(Coded::Flag(_) | Coded::Number(_) | Coded::Instant(_) | Coded::Date(_)) | None => None,
    }
}

fn read_said(stored: Stored<'_>) -> Result<Said, DecodeError> {
    let (id, at) = (stored.envelope.id, stored.envelope.occurred_at);
    let report = report_of(&stored)?;
    let payload: SaidPayload = stored.payload()?;
    Ok(Said { id, report, at, words: payload.words })
}

fn read_reported(stored: Stored<'_>) -> Result<Reported, DecodeError> {
    let (id, day) = (stored.envelope.id, stored.envelope.occurred_at);
    let report = report_of(&stored)?;
    let violence = coded(&stored, "violence").and_then(|code| Violence::named(&code));
    let violence = violence.ok_or_else(|| stored.unreadable("it is of no known kind"))?;
    let reporter = coded(&stored, "reporter").and_then(|code| Reporter::named(&code));
    let reporter = reporter.ok_or_else(|| stored.unreadable("nobody known reports it"))?;
    let scene = coded(&stored, "scene").and_then(|code| Scene::named(&code));
    let plain = |name| coded(&stored, name).and_then(|code| Code::new(&code).ok());
    let (office, month) = (plain("about_office"), plain("month"));
    let about_staff = stored.envelope.facets.get("about_staff") == Some(&Coded::Flag(true));
    let payload: ReportedPayload = stored.payload()?;
    let (digest, words) = (payload.digest, payload.words);
    Ok(Reported {
        id,
        report,
        day,
        violence,
        reporter,
        scene,
        office,
        about_staff,
        month,
        digest,
        words,
    })
}
