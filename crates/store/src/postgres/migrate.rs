//! Bringing the schema up to date, one node at a time.

use trace::LogError;

use super::connect::{Ask, Link};
use super::failure::Failure;
use super::locks::BEGIN_ALONE;
use crate::migrations;

pub(super) async fn migrate(link: &mut Link) -> Result<(), Failure> {
    if number(link).await? == newest() {
        return Ok(());
    }
    link.transaction(BEGIN_ALONE, async |link: &mut Link| {
        let number = number(link).await?;
        for step in migrations::after(migrations::POSTGRES, number).map_err(LogError::Corrupt)? {
            link.run(step.sql).await?;
            let note = Ask::new("insert into migrations values ($1, $2)");
            link.ask(note.with(step.number).with(step.name)).await?;
        }
        Ok(())
    })
    .await
}

fn newest() -> i64 {
    migrations::POSTGRES.last().map_or(0, |step| step.number)
}

/// The number of the schema, whose list of steps is made if there is none.
async fn number(link: &mut Link) -> Result<i64, Failure> {
    let known = link.ask(Ask::new("select to_regclass('migrations') is not null")).await?;
    if known.first().map(|row| row.try_get(0)).transpose()? != Some(true) {
        link.run(
            "create table if not exists migrations (number bigint primary key, name text not null)",
        )
        .await?;
    }
    let found = link.ask(Ask::new("select coalesce(max(number), 0) from migrations")).await?;
    Ok(found.first().map_or(Ok(0), |row| row.try_get(0))?)
}
