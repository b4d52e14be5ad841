//! A report of flows as text, for a reader who has never seen one.
//!
//! It must never show a number without what it rests on.

use std::fmt::Write;

use super::estimate::Assumption;
use super::report::{PlaceAccount, Report};
use crate::numeric::apart;

/// More places than this make a table too wide to read: the largest flows are shown instead.
const PLACES_ACROSS: usize = 10;
/// Flows shown where the table is too wide.
const FLOWS_SHOWN: usize = 25;

impl Report {
    /// The report in words: the answer, its doubt, the table, the accounts, what was assumed.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.answer(&mut text);
        if self.places.len() <= PLACES_ACROSS {
            heading(&mut text, "Moves, from the row to the column");
            text.push_str(&aligned(&self.table()));
        } else {
            heading(&mut text, &format!("The {FLOWS_SHOWN} largest flows"));
            text.push_str(&aligned(&self.largest()));
        }
        heading(&mut text, "The account of each place");
        text.push_str(&aligned(&self.account_rows()));
        self.index_lines(&mut text);
        list(&mut text, "What was assumed", &self.assumed);
        list(&mut text, "Before you use this", &self.warnings);
        text
    }

    /// A title for a picture of the flows.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} moves between {} places", apart(self.total, 0), self.places.len())
    }

    /// What the numbers rest on, in one or two sentences.
    #[must_use]
    pub fn note(&self) -> String {
        match self.assumption {
            Assumption::Minimum => {
                "Estimated from stocks: the fewest moves that explain them.".into()
            }
            Assumption::Independence => {
                "Estimated from stocks: where people are says nothing about \
                where they were."
                    .into()
            }
            Assumption::Mixture(weight) => format!(
                "Estimated from stocks: {} of independence, the rest the fewest moves.",
                weight.get()
            ),
        }
    }

    fn answer(&self, text: &mut String) {
        let (total, places) = (apart(self.total, 0), self.places.len());
        let _ = match self.assumption {
            Assumption::Minimum => {
                writeln!(
                    text,
                    "At least {total} people moved between these {places} places, given what is assumed below."
                )
            }
            Assumption::Independence | Assumption::Mixture(_) => {
                writeln!(
                    text,
                    "About {total} people moved between these {places} places, if the \
                    assumption below holds."
                )
            }
        };
        let (few, many) = (apart(self.fewest, 0), apart(self.independent, 0));
        let _ = writeln!(
            text,
            "The same stocks are explained by {few} moves (as many as can stayed) and by {many}\n\
             (where people are says nothing about where they were). No census counts moves: which is\n\
             nearer cannot be told from these numbers."
        );
    }

    fn table(&self) -> Vec<Vec<String>> {
        let places = decimals(self.flows.iter().flatten());
        let mut rows = vec![
            std::iter::once(String::new())
                .chain(self.places.iter().cloned())
                .chain(["out".to_owned()])
                .collect::<Vec<_>>(),
        ];
        for (origin, (name, cells)) in self.places.iter().zip(&self.flows).enumerate() {
            let cells = cells.iter().enumerate().map(|(destination, moves)| {
                if origin == destination { "-".to_owned() } else { apart(*moves, places) }
            });
            let out = self.accounts.get(origin).map_or(0.0, |account| account.departures);
            let row = std::iter::once(name.clone()).chain(cells).chain([apart(out, places)]);
            rows.push(row.collect());
        }
        let into = self.accounts.iter().map(|account| apart(account.arrivals, places));
        let row = std::iter::once("in".to_owned()).chain(into).chain([apart(self.total, places)]);
        rows.push(row.collect());
        rows
    }

    fn largest(&self) -> Vec<Vec<String>> {
        let mut flows: Vec<(f64, &str, &str)> = Vec::new();
        for (origin, cells) in self.places.iter().zip(&self.flows) {
            flows.extend(
                cells.iter().zip(&self.places).map(|(moves, place)| (*moves, &**origin, &**place)),
            );
        }
        flows.sort_by(|one, other| other.0.total_cmp(&one.0));
        flows.truncate(FLOWS_SHOWN);
        let places = decimals(flows.iter().map(|(moves, ..)| moves));
        let header = ["from", "to", "people"].map(str::to_owned).to_vec();
        let rows = flows.iter().map(|(moves, origin, destination)| {
            vec![(*origin).to_owned(), (*destination).to_owned(), apart(*moves, places)]
        });
        std::iter::once(header).chain(rows).collect()
    }

    fn account_rows(&self) -> Vec<Vec<String>> {
        let columns: [Column; 9] = [
            ("start", |it| it.start),
            ("born", |it| it.births),
            ("in", |it| it.arrivals),
            ("from outside", |it| it.came),
            ("out", |it| it.departures),
            ("died", |it| it.deaths),
            ("to outside", |it| it.left),
            ("adjusted", |it| it.adjusted),
            ("end", |it| it.end),
        ];
        // What is nothing everywhere is left out.
        let kept: Vec<Column> = columns
            .into_iter()
            .filter(|(name, of)| {
                let whole = ["start", "end", "in", "out"].contains(name);
                whole || self.accounts.iter().any(|account| of(account).abs() > 5e-7)
            })
            .collect();
        let all = || self.accounts.iter().flat_map(|it| kept.iter().map(move |(_, of)| of(it)));
        let places = decimals(all().collect::<Vec<_>>().iter());
        let header = kept.iter().map(|(name, _)| (*name).to_owned());
        let mut rows = vec![std::iter::once(String::new()).chain(header).collect::<Vec<_>>()];
        for account in &self.accounts {
            let cells = kept.iter().map(|(_, of)| apart(of(account), places));
            rows.push(std::iter::once(account.place.clone()).chain(cells).collect());
        }
        rows
    }

    fn index_lines(&self, text: &mut String) {
        heading(text, "Indices");
        let indices = &self.indices;
        let lines = [
            ("moves per 100 people at the start", indices.crude, 2),
            ("net moves per 100 people", indices.net_rate, 2),
            ("effectiveness, 0 to 100: 100 is all one way", indices.effectiveness, 1),
            (
                "connectivity: pairs of places with a flow, of 100",
                indices.connectivity.map(|share| share * 100.0),
                1,
            ),
        ];
        let rows = lines
            .into_iter()
            .filter_map(|(name, index, places)| Some(vec![name.to_owned(), apart(index?, places)]));
        text.push_str(&aligned(&rows.collect::<Vec<_>>()));
    }
}

