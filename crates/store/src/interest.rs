//! An interest as SQL, the same for every engine: the rows of the rarest of its objects, narrowed
//! to its types and to events that have the other objects too.

use kernel::{ObjectKind, ObjectRef, Position};
use trace::{Cell, Interest};

use crate::codec::column;
use crate::query::{Query, Value};

/// How many interests one statement asks about.
pub(crate) const AT_ONCE: usize = 100;

/// The objects of an interest, the rarest first as far as one can tell: a register may be touched
/// by every event there is.
pub(crate) fn rarest_first(interest: &Interest) -> Vec<ObjectRef> {
    let mut objects: Vec<_> = interest.objects().collect();
    objects.sort_by_key(|object| object.kind == ObjectKind::Register);
    objects
}

impl Query {
    /// Whether an interest has an event after a position.
    pub(crate) fn newer(interest: &Interest, seen: Option<Position>) -> Self {
        let mut query = Self::new("select 1 from event_objects o");
        query.matching(interest, seen);
        query.sql.push_str(" limit 1");
        query
    }

    /// The events of all these interests in the order of the log, each after the number of its
    /// interest, counted from one on, and its position; one statement, so that all are seen at the
    /// same moment.
    pub(crate) fn events(interests: &[Interest], first: usize, columns: &str) -> Self {
        let mut query = Self::new("");
        for (number, interest) in (first..).zip(interests) {
            let also = if number == first { "" } else { " union all " };
            query.sql.push_str(&format!(
                "{also}select {number}, o.position, {columns}
                 from event_objects o join events e on e.position = o.position"
            ));
            query.matching(interest, None);
        }
        query.sql.push_str(" order by 2");
        query
    }

    fn matching(&mut self, interest: &Interest, after: Option<Position>) {
        for (place, object) in rarest_first(interest).iter().enumerate() {
            if place == 0 {
                self.sql.push_str(" where o.id = ");
                self.object(object, "o.kind");
            } else {
                self.sql.push_str(
                    " and exists (select 1 from event_objects p
                      where p.position = o.position and p.id = ",
                );
                self.object(object, "p.kind");
                self.sql.push(')');
            }
        }
        self.sql.push_str(" and o.position > ");
        self.bind(Value::Number(after.map_or(0, column)));
        for (place, name) in interest.types().iter().enumerate() {
            self.sql.push_str(if place == 0 { " and o.name in (" } else { ", " });
            self.bind(Value::Cell(Cell::Text(name.to_string())));
        }
        if !interest.types().is_empty() {
            self.sql.push(')');
        }
    }

    fn object(&mut self, object: &ObjectRef, kind: &str) {
        self.bind(Value::Subject(object.id));
        self.sql.push_str(&format!(" and {kind} = "));
        self.bind(Value::Cell(Cell::Text(object.kind.as_str().to_owned())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Code;
    use rusqlite::Connection;
    use uuid::Uuid;

    fn plan(query: &Query) -> String {
        let connection = Connection::open_in_memory().unwrap();
        for step in crate::migrations::SQLITE {
            connection.execute_batch(step.sql).unwrap();
        }
        let mut explain = connection.prepare(&format!("explain query plan {}", query.sql)).unwrap();
        let nothing = rusqlite::params_from_iter(query.values.iter().map(|_| ""));
        let lines = explain.query_map(nothing, |row| row.get::<_, String>(3)).unwrap();
        lines.map(|line| line.unwrap() + "\n").collect()
    }

    /// No table is read through and nothing is sorted, whatever an interest asks.
    #[test]
    fn interests_are_answered_by_keys_alone() {
        let object = |kind| ObjectRef::new(kind, Uuid::from_u128(1));
        let simple = Interest::in_object(object(ObjectKind::Case));
        let types = ["bed_given", "bed_left"].map(Code::lenient);
        let narrow = Interest::in_object(object(ObjectKind::Register))
            .and(object(ObjectKind::Person))
            .of_types(types);
        assert_eq!(rarest_first(&narrow)[0].kind, ObjectKind::Person);
        for interest in [&simple, &narrow] {
            let newer = plan(&Query::newer(interest, Some(Position(7))));
            let events = plan(&Query::events(std::slice::from_ref(interest), 0, "e.envelope"));
            for plan in [newer, events] {
                assert!(plan.contains("SEARCH o USING PRIMARY KEY (id=? AND kind=?"), "{plan}");
                assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
            }
        }
        let both = plan(&Query::events(&[simple, narrow], 0, "e.envelope"));
        assert!(!both.contains("SCAN o") && !both.contains("SCAN e"), "{both}");
    }
}
