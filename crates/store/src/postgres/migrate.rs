//! Bringing the schema up to date, one node at a time.

use trace::LogError;

use super::connect::{Ask, Link};
use super::failure::Failure;
use super::locks::BEGIN_ALONE;
use crate::migrations;

/// The list of the steps that were taken.
const STEPS: &str = "
    create table if not exists migrations (number bigint primary key, name text not null)";

pub(super) async fn migrate(link: &mut Link) -> Result<(), Failure> {
    let newest = migrations::POSTGRES.last().map_or(0, |step| step.number);
    if number(link).await? == newest {
        return Ok(());
    }
    link.transaction(BEGIN_ALONE, async |link: &mut Link| {
        // Another node may have done it while this one waited.
        let number = number(link).await?;
        let left = migrations::after(migrations::POSTGRES, number).map_err(LogError::Corrupt)?;
        link.run(STEPS).await?;
        for step in left {
            link.run(step.sql).await?;
            let note = Ask::new("insert into migrations values ($1, $2)");
            link.ask(note.with(step.number).with(step.name)).await?;
        }
        Ok(())
    })
    .await
}

/// The number of the schema, 0 where there is none yet.
async fn number(link: &mut Link) -> Result<i64, Failure> {
    // As a question to a table: a name looked up before may be remembered as unknown.
    let known = "
        select 1 from pg_tables
        where schemaname = any(current_schemas(false)) and tablename = 'migrations'";
    if link.ask(Ask::new(known)).await?.is_empty() {
        return Ok(0);
    }
    let found = link.ask(Ask::new("select coalesce(max(number), 0) from migrations")).await?;
    Ok(found.first().map_or(Ok(0), |row| row.try_get(0))?)
}
