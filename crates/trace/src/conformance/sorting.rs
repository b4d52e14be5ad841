//! Reading a view: in which order rows come, and which page of them.

use std::sync::Arc;

use kernel::Timestamp;
use serde_json::{Value, json};

use super::dice::Dice;
use super::reading::{plant, text};
use super::scene::Scene;
use super::views;
use super::{Case, Factory, Outcome, ensure, ensure_eq};
use crate::log::Log;
use crate::memory::MemoryLog;
use crate::select::{Condition, Order, Select};
use crate::view::{Cell, Row};

pub(super) const CASES: &[Case] = &[
    ("nulls come last in both directions", nulls_last),
    ("texts are sorted by their bytes", by_bytes),
    ("numbers and instants are sorted by value", by_value),
    ("ties are given by subject and then as the view produced them", ties),
    ("pages of a sorted view give every row once", pages),
    ("any selection is answered as the reference answers it", any_selection),
];

fn numbers(rows: &[Row]) -> Vec<Option<i64>> {
    rows.iter().map(|row| row.integer(1)).collect()
}

fn nulls_last(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let rows = [json!(2), Value::Null, json!(1), Value::Null, json!(3)];
    plant(&scene, &*log, &rows.map(|number| (json!("w"), number, Value::Null)))?;
    let sorted = |order| log.select(&Select::from("told").by(order));
    let up = sorted(Order::Ascending("number"))?;
    ensure_eq!(numbers(&up), [Some(1), Some(2), Some(3), None, None], "ascending");
    let down = sorted(Order::Descending("number"))?;
    ensure_eq!(numbers(&down), [Some(3), Some(2), Some(1), None, None], "descending");
    let first = log.select(&Select::from("told").by(Order::Descending("number")).page(0, 1))?;
    ensure_eq!(numbers(&first), [Some(3)], "the first of all, descending");
    Ok(())
}

fn by_bytes(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    // By bytes: nothing, digits, capitals, small letters, then what lies outside ASCII; a private
    // character (U+FFFD) before a pair of surrogates (U+1F6CF), unlike in UTF-16.
    let right =
        ["", " ", "10", "9", "Z", "a", "a b", "ab", "b", "z", "É", "é", "س", "\u{fffd}", "🛏"];
    let mut shuffled = right.map(|word| (json!(word), Value::Null, Value::Null));
    shuffled.reverse();
    shuffled.swap(2, 9);
    plant(&scene, &*log, &shuffled)?;
    let rows = log.select(&Select::from("told").by(Order::Ascending("word")))?;
    let words: Vec<_> = rows.iter().filter_map(|row| row.text(0)).collect();
    ensure_eq!(words, right, "texts ascending");
    let rows = log.select(&Select::from("told").by(Order::Descending("word")))?;
    let words: Vec<_> = rows.iter().rev().filter_map(|row| row.text(0)).collect();
    ensure_eq!(words, right, "texts descending, read backwards");
    Ok(())
}

fn by_value(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let values = [10, -9, i64::MAX, 9, i64::MIN, 0];
    plant(&scene, &*log, &values.map(|n| (Value::Null, json!(n), json!(n))))?;
    let mut right = values;
    right.sort_unstable();
    let rows = log.select(&Select::from("told").by(Order::Ascending("number")))?;
    ensure_eq!(numbers(&rows), right.map(Some), "numbers ascending");
    let rows = log.select(&Select::from("told").by(Order::Descending("at")))?;
    let mut instants: Vec<Option<Timestamp>> = rows.iter().map(|row| row.instant(2)).collect();
    instants.reverse();
    ensure!(instants.is_sorted() && instants.len() == 6, "instants descending: {instants:?}");
    Ok(())
}

fn ties(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let row = |number: i64| (json!("same"), json!(number), Value::Null);
    let mut subjects = Vec::new();
    for _ in 0..6 {
        subjects.push(plant(&scene, &*log, &[row(2), row(1), row(2)])?);
    }
    subjects.sort_unstable();
    let all_tie = log.select(&Select::from("told").by(Order::Descending("word")))?;
    let given: Vec<_> = all_tie.iter().map(|row| row.subject).collect();
    let right: Vec<_> = subjects.iter().flat_map(|subject| [*subject; 3]).collect();
    ensure_eq!(given, right, "subjects when every row ties");
    ensure_eq!(
        numbers(&all_tie),
        [2, 1, 2].repeat(6).into_iter().map(Some).collect::<Vec<_>>(),
        "rows when every row ties"
    );
    let twos = log.select(&Select::from("told").by(Order::Descending("number")).page(0, 12))?;
    let given: Vec<_> = twos.iter().map(|row| row.subject).collect();
    let right: Vec<_> = subjects.iter().flat_map(|subject| [*subject; 2]).collect();
    ensure_eq!(given, right, "subjects of the rows that tie");
    Ok(())
}

