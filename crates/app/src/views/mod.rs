//! The tables the house keeps: each a pure function of the log.

mod access;
mod alike;
mod cases;
mod homes;
mod names;
mod owed;
mod reports;

use std::sync::Arc;

use kernel::{Code, Coded};
use law::{Library, Run};
use reception::Recorder;
use reception::case::{Case, State};
use record::CaseEvent;
use trace::{Cell, Column, ColumnType, Recorded, Sealer, View, Views};

use crate::keys::HouseKey;
use crate::parts::plain;

pub(crate) use access::ACCESS;
pub(crate) use alike::{ALIKE, HANDLE};
pub(crate) use cases::{CASES, case_column};
pub(crate) use homes::HOMES;
pub(crate) use names::NAMES;
pub(crate) use owed::{OWED, owed_column};
pub(crate) use reports::{REPORTS, report_column};

/// Every view of the house.
#[must_use]
pub fn views(library: &Arc<Library>, sealer: &Sealer, key: &HouseKey) -> Views {
    let views: Vec<Box<dyn View>> = vec![
        Box::new(cases::Cases::new(Arc::clone(library))),
        Box::new(owed::OwedView::new(Arc::clone(library))),
        Box::new(names::Names::new(key.clone())),
        Box::new(alike::Alike::new(key.clone())),
        Box::new(homes::Homes::new()),
        Box::new(access::Access::new()),
        Box::new(reports::Reports::new()),
    ];
    Views::new(views, Box::new(sealer.clone()))
}

/// The types that change where a case stands.
pub(crate) fn case_types() -> Vec<Code> {
    [
        "case_opened",
        "case_moved",
        "step_taken",
        "hearing_held",
        "notice_served",
        "decision_made",
        "consequence_followed",
        "step_annulled",
    ]
    .map(Code::lenient)
    .to_vec()
}

/// A case replayed from its events; nothing when this program cannot read or place it.
fn replayed(library: &Library, events: &[Recorded]) -> Option<(State, Run)> {
    let events: Vec<CaseEvent> = plain(events).ok()?;
    let log = Recorder::<Case>::replay(&events);
    let procedure = library.pinned(log.state().pinned.as_ref()?.as_str())?;
    let run = log.state().run(procedure)?;
    Some((log.state().clone(), run))
}

/// How many people are received together, as the law was told when the case opened.
fn household_size(run: &Run) -> Cell {
    match run.facts().get("household_size") {
        Some(Coded::Number(size)) => Cell::Integer(*size),
        Some(Coded::Flag(_) | Coded::Date(_) | Coded::Instant(_) | Coded::Code(_)) | None => {
            Cell::Null
        }
    }
}

const fn column(name: &'static str, kind: ColumnType, indexed: bool) -> Column {
    Column { name, kind, indexed }
}

fn text(value: impl ToString) -> Cell {
    Cell::Text(value.to_string())
}

fn maybe<T>(value: Option<T>, cell: impl Fn(T) -> Cell) -> Cell {
    value.map_or(Cell::Null, cell)
}
