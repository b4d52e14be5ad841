//! What comes next in a series and whether it left the ordinary: the form, and the answer in the
//! reader's language.
//!
//! It must never show a forecast without its intervals and its back-test, nor keep what was pasted.

use app::{
    Alarm, AtTheTime, ControlWords, Direction, Episode, FanWords, Forecast, Foreseen, HORIZONS,
    Method, MethodRow, On, Period, Series, Stretch, Told, Unread, Watched,
};
use kernel::PartialDate;

use super::telling::{Table, fault, figures, say, text, whole};
use crate::i18n::{Arg, message};
use crate::layout::{Frame, Html};
use crate::pages::page;

/// The form, what was wrong with what it sent, and what the series gave.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastPage {
    /// Whether the series is that of the house, and if so whether its figures are exact.
    pub house: Option<bool>,
    /// What was typed, or read from a file.
    pub typed: String,
    /// The series chosen among several.
    pub name: String,
    /// How far ahead.
    pub ahead: Stretch,
    /// Why nothing could be read.
    pub wrong: Option<Unread>,
    /// What the series gave.
    pub shown: Option<Foreseen>,
}

page!(ForecastPage, Agent, "desk/forecast.html", samples, Overview);

impl ForecastPage {
    /// The arrivals of the house.
    #[must_use]
    pub const fn of_house(shown: Option<Foreseen>, exact: bool, ahead: Stretch) -> Self {
        let house = Some(exact);
        Self { house, typed: String::new(), name: String::new(), ahead, wrong: None, shown }
    }

    /// A series that was given, before it is answered.
    #[must_use]
    pub const fn of_series(typed: String, name: String, ahead: Stretch) -> Self {
        Self { house: None, typed, name, ahead, wrong: None, shown: None }
    }

    /// What is wrong with what was given, with its place.
    #[must_use]
    pub fn fault(&self, t: &Frame, wrong: &Unread) -> String {
        fault(t, wrong)
    }

    /// Why nothing can be said of a series.
    #[must_use]
    pub fn why_not(&self, t: &Frame, told: &Told) -> String {
        say(t, "misread", told)
    }

    /// How far ahead may be asked: the number, and whether it is asked.
    #[must_use]
    pub fn horizons(&self) -> [(usize, bool); 4] {
        HORIZONS.map(|periods| (periods, periods == self.ahead.periods()))
    }

    /// The answer in one sentence: the last period ahead.
    #[must_use]
    pub fn headline(&self, t: &Frame, forecast: &Forecast) -> String {
        let Some(last) = forecast.ahead.last() else { return String::new() };
        let (period, point) = (period(t, last.period), figures(t).number(last.point));
        t.put2("forecast-number", &("period", period), &("n", point))
    }

    /// How sure that is: the widest interval of the last period ahead.
    #[must_use]
    pub fn doubt(&self, t: &Frame, forecast: &Forecast) -> String {
        let widest = forecast.ahead.last().and_then(|last| last.intervals.last());
        let Some(it) = widest else { return String::new() };
        let level = ("level", whole((it.level * 100.0).round()));
        let ends = between(t, it.low, it.high);
        message(t.locale, "estimate-doubt", &[level, ("ends", text(&ends))])
    }

    /// What to take care of, in the reader's language.
    #[must_use]
    pub fn cautions(&self, t: &Frame, forecast: &Forecast) -> Vec<String> {
        forecast.warnings.iter().map(|caution| say(t, "caution", &caution.told())).collect()
    }

    /// What comes: period, forecast, and of each level its heading and its interval.
    #[must_use]
    pub fn rows(&self, t: &Frame, forecast: &Forecast) -> Vec<Coming> {
        let levels = self.levels(t, forecast);
        let row = |it: &app::Ahead| {
            let each = it.intervals.iter().map(|it| between(t, it.low, it.high));
            Coming {
                period: period(t, it.period),
                point: figures(t).number(it.point),
                intervals: levels.iter().cloned().zip(each).collect(),
            }
        };
        forecast.ahead.iter().map(row).collect()
    }

    /// The headings of the intervals.
    #[must_use]
    pub fn levels(&self, t: &Frame, forecast: &Forecast) -> Vec<String> {
        let share = |level: f64| figures(t).percent(level);
        let levels = forecast.coverage.iter().map(|it| share(it.level));
        levels.map(|level| t.put("forecast-holds", "level", level)).collect()
    }

    /// The method chosen, and what it does.
    #[must_use]
    pub fn method(&self, t: &Frame, forecast: &Forecast) -> String {
        let (name, about) = (method(t, forecast.method), about(t, forecast.method));
        let model = ("model", text(&forecast.model));
        let values = [("method", text(&name)), ("about", text(&about)), model];
        message(t.locale, "forecast-method", &values)
    }

