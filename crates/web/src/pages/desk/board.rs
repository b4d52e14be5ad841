//! The board: the account of a period, place by place, for those who steer. It opens no file.

use app::{Applications, Board, BoardLine, BoardMonth, Rate, Shown, Wait};
use jiff::civil::Date;

use super::telling::figures;
use crate::i18n::Words;
use crate::layout::{Frame, Html, escaped, percent};
use crate::pages::page;
use crate::sample;

/// How high the picture's columns are, at most.
const HIGH: u64 = 120;

/// Where they stand, from the top.
const BASE: usize = 140;

/// A month in the picture: where, how high, and what is written under it.
struct Column {
    x: usize,
    came: usize,
    went: usize,
    month: i8,
    year: Option<i16>,
}

/// The account of a period as its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPage {
    /// The figures.
    pub board: Board,
}

page!(BoardPage, Agent, "desk/board.html", samples, Overview);

impl BoardPage {
    /// A figure, or that it is too small to be shown.
    #[must_use]
    pub fn figure(&self, t: &Frame, shown: &Shown) -> String {
        match shown {
            Shown::Exact(number) | Shown::Near(number) => {
                t.number(&usize::try_from(*number).unwrap_or(usize::MAX))
            }
            Shown::Few => t.say("board-few"),
        }
    }

    /// The period in words.
    #[must_use]
    pub fn period(&self, t: &Frame) -> String {
        let said = |day| t.when().long(day);
        let (first, last) = (said(self.board.first), said(self.board.last));
        t.put2("board-period", &("from", first.as_str()), &("to", last.as_str()))
    }

    /// The interval of a rate in words.
    #[must_use]
    pub fn between(&self, t: &Frame, rate: &Rate) -> String {
        let (low, high) = (self.percent(t, &rate.low), self.percent(t, &rate.high));
        t.put2("board-between", &("low", low.as_str()), &("high", high.as_str()))
    }

    /// A number of tenths as a number of percent.
    #[must_use]
    pub fn percent(&self, t: &Frame, tenths: &u64) -> String {
        figures(t).decimals(*tenths as f64 / 10.0, 1)
    }

    /// The name of a place.
    fn place(&self, t: &Frame, place: &str) -> Html {
        match named(t, place) {
            Some(said) => Html::drawn(escaped(&said)),
            None => t.name(place),
        }
    }

    /// The rows of the table: each place, and all together.
    #[must_use]
    pub fn rows(&self, t: &Frame) -> Vec<(Html, &BoardLine)> {
        let places = self.board.places.iter().map(|(place, line)| (self.place(t, place), line));
        let all = Html::drawn(escaped(&t.say("board-all")));
        places.chain([(all, &self.board.whole)]).collect()
    }

    /// What the records do not explain, in words; nothing when they explain everything.
    #[must_use]
    pub fn unexplained(&self, t: &Frame, line: &BoardLine) -> Option<String> {
        self.left_over(t, &line.more, &line.fewer)
    }

    /// The same of what is too many and what is missing.
    #[must_use]
    pub fn left_over(&self, t: &Frame, more: &Shown, fewer: &Shown) -> Option<String> {
        let none = |shown: Shown| shown.number() == 0 && shown != Shown::Few;
        match (none(*more), none(*fewer)) {
            (true, true) => None,
            (false, _) => Some(t.put("board-more", "n", self.figure(t, more).as_str())),
            (true, false) => Some(t.put("board-fewer", "n", self.figure(t, fewer).as_str())),
        }
    }

    /// Whether something is unexplained at any place, though it may cancel in the whole.
    #[must_use]
    pub fn leaves_open(&self, t: &Frame) -> bool {
        let places = self.board.places.iter().map(|(_, line)| line);
        places.chain([&self.board.whole]).any(|line| self.unexplained(t, line).is_some())
    }

    /// The part of the query that names the period.
    #[must_use]
    pub fn query(&self) -> String {
        let day = |day: Date| percent(&day.to_string());
        format!("from={}&to={}", day(self.board.first), day(self.board.last))
    }

