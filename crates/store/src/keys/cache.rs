//! Keys in memory, a bounded number of them, those used longest ago given up first; each is zeroed
//! when it goes.

use std::collections::BTreeMap;

use kernel::PersonId;
use trace::PersonKey;

/// The keys last used.
pub(super) struct Cache {
    keys: BTreeMap<PersonId, (u64, PersonKey)>,
    by_use: BTreeMap<u64, PersonId>,
    used: u64,
    forgotten: u64,
    most: usize,
}

/// When a key began to be looked up: a key that may have been destroyed since is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Begun(u64);

impl Cache {
    pub(super) const fn new(most: usize) -> Self {
        Self { keys: BTreeMap::new(), by_use: BTreeMap::new(), used: 0, forgotten: 0, most }
    }

    pub(super) const fn begun(&self) -> Begun {
        Begun(self.forgotten)
    }

    pub(super) fn get(&mut self, person: PersonId) -> Option<PersonKey> {
        self.used = self.used.saturating_add(1);
        let (last, key) = self.keys.get_mut(&person)?;
        self.by_use.remove(last);
        *last = self.used;
        self.by_use.insert(self.used, person);
        Some(key.clone())
    }

    /// Keeps a key looked up since; not if any was forgotten meanwhile, for it may be that one.
    pub(super) fn keep(&mut self, begun: Begun, person: PersonId, key: PersonKey) {
        if begun != self.begun() {
            return;
        }
        self.used = self.used.saturating_add(1);
        if let Some((last, _)) = self.keys.insert(person, (self.used, key)) {
            self.by_use.remove(&last);
        }
        self.by_use.insert(self.used, person);
        while self.keys.len() > self.most {
            let Some((_, oldest)) = self.by_use.pop_first() else { return };
            self.keys.remove(&oldest);
        }
    }

    /// Forgets a key that was destroyed.
    pub(super) fn forget(&mut self, person: PersonId) {
        self.forgotten = self.forgotten.saturating_add(1);
        if let Some((last, _)) = self.keys.remove(&person) {
            self.by_use.remove(&last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(number))
    }

    fn key(byte: u8) -> PersonKey {
        PersonKey::new([byte; 32])
    }

    #[test]
    fn the_key_used_longest_ago_is_given_up() {
        let mut cache = Cache::new(2);
        cache.keep(cache.begun(), person(1), key(1));
        cache.keep(cache.begun(), person(2), key(2));
        assert!(cache.get(person(1)).is_some());
        cache.keep(cache.begun(), person(3), key(3));
        assert!(cache.get(person(2)).is_none());
        assert_eq!(cache.get(person(1)).unwrap().expose(), &[1; 32]);
        assert_eq!((cache.keys.len(), cache.by_use.len()), (2, 2));
    }

    #[test]
    fn a_key_destroyed_while_it_was_read_is_not_kept() {
        let mut cache = Cache::new(2);
        let begun = cache.begun();
        cache.forget(person(1));
        cache.keep(begun, person(1), key(1));
        assert!(cache.get(person(1)).is_none());
    }
}
