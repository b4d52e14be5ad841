//! Interests as arrays, so that those of many commands are one question.

use kernel::Position;
use trace::Interest;
use uuid::Uuid;

use super::connect::Ask;
use crate::codec::column;
use crate::interest::rarest_first;

/// The numbers of the interests that have an event after their position.
const NEWER: &str = "
    select distinct i.number
    from unnest($1::int8[], $2::text[], $3::uuid[], $4::int8[], $5::text[], $6::text[])
        as i(number, kind, id, after, names, others)
    where exists (
        select from event_objects o
        where o.id = i.id and o.kind = i.kind and o.position > i.after
          and (i.names = '' or o.name = any(string_to_array(i.names, ' ')))
          and (i.others = '' or not exists (
              select from unnest(string_to_array(i.others, ' ')) as other
              where not exists (
                  select from event_objects p
                  where p.id = split_part(other, ':', 2)::uuid
                    and p.kind = split_part(other, ':', 1)
                    and p.position = o.position))))";

/// Interests, column by column.
#[derive(Default)]
pub(super) struct Asked {
    numbers: Vec<i64>,
    kinds: Vec<&'static str>,
    ids: Vec<Uuid>,
    after: Vec<i64>,
    names: Vec<String>,
    others: Vec<String>,
}

impl Asked {
    /// Asks about the events of an interest after a position.
    pub(super) fn add(&mut self, number: i64, interest: &Interest, after: Option<Position>) {
        let objects = rarest_first(interest);
        let Some((first, others)) = objects.split_first() else { return };
        // A code has no space, nor has the name of an object.
        let words = |words: Vec<String>| words.join(" ");
        self.numbers.push(number);
        self.kinds.push(first.kind.as_str());
        self.ids.push(first.id);
        self.after.push(after.map_or(0, column));
        self.names.push(words(interest.types().iter().map(ToString::to_string).collect()));
        self.others.push(words(others.iter().map(ToString::to_string).collect()));
    }

    /// Asks for the numbers of those that have such an event.
    pub(super) fn newer(self) -> Ask {
        Ask::new(NEWER)
            .with(self.numbers)
            .with(self.kinds)
            .with(self.ids)
            .with(self.after)
            .with(self.names)
            .with(self.others)
    }
}
