//! Who died on the way, from registers that are pasted or sent: answered, never kept.

use app::Use;
use axum::http::StatusCode;

use super::super::failed::{Answer, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::given::{Given, csv, json, svg};
use crate::pages::desk::{DeathsPage, deaths_map, deaths_timeline};

pub(in crate::server) async fn form(reader: Reader) -> Answer {
    let session = reader.agent()?;
    if !app::may(session.role(), Use::Overview) {
        return Err(reader.fail(&app::Error::Forbidden));
    }
    reader.show(&DeathsPage::default())
}

pub(in crate::server) async fn answer(sent: Sent) -> Answer {
    let Sent { reader, posted, mut files } = sent;
    let session = reader.agent()?;
    let first = Given::of(&posted, files.remove("register-file"), "register");
    let second = Given::of(&posted, files.remove("second-file"), "second");
    let typed = [first.typed, second.typed];
    let (first, second) = (first.bytes, second.bytes);
    match reader.ask(move |house| house.deaths(&session, [&first, &second])).await? {
        Err(wrong) => {
            let page = DeathsPage { typed, wrong: Some(wrong), died: None };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(died) => match posted.get("as") {
            "timeline" => {
                let picture = deaths_timeline(&reader.frame(), &died);
                Ok(svg("attachment; filename=\"deaths-timeline.svg\"", picture))
            }
            "map" => {
                let picture = deaths_map(&reader.frame(), &died);
                Ok(svg("attachment; filename=\"deaths-map.svg\"", picture))
            }
            "totals" => {
                let table = app::totals_csv(&died.register);
                Ok(csv("attachment; filename=\"deaths.csv\"", table))
            }
            "json" => json("attachment; filename=\"deaths.json\"", "deaths", &died.regions)
                .map_err(|_| unexpected(&reader)),
            _ => reader.show(&DeathsPage { typed, wrong: None, died: Some(died) }),
        },
    }
}
