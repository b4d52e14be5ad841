//! Figures of groups as separated text, to be read back by any program.
//!
//! It must never write a figure that is withheld, nor one side without the other.

use super::figures::{Cell, GroupFigures, Mean};
use super::gap::Rate;
use super::report::Report;
use crate::input::line;
use crate::numeric::decimal as number;

impl Report {
    /// The figures of everyone, of each group and of each span of months since arrival:
    /// `of,what,people,mean,low,high`. What is withheld has no line.
    #[must_use]
    pub fn csv(&self) -> String {
        let header = ["of", "what", "people", "mean", "low", "high"];
        let mut text = line(header);
        group(&mut text, "everyone", &self.all);
        for (name, cell) in &self.groups {
            group(&mut text, &format!("group {name}"), cell);
        }
        for step in &self.trajectory {
            if let Cell::Told(score) = &step.score {
                let of = format!("months {}-{}", step.from_month, step.to_month);
                mean(&mut text, &of, "score", score);
            }
        }
        text
    }
}

fn group(text: &mut String, of: &str, cell: &Cell<GroupFigures>) {
    let Some(figures) = cell.told() else { return };
    let host = figures.host;
    if let Some(waited) = &host.waiting_days {
        mean(text, of, "host: waiting_days", waited);
    }
    let rates = [
        ("host: registration_refused", host.registration_refused),
        ("host: discrimination_reported", host.discrimination_reported),
    ];
    for (what, found) in rates {
        if let Some(found) = found {
            rate(text, of, what, found);
        }
    }
    mean(text, of, "score", &figures.score);
    for (name, score) in &figures.dimensions {
        mean(text, of, name, score);
    }
}

fn mean(text: &mut String, of: &str, what: &str, it: &Mean) {
    let numbers = [it.mean, it.interval.low, it.interval.high].map(number);
    let cells = [of.to_owned(), what.to_owned(), it.people.to_string()];
    text.push_str(&line(cells.into_iter().chain(numbers)));
}

fn rate(text: &mut String, of: &str, what: &str, it: Rate) {
    let interval = it.interval();
    let numbers = [it.share(), interval.low, interval.high].map(number);
    let cells = [of.to_owned(), what.to_owned(), it.of().to_string()];
    text.push_str(&line(cells.into_iter().chain(numbers)));
}
