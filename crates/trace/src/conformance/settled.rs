//! Pages give settled events only: what a reader has passed never changes behind it.

use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::Position;

use super::scene::{Scene, at_once};
use super::views::agree_with_reference;
use super::{Case, Factory, Fault, Outcome, ensure, ensure_eq};
use crate::event::Recorded;
use crate::log::{Boundary, Interest, Log};

pub(super) const CASES: &[Case] = &[
    ("no event ever appears behind a reader", behind_a_reader),
    ("the events of one object never appear out of order", one_object),
    ("what was answered is soon settled", soon_settled),
];

const WRITERS: usize = 7;
const EACH: usize = 25;
/// Of 25 commands one in four writes 1, 2, 3 or 4 events, and the last one.
const WRITTEN: usize = WRITERS * 61;

fn behind_a_reader(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let ended = AtomicUsize::new(0);
    let read = at_once(WRITERS.saturating_add(1), |number| {
        if number == WRITERS {
            return follow(&*log, &ended);
        }
        for round in 0..EACH {
            // Commands of different lengths, about different people: nothing makes them wait.
            let person = scene.person();
            let events = (0..=round % 4).map(|_| scene.event("noted", &[person])).collect();
            let written = log.append(scene.command(events));
            if written.is_err() || round.saturating_add(1) == EACH {
                ended.fetch_add(1, Ordering::SeqCst);
            }
            written?;
        }
        Ok(Vec::new())
    })?;
    let read: Vec<Position> = read.into_iter().flatten().map(|event| event.position).collect();
    let whole = log.page(Position(0), usize::MAX)?;
    let whole: Vec<Position> = whole.iter().map(|event| event.position).collect();
    ensure_eq!(whole.len(), WRITTEN, "events written");
    ensure!(read.is_sorted(), "a reader was given events out of order");
    let missed: Vec<_> = whole.iter().filter(|position| !read.contains(position)).collect();
    ensure!(missed.is_empty(), "events appeared behind a reader: {missed:?}");
    ensure_eq!(read, whole, "what a reader was given");
    agree_with_reference(&*log)
}

/// Reads page after page until all writers have ended and nothing is left.
fn follow(log: &dyn Log, ended: &AtomicUsize) -> Result<Vec<Recorded>, Fault> {
    let mut read: Vec<Recorded> = Vec::new();
    loop {
        ensure!(read.len() <= WRITTEN, "a reader was given more than was written");
        let over = ended.load(Ordering::SeqCst) >= WRITERS;
        let after = read.last().map_or(Position(0), |event| event.position);
        let page = log.page(after, 10)?;
        if page.is_empty() && over {
            return Ok(read);
        }
        read.extend(page);
    }
}

fn one_object(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let register = scene.register();
    let boundary = Boundary::of(Interest::in_object(register));
    let ended = AtomicUsize::new(0);
    at_once(5, |number| {
        if number < 4 {
            for _ in 0..20 {
                let written = scene.write(&*log, "noted", &[register, scene.person()]);
                if written.is_err() {
                    ended.store(4, Ordering::SeqCst);
                }
                written?;
            }
            ended.fetch_add(1, Ordering::SeqCst);
            return Ok(());
        }
        let mut before: Vec<Recorded> = Vec::new();
        while ended.load(Ordering::SeqCst) < 4 {
            let loaded = log.load(&boundary)?;
            ensure!(loaded.events.starts_with(&before), "an event appeared before one seen");
            let last = loaded.events.last().map(|event| event.position);
            let seen = loaded.seen.0.first().and_then(|(_, seen)| *seen);
            ensure_eq!(seen, last, "what was seen is not what was given");
            before = loaded.events;
        }
        Ok(())
    })?;
    ensure_eq!(log.load(&boundary)?.events.len(), 80, "events of the register");
    Ok(())
}

fn soon_settled(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    for written in 1..=5 {
        scene.write(&*log, "noted", &[scene.person()])?;
        // Nobody else writes, so nothing can keep the event from being settled.
        ensure_eq!(log.page(Position(0), 99)?.len(), written, "settled events");
    }
    Ok(())
}
