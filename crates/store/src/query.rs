//! A selection as SQL, the same for every engine but for one word: how a value is one of a list.
//!
//! Names are those of the view's own columns, never of the caller's text; values are parameters.

use trace::{Cell, Condition, Order, Select, View};
use uuid::Uuid;

use crate::codec::rows;
use crate::shape::{ROW, SUBJECT, columns, table};

/// A value to be bound.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Subject(Uuid),
    Cell(Cell),
    /// None of them null, all of one type.
    List(Vec<Cell>),
    Number(i64),
}

/// A statement and what is bound to `$1`, `$2`, … in it, each used once and in that order.
pub(crate) struct Query {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

/// How an engine says that a value is one of a list: what comes before and after the placeholder.
pub(crate) struct OneOf(pub(crate) &'static str, pub(crate) &'static str);

impl Query {
    pub(crate) fn new(sql: &str) -> Self {
        Self { sql: sql.to_owned(), values: Vec::new() }
    }

    /// The rows of a page: subject, then the view's columns.
    pub(crate) fn rows(view: &dyn View, select: &Select, one_of: &OneOf) -> Self {
        let mut query = Self::new(&format!("select {SUBJECT}"));
        for column in columns(view) {
            query.sql.push_str(", ");
            query.sql.push_str(&column);
        }
        query.shown(view, select, one_of);
        query.sql.push_str(" order by ");
        for order in &select.order {
            let direction = match order {
                Order::Ascending(_) => "asc",
                Order::Descending(_) => "desc",
            };
            query.sql.push_str(&format!("\"{}\" {direction} nulls last, ", order.column()));
        }
        query.sql.push_str(&format!("{SUBJECT}, {ROW} limit "));
        query.bind(Value::Number(rows(select.limit)));
        query.sql.push_str(" offset ");
        query.bind(Value::Number(rows(select.offset)));
        query
    }

    /// How many rows match.
    pub(crate) fn count(view: &dyn View, select: &Select, one_of: &OneOf) -> Self {
        let mut query = Self::new("select count(*)");
        query.shown(view, select, one_of);
        query
    }

    /// Binds the next parameter where the statement ends so far.
    pub(crate) fn bind(&mut self, value: Value) {
        self.values.push(value);
        self.sql.push_str(&format!("${}", self.values.len()));
    }

    fn shown(&mut self, view: &dyn View, select: &Select, one_of: &OneOf) {
        self.sql.push_str(&format!(" from {} where true", table(view)));
        if let Some(subject) = select.subject {
            self.sql.push_str(&format!(" and {SUBJECT} = "));
            self.bind(Value::Subject(subject.id));
            if subject.kind != view.subjects() {
                self.sql.push_str(" and false");
            }
        }
        for condition in &select.conditions {
            self.condition(condition, one_of);
        }
    }

    fn condition(&mut self, condition: &Condition, one_of: &OneOf) {
        let column = format!("\"{}\"", condition.column());
        let (sign, cell) = match condition {
            Condition::Is(_, Cell::Null) => {
                return self.sql.push_str(&format!(" and {column} is null"));
            }
            Condition::In(_, cells) => return self.one_of(&column, cells, one_of),
            Condition::Is(_, cell) => ("=", cell),
            Condition::AtMost(_, cell) => ("<=", cell),
            Condition::AtLeast(_, cell) => (">=", cell),
        };
        if *cell == Cell::Null {
            return self.sql.push_str(" and false");
        }
        self.sql.push_str(&format!(" and {column} {sign} "));
        self.bind(Value::Cell(cell.clone().stored()));
    }

    fn one_of(&mut self, column: &str, cells: &[Cell], one_of: &OneOf) {
        let list = cells.iter().filter(|cell| **cell != Cell::Null);
        let list: Vec<Cell> = list.map(|cell| cell.clone().stored()).collect();
        let null =
            if list.len() < cells.len() { format!("{column} is null") } else { "false".to_owned() };
        self.sql.push_str(&format!(" and ({null}"));
        if !list.is_empty() {
            self.sql.push_str(&format!(" or {column} {}", one_of.0));
            self.bind(Value::List(list));
            self.sql.push_str(one_of.1);
        }
        self.sql.push(')');
    }
}
