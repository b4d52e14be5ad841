//! Many at once for the same thing: one gets it, and no two decisions contradict each other.

use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::ObjectRef;

use super::scene::{Scene, at_once, code, size};
use super::views::{agree_with_reference, rows};
use super::{Case, Factory, Fault, Outcome, ensure, ensure_eq};
use crate::log::{Append, Boundary, Interest, Log, LogError};

pub(super) const CASES: &[Case] = &[
    ("one bed wanted by many is given once", one_bed),
    ("two decisions that each read what the other writes do not both pass", write_skew),
    ("no count is lost when many count", counting),
    ("objects named in any order never block each other for ever", any_order),
];

/// Decides as a use case does: load, look, write if it is still so.
fn take_if_free(scene: &Scene, log: &dyn Log, bed: ObjectRef) -> Result<bool, LogError> {
    let beds = [code("bed_given"), code("bed_left")];
    let loaded = log.load(&Boundary::of(Interest::in_object(bed).of_types(beds)))?;
    if !loaded.events.is_empty() {
        return Ok(false);
    }
    let events = vec![scene.event("bed_given", &[scene.person(), bed])];
    match log.append(Append { unless_newer: loaded.seen, ..scene.command(events) }) {
        Ok(_) => Ok(true),
        Err(LogError::Newer) => Ok(false),
        Err(other) => Err(other),
    }
}

fn one_bed(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    for round in 0..8 {
        let bed = scene.register();
        let taken = at_once(8, |_| Ok(take_if_free(&scene, &*log, bed)?))?;
        let winners = taken.iter().filter(|taken| **taken).count();
        ensure_eq!(winners, 1, "round {round}: who got the bed");
    }
    ensure_eq!(rows(&*log, "beds")?.len(), 8, "beds held");
    agree_with_reference(&*log)
}

/// Two on duty, each of whom may leave while the other stays: at most one may.
fn write_skew(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    for round in 0..10 {
        let pair = [scene.person(), scene.person()];
        let both = Boundary(pair.iter().copied().map(Interest::in_object).collect());
        let seen = log.load(&both)?.seen;
        let left = at_once(2, |number| {
            let mine: Vec<_> = pair.iter().skip(number).take(1).copied().collect();
            let events = vec![scene.event("bed_left", &mine)];
            match log.append(Append { unless_newer: seen.clone(), ..scene.command(events) }) {
                Ok(_) => Ok(true),
                Err(LogError::Newer) => Ok(false),
                Err(other) => Err(Fault::from(other)),
            }
        })?;
        let left = left.iter().filter(|left| **left).count();
        ensure_eq!(left, 1, "round {round}: how many of two left");
    }
    Ok(())
}

fn counting(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let register = scene.register();
    let boundary = Boundary::of(Interest::in_object(register).of_types([code("noted")]));
    let numbers = at_once(6, |_| {
        let mut mine = Vec::new();
        let mut tries = 0_usize;
        while mine.len() < 6 {
            tries = tries.saturating_add(1);
            ensure!(tries < 10_000, "no end of refusals");
            let loaded = log.load(&boundary)?;
            let events = vec![scene.event("noted", &[register])];
            let append = Append { unless_newer: loaded.seen, ..scene.command(events) };
            match log.append(append) {
                Ok(_) => mine.push(loaded.events.len()),
                Err(LogError::Newer) => {}
                Err(other) => return Err(Fault::from(other)),
            }
        }
        Ok(mine)
    })?;
    let mut numbers: Vec<_> = numbers.into_iter().flatten().collect();
    numbers.sort_unstable();
    ensure_eq!(numbers, (0..36).collect::<Vec<_>>(), "numbers drawn from a register");
    Ok(())
}

fn any_order(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let objects: Vec<_> = (0..4).map(|_| scene.person()).collect();
    let refused = AtomicUsize::new(0);
    at_once(8, |number| {
        for round in 0..10 {
            let mut mine = objects.clone();
            mine.rotate_left((number.wrapping_add(round)) % 4);
            mine.truncate(3);
            let boundary = Boundary(mine.iter().rev().copied().map(Interest::in_object).collect());
            let unless_newer = log.load(&boundary)?.seen;
            let events = vec![scene.event("step_taken", &mine), scene.event("noted", &objects)];
            match log.append(Append { unless_newer, ..scene.command(events) }) {
                Ok(_) => {}
                Err(LogError::Newer) => {
                    refused.fetch_add(1, Ordering::SeqCst);
                }
                Err(other) => return Err(Fault::from(other)),
            }
        }
        Ok(())
    })?;
    let passed = 80_usize.saturating_sub(refused.into_inner());
    ensure!(passed > 0, "nobody ever passed");
    ensure_eq!(size(&*log)?, passed.saturating_mul(2), "events of those who passed");
    agree_with_reference(&*log)
}