    /// How the methods were tried.
    #[must_use]
    pub fn tried(&self, t: &Frame, forecast: &Forecast) -> String {
        let past = &forecast.backtest;
        let (from, to) = (period(t, past.from), period(t, past.to));
        #[expect(clippy::cast_precision_loss, reason = "at most sixty times")]
        let times = ("times", whole(past.times as f64));
        message(t.locale, "forecast-tried", &[times, ("from", text(&from)), ("to", text(&to))])
    }

    /// How each method did, the best first: method, mean error, MASE, RMSSE, and whether it is chosen;
    /// or why it was not used.
    #[must_use]
    pub fn methods(&self, t: &Frame, forecast: &Forecast) -> Vec<MethodLine> {
        let figures = figures(t);
        let line = |row: &MethodRow| MethodLine {
            method: method(t, row.method),
            chosen: row.method == forecast.method,
            errors: row.errors.as_ref().map(|it| {
                let scaled = |error| figures.decimals(error, 2);
                [figures.number(it.mae), scaled(it.mase), scaled(it.rmsse)]
            }),
        };
        forecast.backtest.rows.iter().map(line).collect()
    }

    /// How often the intervals held, in sentences.
    #[must_use]
    pub fn held(&self, t: &Frame, forecast: &Forecast) -> Vec<String> {
        let share = |share: f64| figures(t).percent(share);
        let mut said: Vec<String> = (forecast.coverage.iter())
            .map(|it| {
                let [level, after, before] = [it.level, it.after, it.before].map(share);
                let before = ("before", text(&before));
                let values = [("level", text(&level)), ("after", text(&after)), before];
                message(t.locale, "forecast-held", &values)
            })
            .collect();
        said.push(match &forecast.at_the_time {
            Some(AtTheTime { times: _, mase, baseline, coverage }) => {
                let each = coverage.iter().map(|(level, held)| {
                    t.put2("forecast-held-at", &("held", share(*held)), &("level", share(*level)))
                });
                let shares = each.collect::<Vec<_>>().join(", ");
                let [mase, baseline] = [mase, baseline].map(|it| figures(t).decimals(*it, 2));
                let baseline = ("baseline", text(&baseline));
                let values = [("shares", text(&shares)), ("mase", text(&mase)), baseline];
                message(t.locale, "forecast-at-the-time", &values)
            }
            None => t.say("forecast-untried"),
        });
        said
    }

    /// The fan chart.
    #[must_use]
    pub fn fan(&self, t: &Frame, shown: &Foreseen, forecast: &Forecast) -> Html {
        let words = Self::fan_words(t, &shown.series, forecast);
        Html::drawn(app::in_page(&app::fan_chart(&shown.series, forecast, &words)))
    }

    /// The words of the fan chart in the reader's language.
    #[must_use]
    pub fn fan_words(t: &Frame, series: &Series, forecast: &Forecast) -> FanWords {
        let page = Self::of_series(String::new(), String::new(), Stretch::of(0));
        let method = method(t, forecast.method);
        let [from, to] = [forecast.first, forecast.last].map(|it| period(t, it));
        let line = t.put2("forecast-line", &("from", from), &("to", to));
        let (headline, doubt) = (page.headline(t, forecast), page.doubt(t, forecast));
        FanWords {
            id: "fan".into(),
            figures: figures(t),
            title: series.name.clone(),
            method: t.put("forecast-by", "method", method),
            description: format!("{line} {headline} {doubt}"),
            observed: t.say("forecast-observed"),
            forecast: t.say("forecast-forecast"),
            before: t.say("forecast-before"),
            holds: t.say("forecast-band"),
        }
    }

    /// Whether it left the ordinary, in one sentence.
    #[must_use]
    pub fn alarmed(&self, t: &Frame, alarm: &Alarm) -> String {
        let Some(first) = alarm.episodes.first() else { return t.say("alarm-none") };
        let (period, since) = (period(t, first.first), period(t, first.since));
        let key = match first.direction {
            Direction::Up => "alarm-more",
            Direction::Down => "alarm-less",
        };
        t.put2(key, &("period", period), &("since", since))
    }

    /// Every run of alarms: from when, until when, which way.
    #[must_use]
    pub fn episodes(&self, t: &Frame, alarm: &Alarm) -> Vec<[String; 3]> {
        let said = |it: &Episode| {
            let key = match it.direction {
                Direction::Up => "alarm-up",
                Direction::Down => "alarm-down",
            };
            [period(t, it.first), period(t, it.last), t.say(key)]
        };
        alarm.episodes.iter().map(said).collect()
    }

    /// What is taken as ordinary, and how often it alarms for nothing.
    #[must_use]
    pub fn ordinary(&self, t: &Frame, alarm: &Alarm) -> Vec<String> {
        let between = figures(t).number(alarm.between_false);
        let first = ("first", Arg::Number(i64::try_from(alarm.watch.in_control).unwrap_or(0)));
        let values = [first, ("between", text(&between))];
        let mut said = vec![message(t.locale, "alarm-ordinary", &values)];
        if alarm.leaning > 0.4 {
            let leaning = figures(t).decimals(alarm.leaning, 2);
            said.push(t.put("alarm-leaning", "leaning", leaning));
        }
        said.push(match alarm.first_ewma {
            Some(left) => t.put("alarm-ewma", "period", period(t, left)),
            None => t.say("alarm-no-ewma"),
        });
        said
    }

