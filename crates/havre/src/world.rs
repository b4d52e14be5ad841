//! The real world: the system's clock and random identifiers. The only place that asks for either.

use kernel::{Timestamp, World};
use uuid::Uuid;

/// The system's clock and randomness.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RealWorld;

impl World for RealWorld {
    #[expect(clippy::disallowed_methods, reason = "this is the place where time comes from")]
    fn now(&self) -> Timestamp {
        // Databases keep microseconds: what is compared must have been cut alike.
        let now = Timestamp::now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the place where chance comes from")]
    fn uuid(&self) -> Uuid {
        Uuid::now_v7()
    }
}
