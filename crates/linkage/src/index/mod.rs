//! One record against many: an index made once, asked often, stored as bytes.
//!
//! An index holds the folded records, the model and, for each blocking rule, its keys in order. A
//! record asked about is folded in the same way; its keys lead to a few candidates, which are
//! weighed as pairs are everywhere else.

mod bytes;
mod few;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::block::{Scratch, bind, unit_keys};
use crate::compare::frame::{Frame, FrameField};
use crate::compare::level::{Comparer, Memo};
use crate::explain::{Waterfall, waterfall};
use crate::link::Scorer;
use crate::model::{Model, Zone, probability};
use crate::settings::{Fault, Kind, Settings};
use crate::table::{Table, at, short};
pub use bytes::Unreadable;

/// A key that more records bear says too little to be looked up.
const KEY_MOST: usize = 4_000;
/// Candidates weighed for one question at the most, those with most keys in common first.
const WEIGHED_MOST: usize = 300;

/// Bits of a record that says the same in every field: in a table such rows are one before anything
/// is weighed, whatever the model has learned of rows that share a registration.
const ALIKE: f64 = 30.0;

/// Records that can be asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    settings: Settings,
    model: Model,
    /// For each domain its kind and its folded values.
    domains: Vec<(Kind, Vec<Box<str>>)>,
    fields: Vec<FrameField>,
    first: Vec<u32>,
    weight: Vec<u32>,
    rows: usize,
    /// For each rule the keys in order, and the unit of each.
    keys: Vec<Vec<(u64, u32)>>,
}

/// A record found.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The row in the table of the index; the first of those that are alike.
    pub row: u32,
    /// How many rows are alike.
    pub copies: u32,
    /// log2 of the odds that it is the person asked about.
    pub bits: f64,
    /// The same as a probability.
    pub probability: f64,
    /// What to do.
    pub zone: Zone,
}

impl Index {
    /// Makes an index of a table.
    ///
    /// # Errors
    /// When the settings do not fit the table.
    pub fn build(table: &Table, settings: &Settings, model: &Model) -> Result<Self, Fault> {
        settings.check()?;
        let frame = Frame::build(&[table], settings)?;
        let rules = bind(&frame, &settings.blocking)?;
        let keys = rules
            .par_iter()
            .map(|rule| {
                let (mut all, mut own) = (Vec::new(), Vec::new());
                let mut scratch = Scratch::default();
                for unit in 0..frame.units() {
                    unit_keys(&frame, rule, unit, (&mut scratch, &mut own));
                    all.extend(own.iter().map(|&key| (key, unit)));
                }
                all.sort_unstable();
                all
            })
            .collect();
        Ok(Self {
            settings: settings.clone(),
            model: model.clone(),
            rows: frame.unit_of.len(),
            domains: frame
                .domains
                .into_iter()
                .map(|domain| (domain.kind.unwrap_or(Kind::Text), domain.values))
                .collect(),
            fields: frame.fields,
            first: frame.first,
            weight: frame.weight,
            keys,
        })
    }

    /// How many records there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The settings it was made with.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The records that may be the one asked about, the likeliest first, without those that are
    /// surely another. `value` gives the value of a field, by its name in the settings.
    ///
    /// # Errors
    /// When the settings of the index do not fit together, which those of an index built here do.
    pub fn find<'a>(
        &self,
        value: impl Fn(&str) -> Option<&'a str>,
    ) -> Result<Vec<Candidate>, Fault> {
        let units = self.candidates(&value)?;
        let few = self.few(&units, &value);
        let comparer = Comparer::bind(&few, &self.settings)?;
        let scorer = Scorer::new(&few, &comparer, &self.model, &self.settings);
        let asked = short(units.len());
        let mut found: Vec<Candidate> = units
            .iter()
            .enumerate()
            .map(|(place, &unit)| {
                let bits = scorer.bits(short(place), asked, &mut Memo::none());
                let alike = few.are_alike(short(place), asked);
                self.candidate(unit, if alike { bits.max(ALIKE) } else { bits })
            })
            .filter(|candidate| candidate.zone != Zone::Different)
            .collect();
        found.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(a.row.cmp(&b.row)));
        Ok(found)
    }

    /// Why a record found is taken for the one asked about, or not; its values as folded.
    ///
    /// # Errors
    /// When there is no such row among the first of those that are alike.
    pub fn explain<'a>(
        &self,
        row: u32,
        value: impl Fn(&str) -> Option<&'a str>,
    ) -> Result<Waterfall, Fault> {
        let unit = self.first.iter().position(|&first| first == row);
        let unit = short(unit.ok_or_else(|| Fault::NoColumn(format!("row {row}")))?);
        let few = self.few(&[unit], &value);
        let comparer = Comparer::bind(&few, &self.settings)?;
        let scorer = Scorer::new(&few, &comparer, &self.model, &self.settings);
        Ok(waterfall(&scorer, &self.settings, (0, 1), |field| {
            (self.folded(field, unit), value(field).map(str::to_owned))
        }))
    }

    fn candidate(&self, unit: u32, bits: f64) -> Candidate {
        let probability = probability(bits);
        Candidate {
            row: at(&self.first, unit as usize),
            copies: at(&self.weight, unit as usize),
            bits,
            probability,
            zone: self.model.zones.of(probability),
        }
    }

    /// The units that share keys with the record asked about, those that share most first.
    fn candidates<'a>(&self, value: &impl Fn(&str) -> Option<&'a str>) -> Result<Vec<u32>, Fault> {
        if self.keys.is_empty() {
            // Small tables have no rules: every record is looked at.
            return Ok((0..short(self.first.len())).collect());
        }
        let asked = self.few(&[], value);
        let rules = bind(&asked, &self.settings.blocking)?;
        let mut votes: FxHashMap<u32, u32> = FxHashMap::default();
        let mut keys = Vec::new();
        for (rule, all) in rules.iter().zip(&self.keys) {
            unit_keys(&asked, rule, 0, (&mut Scratch::default(), &mut keys));
            for &key in &keys {
                let from = all.partition_point(|(other, _)| *other < key);
                let rest = all.get(from..).unwrap_or_default();
                let same = rest.partition_point(|(other, _)| *other == key);
                if same <= KEY_MOST {
                    for (_, unit) in rest.iter().take(same) {
                        *votes.entry(*unit).or_default() += 1;
                    }
                }
            }
        }
        let mut ranked: Vec<(u32, u32)> = votes.into_iter().collect();
        ranked.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(WEIGHED_MOST);
        Ok(ranked.into_iter().map(|(unit, _)| unit).collect())
    }

    fn folded(&self, field: &str, unit: u32) -> Option<String> {
        let field = self.fields.iter().find(|known| known.name == field)?;
        let (_, values) = self.domains.get(field.domain)?;
        values.get(field.code(unit) as usize).map(|value| value.to_string())
    }
}

#[cfg(test)]
mod tests;
