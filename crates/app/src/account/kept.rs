//! What was read of the log and what was counted from it, kept between questions: a question reads
//! only what is new, and an account is made again only when something new can have changed it.
//!
//! It must never answer otherwise than a reading of the whole log would: a log that is not the one
//! read before is read from its beginning.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use counting::account::{Date, Period};
use jiff::tz::TimeZone;
use kernel::{EventId, Position, Timestamp};
use law::Library;
use trace::{Log, Recorded};

use super::records::Records;
use crate::error::Result;
use crate::uses::Account;

/// So many events are read at once.
const PAGE: usize = 4096;

/// So many accounts are kept.
const ACCOUNTS_MOST: usize = 64;

/// Gives the events after a position, at most so many.
pub(super) type Page<'a> = dyn FnMut(Position, usize) -> Result<Vec<Recorded>> + 'a;

/// What is kept between questions; it holds nothing that was sealed.
#[derive(Default)]
pub struct Counts(Mutex<Kept>);

#[derive(Default)]
pub(super) struct Kept {
    records: Arc<Records>,
    /// The last event read: should another one stand at its place, the log is another.
    last: Option<(Position, EventId)>,
    accounts: BTreeMap<(Date, Date), KeptAccount>,
}

struct KeptAccount {
    /// Nothing that happened later is in it.
    end: Timestamp,
    zone: TimeZone,
    library: Arc<Library>,
    account: Arc<Account>,
}

/// Under which an account is made.
pub(crate) struct Asked<'a> {
    pub(crate) period: Period,
    pub(crate) end: Timestamp,
    pub(crate) zone: &'a TimeZone,
    pub(crate) library: &'a Arc<Library>,
}

impl Asked<'_> {
    const fn key(&self) -> (Date, Date) {
        (self.period.first, self.period.last)
    }
}

impl Counts {
    /// What the log holds that is counted.
    pub(crate) fn records(&self, log: &dyn Log) -> Result<Arc<Records>> {
        self.with(|kept| kept.read_on(&mut |after, most| Ok(log.page(after, most)?)))
    }

    /// The account of a period, made by the function unless a kept one still holds.
    pub(crate) fn account(
        &self,
        log: &dyn Log,
        asked: &Asked<'_>,
        make: impl FnOnce(&Records) -> Account,
    ) -> Result<Arc<Account>> {
        self.account_of(&mut |after, most| Ok(log.page(after, most)?), asked, make)
    }

    pub(super) fn account_of(
        &self,
        page: &mut Page<'_>,
        asked: &Asked<'_>,
        make: impl FnOnce(&Records) -> Account,
    ) -> Result<Arc<Account>> {
        let records = self.with(|kept| kept.read_on(page))?;
        if let Some(account) = self.with(|kept| kept.account(asked)) {
            return Ok(account);
        }
        let account = Arc::new(make(&records));
        self.with(|kept| kept.keep(asked, &records, &account));
        Ok(account)
    }

    fn with<R>(&self, f: impl FnOnce(&mut Kept) -> R) -> R {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Kept {
    /// Reads what came since.
    pub(super) fn read_on(&mut self, page: &mut Page<'_>) -> Result<Arc<Records>> {
        let read = self.try_read_on(page);
        if read.is_err() {
            // A page may have been taken in by half.
            *self = Self::default();
        }
        read
    }

    fn try_read_on(&mut self, page: &mut Page<'_>) -> Result<Arc<Records>> {
        if let Some((position, id)) = self.last {
            let seen = page(Position(position.0.saturating_sub(1)), 1)?;
            let same = |event: &Recorded| event.position == position && event.envelope.id == id;
            if !seen.first().is_some_and(same) {
                *self = Self::default();
            }
        }
        loop {
            let after = self.last.map_or(Position(0), |(position, _)| position);
            let events = page(after, PAGE)?;
            let Some(last) = events.last() else { break };
            self.last = Some((last.position, last.envelope.id));
            Arc::make_mut(&mut self.records).add(&events)?;
        }
        if self.records.since().is_some()
            && let Some(since) = Arc::make_mut(&mut self.records).take_since()
        {
            self.accounts.retain(|_, kept| kept.end < since);
        }
        Ok(Arc::clone(&self.records))
    }

    fn account(&self, asked: &Asked<'_>) -> Option<Arc<Account>> {
        let kept = self.accounts.get(&asked.key())?;
        let same = Arc::ptr_eq(&kept.library, asked.library) && kept.zone == *asked.zone;
        same.then(|| Arc::clone(&kept.account))
    }

    /// Keeps an account, unless something was read since the records it was made from.
    fn keep(&mut self, asked: &Asked<'_>, records: &Arc<Records>, account: &Arc<Account>) {
        if !Arc::ptr_eq(&self.records, records) {
            return;
        }
        if self.accounts.len() >= ACCOUNTS_MOST {
            self.accounts.clear();
        }
        let kept = KeptAccount {
            end: asked.end,
            zone: asked.zone.clone(),
            library: Arc::clone(asked.library),
            account: Arc::clone(account),
        };
        self.accounts.insert(asked.key(), kept);
    }
}
