//! The outbox in PostgreSQL: workers skip what another one is just taking.

use kernel::Timestamp;
use trace::Delivery;

use super::connect::{Ask, Link};
use super::failure::Failure;
use crate::codec::{message, rows};

pub(super) async fn claim(
    link: &mut Link,
    now: Timestamp,
    lease_until: Timestamp,
    limit: usize,
) -> Result<Vec<Delivery>, Failure> {
    let sql = "
        with taken as (
            select id, due from outbox where due <= $1
            order by due, id limit $3
            for update skip locked
        )
        update outbox o set due = $2, attempt = attempt + 1
        from taken where o.id = taken.id
        returning o.id, o.attempt, o.kind, o.body, o.not_before, taken.due";
    let ask = Ask::new(sql)
        .with(now.as_microsecond())
        .with(lease_until.as_microsecond())
        .with(rows(limit));
    let mut given = Vec::new();
    for row in link.ask(ask).await? {
        let (id, attempt, due): (i64, i32, i64) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(5)?);
        let message = message(row.try_get(2)?, row.try_get(3)?, row.try_get(4)?)?;
        let (id, attempt) = (id.cast_unsigned(), attempt.cast_unsigned());
        given.push((due, Delivery { id, attempt, message }));
    }
    // An update answers in no order.
    given.sort_by_key(|(due, delivery)| (*due, delivery.id));
    Ok(given.into_iter().map(|(_, delivery)| delivery).collect())
}

pub(super) async fn delivered(link: &mut Link, message: &Delivery) -> Result<(), Failure> {
    let sql = "delete from outbox where id = $1";
    link.ask(Ask::new(sql).with(message.id.cast_signed())).await.map(|_| ())
}

pub(super) async fn postpone(
    link: &mut Link,
    message: &Delivery,
    until: Timestamp,
) -> Result<(), Failure> {
    let sql = "update outbox set due = $3 where id = $1 and attempt = $2";
    let (id, attempt) = (message.id.cast_signed(), message.attempt.cast_signed());
    let ask = Ask::new(sql).with(id).with(attempt).with(until.as_microsecond());
    link.ask(ask).await.map(|_| ())
}
