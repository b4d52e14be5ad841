//! What a run found, in rows.

use super::{Scorer, log_odds};
use crate::block::Scope;
use crate::cluster::{self, Edge};
use crate::model::{Model, Zone, probability};
use crate::settings::{Kind, Settings};
use crate::table::{Table, at, short};

/// Two rows and how likely they are one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// A row: of the left table, or of the table.
    pub left: u32,
    /// A row: of the right table, or of the table.
    pub right: u32,
    /// log2 of the odds.
    pub bits: f32,
    /// How likely, 0 to 1.
    pub probability: f64,
    /// What to do.
    pub zone: Zone,
    /// Whether both are in one cluster.
    pub linked: bool,
}

/// What a run found.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The model with its numbers.
    pub model: Model,
    /// Pairs that may be one person, the likeliest first. Copies of a row are paired with the first
    /// of them only.
    pub pairs: Vec<Pair>,
    /// For each row, the left table's first, the number of its cluster.
    pub clusters: Vec<u32>,
    /// How many rows are of the left table; all when there is one table.
    pub left_rows: usize,
    /// Whether each record got one partner at the most.
    pub one_to_one: bool,
    /// How many pairs were looked at.
    pub compared: u64,
    /// What the reader should know.
    pub notes: Vec<Note>,
}

/// Something the reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// No column says anything about who a row is.
    NothingToCompare,
    /// So many rows are copies of another row.
    Copies(u64),
    /// A blocking rule left so many rows in blocks nothing could split; they were cut into pieces.
    BlocksCut {
        /// The rule, from 0.
        rule: usize,
        /// Rows.
        rows: u64,
    },
    /// The weakest pairs were dropped to keep the memory bounded.
    PairsDropped,
    /// The columns say too little: two records that agree in all of them are more likely two persons.
    TooLittle,
}

/// With nothing to compare, rows alike in every column but their numbers are one.
pub(super) fn verbatim(tables: &[&Table], settings: &Settings) -> Outcome {
    let mut known = std::collections::BTreeMap::new();
    let mut clusters = Vec::new();
    for table in tables {
        let columns: Vec<_> = table
            .columns
            .iter()
            .filter(|column| {
                settings.field(&column.name).is_none_or(|field| field.kind != Kind::RowId)
            })
            .collect();
        for row in 0..table.rows() {
            let values: Vec<Option<&str>> = columns.iter().map(|column| column.get(row)).collect();
            let next = known.len();
            clusters.push(short(*known.entry(values).or_insert(next)));
        }
    }
    let copies = (clusters.len() - known.len()) as u64;
    let mut notes = vec![Note::NothingToCompare];
    if copies > 0 {
        notes.push(Note::Copies(copies));
    }
    Outcome {
        model: Model::empty(),
        pairs: Vec::new(),
        clusters,
        left_rows: tables.first().map_or(0, |table| table.rows()),
        one_to_one: false,
        compared: 0,
        notes,
    }
}

impl Outcome {
    /// Turns units into rows.
    pub(super) fn fill(&mut self, scorer: &Scorer<'_>, edges: &[Edge], of: &[u32], scope: Scope) {
        let frame = scorer.frame;
        let zones = self.model.zones;
        let mut copies: Vec<(u32, u32, f64)> = Vec::new();
        let mut unit_of = frame.unit_of.clone();
        let mut of = of.to_vec();
        if scope == Scope::Within {
            copies = self.copies(scorer, &mut unit_of, &mut of);
        }
        self.clusters = cluster::number(&of, &unit_of);
        let right_from = if scope == Scope::Between { self.left_rows } else { 0 };
        let clusters = &self.clusters;
        let pair = |left: u32, right: u32, bits: f64| Pair {
            left,
            right: right - short(right_from),
            bits: bits as f32,
            probability: probability(bits),
            zone: zones.of(probability(bits)),
            linked: at(clusters, left as usize) == at(clusters, right as usize),
        };
        let rows = edges.iter().map(|edge| {
            let first = |unit: u32| at(&frame.first, unit as usize);
            pair(first(edge.a), first(edge.b), f64::from(edge.bits))
        });
        let mut pairs: Vec<Pair> =
            rows.chain(copies.iter().map(|&(left, right, bits)| pair(left, right, bits))).collect();
        pairs.sort_by(|x, y| {
            y.bits.total_cmp(&x.bits).then((x.left, x.right).cmp(&(y.left, y.right)))
        });
        self.pairs = pairs;
    }

    /// Copies of a row: pairs of the first with each other one. Where even a copy is not likely the
    /// same person, each gets a unit and cluster of its own.
    fn copies(
        &self,
        scorer: &Scorer<'_>,
        unit_of: &mut [u32],
        of: &mut Vec<u32>,
    ) -> Vec<(u32, u32, f64)> {
        let frame = scorer.frame;
        let link = log_odds(self.model.zones.link);
        let floor = log_odds(self.model.zones.different);
        let mut memo = scorer.comparer.memo();
        let alone: Vec<Option<f64>> = frame
            .weight
            .iter()
            .enumerate()
            .map(|(unit, &weight)| {
                let unit = short(unit);
                (weight > 1).then(|| scorer.bits(unit, unit, &mut memo))
            })
            .collect();
        let mut pairs = Vec::new();
        for (row, slot) in unit_of.iter_mut().enumerate() {
            let (unit, row) = (*slot, short(row));
            let first = at(&frame.first, unit as usize);
            let Some(Some(bits)) = alone.get(unit as usize) else { continue };
            if row == first {
                continue;
            }
            if *bits >= floor {
                pairs.push((first, row, *bits));
            }
            if *bits < link {
                *slot = short(of.len());
                of.push(*slot);
            }
        }
        pairs
    }
}
