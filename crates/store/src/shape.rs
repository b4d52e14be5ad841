//! The table a view has: its name, its columns, and how it is recognised later.
//!
//! Names come from the program, are checked by `Views::check` and quoted here; none comes from
//! outside.

use std::fmt::Write;

use trace::{ColumnType, View};

/// The column of a row's subject; no view can have a column of that name.
pub(crate) const SUBJECT: &str = "subject0";
/// The column of a row's number among those of its subject.
pub(crate) const ROW: &str = "row0";

/// The name of a view's table.
pub(crate) fn table(view: &dyn View) -> String {
    format!("\"view_{}\"", view.name())
}

/// A view's columns, quoted.
pub(crate) fn columns(view: &dyn View) -> Vec<String> {
    view.columns().iter().map(|column| format!("\"{}\"", column.name)).collect()
}

/// All that decides what the table holds, short of the view's own code: when it differs from what
/// is recorded, the table is made and derived anew.
pub(crate) fn shape(view: &dyn View) -> String {
    let mut shape = format!("of {} from", view.subjects().as_str());
    for name in view.types() {
        let _infallible = write!(shape, " {name}");
    }
    for column in view.columns() {
        let indexed = if column.indexed { "indexed" } else { "plain" };
        let _infallible = write!(shape, "; {} {:?} {indexed}", column.name, column.kind);
    }
    shape
}

/// What to do with a row that is there already: update it, called `v`, unless it stays the same.
pub(crate) fn unless_same(columns: &[String]) -> String {
    if columns.is_empty() {
        return "nothing".to_owned();
    }
    let each = |say: fn(&String) -> String| columns.iter().map(say).collect::<Vec<_>>();
    let set = each(|name| format!("{name} = excluded.{name}"));
    let differs = each(|name| format!("v.{name} is distinct from excluded.{name}"));
    format!("update set {} where {}", set.join(", "), differs.join(" or "))
}

/// What differs between engines in the definition of a table.
pub(crate) struct Dialect {
    pub(crate) subject: &'static str,
    pub(crate) text: &'static str,
    pub(crate) number: &'static str,
    pub(crate) options: &'static str,
}

/// The statements that make a view's table and its indexes.
pub(crate) fn create(view: &dyn View, dialect: &Dialect) -> String {
    let (table, subject) = (table(view), dialect.subject);
    let mut sql = format!("create table {table} ({SUBJECT} {subject} not null, {ROW} ");
    let _infallible = write!(sql, "{} not null", dialect.number);
    for column in view.columns() {
        let kind = match column.kind {
            ColumnType::Text => dialect.text,
            ColumnType::Integer | ColumnType::Instant => dialect.number,
        };
        let _infallible = write!(sql, ", \"{}\" {kind}", column.name);
    }
    let _infallible = write!(sql, ", primary key ({SUBJECT}, {ROW})) {};", dialect.options);
    for (number, column) in view.columns().iter().enumerate().filter(|(_, c)| c.indexed) {
        let index = format!("\"view_{}_{number}\"", view.name());
        let _infallible = write!(
            sql,
            " create index {index} on {table} (\"{}\", {SUBJECT}, {ROW});",
            column.name
        );
    }
    sql
}
