//! Who moved between places, from tables that are pasted or sent: answered, never kept.

use app::{Moved, Stock, Stocks, Use};
use axum::http::StatusCode;
use axum::response::Response;

use super::super::failed::{Answer, Failed, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::given::{Given, csv, json, picture, wanted};
use crate::pages::desk::{FlowsPage, flows_picture};

pub(in crate::server) async fn form(reader: Reader) -> Answer {
    let session = reader.agent()?;
    if !app::may(session.role(), Use::Overview) {
        return Err(reader.fail(&app::Error::Forbidden));
    }
    reader.show(&FlowsPage::default())
}

pub(in crate::server) async fn answer(sent: Sent) -> Answer {
    let Sent { reader, posted, mut files } = sent;
    let session = reader.agent()?;
    let given = Stock::ALL.map(|stock| Given::of(&posted, &mut files, stock.as_str()));
    let typed = given.each_ref().map(|given| given.typed.clone());
    let text = |name: &str| posted.get(name).to_owned();
    let stocks = Stocks {
        tables: given.map(|given| given.bytes),
        method: text("method"),
        assumption: text("assumption"),
        weight: text("weight"),
    };
    let page = FlowsPage {
        typed,
        method: stocks.method.clone(),
        assumption: stocks.assumption.clone(),
        weight: stocks.weight.clone(),
        wrong: None,
        moved: None,
    };
    match reader.ask(move |house| house.flows(&session, &stocks)).await? {
        Err(wrong) => {
            let page = FlowsPage { wrong: Some(wrong), ..page };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(moved) => match file_of(&reader, &moved, posted.get("as")).await? {
            Some(file) => Ok(file),
            None => reader.show(&FlowsPage { moved: Some(moved), ..page }),
        },
    }
}

/// The file that is asked for, where there is one.
async fn file_of(reader: &Reader, moved: &Moved, asked: &str) -> Result<Option<Response>, Failed> {
    let flows = |id| flows_picture(&reader.frame(), id, moved).ok_or_else(|| unexpected(reader));
    let (what, dots) = wanted(asked);
    Ok(match what {
        "chord" => {
            let svg = app::chord(&flows("chord")?);
            Some(picture(reader, "flows-chord", svg, dots).await?)
        }
        "sankey" => {
            let svg = app::sankey(&flows("sankey")?);
            Some(picture(reader, "flows-sankey", svg, dots).await?)
        }
        "flows" => Some(csv("flows.csv", moved.report.csv())),
        "account" => {
            let account = moved.account.csv(&moved.report.places);
            let account = account.map_err(|_| unexpected(reader))?;
            Some(csv("flows-account.csv", account))
        }
        "json" => {
            let file = json("flows.json", "flows", &moved.report);
            Some(file.map_err(|_| unexpected(reader))?)
        }
        _ => None,
    })
}
