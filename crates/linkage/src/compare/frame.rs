//! A frame: the records of one or two tables, folded, coded in common domains, and equal records
//! collapsed into one unit.

use rayon::prelude::*;

use super::domain::{Domain, Gathering};
use crate::settings::{Fault, Kind, Settings};
use crate::table::{Column, MISSING, Table, code_at, mix, short};

/// The units of one or two tables.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The domains of the fields.
    pub(crate) domains: Vec<Domain>,
    /// The fields used.
    pub(crate) fields: Vec<FrameField>,
    /// How many units are of the left table; they come first.
    pub(crate) left: u32,
    /// How many rows are of the left table.
    pub(crate) left_rows: usize,
    /// For each unit the first of its rows, the left table's rows first.
    pub(crate) first: Vec<u32>,
    /// For each unit how many rows it stands for.
    pub(crate) weight: Vec<u32>,
    /// For each row its unit.
    pub(crate) unit_of: Vec<u32>,
    /// The codes of all fields once more, unit by unit: the codes of a unit lie side by side.
    pub(crate) grid: Vec<u32>,
}

/// A field of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FrameField {
    /// As the settings call it.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) kind: Kind,
    /// Its domain.
    pub(crate) domain: usize,
    /// For each unit the code of its value.
    pub(crate) codes: Vec<u32>,
    /// For each code in how many rows it stands in this field.
    pub(crate) counts: Vec<u32>,
    /// In how many rows there is a value.
    pub(crate) filled: u64,
}

/// A field on its way: codes per row.
struct Raw {
    name: String,
    kind: Kind,
    domain: usize,
    codes: Vec<u32>,
}

impl Frame {
    /// Folds and codes the fields that the settings use, those made of others among them.
    ///
    /// # Errors
    /// When a column is not there.
    pub(crate) fn build(tables: &[&Table], settings: &Settings) -> Result<Self, Fault> {
        let whole = settings.completed(tables);
        let tables = match &whole {
            Some(whole) => whole.iter().collect(),
            None => tables.to_vec(),
        };
        let tables = tables.as_slice();
        let groups = groups(settings);
        let built: Vec<(Domain, Vec<Raw>)> = groups
            .par_iter()
            .enumerate()
            .map(|(domain, names)| gather(tables, settings, names, domain))
            .collect::<Result<_, _>>()?;
        let (domains, raw): (Vec<Domain>, Vec<Vec<Raw>>) = built.into_iter().unzip();
        let raw: Vec<Raw> = raw.into_iter().flatten().collect();
        let lengths: Vec<usize> = tables.iter().map(|table| table.rows()).collect();
        Ok(Self::collapse(domains, raw, &lengths))
    }

    /// How many units there are.
    pub(crate) fn units(&self) -> u32 {
        short(self.first.len())
    }

    /// The place of a field.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The domain of the field at a place.
    pub(crate) fn domain_of(&self, field: usize) -> Option<&Domain> {
        self.domains.get(self.fields.get(field)?.domain)
    }

    /// How many pairs of rows are to be decided.
    pub(crate) fn pairs(&self, two: bool) -> f64 {
        let rows: Vec<f64> = [0..self.left as usize, self.left as usize..self.first.len()]
            .into_iter()
            .map(|side| {
                self.weight
                    .get(side)
                    .unwrap_or_default()
                    .iter()
                    .map(|&weight| f64::from(weight))
                    .sum()
            })
            .collect();
        match rows.as_slice() {
            [left, right] if two => left * right,
            _ => {
                let all: f64 = rows.iter().sum();
                all * (all - 1.0) / 2.0
            }
        }
    }

    fn collapse(domains: Vec<Domain>, raw: Vec<Raw>, lengths: &[usize]) -> Self {
        let rows: usize = lengths.iter().sum();
        let left_rows = lengths.first().copied().unwrap_or(0);
        let mut keyed: Vec<(u64, u32)> = (0..short(rows))
            .into_par_iter()
            .map(|row| (row_key(&raw, row, (row as usize) < left_rows), row))
            .collect();
        keyed.par_sort_unstable();
        let mut head = vec![0_u32; rows];
        let mut previous: Option<(u64, u32)> = None;
        for (key, row) in keyed {
            let same = previous.filter(|&(known, first)| known == key && equal(&raw, first, row));
            let first = same.map_or(row, |(_, first)| first);
            if let Some(slot) = head.get_mut(row as usize) {
                *slot = first;
            }
            previous = Some((key, first));
        }
        let mut frame = Self {
            domains,
            fields: Vec::new(),
            left: 0,
            left_rows,
            first: Vec::new(),
            weight: Vec::new(),
            unit_of: vec![0; rows],
            grid: Vec::new(),
        };
        frame.number(&head, left_rows);
        frame.fields = raw.into_par_iter().map(|field| frame.field(field)).collect();
        frame.lay_out();
        frame
    }

