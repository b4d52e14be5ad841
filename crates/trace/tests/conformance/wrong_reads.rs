//! Bugs of reading: wrong events, wrong rows, wrong order, pages that change behind a reader.

use std::collections::BTreeSet;
use std::sync::Mutex;

use kernel::{Position, Timestamp};
use trace::{
    Append, Boundary, Cell, Condition, Loaded, Log, LogError, MemoryLog, Order, Receipt, Recorded,
    Row, Seen, Select,
};

use crate::wrong_stores::{Bug, Planted};

pub(crate) const BUGS: &[Planted] = &[
    (
        "gives an event once an interest",
        || Box::new(EventTwice),
        "a boundary gives each event once",
    ),
    ("gives events interest by interest", || Box::new(ByInterest), "a boundary gives each event"),
    ("sees the last of the log", || Box::new(SeesLast), "a boundary gives each event once"),
    ("needs one object of several", || Box::new(AnyObject), "an interest needs all its objects"),
    ("forgets types when loading", || Box::new(LoadsAnyType), "an interest narrows to its types"),
    ("rounds instants to the second", || Box::new(Rounds), "comes back as it went in"),
    ("gives pages backwards", || Box::new(Backwards), "pages of any size"),
    ("gives a page its first position again", || Box::new(FromHere), "pages of any size"),
    ("gives unsettled events", || Box::new(Unsettled::default()), "appears behind a reader"),
    ("settles late", || Box::new(SettlesLate), "what was answered is soon settled"),
    ("sorts nulls first", || Box::new(NullsFirst), "nulls come last"),
    ("sorts without regard to case", || Box::new(NoCase), "texts are sorted by their bytes"),
    ("breaks ties by chance", || Box::new(TiesReversed), "ties are given by subject"),
    ("finds nulls by equality of nothing", || Box::new(NullIsNothing), "a condition of equality"),
    ("finds no null among several", || Box::new(NullInNothing), "a condition of membership"),
    ("finds everything in an empty list", || Box::new(EmptyIsAll), "a condition of membership"),
    ("bounds strictly", || Box::new(Strictly), "a condition of bounds"),
    ("lets one condition do", || Box::new(FirstCondition), "all conditions must hold"),
    ("ignores the subject", || Box::new(IgnoresSubject), "only the rows of one subject"),
    ("counts the page", || Box::new(CountsPage), "pages of a sorted view"),
    ("answers what does not exist with nothing", || Box::new(Nothing), "not selected but refused"),
    ("rebuilds nothing", || Box::new(RebuildsNothing), "a rebuild changes nothing"),
];

fn ordered_otherwise(
    log: &MemoryLog,
    select: &Select,
    sort: impl Fn(&mut Vec<Row>),
) -> Result<Vec<Row>, LogError> {
    let mut rows = log.select(&select.clone().page(0, usize::MAX))?;
    sort(&mut rows);
    Ok(rows.into_iter().skip(select.offset).take(select.limit).collect())
}

struct EventTwice;
impl Bug for EventTwice {
    fn load(&self, log: &MemoryLog, boundary: &Boundary) -> Result<Loaded, LogError> {
        let mut loaded = log.load(boundary)?;
        let mut events = Vec::new();
        for event in loaded.events {
            let times = boundary.0.iter().filter(|i| i.matches(&event.envelope)).count();
            events.extend(std::iter::repeat_n(event, times));
        }
        loaded.events = events;
        Ok(loaded)
    }
}

struct ByInterest;
impl Bug for ByInterest {
    fn load(&self, log: &MemoryLog, boundary: &Boundary) -> Result<Loaded, LogError> {
        let mut all = Loaded { events: Vec::new(), seen: Seen::default() };
        let mut known = BTreeSet::new();
        for interest in &boundary.0 {
            let one = log.load(&Boundary::of(interest.clone()))?;
            all.events.extend(one.events.into_iter().filter(|e| known.insert(e.position)));
            all.seen.0.extend(one.seen.0);
        }
        Ok(all)
    }
}

struct SeesLast;
impl Bug for SeesLast {
    fn load(&self, log: &MemoryLog, boundary: &Boundary) -> Result<Loaded, LogError> {
        let mut loaded = log.load(boundary)?;
        let last = log.page(Position(0), usize::MAX)?.last().map(|event| event.position);
        loaded.seen.0.iter_mut().for_each(|(_, seen)| *seen = last);
        Ok(loaded)
    }
}

/// Loads by any object of an interest.
struct AnyObject;
impl Bug for AnyObject {
    fn load(&self, log: &MemoryLog, boundary: &Boundary) -> Result<Loaded, LogError> {
        let mut loaded = log.load(boundary)?;
        let within = |event: &Recorded| {
            boundary.0.iter().any(|i| i.objects().any(|object| event.envelope.touches(object)))
        };
        loaded.events = log.page(Position(0), usize::MAX)?.into_iter().filter(within).collect();
        Ok(loaded)
    }
}

struct LoadsAnyType;
impl Bug for LoadsAnyType {
    fn load(&self, log: &MemoryLog, boundary: &Boundary) -> Result<Loaded, LogError> {
        let mut loaded = log.load(boundary)?;
        let within = |event: &Recorded| {
            boundary.0.iter().any(|i| i.objects().all(|object| event.envelope.touches(object)))
        };
        loaded.events = log.page(Position(0), usize::MAX)?.into_iter().filter(within).collect();
        Ok(loaded)
    }
}