    /// A month in words.
    #[must_use]
    pub fn month(&self, t: &Frame, month: &BoardMonth) -> String {
        t.plain(&Words::month(month.year, month.month))
    }

    /// How wide the picture is, and its columns: full ones came, hollow ones left.
    fn columns(&self) -> (usize, Vec<Column>) {
        let months = &self.board.months;
        let most = months.iter().map(|it| it.came.number().max(it.went.number())).max();
        let most = most.unwrap_or(0).max(1);
        let high = |shown: Shown| usize::try_from(shown.number() * HIGH / most).unwrap_or_default();
        let columns = months.iter().enumerate().map(|(place, month)| Column {
            x: 48 * place + 8,
            came: high(month.came),
            went: high(month.went),
            month: month.month,
            year: (place == 0 || month.month == 1).then_some(month.year),
        });
        (48 * months.len().max(1) + 8, columns.collect())
    }

    /// The picture of who came and left, month by month.
    #[must_use]
    pub fn picture(&self, t: &Frame) -> Html {
        let (wide, columns) = self.columns();
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{}\" width=\"{wide}\" height=\"180\" \
             viewBox=\"0 0 {wide} 180\" font-family=\"system-ui,sans-serif\" font-size=\"13\" \
             fill=\"currentColor\">",
            escaped(&t.say("board-picture"))
        );
        for Column { x, came, went, month, year } in columns {
            svg.push_str(&format!(
                "<rect x=\"{x}\" y=\"{}\" width=\"16\" height=\"{came}\"/>\
                 <rect x=\"{}\" y=\"{}\" width=\"14\" height=\"{}\" fill=\"none\" \
                 stroke=\"currentColor\" stroke-width=\"2\"/>\
                 <text x=\"{middle}\" y=\"160\" text-anchor=\"middle\">{month:02}</text>",
                BASE - came,
                x + 19,
                BASE + 1 - went,
                went.saturating_sub(2).max(usize::from(went > 0)),
                middle = x + 18,
            ));
            if let Some(year) = year {
                svg.push_str(&format!(
                    "<text x=\"{}\" y=\"175\" text-anchor=\"middle\">{year}</text>",
                    x + 18
                ));
            }
        }
        svg.push_str(&format!("<path d=\"M0 {BASE}H{wide}\" stroke=\"currentColor\"/></svg>"));
        Html::drawn(svg)
    }

    /// The table of places as a sheet.
    #[must_use]
    pub fn csv(&self, t: &Frame) -> String {
        let heads = [
            "board-place",
            "board-start",
            "board-came",
            "board-moved-in",
            "board-went",
            "board-moved-out",
            "board-unexplained",
            "board-end",
        ];
        let mut text = heads.map(|key| app::csv_cell(&t.say(key))).join(",") + "\r\n";
        let said = |place: &str| named(t, place).unwrap_or_else(|| place.to_owned());
        let places = self.board.places.iter().map(|(place, line)| (said(place), line));
        for (place, line) in places.chain([(t.say("board-all"), &self.board.whole)]) {
            let figure = |shown: Shown| match shown {
                Shown::Exact(number) | Shown::Near(number) => number.to_string(),
                Shown::Few => "<5".to_owned(),
            };
            let unexplained = match (line.more, line.fewer) {
                (Shown::Exact(0) | Shown::Near(0), Shown::Exact(0) | Shown::Near(0)) => "0".into(),
                (Shown::Exact(0) | Shown::Near(0), fewer) => format!("−{}", figure(fewer)),
                (more, _) => figure(more),
            };
            let row = [
                app::csv_cell(&place),
                figure(line.start),
                figure(line.came),
                figure(line.moved_in),
                figure(line.went),
                figure(line.moved_out),
                unexplained,
                figure(line.end),
            ];
            text.push_str(&(row.join(",") + "\r\n"));
        }
        text
    }
}

/// What is said in place of a name where no office has recorded anything.
fn named(t: &Frame, place: &str) -> Option<String> {
    (place == app::NO_OFFICE).then(|| t.say("board-no-place"))
}

