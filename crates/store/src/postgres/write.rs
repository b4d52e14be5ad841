//! The facts of accepted commands, table by table, each table in one statement.

use kernel::Position;
use uuid::Uuid;

use super::connect::Ask;
use crate::codec::{Encoded, Ready, column, rows};

const EVENTS: &str = "
    insert into events
        (position, id, name, version, recorded_at, command, envelope, clear, subject, sealed)
    select * from unnest($1::int8[], $2::uuid[], $3::text[], $4::int4[], $5::int8[], $6::uuid[],
        $7::text[], $8::text[], $9::uuid[], $10::bytea[])";

const OBJECTS: &str = "
    insert into event_objects (id, kind, position, name)
    select * from unnest($1::uuid[], $2::text[], $3::int8[], $4::text[])";

const COMMANDS: &str = "
    insert into commands (command, first, last)
    select * from unnest($1::uuid[], $2::int8[], $3::int8[])";

const MESSAGES: &str = "
    insert into outbox (kind, body, not_before, due)
    select kind, body, due, due
    from unnest($1::text[], $2::text[], $3::int8[]) with ordinality as m(kind, body, due, place)
    order by place";

/// What writes these commands, their events having positions from a first one on.
pub(super) fn facts(accepted: &[&Ready], first: Position) -> Vec<Ask> {
    let mut events = Vec::new();
    let mut next = first.0;
    for job in accepted {
        for event in &job.events {
            events.push((column(Position(next)), job.append.command.uuid(), event));
            next = next.saturating_add(1);
        }
    }
    let mut asks = vec![commands(accepted, first)];
    if !events.is_empty() {
        asks.push(written(&events));
        asks.push(touched(&events));
    }
    asks.extend(queued(accepted));
    asks
}

type Placed<'a> = (i64, Uuid, &'a Encoded);

fn written(events: &[Placed<'_>]) -> Ask {
    fn each<T>(events: &[Placed<'_>], of: impl Fn(&Encoded) -> T) -> Vec<T> {
        events.iter().map(|(_, _, event)| of(event)).collect()
    }
    Ask::new(EVENTS)
        .with(events.iter().map(|(position, ..)| *position).collect::<Vec<_>>())
        .with(each(events, |event| event.id().uuid()))
        .with(each(events, |event| event.event.envelope.kind.name.to_string()))
        .with(each(events, |event| i32::from(event.event.envelope.kind.version)))
        .with(each(events, |event| event.event.envelope.recorded_at.as_microsecond()))
        .with(events.iter().map(|(_, command, _)| *command).collect::<Vec<_>>())
        .with(each(events, |event| event.envelope.clone()))
        .with(each(events, |event| event.clear.clone()))
        .with(each(events, |event| event.event.payload.subject.map(kernel::Id::uuid)))
        .with(each(events, |event| event.sealed.clone()))
}

fn touched(events: &[Placed<'_>]) -> Ask {
    let mut columns = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (position, _, event) in events {
        for object in &event.objects {
            columns.0.push(object.id);
            columns.1.push(object.kind.as_str());
            columns.2.push(*position);
            columns.3.push(event.event.envelope.kind.name.to_string());
        }
    }
    Ask::new(OBJECTS).with(columns.0).with(columns.1).with(columns.2).with(columns.3)
}

fn commands(accepted: &[&Ready], first: Position) -> Ask {
    let (mut ids, mut firsts, mut lasts) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = column(first);
    for job in accepted {
        let begin = next;
        next = next.saturating_add(rows(job.events.len()));
        let some = begin < next;
        ids.push(job.append.command.uuid());
        firsts.push(some.then_some(begin));
        lasts.push(some.then_some(next.saturating_sub(1)));
    }
    Ask::new(COMMANDS).with(ids).with(firsts).with(lasts)
}

fn queued(accepted: &[&Ready]) -> Option<Ask> {
    let messages = accepted.iter().flat_map(|job| &job.append.outbox);
    let (mut kinds, mut bodies, mut due) = (Vec::new(), Vec::new(), Vec::new());
    for message in messages {
        kinds.push(message.kind.to_string());
        bodies.push(message.body.to_string());
        due.push(message.not_before.as_microsecond());
    }
    (!kinds.is_empty()).then(|| Ask::new(MESSAGES).with(kinds).with(bodies).with(due))
}
