//! The world outside: what time it is and fresh identifiers, handed in as an argument.
//!
//! Only the binary implements it on the real clock; tests and the demo hold a [`Fixed`] one.

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::id::Id;

/// Time and chance, as an argument.
pub trait World: Send + Sync {
    /// What time it is.
    fn now(&self) -> Timestamp;
    /// A UUID nobody has had before.
    fn uuid(&self) -> Uuid;
}

impl dyn World + '_ {
    /// A fresh typed id.
    pub fn id<T>(&self) -> Id<T> {
        Id::new(self.uuid())
    }
}

/// A world that stands still until told to move, and numbers its ids from a seed.
#[derive(Debug)]
pub struct Fixed {
    state: Mutex<(Timestamp, u64)>,
    seed: u64,
}

impl Fixed {
    /// A world at an instant; two worlds of one seed give the same ids.
    #[must_use]
    pub fn at(now: Timestamp, seed: u64) -> Self {
        Self { state: Mutex::new((now, 0)), seed }
    }

    /// Moves the clock to an instant.
    pub fn set(&self, now: Timestamp) {
        self.with(|state| state.0 = now);
    }

    /// Moves the clock on.
    pub fn advance(&self, by: SignedDuration) {
        self.with(|state| state.0 = state.0.checked_add(by).unwrap_or(Timestamp::MAX));
    }

    fn with<R>(&self, f: impl FnOnce(&mut (Timestamp, u64)) -> R) -> R {
        f(&mut self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

impl World for Fixed {
    fn now(&self) -> Timestamp {
        self.with(|state| state.0)
    }

    fn uuid(&self) -> Uuid {
        let count = self.with(|state| {
            state.1 = state.1.wrapping_add(1);
            state.1
        });
        let high = splitmix(self.seed ^ 0x4861_7672_6500_0000);
        uuid::Builder::from_random_bytes(
            (u128::from(high) << 64 | u128::from(splitmix(count ^ high))).to_be_bytes(),
        )
        .into_uuid()
    }
}

/// The mixing step of `SplitMix64` (Steele, Lea and Flood 2014): a bijection on 64 bits.
const fn splitmix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_fixed_world_repeats_itself_and_never_an_id() {
        let (a, b) = (Fixed::at(Timestamp::UNIX_EPOCH, 1), Fixed::at(Timestamp::UNIX_EPOCH, 1));
        let ids: BTreeSet<Uuid> = (0..10_000).map(|_| a.uuid()).collect();
        assert_eq!(ids.len(), 10_000);
        assert!((0..10_000).all(|_| ids.contains(&b.uuid())));
        let other = Fixed::at(Timestamp::UNIX_EPOCH, 2);
        assert!((0..10_000).all(|_| !ids.contains(&other.uuid())));
    }

    #[test]
    fn time_stands_still_until_it_is_told_to_move() {
        let world = Fixed::at(Timestamp::UNIX_EPOCH, 1);
        assert_eq!(world.now(), world.now());
        world.advance(SignedDuration::from_hours(24));
        assert_eq!(world.now().to_string(), "1970-01-02T00:00:00Z");
        let later: Timestamp = "2026-06-12T00:00:00Z".parse().unwrap();
        world.set(later);
        assert_eq!(world.now(), later);
        world.set(Timestamp::MAX);
        world.advance(SignedDuration::from_hours(1));
        assert_eq!(world.now(), Timestamp::MAX, "the end of time is no panic");
    }

    #[test]
    fn ids_drawn_at_once_from_many_threads_are_all_different() {
        let world = Fixed::at(Timestamp::UNIX_EPOCH, 1);
        let draw = || (0..500).map(|_| world.uuid()).collect::<Vec<_>>();
        let drawn: Vec<Uuid> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(draw)).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(drawn.iter().collect::<BTreeSet<_>>().len(), 2000);
    }
}
