//! Blocking rules that follow from how well keys tell records apart.
//!
//! Each field gives keys. A key alone, or two or three together, becomes a rule when few enough
//! pairs agree in it. Rules over different fields are preferred, so that no single error and no
//! single empty column hides a pair.

use rayon::prelude::*;

use crate::block::{Scratch, bind, unit_keys};
use crate::compare::frame::Frame;
use crate::settings::{Belongs, Comparison, Key, Kind, Reduce, Rule, Settings};
use crate::table::{Column, ColumnBuilder, Table};

/// Rows looked at, all tables together.
const SAMPLE_ROWS: usize = 20_000;
/// Pairs per record that one rule may give.
const RULE_PAIRS: f64 = 6.0;
/// With so many rules none need cost more than it should.
const RULES_ENOUGH: usize = 5;
/// Rules at the most.
const RULES_MOST: usize = 24;

/// A rule that could be, and how many pairs a record has in it.
struct Candidate {
    keys: Vec<usize>,
    pairs: f64,
}

/// Proposes blocking rules for the comparisons of the settings.
pub(crate) fn rules(tables: &[&Table], settings: &Settings) -> Vec<Rule> {
    let keys = keys(settings);
    let rows: usize = tables.iter().map(|table| table.rows()).sum();
    let sample: Vec<Table> = tables.iter().map(|table| sampled(table, rows)).collect();
    let sample: Vec<&Table> = sample.iter().collect();
    let Ok(frame) = Frame::build(&sample, settings) else { return Vec::new() };
    let scale = rows as f64 / frame.unit_of.len().max(1) as f64;
    let weigh = |places: Vec<usize>| -> Option<Candidate> {
        let parts = places.iter().filter_map(|&place| keys.get(place).cloned()).collect();
        Some(Candidate { pairs: pairs_each(&frame, Rule { keys: parts })? * scale, keys: places })
    };
    let singles: Vec<Candidate> =
        (0..keys.len()).into_par_iter().filter_map(|place| weigh(vec![place])).collect();
    let open: Vec<usize> = singles
        .iter()
        .filter(|single| single.pairs > RULE_PAIRS)
        .flat_map(|single| single.keys.clone())
        .collect();
    let twos: Vec<Vec<usize>> = open
        .iter()
        .enumerate()
        .flat_map(|(at, &a)| open.iter().skip(at + 1).map(move |&b| vec![a, b]))
        .filter(|pair| apart(&keys, pair))
        .collect();
    let twos: Vec<Candidate> = twos.into_par_iter().filter_map(weigh).collect();
    let mut all = singles;
    all.extend(twos);
    if all.iter().filter(|candidate| candidate.pairs <= RULE_PAIRS).count() < 3 {
        let threes: Vec<Vec<usize>> = threes(&open).filter(|three| apart(&keys, three)).collect();
        all.extend(threes.into_par_iter().filter_map(weigh).collect::<Vec<_>>());
    }
    choose(&keys, all, budget(rows))
}

/// Pairs per record that all rules together may give: fewer the more records there are.
fn budget(rows: usize) -> f64 {
    (60.0 * (20_000.0 / rows.max(1) as f64).powf(0.3)).clamp(18.0, 60.0)
}

fn threes(open: &[usize]) -> impl Iterator<Item = Vec<usize>> {
    open.iter().enumerate().flat_map(move |(i, &a)| {
        open.iter()
            .enumerate()
            .skip(i + 1)
            .flat_map(move |(j, &b)| open.iter().skip(j + 1).map(move |&c| vec![a, b, c]))
    })
}

/// Whether keys are of different fields: a combination within one field says the same twice.
fn apart(keys: &[Key], places: &[usize]) -> bool {
    places.iter().enumerate().all(|(at, a)| {
        places.iter().skip(at + 1).all(|b| match (keys.get(*a), keys.get(*b)) {
            (Some(a), Some(b)) => !a.fields.iter().any(|field| b.fields.contains(field)),
            (None, _) | (_, None) => false,
        })
    })
}

