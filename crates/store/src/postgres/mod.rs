//! The log in PostgreSQL: many writers on many nodes, each pair of them apart by the objects they
//! touch.
//!
//! A writer locks the objects it judges by and those it touches before it draws positions, so the
//! positions of one object rise with time, though those of different objects may appear out of
//! order; a page ends before the first position that is still being written. Connect to the server
//! itself: a pooler that changes the session between transactions breaks prepared statements.
//!
//! Calls may come from any thread that may block, such as those of `tokio::task::spawn_blocking`.

mod address;
#[cfg(feature = "testing")]
mod aside;
mod batch;
mod connect;
mod failure;
mod interests;
mod lane;
mod locks;
mod migrate;
mod outbox;
mod read;
mod tls;
mod views;
mod write;

use std::sync::Arc;

use kernel::{Position, Timestamp};
use trace::{
    Append, Boundary, Delivery, Loaded, Log, LogError, Receipt, Recorded, Row, Select, Views,
};

use crate::codec::Ready;
use crate::pool::{Good, Pool};
use crate::queue::Queue;
use address::Address;
use connect::{Link, Session};
use failure::Failure;
use lane::Lane;
use views::Tables;

#[cfg(feature = "testing")]
pub use aside::Held;
#[cfg(feature = "testing")]
pub(crate) use aside::{run, texts};

/// Makes the role `havre_app`, which may add to the log and never change it. Run once by the owner
/// of the database, after the first start; the program then connects as a member of that role, and
/// as the owner only to bring the schema up to date.
pub const ROLES_SQL: &str = include_str!("roles.sql");

/// How many commands may share one transaction.
const TOGETHER: usize = 64;
/// How many transactions one node may have under way.
const LANES: usize = 4;
/// How many threads may read at once.
const READERS: usize = 8;

/// A log in a PostgreSQL database.
pub struct PostgresLog {
    queue: Queue<Lane>,
    sessions: Pool<Session>,
    address: Arc<Address>,
    tables: Arc<Tables>,
}

impl PostgresLog {
    /// Opens the log in a database and brings its schema and the tables of these views up to date.
    ///
    /// # Errors
    /// The database cannot be reached, is newer than this program, or may not be changed by this
    /// role though it must be; or a view is at fault.
    pub fn open(url: &str, views: Arc<Views>) -> Result<Self, LogError> {
        views.check()?;
        let address = Arc::new(Address::new(url)?);
        let tables = Arc::new(Tables::new(views));
        let mut session = Session::connect(&address).map_err(LogError::from)?;
        session.block(async |link: &mut Link| {
            migrate::migrate(link).await?;
            tables.bring_up_to_date(link).await
        })?;
        let lane = |_| Lane::new(Arc::clone(&address), Arc::clone(&tables));
        let queue = Queue::start("log", (0..LANES).map(lane).collect(), TOGETHER)
            .map_err(|error| LogError::Unavailable(format!("no thread can be started: {error}")))?;
        Ok(Self { queue, sessions: Pool::new(READERS), address, tables })
    }

    /// Works on a free session. A connection that was lost is made anew, once: whatever is asked
    /// here may be asked twice.
    fn with<T>(&self, work: impl AsyncFn(&mut Link) -> Result<T, Failure>) -> Result<T, LogError> {
        let once = || {
            self.sessions.with(
                || Session::connect(&self.address),
                |session| {
                    let answer = session.block(&work);
                    let good = if answer.is_ok() { Good::Yes } else { Good::No };
                    (answer, good)
                },
            )
        };
        let answer = once();
        if !matches!(answer, Err(Failure::Lost(_))) {
            return Ok(answer?);
        }
        // The others were lost with it: a server that ended has ended for all.
        self.sessions.clear();
        Ok(once()?)
    }
}

impl Log for PostgresLog {
    fn load(&self, boundary: &Boundary) -> Result<Loaded, LogError> {
        self.with(async |link: &mut Link| read::load(link, boundary).await)
    }

    fn append(&self, append: Append) -> Result<Receipt, LogError> {
        let ended = || LogError::Unavailable("the writers have ended: start again".to_owned());
        self.queue.ask(Ready::new(append)?).ok_or_else(ended)?
    }

    fn page(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        self.with(async |link: &mut Link| read::page(link, after, limit).await)
    }

    fn select(&self, select: &Select) -> Result<Vec<Row>, LogError> {
        let view = select.checked(self.tables.views())?;
        self.with(async |link: &mut Link| read::select(link, view, select).await)
    }

    fn count(&self, select: &Select) -> Result<u64, LogError> {
        let view = select.checked(self.tables.views())?;
        self.with(async |link: &mut Link| read::count(link, view, select).await)
    }

    fn rebuild(&self) -> Result<u64, LogError> {
        self.with(async |link: &mut Link| self.tables.rebuild(link).await)
    }

    fn claim(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        self.with(async |link: &mut Link| outbox::claim(link, now, lease_until, limit).await)
    }

    fn delivered(&self, message: &Delivery) -> Result<(), LogError> {
        self.with(async |link: &mut Link| outbox::delivered(link, message).await)
    }

    fn postpone(&self, message: &Delivery, until: Timestamp) -> Result<(), LogError> {
        self.with(async |link: &mut Link| outbox::postpone(link, message, until).await)
    }

    fn views(&self) -> &Arc<Views> {
        self.tables.views()
    }
}