/// A column of an account: its name, and the number it shows.
type Column = (&'static str, fn(&PlaceAccount) -> f64);

fn heading(text: &mut String, words: &str) {
    let _ = write!(text, "\n{words}\n");
}

fn list(text: &mut String, words: &str, points: &[String]) {
    if points.is_empty() {
        return;
    }
    heading(text, words);
    for point in points {
        let mut width = 0;
        text.push_str("  -");
        for word in point.split_whitespace() {
            let long = word.chars().count() + 1;
            if width + long > 92 {
                text.push_str("\n   ");
                width = 0;
            }
            width += long;
            text.push(' ');
            text.push_str(word);
        }
        text.push('\n');
    }
}

/// Rows in columns: the first to the left, the others to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for (line_number, row) in rows.iter().enumerate() {
        let mut line = String::from(" ");
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width - cell.chars().count());
            // Names of columns stand over their numbers.
            let words = line_number > 0 && cell.chars().any(char::is_alphabetic);
            let _ = if place == 0 || words {
                write!(line, " {cell}{pad} ")
            } else {
                write!(line, " {pad}{cell} ")
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Decimals that show these numbers: none when all are whole, or some so large that a tenth of a
/// person says nothing.
pub(crate) fn decimals<'a>(numbers: impl Iterator<Item = &'a f64>) -> usize {
    let (mut whole, mut largest) = (true, 0.0_f64);
    for number in numbers {
        whole &= (number - number.round()).abs() <= 1e-6;
        largest = largest.max(number.abs());
    }
    usize::from(!whole && largest < 10_000.0)
}
