//! The law as agents read it: procedures, versions, steps, terms, the drawing.

use axum::extract::Path;

use super::super::failed::Answer;
use super::super::reader::Reader;
use crate::layout::Html;
use crate::pages::desk::{ProcedurePage, Procedures};

pub(in crate::server) async fn list(reader: Reader) -> Answer {
    reader.agent()?;
    let today = reader.frame().today();
    reader.show(&Procedures::of(&reader.web.house().library, today))
}

pub(in crate::server) async fn one(reader: Reader, Path(reference): Path<String>) -> Answer {
    reader.agent()?;
    let found = reader.web.house().library.pinned(&reference).cloned();
    let procedure = found.ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let drawing = Html::drawn(law::draw::draw(&procedure, reader.locale.law()));
    let today = reader.frame().today();
    reader.show(&ProcedurePage::of(&procedure, today, Some(drawing)))
}
