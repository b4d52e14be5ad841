//! What is drawn: places, flows between them, and the words around.
//!
//! It must never drop a small place: beyond what can be told apart, places are put together under a
//! name that says how many they are.

use nalgebra::DMatrix;

use super::figures::Figures;
use super::svg::{Anchor, Svg, lines};
use crate::flows::{Refusal, at, decimals};
use crate::numeric::apart;

/// The words around a picture, in the language of its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What tells the ids of this picture from those of others on a page: letters and digits.
    pub id: String,
    /// The title.
    pub title: String,
    /// What the numbers rest on: stands under the title and in the description.
    pub note: String,
    /// The heading of departures.
    pub out: String,
    /// The heading of arrivals.
    pub into: String,
    /// The heading of origins.
    pub from: String,
    /// The heading of destinations.
    pub to: String,
    /// Behind the number of places that are drawn as one.
    pub others: String,
    /// Before the number of moves among places that are drawn as one.
    pub undrawn: String,
    /// How a chord is read.
    pub chord_help: String,
    /// How numbers are written.
    pub figures: Figures,
}

impl Words {
    /// Words in English.
    #[must_use]
    pub fn english(id: &str, title: &str, note: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            note: note.to_owned(),
            out: "out".to_owned(),
            into: "in".to_owned(),
            from: "From".to_owned(),
            to: "To".to_owned(),
            others: "others".to_owned(),
            undrawn: "Not drawn, moves among the others:".to_owned(),
            chord_help:
                "A ribbon touches the place people leave, has its colour, and ends short of \
                the place they come to."
                    .to_owned(),
            figures: Figures::english(),
        }
    }
}

/// Most places drawn apart.
const PLACES_APART: usize = 14;
/// Less than this many people is no flow.
const NO_FLOW: f64 = 1e-6;
/// Flows that the description names.
const FLOWS_TOLD: usize = 8;

/// Flows between places, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub(super) places: Vec<String>,
    flows: DMatrix<f64>,
    decimals: usize,
    pub(super) words: Words,
}

impl Picture {
    /// A picture of flows (origins × destinations; the diagonal is not drawn). When there are many
    /// places, those with the fewest moves are put together; moves among them are not drawn.
    ///
    /// # Errors
    /// When flows are not square, there is not one name a place, or a number is negative or none.
    pub fn new(places: &[String], flows: &DMatrix<f64>, words: Words) -> Result<Self, Refusal> {
        let (rows, columns) = flows.shape();
        for (what, found) in [("rows of flows", rows), ("columns of flows", columns)] {
            if found != places.len() {
                return Err(Refusal::Shape { what, found, wanted: places.len() });
            }
        }
        if let Some(number) = flows.iter().find(|cell| !(cell.is_finite() && **cell >= 0.0)) {
            return Err(Refusal::Number { what: "flow", number: *number });
        }
        let decimals = decimals(flows.iter());
        let mut flows = flows.clone();
        flows.fill_diagonal(0.0);
        let mut picture = Self { places: places.to_vec(), flows, decimals, words };
        if places.len() > PLACES_APART {
            picture.gather();
        }
        Ok(picture)
    }

    /// Puts the places with the fewest moves together.
    fn gather(&mut self) {
        let count = self.places.len();
        let mut order: Vec<usize> = (0..count).collect();
        let moves = |place: &usize| self.leaving(*place) + self.coming(*place);
        order.sort_by(|one, other| moves(other).total_cmp(&moves(one)));
        let mut group = vec![PLACES_APART - 1; count];
        let mut apart: Vec<usize> = order.into_iter().take(PLACES_APART - 1).collect();
        apart.sort_unstable();
        for (new, old) in apart.iter().enumerate() {
            if let Some(group) = group.get_mut(*old) {
                *group = new;
            }
        }
        let mut flows = DMatrix::zeros(PLACES_APART, PLACES_APART);
        for (row, to_row) in group.iter().enumerate() {
            for (column, to_column) in group.iter().enumerate() {
                if let Some(cell) = flows.get_mut((*to_row, *to_column)) {
                    *cell += at(&self.flows, row, column);
                }
            }
        }
        let among = self.people(flows.diagonal().sum());
        self.words.note = format!("{} {} {among}.", self.words.note, self.words.undrawn);
        flows.fill_diagonal(0.0);
        let others = format!("{} {}", count - apart.len(), self.words.others);
        let kept = apart.iter().filter_map(|place| self.places.get(*place).cloned());
        self.places = kept.chain([others]).collect();
        self.flows = flows;
    }

    /// People from one place to another; none where there is no flow.
    pub(super) fn flow(&self, from: usize, to: usize) -> Option<f64> {
        Some(at(&self.flows, from, to)).filter(|people| *people > NO_FLOW)
    }

    /// People who leave a place.
    pub(super) fn leaving(&self, place: usize) -> f64 {
        self.flows.row_iter().nth(place).map_or(0.0, |row| row.sum())
    }

    /// People who come to a place.
    pub(super) fn coming(&self, place: usize) -> f64 {
        self.flows.column_iter().nth(place).map_or(0.0, |column| column.sum())
    }

    /// All who move.
    pub(super) fn total(&self) -> f64 {
        self.flows.sum()
    }

    /// All flows there are: from, to, people; the largest first.
    pub(super) fn largest(&self) -> Vec<(usize, usize, f64)> {
        let places = 0..self.places.len();
        let mut flows: Vec<_> = (places.clone())
            .flat_map(|from| places.clone().map(move |to| (from, to)))
            .filter_map(|(from, to)| Some((from, to, self.flow(from, to)?)))
            .collect();
        flows.sort_by(|one, other| other.2.total_cmp(&one.2));
        flows
    }

    pub(super) fn name(&self, place: usize) -> &str {
        self.places.get(place).map_or("", String::as_str)
    }

    pub(super) fn people(&self, people: f64) -> String {
        self.words.figures.written(&apart(people, self.decimals))
    }

    /// One flow in words; names keep their own direction.
    pub(super) fn says(&self, (from, to, people): (usize, usize, f64)) -> String {
        let isolated = |place| format!("\u{2068}{}\u{2069}", self.name(place));
        format!("{} → {}: {}", isolated(from), isolated(to), self.people(people))
    }

    /// What the picture says, to be read aloud: the note, the sum, the largest flows.
    pub(super) fn description(&self) -> String {
        let flows = self.largest();
        let told: Vec<String> = flows.iter().take(FLOWS_TOLD).map(|it| self.says(*it)).collect();
        let more = flows.len().saturating_sub(FLOWS_TOLD);
        let rest = if more > 0 { format!("; + {more}") } else { String::new() };
        format!("{} Σ {}. {}{rest}", self.words.note, self.people(self.total()), told.join("; "))
    }

    /// Writes title and note at the top; where they end.
    pub(super) fn heading(&self, svg: &mut Svg) -> f64 {
        let mut y = 6.0;
        for line in lines(&self.words.title, 38) {
            y += 17.0;
            svg.text((8.0, y), 15.0, Anchor::Left, &line);
        }
        y += 2.0;
        for line in lines(&self.words.note, 50) {
            y += 14.0;
            svg.text((8.0, y), 11.5, Anchor::Left, &line);
        }
        y
    }
}
