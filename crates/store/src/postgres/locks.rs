//! Which writers keep out of each other's way, and how.
//!
//! A writer holds a lock on each command it executes and each object it touches, alone, and on one
//! object of each interest it judges by, with other judges. Any event that matters to an interest
//! touches that object, so nobody can write one between the judgement and the commit. All locks are
//! taken in the order of their numbers, so that no two writers wait for each other.

use std::collections::BTreeMap;
use std::fmt::Write;

use kernel::ObjectRef;
use uuid::Uuid;

use crate::codec::Ready;
use crate::interest::rarest_first;

/// Opens a transaction that excludes every writer: for migrations and rebuilds.
pub(super) const BEGIN_ALONE: &str = "begin; select pg_advisory_xact_lock(1214346866, 1)";

/// How many locks one transaction takes at most: the server's table of locks is shared by all.
pub(super) const MOST: usize = 512;

/// The locks of some commands: each number, and whether it is held alone.
#[derive(Debug, Default)]
pub(super) struct Locks(BTreeMap<i64, bool>);

impl Locks {
    /// Adds those of a command.
    pub(super) fn add(&mut self, ready: &Ready) {
        self.alone(number("command", ready.append.command.uuid()));
        for object in ready.events.iter().flat_map(|event| &event.objects) {
            self.alone(of(*object));
        }
        for (interest, _) in &ready.append.unless_newer.0 {
            if let Some(object) = rarest_first(interest).first() {
                self.0.entry(of(*object)).or_insert(false);
            }
        }
    }

    fn alone(&mut self, number: i64) {
        self.0.insert(number, true);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Opens a transaction and takes them all. What is judged must be read by a later statement:
    /// one sees only what was there when it began.
    pub(super) fn begin(&self) -> String {
        let (mut numbers, mut alone) = (String::new(), String::new());
        for (number, held_alone) in &self.0 {
            let _infallible = write!(numbers, "{number},");
            alone.push_str(if *held_alone { "t," } else { "f," });
        }
        let (numbers, alone) = (numbers.trim_end_matches(','), alone.trim_end_matches(','));
        format!(
            "begin; select pg_advisory_xact_lock_shared(1214346866, 1);
             select case when alone then pg_advisory_xact_lock(number)
                                    else pg_advisory_xact_lock_shared(number) end
             from unnest('{{{numbers}}}'::int8[], '{{{alone}}}'::bool[]) as held(number, alone)"
        )
    }
}

fn of(object: ObjectRef) -> i64 {
    number(object.kind.as_str(), object.id)
}

/// FNV-1a, 64 bits: the same on every node for ever. Where two objects share a number their writers
/// wait for each other needlessly, and nothing else happens.
fn number(kind: &str, id: Uuid) -> i64 {
    let bytes = kind.as_bytes().iter().chain(id.as_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash.cast_signed()
}
