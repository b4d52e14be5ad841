//! The person's own score of integration: answered to her, kept by nobody but her.

use app::OwnCourse;
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
    let Sent { reader, posted, mut files } = sent;
    let session = reader.person()?;
    let answers = MyIntegration::answers(&posted);
    let experienced = MyIntegration::experienced(&posted);
    let earlier = match files.remove("earlier") {
        Some((_, bytes)) => bytes,
        None => posted.get("kept").as_bytes().to_vec(),
    };
    let asked = move |house: &app::House| house.own_integration(&session, &answers, experienced);
    let scored = reader.ask(asked).await?;
    let page = MyIntegration::new(&posted, scored.as_ref().err(), reader.command());
    let (both, mut course) = match (scored, OwnCourse::read(&earlier)) {
        (Ok(both), Ok(course)) => (both, course),
        (Err(_), Ok(course)) => {
            let page = MyIntegration { course, ..page };
            return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        (_, Err(wrong)) => {
            let page = page.misread(&reader.frame(), &wrong);
            return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    course.add(reader.frame().today(), &both);
    if posted.get("as") == "csv" {
        return Ok(download("text/csv; charset=utf-8", "my-integration.csv", course.csv()));
    }
    reader.show(&MyIntegration { both: Some(both), course, ..page })
}