struct Rounds;
impl Bug for Rounds {
    fn append(&self, log: &MemoryLog, mut append: Append) -> Result<Receipt, LogError> {
        for event in &mut append.events {
            let second = event.envelope.recorded_at.as_second();
            event.envelope.recorded_at = Timestamp::from_second(second).unwrap();
        }
        log.append(append)
    }
}

struct Backwards;
impl Bug for Backwards {
    fn page(&self, log: &MemoryLog, after: Position, n: usize) -> Result<Vec<Recorded>, LogError> {
        let mut page = log.page(after, n)?;
        page.reverse();
        Ok(page)
    }
}

struct FromHere;
impl Bug for FromHere {
    fn page(&self, log: &MemoryLog, after: Position, n: usize) -> Result<Vec<Recorded>, LogError> {
        log.page(Position(after.0.saturating_sub(1)), n)
    }
}

/// Shows the newest event before the one below it, as parallel writers do.
#[derive(Default)]
struct Unsettled(Mutex<BTreeSet<Position>>);
impl Bug for Unsettled {
    fn page(&self, log: &MemoryLog, after: Position, n: usize) -> Result<Vec<Recorded>, LogError> {
        let last = log.page(Position(0), usize::MAX)?.last().map_or(0, |event| event.position.0);
        let mut known = self.0.lock().unwrap();
        let mut page = log.page(after, n)?;
        page.retain(|event| {
            let late = event.position.0 + 1 == last && known.insert(event.position);
            !late
        });
        Ok(page)
    }
}

struct SettlesLate;
impl Bug for SettlesLate {
    fn page(&self, log: &MemoryLog, after: Position, n: usize) -> Result<Vec<Recorded>, LogError> {
        let mut page = log.page(after, n)?;
        page.pop();
        Ok(page)
    }
}

struct NullsFirst;
impl Bug for NullsFirst {
    fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
        ordered_otherwise(log, select, |rows| {
            if !select.order.is_empty() {
                rows.sort_by_key(|row| row.cells[1] != Cell::Null);
            }
        })
    }
}

struct NoCase;
impl Bug for NoCase {
    fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
        ordered_otherwise(log, select, |rows| {
            if select.order == [Order::Ascending("word")] {
                rows.sort_by_key(|row| row.text(0).map(str::to_lowercase));
            }
        })
    }
}

struct TiesReversed;
impl Bug for TiesReversed {
    fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
        ordered_otherwise(log, select, |rows| {
            rows.reverse();
            rows.sort_by_key(|row| std::cmp::Reverse(row.integer(1)));
        })
    }
}

/// Conditions rewritten wrongly; `None` leaves one out.
fn rewritten(select: &Select, rewrite: impl Fn(&Condition) -> Option<Condition>) -> Select {
    let conditions = select.conditions.iter().filter_map(rewrite).collect();
    Select { conditions, ..select.clone() }
}

macro_rules! rewriting {
    ($($bug:ident: $rewrite:expr;)*) => {$(
        struct $bug;
        impl Bug for $bug {
            fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
                log.select(&rewritten(select, $rewrite))
            }
            fn count(&self, log: &MemoryLog, select: &Select) -> Result<u64, LogError> {
                log.count(&rewritten(select, $rewrite))
            }
        }
    )*};
}

rewriting! {
    NullIsNothing: |condition| Some(if let Condition::Is(column, Cell::Null) = condition {
        Condition::In(column, Vec::new())
    } else {
        condition.clone()
    });
    NullInNothing: |condition| Some(if let Condition::In(column, cells) = condition {
        Condition::In(column, cells.iter().filter(|cell| **cell != Cell::Null).cloned().collect())
    } else {
        condition.clone()
    });
    EmptyIsAll: |condition| {
        let empty = matches!(condition, Condition::In(_, cells) if cells.is_empty());
        (!empty).then(|| condition.clone())
    };
    Strictly: |condition| Some(if let Condition::AtMost(column, Cell::Integer(most)) = condition {
        Condition::AtMost(column, Cell::Integer(most.saturating_sub(1)))
    } else {
        condition.clone()
    });
}

struct FirstCondition;
impl Bug for FirstCondition {
    fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
        let mut select = select.clone();
        select.conditions.truncate(1);
        log.select(&select)
    }
}

struct IgnoresSubject;
impl Bug for IgnoresSubject {
    fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
        log.select(&Select { subject: None, ..select.clone() })
    }
}

struct CountsPage;
impl Bug for CountsPage {
    fn count(&self, log: &MemoryLog, select: &Select) -> Result<u64, LogError> {
        Ok(log.select(select)?.len() as u64)
    }
}

struct Nothing;
impl Bug for Nothing {
    fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
        log.select(select).or_else(|_| Ok(Vec::new()))
    }
}

struct RebuildsNothing;
impl Bug for RebuildsNothing {
    fn rebuild(&self, _: &MemoryLog) -> Result<u64, LogError> {
        Ok(0)
    }
}
