//! One row a report: where it stands, and by which digest its code finds it. No word of it is opened.

use kernel::{Code, ObjectKind, ObjectRef};
use record::{ReportEvent, Scene};
use trace::{Cell, Column, ColumnType, Opener, Recorded, View};

use super::{column, maybe, text};
use crate::parts::plain;

pub(crate) const REPORTS: &str = "reports";

const COLUMNS: [Column; 10] = [
    column("digest", ColumnType::Text, true),
    column("day", ColumnType::Instant, true),
    column("violence", ColumnType::Text, true),
    column("reporter", ColumnType::Text, false),
    column("scene", ColumnType::Text, true),
    column("office", ColumnType::Text, true),
    column("about_staff", ColumnType::Integer, true),
    column("month", ColumnType::Text, false),
    column("waits", ColumnType::Integer, true),
    column("closed", ColumnType::Integer, true),
];

/// The place of a column.
pub(crate) fn report_column(name: &str) -> usize {
    COLUMNS.iter().position(|column| column.name == name).unwrap_or(usize::MAX)
}

pub(super) struct Reports {
    types: Vec<Code>,
}

impl Reports {
    pub(super) fn new() -> Self {
        let types = [
            "violence_reported",
            "report_continued",
            "report_answered",
            "report_referred",
            "report_closed",
        ];
        Self { types: types.map(Code::lenient).to_vec() }
    }
}

impl View for Reports {
    fn name(&self) -> &'static str {
        REPORTS
    }
    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Report
    }
    fn types(&self) -> &[Code] {
        &self.types
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let events: Vec<ReportEvent> = plain(events).unwrap_or_default();
        let (mut made, mut waits, mut closed) = (None, false, false);
        for event in &events {
            match event {
                ReportEvent::Reported(it) => (made, waits) = (Some(it), true),
                ReportEvent::Continued(_) => (waits, closed) = (true, false),
                ReportEvent::Answered(_) | ReportEvent::Referred { .. } => waits = false,
                ReportEvent::Closed(_) => (waits, closed) = (false, true),
                ReportEvent::Opened { .. } => {}
            }
        }
        let Some(made) = made else { return Vec::new() };
        vec![vec![
            text(&made.digest),
            Cell::Instant(made.day),
            text(made.violence.as_str()),
            text(made.reporter.as_str()),
            maybe(made.scene.map(Scene::as_str), text),
            maybe(made.office.as_ref(), text),
            Cell::Integer(i64::from(made.about_staff)),
            maybe(made.month.as_ref(), text),
            Cell::Integer(i64::from(waits)),
            Cell::Integer(i64::from(closed)),
        ]]
    }
}