    /// Lays the codes out unit by unit.
    pub(crate) fn lay_out(&mut self) {
        let fields = &self.fields;
        self.grid = (0..self.units())
            .flat_map(|unit| fields.iter().map(move |field| field.code(unit)))
            .collect();
    }

    /// The code of a unit in the field at a place, [`MISSING`] when there is none.
    #[inline]
    pub(crate) fn code(&self, field: usize, unit: u32) -> u32 {
        let place = unit as usize * self.fields.len() + field;
        self.grid.get(place).copied().unwrap_or(MISSING)
    }

    /// Numbers the units in order of their first rows.
    fn number(&mut self, head: &[u32], left_rows: usize) {
        for (row, &first) in head.iter().enumerate() {
            if first as usize == row {
                let unit = self.units();
                self.first.push(first);
                self.weight.push(0);
                self.left += u32::from(row < left_rows);
                if let Some(slot) = self.unit_of.get_mut(row) {
                    *slot = unit;
                }
            }
            let unit = code_at(&self.unit_of, first);
            if let Some(slot) = self.unit_of.get_mut(row) {
                *slot = unit;
            }
            if let Some(weight) = self.weight.get_mut(unit as usize) {
                *weight += 1;
            }
        }
    }

    fn field(&self, raw: Raw) -> FrameField {
        let size = self.domains.get(raw.domain).map_or(0, |domain| domain.values.len());
        let mut counts = vec![0_u32; size];
        let mut filled = 0;
        for &code in &raw.codes {
            if let Some(count) = counts.get_mut(code as usize) {
                *count += 1;
                filled += 1;
            }
        }
        let codes = self.first.iter().map(|&row| code_at(&raw.codes, row)).collect();
        FrameField { name: raw.name, kind: raw.kind, domain: raw.domain, codes, counts, filled }
    }
}

/// The fields used, in groups that share a domain because values may stand in one for another.
fn groups(settings: &Settings) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    let compared = settings.comparisons.iter().map(|comparison| {
        let mut names = vec![comparison.field.clone()];
        names.extend(comparison.across.iter().cloned());
        names
    });
    let blocked =
        settings.blocking.iter().flat_map(|rule| &rule.keys).map(|key| key.fields.clone());
    for names in compared.chain(blocked) {
        let (mut touched, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|name| names.contains(name)));
        touched.push(names);
        let mut merged: Vec<String> = Vec::new();
        for name in touched.into_iter().flatten() {
            if !merged.contains(&name) {
                merged.push(name);
            }
        }
        groups = apart;
        groups.push(merged);
    }
    groups
}

fn gather(
    tables: &[&Table],
    settings: &Settings,
    names: &[String],
    domain: usize,
) -> Result<(Domain, Vec<Raw>), Fault> {
    let mut gathering = Gathering::default();
    let mut raws = Vec::with_capacity(names.len());
    let mut kind = Kind::Text;
    for (place, name) in names.iter().enumerate() {
        let field = settings.field(name).ok_or_else(|| Fault::NoColumn(name.clone()))?;
        if place == 0 {
            kind = field.kind;
        }
        let mut codes = Vec::new();
        for (side, table) in tables.iter().enumerate() {
            let header = if side == 0 { name } else { field.right.as_ref().unwrap_or(name) };
            let column = table.column(header).ok_or_else(|| Fault::NoColumn(header.clone()))?;
            extend(&mut codes, &mut gathering, column, kind);
        }
        raws.push(Raw { name: name.clone(), kind: field.kind, domain, codes });
    }
    Ok((gathering.finish(kind), raws))
}

fn extend(codes: &mut Vec<u32>, gathering: &mut Gathering, column: &Column, kind: Kind) {
    let known = gathering.take(kind, &column.values);
    codes.extend(column.codes.iter().map(|&code| code_at(&known, code)));
}

fn row_key(fields: &[Raw], row: u32, left: bool) -> u64 {
    fields
        .iter()
        .fold(u64::from(left), |key, field| mix(key ^ u64::from(code_at(&field.codes, row))))
}

fn equal(fields: &[Raw], a: u32, b: u32) -> bool {
    fields.iter().all(|field| code_at(&field.codes, a) == code_at(&field.codes, b))
}

impl FrameField {
    /// The code of a unit's value, [`MISSING`] when there is none.
    #[inline]
    pub(crate) fn code(&self, unit: u32) -> u32 {
        code_at(&self.codes, unit)
    }
}
