//! Who moved between places, from tables that are pasted or sent: answered, never kept.

use app::{Moved, Stock, Stocks, Use};
use axum::http::StatusCode;
use axum::response::Response;

use super::super::failed::{Answer, Failed, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::given::{Given, csv, json, svg};
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
        Ok(moved) => match file_of(&reader, &moved, posted.get("as"))? {
            Some(file) => Ok(file),
            None => reader.show(&FlowsPage { moved: Some(moved), ..page }),
        },
    }
}

/// The file that is asked for, where there is one.
fn file_of(reader: &Reader, moved: &Moved, asked: &str) -> Result<Option<Response>, Failed> {
    let picture = |id| flows_picture(&reader.frame(), id, moved).ok_or_else(|| unexpected(reader));
    Ok(match asked {
        "chord" => {
            Some(svg("attachment; filename=\"flows-chord.svg\"", app::chord(&picture("chord")?)))
        }
        "sankey" => {
            let picture = app::sankey(&picture("sankey")?);
            Some(svg("attachment; filename=\"flows-sankey.svg\"", picture))
        }
        "flows" => Some(csv("attachment; filename=\"flows.csv\"", moved.report.csv())),
        "account" => {
            let account = moved.account.csv(&moved.report.places);
            let account = account.map_err(|_| unexpected(reader))?;
            Some(csv("attachment; filename=\"flows-account.csv\"", account))
        }
        "json" => {
            let file = json("attachment; filename=\"flows.json\"", "flows", &moved.report);
            Some(file.map_err(|_| unexpected(reader))?)
        }
        _ => None,
    })
}
