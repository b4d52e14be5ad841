//! A few connections shared by many threads.
//!
//! A connection is made when one is needed and none is free, up to a number; one that failed is
//! dropped, never given back.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

struct State<C> {
    free: Vec<C>,
    made: usize,
}

/// A pool of connections.
pub(crate) struct Pool<C> {
    state: Mutex<State<C>>,
    returned: Condvar,
    most: usize,
}

impl<C> Pool<C> {
    pub(crate) const fn new(most: usize) -> Self {
        let state = Mutex::new(State { free: Vec::new(), made: 0 });
        Self { state, returned: Condvar::new(), most }
    }

    fn state(&self) -> MutexGuard<'_, State<C>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Drops every free connection.
    pub(crate) fn clear(&self) {
        let mut state = self.state();
        let free = std::mem::take(&mut state.free);
        state.made = state.made.saturating_sub(free.len());
        drop(state);
        self.returned.notify_all();
    }

    /// Uses a connection, made if need be; it is given back if the work says it is still good.
    pub(crate) fn with<T, E>(
        &self,
        make: impl FnOnce() -> Result<C, E>,
        work: impl FnOnce(&mut C) -> (Result<T, E>, Good),
    ) -> Result<T, E> {
        let mut place = Place { pool: self, connection: self.take() };
        let connection = match place.connection.take() {
            Some(connection) => connection,
            None => make()?,
        };
        let (answer, good) = work(place.connection.insert(connection));
        if good == Good::No {
            place.connection = None;
        }
        answer
    }

    /// A free connection, or `None` with the right to make one.
    fn take(&self) -> Option<C> {
        let mut state = self.state();
        loop {
            if let Some(connection) = state.free.pop() {
                return Some(connection);
            }
            if state.made < self.most {
                state.made = state.made.saturating_add(1);
                return None;
            }
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Whether a connection can be used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Good {
    Yes,
    No,
}

/// One of the places of a pool while it is used; given back even when the work panics.
struct Place<'a, C> {
    pool: &'a Pool<C>,
    connection: Option<C>,
}

impl<C> Drop for Place<'_, C> {
    fn drop(&mut self) {
        let mut state = self.pool.state();
        match self.connection.take() {
            Some(connection) if !std::thread::panicking() => state.free.push(connection),
            Some(_) | None => state.made = state.made.saturating_sub(1),
        }
        drop(state);
        self.pool.returned.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn no_more_connections_are_made_than_allowed_and_failed_ones_are_replaced() {
        let (pool, made) = (Pool::new(3), AtomicUsize::new(0));
        let make = || Ok::<_, ()>(made.fetch_add(1, Ordering::SeqCst));
        std::thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        std::thread::yield_now();
                        pool.with(make, |_| (Ok(()), Good::Yes)).unwrap();
                    }
                });
            }
        });
        assert!(made.load(Ordering::SeqCst) <= 3);
        pool.with(make, |_| (Ok(()), Good::No)).unwrap();
        let broken = || pool.with(make, |_| -> (Result<(), ()>, Good) { panic!("work") });
        assert!(catch_unwind(AssertUnwindSafe(broken)).is_err());
        assert_eq!(pool.with(|| Err(7), |_| (Ok(()), Good::Yes)).is_ok(), pool.state().made > 0);
        assert!(pool.state().made <= 3);
    }
}
