//! In which cluster the log lives: a dump restored elsewhere brings transaction ids that mean
//! nothing there.

use super::connect::{Ask, Link};
use super::failure::Failure;
use super::locks::BEGIN_ALONE;

const HOME: &str = "select cluster = system_identifier from origin, pg_control_system()";

/// Declares settled what a dump brought along, and sees to it that no position is given twice.
pub(super) async fn settle(link: &mut Link) -> Result<(), Failure> {
    let home = link.ask(Ask::new(HOME)).await?;
    if home.first().map(|row| row.try_get(0)).transpose()? == Some(true) {
        return Ok(());
    }
    let settle = "
        update origin set
            cluster = (select system_identifier from pg_control_system()),
            settled = (select coalesce(max(position), 0) from events);
        select setval('positions', settled) from origin, positions where settled > last_value;";
    link.transaction(BEGIN_ALONE, async |link: &mut Link| link.run(settle).await).await
}