/// The rules that cost few pairs, those over fields not much used yet first.
fn choose(keys: &[Key], all: Vec<Candidate>, budget: f64) -> Vec<Rule> {
    let mut used: Vec<(&String, f64)> = Vec::new();
    let mut rest = all;
    let mut rules = Vec::new();
    let mut spent = 0.0;
    let mut most = RULE_PAIRS;
    while rules.len() < RULES_MOST && !rest.is_empty() {
        let fields = |candidate: &Candidate| -> Vec<&String> {
            candidate
                .keys
                .iter()
                .filter_map(|&place| keys.get(place))
                .flat_map(|key| &key.fields)
                .collect()
        };
        let cost = |candidate: &Candidate| -> f64 {
            let fields = fields(candidate);
            let uses: f64 =
                used.iter().filter(|(name, _)| fields.contains(name)).map(|(_, uses)| uses).sum();
            uses / fields.len().max(1) as f64 + candidate.pairs.max(0.0) / RULE_PAIRS
        };
        let Some(best) = (0..rest.len()).min_by(|&a, &b| {
            let of = |place: usize| rest.get(place).map_or(f64::MAX, &cost);
            of(a).total_cmp(&of(b)).then(a.cmp(&b))
        }) else {
            break;
        };
        let candidate = rest.swap_remove(best);
        rest.sort_by(|a, b| a.keys.cmp(&b.keys));
        // Few columns leave few rules: then a rule may cost more.
        if candidate.pairs > most && rules.len() < RULES_ENOUGH {
            most = budget / 2.0;
        }
        let fits = candidate.pairs <= most && spent + candidate.pairs <= budget;
        if !fits && !rules.is_empty() {
            continue;
        }
        spent += candidate.pairs;
        for name in
            candidate.keys.iter().filter_map(|&place| keys.get(place)).flat_map(|key| &key.fields)
        {
            match used.iter_mut().find(|(known, _)| *known == name) {
                Some((_, uses)) => *uses += 1.0,
                None => used.push((name, 1.0)),
            }
        }
        rules.push(Rule {
            keys: candidate.keys.iter().filter_map(|&place| keys.get(place).cloned()).collect(),
        });
    }
    rules
}

/// The pairs a record has in a rule, on average, `None` when the rule cannot be bound.
fn pairs_each(frame: &Frame, rule: Rule) -> Option<f64> {
    let bound = bind(frame, &[rule]).ok()?;
    let rule = bound.first()?;
    let (mut all, mut keys) = (Vec::new(), Vec::new());
    let mut scratch = Scratch::default();
    for unit in 0..frame.units() {
        unit_keys(frame, rule, unit, (&mut scratch, &mut keys));
        all.extend_from_slice(&keys);
    }
    all.sort_unstable();
    let pairs: f64 = all
        .chunk_by(|a, b| a == b)
        .map(|block| block.len() as f64 * (block.len() as f64 - 1.0) / 2.0)
        .sum();
    if all.is_empty() { None } else { Some(pairs / f64::from(frame.units().max(1))) }
}

/// The keys that the compared fields give.
fn keys(settings: &Settings) -> Vec<Key> {
    let kind = |comparison: &Comparison| {
        settings.field(&comparison.field).map_or(Kind::Ignored, |field| field.kind)
    };
    let all = &settings.comparisons;
    let mut keys: Vec<Key> = Vec::new();
    let mut push = |fields: Vec<String>, by: Reduce| {
        let key = Key { fields, by };
        if !keys.contains(&key) {
            keys.push(key);
        }
    };
    for comparison in all {
        let own = || vec![comparison.field.clone()];
        let near = || {
            let mut fields = own();
            fields.extend(comparison.across.iter().cloned());
            fields.sort_unstable();
            fields
        };
        match kind(comparison) {
            Kind::Given if comparison.belongs == Belongs::Household => push(own(), Reduce::Sound),
            Kind::Given | Kind::Family => {
                push(own(), Reduce::Sound);
                push(near(), Reduce::Sound);
            }
            Kind::Name => {
                push(own(), Reduce::Sounds);
                push(own(), Reduce::Sound);
            }
            Kind::Date => {
                push(own(), Reduce::Day);
                push(own(), Reduce::Birthday);
                push(own(), Reduce::Year);
            }
            Kind::Year => push(own(), Reduce::Year),
            Kind::Code => push(own(), Reduce::Near),
            Kind::Phone => {
                push(own(), Reduce::End(8));
                push(own(), Reduce::Near);
            }
            Kind::Email => {
                push(own(), Reduce::Whole);
                push(own(), Reduce::Start(6));
            }
            Kind::Place => {
                push(own(), Reduce::Whole);
                push(own(), Reduce::Start(4));
            }
            Kind::Street => push(near(), Reduce::Words),
            Kind::Text => {
                push(near(), Reduce::Words);
                // Words are shared by too many in a large list, whole beginnings are not.
                push(own(), Reduce::Whole);
                push(own(), Reduce::Start(12));
            }
            Kind::Postcode | Kind::House | Kind::Category | Kind::Number => {
                push(own(), Reduce::Whole)
            }
            Kind::RowId | Kind::Ignored => {}
        }
    }
    keys
}

/// Some rows of a table, evenly spread.
fn sampled(table: &Table, rows: usize) -> Table {
    let step = rows.div_ceil(SAMPLE_ROWS).max(1);
    if step == 1 {
        return table.clone();
    }
    let columns = table.columns.iter().map(|column| some(column, step)).collect();
    Table { columns }
}

fn some(column: &Column, step: usize) -> Column {
    let mut builder = ColumnBuilder::default();
    for row in (0..column.codes.len()).step_by(step) {
        builder.push(column.get(row).unwrap_or(""));
    }
    builder.finish(column.name.clone())
}
