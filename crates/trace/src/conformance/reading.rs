//! Reading a view: which rows a condition lets through.

use serde_json::{Value, json};

use super::scene::{START, Scene, after};
use super::{Case, Factory, Outcome, ensure, ensure_eq};
use crate::log::{Log, LogError};
use crate::select::{Condition, Order, Select};
use crate::view::{Cell, Row};
use kernel::{ObjectRef, Timestamp};

pub(super) const CASES: &[Case] = &[
    ("a condition of equality", is),
    ("a condition of membership", is_in),
    ("a condition of bounds", bounds),
    ("all conditions must hold", all),
    ("only the rows of one subject", one_subject),
    ("cells are truncated as the contract says", truncated),
    ("what does not exist is not selected but refused", refused),
];

/// Plants rows for one case and gives their subject.
pub(super) fn plant(
    scene: &Scene,
    log: &dyn Log,
    rows: &[(Value, Value, Value)],
) -> Result<ObjectRef, LogError> {
    let case = scene.case();
    let rows = rows.iter().map(|(word, number, at)| json!([word, number, at])).collect();
    log.append(scene.command(vec![scene.telling("told", &[case], rows)]))?;
    Ok(case)
}

pub(super) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn words(rows: &[Row]) -> Vec<Option<&str>> {
    rows.iter().map(|row| row.text(0)).collect()
}

/// Five rows: words and numbers, some of them null.
fn planted(factory: &dyn Factory) -> Result<(Scene, std::sync::Arc<dyn Log>), super::Fault> {
    let (scene, log) = Scene::opened(factory)?;
    let row = |word: Value, number: Value| (word, number, Value::Null);
    let rows = [
        row(json!("a"), json!(1)),
        row(json!("b"), json!(2)),
        row(Value::Null, json!(3)),
        row(json!("d"), Value::Null),
        row(json!(""), json!(-4)),
    ];
    plant(&scene, &*log, &rows)?;
    Ok((scene, log))
}

/// What each condition lets through, as the words of its rows.
fn judged(log: &dyn Log, cases: Vec<(Vec<Condition>, &[Option<&str>])>) -> Outcome {
    for (conditions, right) in cases {
        let select = Select { conditions: conditions.clone(), ..Select::from("told") };
        let rows = log.select(&select)?;
        ensure_eq!(words(&rows), right, "rows under {conditions:?}");
        let count = usize::try_from(log.count(&select)?).unwrap_or(usize::MAX);
        ensure_eq!(count, right.len(), "the count under {conditions:?}");
    }
    Ok(())
}

fn is(factory: &dyn Factory) -> Outcome {
    let (_scene, log) = planted(factory)?;
    let word = |cell| vec![Condition::Is("word", cell)];
    let number = |cell| vec![Condition::Is("number", cell)];
    judged(
        &*log,
        vec![
            (word(text("a")), &[Some("a")]),
            (word(text("A")), &[]),
            (word(text("")), &[Some("")]),
            (word(Cell::Null), &[None]),
            (number(Cell::Integer(-4)), &[Some("")]),
            (number(Cell::Integer(0)), &[]),
            (number(Cell::Null), &[Some("d")]),
        ],
    )
}

fn is_in(factory: &dyn Factory) -> Outcome {
    let (_scene, log) = planted(factory)?;
    let word = |cells| vec![Condition::In("word", cells)];
    let number = |cells| vec![Condition::In("number", cells)];
    let many = (3..3000).map(Cell::Integer).collect();
    judged(
        &*log,
        vec![
            (word(vec![text("b"), text("a"), text("a")]), &[Some("a"), Some("b")]),
            (word(vec![Cell::Null, text("d")]), &[None, Some("d")]),
            (word(vec![Cell::Null]), &[None]),
            (word(vec![]), &[]),
            (number(vec![]), &[]),
            (number(vec![Cell::Integer(2), Cell::Null]), &[Some("b"), Some("d")]),
            (number(many), &[None]),
        ],
    )
}

fn bounds(factory: &dyn Factory) -> Outcome {
    let (_scene, log) = planted(factory)?;
    let most = |cell| vec![Condition::AtMost("number", cell)];
    let least = |cell| vec![Condition::AtLeast("number", cell)];
    judged(
        &*log,
        vec![
            (most(Cell::Integer(1)), &[Some("a"), Some("")]),
            (least(Cell::Integer(2)), &[Some("b"), None]),
            (most(Cell::Integer(i64::MAX)), &[Some("a"), Some("b"), None, Some("")]),
            (least(Cell::Integer(i64::MIN)), &[Some("a"), Some("b"), None, Some("")]),
            (most(Cell::Null), &[]),
            (least(Cell::Null), &[]),
            (vec![Condition::AtMost("word", text("a"))], &[Some("a"), Some("")]),
            (vec![Condition::AtLeast("word", text("aa"))], &[Some("b"), Some("d")]),
        ],
    )
}