/// How many came and went, month by month, in the samples.
const MONTHS: [(u64, u64); 12] = [
    (31, 2),
    (28, 4),
    (44, 3),
    (52, 9),
    (39, 12),
    (24, 8),
    (36, 11),
    (41, 7),
    (47, 15),
    (33, 9),
    (29, 13),
    (18, 3),
];

fn samples() -> Vec<(&'static str, BoardPage)> {
    let line = |exact: bool, figures: [u64; 8]| {
        let [start, came, moved_in, went, moved_out, more, fewer, end] =
            figures.map(|figure| Shown::of(figure, exact));
        BoardLine { start, came, moved_in, went, moved_out, more, fewer, end }
    };
    let board = |exact: bool| {
        let shown = |figure| Shown::of(figure, exact);
        let month = |(place, (came, went)): (i8, (u64, u64))| BoardMonth {
            year: if place < 6 { 2025 } else { 2026 },
            month: (place + 6) % 12 + 1,
            came: shown(came),
            went: shown(went),
        };
        Board {
            first: sample::day(-365),
            last: sample::day(0),
            places: vec![
                ("cada-villeurbanne".into(), line(exact, [112, 0, 61, 38, 3, 0, 1, 131])),
                ("guda-lyon".into(), line(exact, [402, 0, 388, 55, 61, 0, 0, 674])),
                (app::NO_OFFICE.into(), line(exact, [2, 4, 0, 1, 3, 0, 0, 2])),
                ("spada-lyon".into(), line(exact, [40, 418, 0, 2, 385, 0, 0, 71])),
            ],
            whole: line(exact, [556, 422, 449, 96, 452, 0, 1, 878]),
            applications: Applications {
                start: shown(310),
                lodged: shown(377),
                decided: shown(342),
                withdrawn: shown(3),
                more: shown(7),
                fewer: shown(0),
                end: shown(349),
                recognition: Some(if exact {
                    Rate { rate: 395, low: 345, high: 448, of: shown(342) }
                } else {
                    Rate { rate: 400, low: 340, high: 450, of: shown(342) }
                }),
                delay: Some(Wait { days: 148, of: shown(342) }),
                waiting: Some(Wait { days: 97, of: shown(342) }),
            },
            months: (0_i8..).zip(MONTHS).map(month).collect(),
            months_cut: None,
            exact,
        }
    };
    let empty = Board {
        places: Vec::new(),
        whole: line(true, [0; 8]),
        applications: Applications {
            start: Shown::Exact(0),
            lodged: Shown::Exact(0),
            decided: Shown::Exact(0),
            withdrawn: Shown::Exact(0),
            more: Shown::Exact(0),
            fewer: Shown::Exact(0),
            end: Shown::Exact(0),
            recognition: None,
            delay: None,
            waiting: None,
        },
        months: Vec::new(),
        ..board(true)
    };
    vec![
        ("exact", BoardPage { board: board(true) }),
        ("long", BoardPage { board: Board { months_cut: Some(36), ..board(true) } }),
        ("protected", BoardPage { board: board(false) }),
        ("empty", BoardPage { board: empty }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn a_place_named_like_a_formula_is_text_in_a_spreadsheet() {
        let t = sample::frame(Locale::En, sample::Reader::Agent);
        let exact = samples().remove(0).1;
        let line = exact.board.whole;
        let names = ["=1+1", "+33", "-2", "@SUM", "\tx", "\rx", "a\"b", app::NO_OFFICE];
        let places = names.map(|name| (name.to_owned(), line)).to_vec();
        let page = BoardPage { board: Board { places, ..exact.board } };
        let sheet = page.csv(&t);
        for (name, cell) in [
            ("=1+1", "'=1+1,"),
            ("+33, a number", "+33,"),
            ("-2, a number", "-2,"),
            ("@SUM", "'@SUM,"),
            ("tab", "\"'\tx\","),
            ("return", "\"'\rx\","),
            ("quote", "\"a\"\"b\","),
            ("none", "No office yet,"),
        ] {
            assert!(sheet.contains(&format!("\n{cell}")), "{name}: {sheet}");
        }
    }
}
