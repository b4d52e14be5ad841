//! Integration from both sides, from interviews that are pasted or sent: answered, never kept.

use app::Interviewed;
use axum::http::StatusCode;

use super::super::failed::{Answer, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::given::{Given, csv, json, picture, wanted};
use crate::pages::desk::{IntegrationPage, course_picture};

pub(in crate::server) async fn form(reader: Reader) -> Answer {
    let session = reader.agent()?;
    let board = reader.ask(move |house| house.board(&session, None)).await?;
    reader.show(&IntegrationPage::new(board))
}

pub(in crate::server) async fn answer(sent: Sent) -> Answer {
    let Sent { reader, posted, mut files } = sent;
    let session = reader.agent()?;
    let interviews = Given::of(&posted, &mut files, "interviews");
    let items = Given::of(&posted, &mut files, "items");
    let by = posted.get("by").to_owned();
    let ours = items.bytes.is_empty();
    let typed = [interviews.typed, items.typed];
    let given = Interviewed { interviews: interviews.bytes, items: items.bytes, by: by.clone() };
    let asked = reader
        .ask(move |house| Ok((house.integration(&session, &given)?, house.board(&session, None)?)));
    let (figured, board) = asked.await?;
    let page = IntegrationPage { typed, by, ours, ..IntegrationPage::new(board) };
    match figured {
        Err(wrong) => {
            let page = IntegrationPage { wrong: Some(wrong), ..page };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(report) => match wanted(posted.get("as")) {
            ("course", dots) => {
                let svg = course_picture(&reader.frame(), &report);
                picture(&reader, "integration", svg, dots).await
            }
            ("figures", _) => Ok(csv("integration.csv", report.csv())),
            ("json", _) => {
                json("integration.json", "integration", &report).map_err(|_| unexpected(&reader))
            }
            _ => reader.show(&IntegrationPage { report: Some(report), ..page }),
        },
    }
}
