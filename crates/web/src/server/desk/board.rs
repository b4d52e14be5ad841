//! The board, its table as a sheet and its picture.

use std::collections::BTreeMap;

use axum::extract::Query;

use super::super::failed::{Answer, Failed};
use super::super::reader::Reader;
use super::given;
use crate::pages::desk::BoardPage;

type Asked = Query<BTreeMap<String, String>>;

async fn page(reader: &Reader, Query(query): Asked) -> Result<BoardPage, Failed> {
    let session = reader.agent()?;
    let day = |name: &str| query.get(name).and_then(|text| text.parse().ok());
    let days = day("from").zip(day("to"));
    let board = reader.ask(move |house| house.board(&session, days)).await?;
    Ok(BoardPage { board })
}

pub(in crate::server) async fn board(reader: Reader, asked: Asked) -> Answer {
    let page = page(&reader, asked).await?;
    reader.show(&page)
}

pub(in crate::server) async fn csv(reader: Reader, asked: Asked) -> Answer {
    let page = page(&reader, asked).await?;
    let text = page.csv(&reader.frame());
    Ok(given::csv("board.csv", text))
}

pub(in crate::server) async fn png(reader: Reader, asked: Asked) -> Answer {
    let page = page(&reader, asked).await?;
    drawn(&reader, &page, true).await
}

pub(in crate::server) async fn svg(reader: Reader, asked: Asked) -> Answer {
    let page = page(&reader, asked).await?;
    drawn(&reader, &page, false).await
}

async fn drawn(reader: &Reader, page: &BoardPage, dots: bool) -> Answer {
    let svg = page.picture(&reader.frame()).to_string();
    given::picture(reader, "board", svg, dots).await
}
