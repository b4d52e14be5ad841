//! Series, forecasts, back-tests and alarms as separated text, to be read back by any program.
//!
//! It must never round what is published elsewhere: numbers keep six decimals, small ones six digits.

use super::alarm::Alarm;
use super::choose::Forecast;
use super::series::Series;
use crate::input::line;
use crate::numeric::{decimal, decimal_fine as number};

impl Series {
    /// The series as it is read: `period` and a column of its name.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = line(["period".to_owned(), self.name.clone()]);
        for (place, value) in self.values.iter().enumerate() {
            text.push_str(&line([self.period(place).to_string(), number(*value)]));
        }
        text
    }
}

impl Forecast {
    /// What comes: `period,forecast`, then for each level `low_80,high_80`.
    #[must_use]
    pub fn csv(&self) -> String {
        let levels = self.coverage.iter().map(|it| decimal(it.level * 100.0));
        let ends = levels.flat_map(|level| [format!("low_{level}"), format!("high_{level}")]);
        let header = ["period".to_owned(), "forecast".to_owned()].into_iter().chain(ends);
        let mut text = line(header);
        for it in &self.ahead {
            let ends = it.intervals.iter().flat_map(|it| [number(it.low), number(it.high)]);
            text.push_str(&line([it.period.to_string(), number(it.point)].into_iter().chain(ends)));
        }
        text
    }

    /// How every method did: `method,mae,mase,rmsse,pinball`, the best first; empty where a method
    /// did not fit.
    #[must_use]
    pub fn backtest_csv(&self) -> String {
        let mut text = line(["method", "mae", "mase", "rmsse", "pinball"]);
        for row in &self.backtest.rows {
            let errors = row.errors.as_ref();
            let errors = errors.map(|it| [it.mae, it.mase, it.rmsse, it.pinball].map(number));
            let cells = [row.method.key().to_owned()].into_iter();
            text.push_str(&line(cells.chain(errors.unwrap_or_default())));
        }
        text
    }
}

impl Alarm {
    /// Every period watched: `period,value,above,below,ewma,ewma_limit`.
    #[must_use]
    pub fn csv(&self) -> String {
        let header = ["period", "value", "above", "below", "ewma", "ewma_limit"];
        let mut text = line(header);
        for it in &self.watched {
            let numbers = [it.value, it.above, it.below, it.ewma, it.ewma_limit].map(number);
            text.push_str(&line([it.period.to_string()].into_iter().chain(numbers)));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::alarm::{Watch, watch};
    use crate::forecast::{Period, Question, choose_series, forecast, read_series};
    use crate::input::Sheet;

    fn series() -> Series {
        let values = (0..40).map(|year| f64::from(100 + year * 37 % 50)).collect();
        Series { name: "a, \"b\"".to_owned(), first: Period::read("1980").unwrap(), values }
    }

    #[test]
    fn a_series_is_read_back_as_it_was() {
        let text = series().csv();
        let sheet = Sheet::parse("series.csv".as_ref(), text.as_bytes()).unwrap();
        let read = choose_series(&sheet, read_series(&sheet).unwrap(), None).unwrap();
        assert_eq!(read, series());
    }

    #[test]
    fn each_period_method_and_value_has_its_line() {
        let asked = Question { horizon: 2, levels: vec![0.8, 0.95], seed: 1 };
        let forecast = forecast(&series(), &asked).unwrap();
        let csv = forecast.csv();
        assert!(csv.starts_with("period,forecast,low_80,high_80,low_95,high_95\n2020,"), "{csv}");
        assert_eq!((csv.lines().count(), forecast.backtest_csv().lines().count()), (3, 10));
        let unfit = forecast.backtest_csv();
        assert!(unfit.contains("\nseasonal_naive,,,,\n"), "{unfit}");
        let alarm = watch(&series(), &Watch::default()).unwrap();
        assert_eq!(alarm.csv().lines().count(), 41);
    }
}
