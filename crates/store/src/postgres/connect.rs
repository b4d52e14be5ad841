//! A connection and the little engine that drives it: a runtime of one thread, the caller's own.
//!
//! Requests sent without waiting for each other's answer share a round trip.

use std::collections::BTreeMap;

use futures_util::future::try_join_all;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Row, Statement};
use trace::LogError;

use super::address::Address;
use super::failure::Failure;

/// How many statements a connection keeps prepared.
const STATEMENTS: usize = 256;

/// What every connection is told first. Durable means on the disk of the server at least, whatever
/// its configuration says; nobody holds a lock for ever.
const SETTINGS: &str = "
    select set_config('synchronous_commit', 'on', false)
     where current_setting('synchronous_commit') in ('off', 'local');
    set lock_timeout = '15s';
    set idle_in_transaction_session_timeout = '60s';
    set jit = off;";

/// A value to be bound to a parameter.
pub(super) type Bound = Box<dyn ToSql + Sync + Send>;

/// A statement and what is bound to its parameters.
pub(super) struct Ask {
    pub(super) sql: String,
    pub(super) values: Vec<Bound>,
}

impl Ask {
    pub(super) fn new(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), values: Vec::new() }
    }

    /// Binds the next parameter.
    pub(super) fn with(mut self, value: impl ToSql + Sync + Send + 'static) -> Self {
        self.values.push(Box::new(value));
        self
    }
}

/// A connection to be spoken to, with the statements it has prepared.
pub(super) struct Link {
    client: Client,
    statements: BTreeMap<String, Statement>,
}

impl Link {
    /// The statement, prepared once a connection.
    async fn statement(&mut self, sql: &str) -> Result<Statement, Failure> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        if self.statements.len() >= STATEMENTS {
            self.statements.clear();
        }
        let statement = self.client.prepare(sql).await?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Asks one thing.
    pub(super) async fn ask(&mut self, ask: Ask) -> Result<Vec<Row>, Failure> {
        let statement = self.statement(&ask.sql).await?;
        Ok(self.client.query(&statement, &borrowed(&ask)).await?)
    }

    /// Asks several things in one round trip; none may rest on another's being done.
    pub(super) async fn ask_all(&mut self, asks: &[Ask]) -> Result<Vec<Vec<Row>>, Failure> {
        let mut sent = Vec::with_capacity(asks.len());
        for ask in asks {
            sent.push((self.statement(&ask.sql).await?, borrowed(ask)));
        }
        let answers = sent.iter().map(|(statement, values)| self.client.query(statement, values));
        Ok(try_join_all(answers).await?)
    }

    /// Runs statements that need no parameters.
    pub(super) async fn run(&self, sql: &str) -> Result<(), Failure> {
        Ok(self.client.batch_execute(sql).await?)
    }

    /// Works in one transaction: committed when the work is done, rolled back when it fails.
    pub(super) async fn transaction<T>(
        &mut self,
        begin: &str,
        work: impl AsyncFnOnce(&mut Self) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.run(begin).await?;
        match work(self).await {
            Ok(done) => self.run("commit").await.map(|()| done),
            Err(failure) => {
                // If this fails too the connection is not used again.
                let _rolled_back = self.run("rollback").await;
                Err(failure)
            }
        }
    }
}

/// Connects. The connection is driven whenever its session is waited for; how it ends, the client
/// says.
async fn client(address: &Address) -> Result<Client, Failure> {
    if let Some(tls) = &address.tls {
        let (client, connection) = address.config.connect(tls.clone()).await?;
        tokio::spawn(async move { connection.await.is_ok() });
        return Ok(client);
    }
    let (client, connection) = address.config.connect(NoTls).await?;
    tokio::spawn(async move { connection.await.is_ok() });
    Ok(client)
}

fn borrowed(ask: &Ask) -> Vec<&(dyn ToSql + Sync)> {
    ask.values.iter().map(|value| value.as_ref() as &(dyn ToSql + Sync)).collect()
}

/// A connection and its runtime.
pub(super) struct Session {
    link: Link,
    runtime: Option<Runtime>,
}

impl Session {
    pub(super) fn connect(address: &Address) -> Result<Self, Failure> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| {
            LogError::Unavailable(format!("no connection can be started: {error}"))
        })?;
        let client = runtime.block_on(async {
            let client = client(address).await?;
            client.batch_execute(SETTINGS).await?;
            Ok::<_, Failure>(client)
        })?;
        Ok(Self { link: Link { client, statements: BTreeMap::new() }, runtime: Some(runtime) })
    }

    /// Waits on this thread until the work is done.
    pub(super) fn block<T>(
        &mut self,
        work: impl AsyncFnOnce(&mut Link) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Some(runtime) = &self.runtime else {
            return Err(Failure::Lost("the connection was closed".to_owned()));
        };
        runtime.block_on(work(&mut self.link))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Unlike a plain drop, this is allowed on a thread that must not block.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
