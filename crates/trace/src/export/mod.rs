//! The trace as process-mining tools read it: OCEL 2.0 (JSON) and XES. A view, not an extraction:
//! envelopes only, so nothing personal can be in it. Reports of violence are left out: few as they are,
//! each would single somebody out.

mod ocel;
mod xes;

use std::io::{self, Write};

use kernel::{ObjectKind, Position};

use crate::event::Recorded;
use crate::log::{Log, LogError};

pub use ocel::write_ocel;
pub use xes::write_xes;

const PAGE: usize = 10_000;

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The log cannot be read.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The output cannot be written.
    #[error("the export cannot be written: {0}")]
    Output(#[from] io::Error),
}

/// Calls `each` on every settled event, in order.
fn every(
    log: &dyn Log,
    mut each: impl FnMut(&Recorded) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let mut after = Position::default();
    loop {
        let page = log.page(after, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.position;
        let of_report = |event: &&Recorded| {
            event.envelope.objects.iter().any(|(object, _)| object.kind == ObjectKind::Report)
        };
        page.iter().filter(|event| !of_report(event)).try_for_each(&mut each)?;
    }
}

/// Writes items with a comma between them.
struct Commas {
    first: bool,
}

impl Commas {
    const fn new() -> Self {
        Self { first: true }
    }

    fn next(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.first, false) { Ok(()) } else { out.write_all(b",") }
    }
}
