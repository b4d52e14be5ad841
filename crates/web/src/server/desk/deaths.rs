//! Who died on the way, from registers that are pasted or sent: answered, never kept.

use app::{Died, Remark, Totals, Use};
use axum::http::StatusCode;
use axum::response::Response;

use super::super::failed::{Answer, Failed, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::given::{Given, csv, json, picture, wanted};
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
    let first = Given::of(&posted, &mut files, "register");
    let second = Given::of(&posted, &mut files, "second");
    let typed = [first.typed, second.typed];
    let (first, second) = (first.bytes, second.bytes);
    match reader.ask(move |house| house.deaths(&session, [&first, &second])).await? {
        Err(wrong) => {
            let page = DeathsPage { typed, wrong: Some(wrong), died: None };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(died) => match file_of(&reader, &died, posted.get("as")).await? {
            Some(file) => Ok(file),
            None => reader.show(&DeathsPage { typed, wrong: None, died: Some(died) }),
        },
    }
}

/// What the command line answers of a register.
#[derive(serde::Serialize)]
struct AsCommand<'a> {
    incidents: usize,
    /// Rows left out because another row corrects them.
    corrected: usize,
    #[serde(flatten)]
    totals: &'a Totals,
    remarks: &'a [Remark],
}

/// The file that is asked for, where there is one.
async fn file_of(reader: &Reader, died: &Died, asked: &str) -> Result<Option<Response>, Failed> {
    let (what, dots) = wanted(asked);
    Ok(match what {
        "timeline" => {
            let svg = deaths_timeline(&reader.frame(), died);
            Some(picture(reader, "deaths-timeline", svg, dots).await?)
        }
        "map" => {
            let svg = deaths_map(&reader.frame(), died);
            Some(picture(reader, "deaths-map", svg, dots).await?)
        }
        "totals" => {
            let table = app::totals_csv(&died.register);
            Some(csv("deaths.csv", table))
        }
        "json" => {
            let answer = AsCommand {
                incidents: died.register.distinct(),
                corrected: died.register.corrected(),
                totals: &died.regions,
                remarks: died.register.remarks(),
            };
            let file = json("deaths.json", "deaths", &answer);
            Some(file.map_err(|_| unexpected(reader))?)
        }
        _ => None,
    })
}