    /// The latest periods watched, the newest first: period, value, sum above, sum below, and whether
    /// they are in alarm.
    #[must_use]
    pub fn watched(&self, t: &Frame, alarm: &Alarm) -> Table<([String; 4], bool)> {
        let figures = figures(t);
        let row = |it: &Watched| {
            let [above, below] = [it.above, it.below].map(|sum| figures.decimals(sum, 1));
            let alarmed = it.above > alarm.watch.h || it.below > alarm.watch.h;
            ([period(t, it.period), figures.number(it.value), above, below], alarmed)
        };
        Table::of(alarm.watched.iter().rev().map(row).collect())
    }

    /// The control chart.
    #[must_use]
    pub fn control(&self, t: &Frame, alarm: &Alarm) -> Html {
        let words = Self::control_words(t, alarm);
        Html::drawn(app::in_page(&app::control_chart(alarm, &words)))
    }

    /// The words of the control chart in the reader's language.
    #[must_use]
    pub fn control_words(t: &Frame, alarm: &Alarm) -> ControlWords {
        let page = Self::of_series(String::new(), String::new(), Stretch::of(0));
        let scale = match alarm.watch.on {
            On::Level => "alarm-sums-level",
            On::Log => "alarm-sums-log",
            On::Difference => "alarm-sums-growth",
        };
        let limit = figures(t).number(alarm.watch.h);
        let runs = page.episodes(t, alarm).into_iter().map(|it| it.join(", "));
        let runs: Vec<String> = runs.collect();
        ControlWords {
            id: "control".into(),
            figures: figures(t),
            title: alarm.series.clone(),
            description: format!(
                "{} {} {}",
                t.say("alarm-picture"),
                page.alarmed(t, alarm),
                runs.join("; ")
            ),
            series: t.say("alarm-series"),
            sums: t.put(scale, "limit", limit),
            cut: t.say("alarm-cut"),
            ordinary: t.say("alarm-usual"),
            more: t.say("alarm-up"),
            less: t.say("alarm-down"),
            limit: t.say("alarm-limit"),
        }
    }

    /// The latest values, the newest first.
    #[must_use]
    pub fn values(&self, t: &Frame, series: &Series) -> Table<[String; 2]> {
        let rows = series.values.iter().enumerate().rev();
        let row = |(place, value): (usize, &f64)| {
            [period(t, series.period(place)), figures(t).number(*value)]
        };
        Table::of(rows.map(row).collect())
    }
}

/// What comes in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The period.
    pub period: String,
    /// The forecast.
    pub point: String,
    /// Each level and its interval.
    pub intervals: Vec<(String, String)>,
}

/// How a method did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodLine {
    /// Its name.
    pub method: String,
    /// Whether it is the one chosen.
    pub chosen: bool,
    /// Mean error, MASE, RMSSE; nothing where it did not fit.
    pub errors: Option<[String; 3]>,
}

/// A period in words: a month by its name, others by their label.
fn period(t: &Frame, period: Period) -> String {
    let label = period.to_string();
    label.parse::<PartialDate>().map_or(label, |it| t.born(&it))
}

fn between(t: &Frame, low: f64, high: f64) -> String {
    let [low, high] = [low, high].map(|end| figures(t).number(end));
    t.put2("figures-between", &("low", low), &("high", high))
}

fn method(t: &Frame, method: Method) -> String {
    t.one("method", method.key())
}

fn about(t: &Frame, method: Method) -> String {
    t.one("method-about", method.key())
}

fn samples() -> Vec<(&'static str, ForecastPage)> {
    // A yearly series has no season: it is forecast at once.
    let yearly: Vec<String> = (0..30_u32)
        .map(|year| format!("{},{}", 1996 + year, 900 + year * 37 % 210 + (year / 24) * 900))
        .collect();
    let yearly = format!("year,وصول\n{}\n", yearly.join("\n"));
    let months: Vec<String> =
        (1..=12_u32).map(|month| format!("2025-{month:02},{}", 20 + month * 7 % 11)).collect();
    let months = format!("month,arrivals\n{}\n", months.join("\n"));
    let ahead = Stretch::of(3);
    let page = |typed: &str| {
        let page = ForecastPage::of_series(typed.to_owned(), String::new(), ahead);
        match app::foreseen(typed.as_bytes(), None, ahead) {
            Ok(shown) => ForecastPage { shown: Some(shown), ..page },
            Err(wrong) => ForecastPage { wrong: Some(wrong), ..page },
        }
    };
    let short = page(&months);
    vec![
        ("empty", ForecastPage::of_house(None, true, ahead)),
        ("short", ForecastPage { house: Some(false), typed: String::new(), ..short }),
        ("yearly", page(&yearly)),
        ("slip", page("month,arrivals\n2025-01,3\n2025-03,4\n")),
    ]
}
