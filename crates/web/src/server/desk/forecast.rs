//! What comes next: the arrivals of this house, or a series that is pasted or sent and never kept.

use std::collections::BTreeMap;

use app::{Foreseen, OwnArrivals, Stretch};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;

use super::super::failed::{Answer, Failed, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::given::{Given, csv, json, picture, wanted};
use crate::layout::Frame;
use crate::pages::desk::ForecastPage;

/// How far ahead a form asks.
fn stretch(asked: Option<&str>) -> Stretch {
    Stretch::of(asked.and_then(|text| text.parse().ok()).unwrap_or_default())
}

pub(in crate::server) async fn own(
    reader: Reader,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let session = reader.agent()?;
    let ahead = stretch(query.get("horizon").map(String::as_str));
    let name = reader.frame().say("forecast-arrivals");
    let own = reader.ask(move |house| house.foresee_own(&session, &name, ahead)).await?;
    let OwnArrivals { foreseen, exact } = own;
    reader.show(&ForecastPage::of_house(foreseen, exact, ahead))
}

pub(in crate::server) async fn given(sent: Sent) -> Answer {
    let Sent { reader, posted, mut files } = sent;
    let session = reader.agent()?;
    let Given { typed, bytes } = Given::of(&posted, &mut files, "series");
    let name = Some(posted.get("name").to_owned()).filter(|name| !name.is_empty());
    let (ahead, asked) = (stretch(Some(posted.get("horizon"))), name.clone());
    let foreseen =
        reader.ask(move |house| house.foresee(&session, &bytes, asked.as_deref(), ahead)).await?;
    let page = ForecastPage::of_series(typed, name.unwrap_or_default(), ahead);
    match foreseen {
        Err(wrong) => {
            let page = ForecastPage { wrong: Some(wrong), ..page };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(foreseen) => match file_of(&reader, &foreseen, posted.get("as")).await? {
            Some(file) => Ok(file),
            None => reader.show(&ForecastPage { shown: Some(foreseen), ..page }),
        },
    }
}

/// The file that is asked for, where there is one.
async fn file_of(
    reader: &Reader,
    foreseen: &Foreseen,
    asked: &str,
) -> Result<Option<Response>, Failed> {
    let (what, dots) = wanted(asked);
    if let Some((name, svg)) = picture_of(&reader.frame(), foreseen, what) {
        return Ok(Some(picture(reader, name, svg, dots).await?));
    }
    let (forecast, alarm) = (foreseen.forecast.as_ref().ok(), foreseen.alarm.as_ref().ok());
    Ok(match what {
        "ahead" => forecast.map(|it| csv("forecast.csv", it.csv())),
        "backtest" => forecast.map(|it| csv("back-test.csv", it.backtest_csv())),
        "watched" => alarm.map(|it| csv("alarm.csv", it.csv())),
        "json" => forecast
            .map(|it| json("forecast.json", "forecast", it))
            .transpose()
            .map_err(|_| unexpected(reader))?,
        _ => None,
    })
}

/// The picture that is asked for, where there is one, and its name.
fn picture_of(frame: &Frame, foreseen: &Foreseen, what: &str) -> Option<(&'static str, String)> {
    match what {
        "fan" => foreseen.forecast.as_ref().ok().map(|it| {
            let words = ForecastPage::fan_words(frame, &foreseen.series, it);
            ("forecast", app::fan_chart(&foreseen.series, it, &words))
        }),
        "control" => {
            foreseen.alarm.as_ref().ok().map(|it| {
                ("alarm", app::control_chart(it, &ForecastPage::control_words(frame, it)))
            })
        }
        _ => None,
    }
}
