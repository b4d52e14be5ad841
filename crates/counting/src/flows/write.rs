//! Flows and accounts as separated text, to be read back by any program.
//!
//! It must never round what is published elsewhere: numbers keep six decimals.

use super::account::Account;
use super::refusal::Unsound;
use super::report::Report;
use crate::input::line;
use crate::numeric::decimal as number;

/// Less than this is nothing: it is what six decimals do not show.
const LEAST: f64 = 5e-7;

impl Report {
    /// The table of flows: a row an origin, a column a destination, commas between.
    #[must_use]
    pub fn csv(&self) -> String {
        let header = std::iter::once("origin").chain(self.places.iter().map(String::as_str));
        let mut text = line(header);
        for (origin, cells) in self.places.iter().zip(&self.flows) {
            let cells = cells.iter().map(|moves| number(*moves));
            text.push_str(&line(std::iter::once(origin.clone()).chain(cells)));
        }
        text
    }
}

impl Account {
    /// The whole account, a line a flow that is not nothing: `birthplace,from,to,people`. Besides
    /// the places, `from` may be `(birth)` or `(outside)` and `to` may be `(death)` or `(outside)`;
    /// who stayed goes from a place to itself.
    ///
    /// # Errors
    /// When there are not as many names as places.
    pub fn csv(&self, places: &[String]) -> Result<String, Unsound> {
        let array = self.array();
        let [rows, _, _] = array.size();
        super::stayers::same("names of places", places.len() + 2, rows)?;
        let named = |place: usize, beyond: &'static str| {
            let beyond = if place == places.len() { beyond } else { "(outside)" };
            places.get(place).map_or(beyond, String::as_str)
        };
        let mut text = line(["birthplace", "from", "to", "people"]);
        for (people, [from, to, birthplace]) in array.cells().iter().zip(array.places()) {
            if people.abs() < LEAST {
                continue;
            }
            let names = [named(birthplace, ""), named(from, "(birth)"), named(to, "(death)")];
            text.push_str(&line(names.map(str::to_owned).into_iter().chain([number(*people)])));
        }
        Ok(text)
    }
}
