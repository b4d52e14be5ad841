//! One of the threads that write: takes what is waiting, writes it in one transaction of its own
//! connection, and answers when that is durable.
//!
//! Five round trips a transaction, however many commands are in it: locks, questions, positions,
//! facts, commit.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{Id, ObjectRef, Position};
use tokio_postgres::Row;
use trace::{LogError, Receipt};
use uuid::Uuid;

use super::address::Address;
use super::batch::{Known, Verdict, judge, receipts};
use super::connect::{Ask, Link, Session};
use super::failure::Failure;
use super::interests::Asked;
use super::locks::{Locks, MOST};
use super::views::{Histories, Tables, histories};
use super::write::facts;
use crate::codec::{Ready, position, rows};
use crate::queue::Worker;

/// What a connection that writes is told besides: it only ever looks up a few rows by a key, also
/// in tables of which the server has no statistics yet.
const SETTINGS: &str = "set plan_cache_mode = force_generic_plan; set enable_seqscan = off;
    set enable_hashjoin = off; set enable_mergejoin = off;";

/// How often a command that met another one is tried.
const TRIES: usize = 5;

type Answer = Result<Receipt, LogError>;

/// A writer with its connection, made when first needed.
pub(super) struct Lane {
    address: Arc<Address>,
    tables: Arc<Tables>,
    session: Option<Session>,
}

impl Worker for Lane {
    type Job = Ready;
    type Answer = Answer;

    fn work(&mut self, jobs: &[Ready]) -> Vec<Answer> {
        let mut answers = Vec::with_capacity(jobs.len());
        while let Some(rest) = jobs.get(answers.len()..).filter(|rest| !rest.is_empty()) {
            let (together, locks) = fitting(rest);
            answers.extend(self.write(together, &locks));
        }
        answers
    }
}

/// As many of the commands as one transaction may lock for, at least one.
fn fitting(jobs: &[Ready]) -> (&[Ready], Locks) {
    let mut locks = Locks::default();
    let mut many = 0_usize;
    for job in jobs {
        if many > 0 && locks.len() >= MOST {
            break;
        }
        locks.add(job);
        many = many.saturating_add(1);
    }
    (jobs.get(..many).unwrap_or(jobs), locks)
}

impl Lane {
    pub(super) const fn new(address: Arc<Address>, tables: Arc<Tables>) -> Self {
        Self { address, tables, session: None }
    }

    /// Writes the commands together or, where one of them stands in the others' way, each alone.
    fn write(&mut self, jobs: &[Ready], locks: &Locks) -> Vec<Answer> {
        let failure = match self.transact(jobs, locks) {
            Ok(answers) => return answers,
            Err(failure) => failure,
        };
        // What holds for every command is not tried command by command.
        if matches!(failure, Failure::Lost(_) | Failure::Log(LogError::Locked(_))) {
            let error = LogError::from(failure);
            return jobs.iter().map(|_| Err(error.clone())).collect();
        }
        jobs.iter().map(|job| self.alone(job)).collect()
    }

    fn alone(&mut self, job: &Ready) -> Answer {
        let mut locks = Locks::default();
        locks.add(job);
        for _ in 1..TRIES {
            match self.transact(std::slice::from_ref(job), &locks) {
                Err(Failure::Met) => {}
                Err(failure) => return Err(failure.into()),
                Ok(answers) => return answers.into_iter().next().unwrap_or(Err(LogError::Newer)),
            }
        }
        Err(Failure::Met.into())
    }

    /// One transaction; if the connection is lost, once more on another one. A command that was
    /// written after all is then found executed, as when a client repeats it.
    fn transact(&mut self, jobs: &[Ready], locks: &Locks) -> Result<Vec<Answer>, Failure> {
        match self.once(jobs, locks) {
            Err(Failure::Lost(_)) => self.once(jobs, locks),
            answer => answer,
        }
    }

