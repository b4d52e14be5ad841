//! Blocking rules that follow from how well keys tell records apart.
//!
//! Each field gives keys. A key alone, or a few together, may be a rule when few enough pairs agree
//! in it, which is counted. Which rules are taken is tried on imagined pairs of one person
//! ([`Trial`]): those that together find the most of them for their cost, so that no single error
//! and no single empty column hides a pair.

use rayon::prelude::*;

use super::trial::{Found, PAIRS, Trial};
use crate::block::{Scratch, bind, unit_keys};
use crate::compare::frame::Frame;
use crate::settings::{Belongs, Comparison, Key, Kind, Reduce, Rule, Settings};
use crate::table::{Column, ColumnBuilder, Table};

/// Rows looked at, all tables together: of few records, and of many.
const SAMPLE_ROWS: (usize, usize) = (6_000, 8_000);
/// Pairs per record that one rule may give.
const RULE_PAIRS: f64 = 6.0;
/// With so many rules none need cost more than it should.
const RULES_ENOUGH: usize = 5;
/// Rules at the most.
const RULES_MOST: usize = 24;
/// What a rule costs besides its pairs, in pairs per record.
const PAIRS_OF_A_RULE: f64 = 0.5;
/// How much less finding a pair again is worth each time.
const FOUND_AGAIN: f64 = 0.3;
/// A rule must add so much, as a share of all imagined pairs.
const LEAST_GAIN: f64 = 0.003;
/// Keys added to one, at the most.
const LONGER: usize = 2;
/// Candidates that get a key more: of many records few rules of two keys are narrow enough.
const EXTENDED: (usize, usize) = (10, 16);
/// From so many records on they are many.
const MANY_ROWS: usize = 50_000;
/// What a candidate must find to be counted, as a share of all imagined pairs.
const LEAST_FOUND: f64 = 0.05;

/// A rule that could be.
struct Candidate {
    keys: Vec<usize>,
    /// How many pairs a record has in it.
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
    let trial = Trial::of(&keys, &frame, settings);
    let mut all: Vec<Candidate> =
        (0..keys.len()).into_par_iter().filter_map(|place| weigh(vec![place])).collect();
    let extended = if rows < MANY_ROWS { EXTENDED.0 } else { EXTENDED.1 };
    for _ in 0..LONGER {
        let longer: Vec<Vec<usize>> = longer(&keys, &all, &trial, extended);
        all.extend(longer.into_par_iter().filter_map(weigh).collect::<Vec<_>>());
    }
    choose(&keys, &all, &trial, budget(rows))
}

/// Pairs per record that all rules together may give: fewer the more records there are.
fn budget(rows: usize) -> f64 {
    (45.0 * (20_000.0 / rows.max(1) as f64).powf(0.3)).clamp(10.0, 45.0)
}

/// The candidates that give too many pairs, the most promising of them, each with one key more.
fn longer(keys: &[Key], all: &[Candidate], trial: &Trial, extended: usize) -> Vec<Vec<usize>> {
    let longest = all.iter().map(|candidate| candidate.keys.len()).max().unwrap_or(0);
    let mut dear: Vec<(usize, &Candidate)> = all
        .iter()
        .filter(|candidate| candidate.keys.len() == longest && candidate.pairs > RULE_PAIRS)
        .map(|candidate| (trial.found_by(&candidate.keys).count(), candidate))
        .collect();
    dear.sort_by(|(a, x), (b, y)| b.cmp(a).then(x.keys.cmp(&y.keys)));
    dear.truncate(extended);
    let mut made: Vec<Vec<usize>> = dear
        .iter()
        .flat_map(|(_, candidate)| {
            (0..keys.len()).map(|more| {
                let mut places = candidate.keys.clone();
                places.push(more);
                places.sort_unstable();
                places
            })
        })
        .filter(|places| apart(keys, places))
        .collect();
    made.sort_unstable();
    made.dedup();
    let least = LEAST_FOUND * PAIRS as f64;
    made.retain(|places| trial.found_by(places).count() as f64 >= least);
    made
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

/// The rules that together should find the most pairs of one person for the pairs they cost, and
/// find them more than once: what is expected of a column may be wrong.
fn choose(keys: &[Key], all: &[Candidate], trial: &Trial, budget: f64) -> Vec<Rule> {
    let mut rest: Vec<(&Candidate, Found)> =
        all.iter().map(|candidate| (candidate, trial.found_by(&candidate.keys))).collect();
    let mut worth = vec![1.0; PAIRS];
    let mut rules = Vec::new();
    let mut spent = 0.0;
    while rules.len() < RULES_MOST {
        // Few columns leave few rules: then a rule may cost more.
        let most = if rules.len() < RULES_ENOUGH { budget / 2.0 } else { RULE_PAIRS };
        let gain = |found: &Found| found.iter().zip(&worth).map(|(it, worth)| it * worth).sum();
        let best = rest
            .iter()
            .enumerate()
            .filter(|(_, (it, _))| it.pairs <= most && spent + it.pairs <= budget)
            .map(|(place, (it, found))| {
                let gain: f64 = gain(found);
                (gain / (it.pairs + PAIRS_OF_A_RULE), gain, place)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(&a.2)));
        let (gain, place) = match best {
            Some((_, gain, place)) => (gain, Some(place)),
            None if rules.is_empty() => (f64::MAX, cheapest(&rest)),
            None => break,
        };
        let Some(place) = place.filter(|_| gain > LEAST_GAIN * PAIRS as f64) else { break };
        let (candidate, found) = rest.swap_remove(place);
        rest.sort_by(|(a, _), (b, _)| a.keys.cmp(&b.keys));
        spent += candidate.pairs;
        for (worth, found) in worth.iter_mut().zip(found.iter()) {
            *worth *= 1.0 - found * (1.0 - FOUND_AGAIN);
        }
        rules.push(Rule {
            keys: candidate.keys.iter().filter_map(|&place| keys.get(place).cloned()).collect(),
        });
    }
    rules
}

fn cheapest(rest: &[(&Candidate, Found)]) -> Option<usize> {
    let pairs = |place: usize| rest.get(place).map_or(f64::MAX, |(it, _)| it.pairs);
    (0..rest.len()).min_by(|&a, &b| pairs(a).total_cmp(&pairs(b)))
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
    let most = if rows < MANY_ROWS { SAMPLE_ROWS.0 } else { SAMPLE_ROWS.1 };
    let step = rows.div_ceil(most).max(1);
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