fn pages(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    for number in 0..9 {
        let row = |word: Value| (word, json!(number % 3), Value::Null);
        plant(&scene, &*log, &[row(json!("a")), row(Value::Null)])?;
    }
    let sorted = Select::from("told").by(Order::Descending("number")).by(Order::Ascending("word"));
    let whole = log.select(&sorted)?;
    ensure_eq!(whole.len(), 18, "rows");
    for limit in [1, 4, 18, 40] {
        let mut read = Vec::new();
        for page in 0..=18_usize.div_ceil(limit) {
            let page = sorted.clone().page(page.saturating_mul(limit), limit);
            read.extend(log.select(&page)?);
            ensure_eq!(log.count(&page)?, 18, "the count on a page");
        }
        ensure_eq!(read, whole, "pages of {limit}");
    }
    ensure_eq!(log.select(&sorted.clone().page(usize::MAX, 1))?, [], "a page far behind");
    ensure_eq!(log.select(&sorted.page(0, 0))?, [], "a page of none");
    Ok(())
}

fn any_selection(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let reference = MemoryLog::new(Arc::new(views::all()));
    let mut dice = Dice::new(20);
    for _ in 0..20 {
        let rows: Value = (0..dice.below(6)).map(|_| told(&mut dice)).collect();
        let append = scene.command(vec![scene.telling("told", &[scene.case()], rows)]);
        log.append(append.clone())?;
        reference.append(append)?;
    }
    for round in 0..300 {
        let select = selection(&mut dice);
        let (given, right) = (log.select(&select)?, reference.select(&select)?);
        ensure_eq!(given, right, "round {round}, {select:?}");
        let (given, right) = (log.count(&select)?, reference.count(&select)?);
        ensure_eq!(given, right, "round {round}, the count of {select:?}");
    }
    Ok(())
}

const WORDS: [&str; 5] = ["", "a", "B", "é", "ab"];

fn told(dice: &mut Dice) -> Value {
    let small = |dice: &mut Dice| i64::try_from(dice.below(5)).unwrap_or(0) - 2;
    let word = dice.of(&WORDS).filter(|_| !dice.one_in(4)).map(|word| json!(word));
    let number = Some(small(dice)).filter(|_| !dice.one_in(4)).map(|number| json!(number));
    let at = Some(small(dice)).filter(|_| !dice.one_in(4)).map(|at| json!(at.wrapping_mul(700)));
    json!([word, number, at])
}

fn selection(dice: &mut Dice) -> Select {
    let mut select = Select::from("told").page(dice.below(10), dice.below(40));
    for _ in 0..dice.below(3) {
        let column = dice.below(3);
        let name = ["word", "number", "at"].get(column).copied().unwrap_or("at");
        select = select.when(match dice.below(4) {
            0 => Condition::Is(name, cell(dice, column)),
            1 => Condition::In(name, (0..dice.below(4)).map(|_| cell(dice, column)).collect()),
            2 => Condition::AtMost(name, cell(dice, column)),
            _ => Condition::AtLeast(name, cell(dice, column)),
        });
    }
    for _ in 0..dice.below(3) {
        let name = *dice.of(&["word", "number", "at"]).unwrap_or(&"at");
        let order = if dice.one_in(2) { Order::Ascending(name) } else { Order::Descending(name) };
        select = select.by(order);
    }
    select
}

fn cell(dice: &mut Dice, column: usize) -> Cell {
    if dice.one_in(5) {
        return Cell::Null;
    }
    let number = i64::try_from(dice.below(5)).unwrap_or(0) - 2;
    match column {
        0 => text(dice.of(&WORDS).unwrap_or(&"")),
        1 => Cell::Integer(number),
        _ => Timestamp::from_nanosecond(i128::from(number) * 700).map_or(Cell::Null, Cell::Instant),
    }
}
