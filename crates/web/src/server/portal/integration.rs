//! The person's own score of integration: answered to her, kept by nobody.

use axum::http::StatusCode;

use super::super::download::download;
use super::super::failed::Answer;
use super::super::reader::Reader;
use super::super::sent::Sent;
use crate::form::Posted;
use crate::pages::portal::MyIntegration;

pub(in crate::server) async fn form(reader: Reader) -> Answer {
    reader.person()?;
    reader.show(&MyIntegration::new(&Posted::default(), None, reader.command()))
}

pub(in crate::server) async fn answer(sent: Sent) -> Answer {
    let Sent { reader, posted, .. } = sent;
    let session = reader.person()?;
    let answers = MyIntegration::answers(&posted);
    let experienced = MyIntegration::experienced(&posted);
    let asked = move |house: &app::House| house.own_integration(&session, &answers, experienced);
    match reader.ask(asked).await? {
        Err(unscored) => {
            let page = MyIntegration::new(&posted, Some(&unscored), reader.command());
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(both) => {
            let page = MyIntegration::new(&posted, None, reader.command());
            if posted.get("as") == "csv" {
                let table = page.csv(&reader.frame(), &both);
                let name = "attachment; filename=\"my-integration.csv\"";
                return Ok(download("text/csv; charset=utf-8", name, table));
            }
            reader.show(&MyIntegration { both: Some(both), ..page })
        }
    }
}