    fn once(&mut self, jobs: &[Ready], locks: &Locks) -> Result<Vec<Answer>, Failure> {
        let mut session = match self.session.take() {
            Some(session) => session,
            None => {
                let mut session = Session::connect(&self.address)?;
                session.block(async |link: &mut Link| link.run(SETTINGS).await)?;
                session
            }
        };
        let tables = Arc::clone(&self.tables);
        let answers = session.block(async |link: &mut Link| {
            let work = async |link: &mut Link| together(link, &tables, jobs).await;
            link.transaction(&locks.begin(), work).await
        })?;
        // Kept only when all went well.
        self.session = Some(session);
        Ok(answers)
    }
}

async fn together(
    link: &mut Link,
    tables: &Tables,
    jobs: &[Ready],
) -> Result<Vec<Answer>, Failure> {
    let subjects = tables.subjects(jobs.iter().flat_map(|job| &job.events));
    let (known, mut histories) = look_up(link, tables, jobs, &subjects).await?;
    let verdicts = judge(jobs, &known);
    let accepted: Vec<_> = jobs
        .iter()
        .zip(&verdicts)
        .filter(|(_, verdict)| **verdict == Verdict::Accepted)
        .map(|(job, _)| job)
        .collect();
    let many = accepted.iter().map(|job| job.events.len()).sum();
    let first = take_positions(link, many).await?;
    let answers = receipts(jobs, &verdicts, first);
    if accepted.is_empty() {
        return Ok(answers);
    }
    let mut asks = facts(&accepted, first);
    let events = accepted.iter().flat_map(|job| &job.events).zip(first.0..);
    let events = events.map(|(event, position)| event.recorded(Position(position)));
    asks.extend(tables.updated(&mut histories, events.collect())?);
    link.ask_all(&asks).await?;
    Ok(answers)
}

/// All that must be known, in one round trip. The locks are held, so it stays true.
async fn look_up(
    link: &mut Link,
    tables: &Tables,
    jobs: &[Ready],
    subjects: &BTreeSet<ObjectRef>,
) -> Result<(Known, Histories), Failure> {
    let commands: Vec<Uuid> = jobs.iter().map(|job| job.append.command.uuid()).collect();
    let events = jobs.iter().flat_map(|job| &job.events);
    let events: Vec<Uuid> = events.map(|event| event.id().uuid()).collect();
    let mut asked = Asked::default();
    for (job, place) in jobs.iter().zip(0..) {
        let interests = &job.append.unless_newer.0;
        interests.iter().for_each(|(interest, seen)| asked.add(place, interest, *seen));
    }
    let asks = [
        Ask::new("select command, first, last from commands where command = any($1)")
            .with(commands),
        Ask::new("select id from events where id = any($1)").with(events),
        asked.newer(),
        tables.history(subjects),
    ];
    let answers = link.ask_all(&asks).await?;
    let [commands, events, newer, history] = answers.as_slice() else {
        return Err(Failure::Lost("an answer is missing".to_owned()));
    };
    let commands = commands.iter().map(|row| Ok((Id::new(row.try_get(0)?), receipt(row)?)));
    let events = events.iter().map(|row| Ok(Id::new(row.try_get(0)?)));
    let newer = newer.iter().map(|row| Ok(usize::try_from(row.try_get::<_, i64>(0)?).unwrap_or(0)));
    let known = Known {
        commands: commands.collect::<Result<_, Failure>>()?,
        events: events.collect::<Result<_, Failure>>()?,
        newer: newer.collect::<Result<_, Failure>>()?,
    };
    Ok((known, histories(history)?))
}

fn receipt(row: &Row) -> Result<Receipt, Failure> {
    let (first, last): (Option<i64>, Option<i64>) = (row.try_get(1)?, row.try_get(2)?);
    let (first, last) = (first.map(position).transpose()?, last.map(position).transpose()?);
    Ok(Receipt { first, last, repeated: true })
}

/// The first of so many consecutive positions.
async fn take_positions(link: &mut Link, many: usize) -> Result<Position, Failure> {
    if many == 0 {
        return Ok(Position(0));
    }
    let ask = Ask::new("select take_positions($1)").with(rows(many));
    let found = link.ask(ask).await?;
    Ok(position(found.first().map_or(Ok(0), |row| row.try_get(0))?)?)
}