fn all(factory: &dyn Factory) -> Outcome {
    let (_scene, log) = planted(factory)?;
    let number = |least: i64, most: i64| {
        vec![
            Condition::AtLeast("number", Cell::Integer(least)),
            Condition::AtMost("number", Cell::Integer(most)),
        ]
    };
    let nulls = vec![Condition::Is("word", Cell::Null), Condition::Is("number", Cell::Null)];
    judged(
        &*log,
        vec![
            (vec![], &[Some("a"), Some("b"), None, Some("d"), Some("")]),
            (number(1, 2), &[Some("a"), Some("b")]),
            (number(2, 1), &[]),
            (nulls, &[]),
        ],
    )
}

fn one_subject(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let row = |word: &str| (json!(word), Value::Null, Value::Null);
    plant(&scene, &*log, &[row("a"), row("b")])?;
    let mine = plant(&scene, &*log, &[row("b"), row("a")])?;
    let select = Select::from("told").of(mine);
    ensure_eq!(words(&log.select(&select)?), [Some("b"), Some("a")], "rows of one subject");
    ensure_eq!(log.count(&select)?, 2, "their count");
    let one = select.clone().when(Condition::Is("word", text("a")));
    ensure_eq!(log.count(&one)?, 1, "with a condition besides");
    let sorted = select.by(Order::Ascending("word"));
    ensure_eq!(words(&log.select(&sorted)?), [Some("a"), Some("b")], "with an order besides");
    for stranger in [scene.case(), ObjectRef::new(kernel::ObjectKind::Person, mine.id)] {
        let select = Select::from("told").of(stranger);
        ensure_eq!(log.select(&select)?, [], "rows of a stranger");
        ensure_eq!(log.count(&select)?, 0, "the count of a stranger's rows");
    }
    Ok(())
}

fn truncated(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let row = |word: &str, nanoseconds: i64| (json!(word), Value::Null, json!(nanoseconds));
    plant(&scene, &*log, &[row("a\u{0}b", 1_999), row("c", -1_999), row("d", 2_000)])?;
    let rows = log.select(&Select::from("told"))?;
    ensure_eq!(words(&rows), [Some("ab"), Some("c"), Some("d")], "words, one of them with a NUL");
    let instants: Vec<_> = rows.iter().map(|row| row.instant(2)).collect();
    let micro = |n| Timestamp::from_microsecond(n).ok();
    ensure_eq!(instants, [micro(1), micro(-1), micro(2)], "instants");
    let at =
        |nanoseconds| Timestamp::from_nanosecond(nanoseconds).map_or(Cell::Null, Cell::Instant);
    judged(
        &*log,
        vec![
            (vec![Condition::Is("at", at(1_001))], &[Some("ab")]),
            (vec![Condition::In("at", vec![at(2_999), at(-1_001)])], &[Some("c"), Some("d")]),
            (vec![Condition::AtMost("at", at(1_000))], &[Some("ab"), Some("c")]),
            (vec![Condition::AtLeast("at", at(1_999))], &[Some("ab"), Some("d")]),
            (vec![Condition::Is("word", text("a\u{0}b"))], &[Some("ab")]),
        ],
    )?;
    scene.write(&*log, "step_taken", &[scene.person()])?;
    let since = log.select(&Select::from("steps"))?.first().and_then(|row| row.instant(1));
    ensure_eq!(since, Timestamp::from_microsecond(START.as_microsecond()).ok(), "an instant");
    Ok(())
}

fn refused(factory: &dyn Factory) -> Outcome {
    let (_scene, log) = planted(factory)?;
    let told = || Select::from("told");
    let wrong = [
        Select::from("nowhere"),
        Select::from("view_told"),
        Select::from("events"),
        told().when(Condition::Is("colour", Cell::Null)),
        told().when(Condition::In("word\" --", vec![])),
        told().by(Order::Descending("subject")),
        told().by(Order::Ascending("word; drop table events")),
        told().when(Condition::Is("word", Cell::Integer(1))),
        told().when(Condition::In("number", vec![Cell::Integer(1), text("1")])),
        told().when(Condition::AtMost("number", Cell::Instant(after(0)))),
        told().when(Condition::AtLeast("at", Cell::Integer(0))),
    ];
    for select in wrong {
        let rows = log.select(&select);
        ensure!(matches!(rows, Err(LogError::NoSuchView(_))), "{select:?} answered {rows:?}");
        let count = log.count(&select);
        ensure!(matches!(count, Err(LogError::NoSuchView(_))), "{select:?} counted {count:?}");
    }
    Ok(())
}
