//! Statements outside any log, for tests.

use trace::LogError;

use super::address::Address;
use super::connect::{Ask, Link, Session};
use super::failure::Failure;

/// Runs statements in a database.
pub(crate) fn run(url: &str, sql: &str) -> Result<(), LogError> {
    let mut session = Session::connect(&Address::new(url)?)?;
    Ok(session.block(async |link: &mut Link| link.run(sql).await)?)
}

/// The first column of what a query finds.
pub(crate) fn texts(url: &str, sql: &str) -> Result<Vec<String>, LogError> {
    let mut session = Session::connect(&Address::new(url)?)?;
    let found = session.block(async |link: &mut Link| {
        let found = link.ask(Ask::new(sql)).await?;
        found.iter().map(|row| Ok(row.try_get(0)?)).collect::<Result<_, Failure>>()
    });
    Ok(found?)
}

/// A transaction that stays open, as that of a slow writer.
pub struct Held(Session);

impl Held {
    /// Opens a transaction and runs statements in it.
    ///
    /// # Errors
    /// What the server said.
    pub fn begin(url: &str, sql: &str) -> Result<Self, LogError> {
        let mut session = Session::connect(&Address::new(url)?)?;
        session.block(async |link: &mut Link| link.run(&format!("begin; {sql}")).await)?;
        Ok(Self(session))
    }

    /// Commits it.
    ///
    /// # Errors
    /// What the server said.
    pub fn commit(self) -> Result<(), LogError> {
        self.end("commit")
    }

    /// Gives it up.
    ///
    /// # Errors
    /// What the server said.
    pub fn roll_back(self) -> Result<(), LogError> {
        self.end("rollback")
    }

    fn end(mut self, how: &str) -> Result<(), LogError> {
        Ok(self.0.block(async |link: &mut Link| link.run(how).await)?)
    }
}
