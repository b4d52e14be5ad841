//! What comes next, and when something is out of the ordinary: forecasts chosen by how they would
//! have done, with intervals that hold what they say, and alarms.
//!
//! It must never print a forecast without how the same method would have done before.

pub mod alarm;
pub mod arima;
mod backtest;
mod baseline;
mod calendar;
mod calibrate;
mod caution;
mod choose;
mod label;
mod method;
mod period;
mod predict;
pub mod score;
mod series;
mod sheet;
pub mod smooth;
mod transform;
pub mod words;
mod write;

pub use baseline::{drift, naive, seasonal_naive};
pub use caution::Caution;
pub use choose::{
    Ahead, AtTheTime, BackTest, Coverage, Errors, Forecast, HORIZON_MOST, OneAhead, Question, Row,
    forecast,
};
pub use label::FORMS as PERIOD_FORMS;
pub use method::Method;
pub use period::{Frequency, Period};
pub use predict::{Interval, Prediction, Spread, Step};
pub use series::{Series, Unfit};
pub use sheet::{choose as choose_series, read as read_series};
pub use transform::Transform;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
