//! PostgreSQL passes the suite, and behaves as those who run it expect.

use std::sync::Arc;

use store::{PostgresLog, testing};
use trace::conformance::{Factory, Fault, Place, failures};
use trace::{Log, LogError, Views};

use crate::support::told;

struct Postgres;

impl Factory for Postgres {
    fn place(&self) -> Result<Box<dyn Place>, Fault> {
        let schema = testing::cluster().and_then(|cluster| cluster.schema());
        Ok(Box::new(Schema(schema.map_err(Fault)?)))
    }
}

struct Schema(String);

impl Place for Schema {
    fn open(&self, views: Arc<Views>) -> Result<Arc<dyn Log>, LogError> {
        Ok(Arc::new(PostgresLog::open(&self.0, views)?))
    }
    fn tamper(&self, sql: &str) -> Option<Result<(), String>> {
        Some(testing::run(&self.0, sql))
    }
}

#[test]
fn postgres_passes_every_case() {
    assert_eq!(told(&failures(&Postgres, "")), "");
}
