//! PostgreSQL passes the suite, also as two nodes on one database.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::{Position, Timestamp};
use store::{PostgresLog, testing};
use trace::conformance::{Factory, Fault, Place, failures};
use trace::{
    Append, Boundary, Delivery, Loaded, Log, LogError, Receipt, Recorded, Row, Select, Views,
};

use crate::support::told;

/// How many nodes open each place.
struct Postgres(usize);

impl Factory for Postgres {
    fn place(&self) -> Result<Box<dyn Place>, Fault> {
        let schema = testing::cluster().and_then(|cluster| cluster.schema());
        Ok(Box::new(Schema { url: schema.map_err(Fault)?, nodes: self.0 }))
    }
}

struct Schema {
    url: String,
    nodes: usize,
}

impl Place for Schema {
    fn open(&self, views: Arc<Views>) -> Result<Arc<dyn Log>, LogError> {
        let open = |_| PostgresLog::open(&self.url, Arc::clone(&views));
        let nodes = (0..self.nodes).map(open).collect::<Result<_, _>>()?;
        Ok(Arc::new(Nodes { nodes, asked: AtomicUsize::new(0) }))
    }
    fn tamper(&self, sql: &str) -> Option<Result<(), String>> {
        Some(testing::run(&self.url, sql))
    }
}

/// Asks its nodes in turn.
struct Nodes {
    nodes: Vec<PostgresLog>,
    asked: AtomicUsize,
}

impl Nodes {
    fn next(&self) -> &PostgresLog {
        &self.nodes[self.asked.fetch_add(1, Ordering::SeqCst) % self.nodes.len()]
    }
}

impl Log for Nodes {
    fn load(&self, boundary: &Boundary) -> Result<Loaded, LogError> {
        self.next().load(boundary)
    }
    fn append(&self, append: Append) -> Result<Receipt, LogError> {
        self.next().append(append)
    }
    fn page(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        self.next().page(after, limit)
    }
    fn select(&self, select: &Select) -> Result<Vec<Row>, LogError> {
        self.next().select(select)
    }
    fn count(&self, select: &Select) -> Result<u64, LogError> {
        self.next().count(select)
    }
    fn rebuild(&self) -> Result<u64, LogError> {
        self.next().rebuild()
    }
    fn claim(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        self.next().claim(now, until, limit)
    }
    fn delivered(&self, message: &Delivery) -> Result<(), LogError> {
        self.next().delivered(message)
    }
    fn postpone(&self, message: &Delivery, until: Timestamp) -> Result<(), LogError> {
        self.next().postpone(message, until)
    }
    fn views(&self) -> &Arc<Views> {
        self.next().views()
    }
}

#[test]
fn postgres_passes_every_case() {
    assert_eq!(told(&failures(&Postgres(1), "")), "");
}

#[test]
fn two_nodes_on_one_database_pass_every_case() {
    assert_eq!(told(&failures(&Postgres(2), "")), "");
}
