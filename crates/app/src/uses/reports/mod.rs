//! Reports of violence: made and followed by whoever holds the code, dealt with by two roles, of
//! which one alone reads those about staff.
//!
//! Nothing of whoever reports is written but the words, the codes chosen and the day: no account, no
//! session, no language, no hour, and ids from which neither can be found.

mod desk;
mod portal;
mod signal;

pub use desk::{OneReport, ReportLine, may_read_report};
pub use portal::{Followed, Message, NewReport, Saying};
pub use signal::{Looked, Signalled, reports_by_kind};

use kernel::{AccountId, Actor, ReportId, Role, Timestamp};
use record::{ReportEvent, Said, report_key};

use crate::error::Result;
use crate::house::House;

/// Everybody who reports is the same actor: no account, no office.
const fn anybody() -> Actor {
    let account = AccountId::new(uuid::Uuid::nil());
    Actor { account, role: Role::Person, office: None, on_behalf_of: None }
}

impl House {
    /// The beginning of the day where the house stands: the finest time that is kept of a report.
    fn beginning_of_day(&self) -> Timestamp {
        let now = self.now();
        let zone = &self.home.zone;
        let midnight = zone.to_datetime(now).date().at(0, 0, 0, 0);
        // Only at the ends of the calendar has a day no beginning.
        zone.to_timestamp(midnight).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Whether the key of a report that was made is gone: nothing of it opens, nothing can be added.
    fn erased(&self, report: ReportId) -> Result<bool> {
        let key = self.sealer.keys().get(report_key(report)).map_err(trace::SealError::Key)?;
        Ok(key.is_none())
    }
}

/// What was said, in order: what of it opened, and who said it.
fn messages(events: &[ReportEvent]) -> Vec<Message> {
    let message = |saying, at: Timestamp, words: &record::Secret<String>| Message {
        saying,
        at,
        words: words.open().cloned(),
    };
    let of = |saying, said: &Said| Some(message(saying, said.at, &said.words));
    let said = events.iter().filter_map(|event| match event {
        ReportEvent::Reported(it) => Some(message(Saying::Reporter, it.day, &it.words)),
        ReportEvent::Continued(it) => of(Saying::Reporter, it),
        ReportEvent::Answered(it) => of(Saying::Desk, it),
        ReportEvent::Closed(it) => of(Saying::Closing, it),
        ReportEvent::Referred { .. } | ReportEvent::Opened { .. } => None,
    });
    said.collect()
}
