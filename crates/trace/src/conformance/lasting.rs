//! What was answered lasts, and no one can change it.

use kernel::{ObjectRef, Position};

use super::scene::{Scene, after, at_once, message, seen};
use super::views::{agree_with_reference, rows};
use super::{Case, Factory, Outcome, ensure, ensure_eq};
use crate::event::Recorded;
use crate::log::{Append, Interest, Log, LogError, Receipt};

pub(super) const CASES: &[Case] = &[
    ("reopened, the log holds everything", reopened),
    ("reopened after every answer, nothing is missing", every_answer),
    ("no statement changes or removes what is in the log", unchangeable),
];

fn reopened(factory: &dyn Factory) -> Outcome {
    let scene = Scene::new(factory)?;
    let log = scene.open()?;
    let (bed, person) = (scene.register(), scene.person());
    let events = vec![
        scene.event("bed_given", &[bed, person]),
        scene.event("step_taken", &[person]),
        scene.sealing("noted", person, "note"),
    ];
    let outbox = vec![message("leased", 0), message("done", 1), message("waiting", 50)];
    let append = Append { outbox, ..scene.command(events) };
    let receipt = log.append(append.clone())?;
    let before = log.page(Position(0), usize::MAX)?;
    let (beds, steps) = (rows(&*log, "beds")?, rows(&*log, "steps")?);
    let boundary = seen(&*log, Interest::in_object(person))?;
    let given = log.claim(after(2), after(60), 9)?;
    given.iter().filter(|g| g.message.kind == "done").try_for_each(|g| log.delivered(g))?;
    drop(log);

    let log = scene.open()?;
    ensure_eq!(log.page(Position(0), usize::MAX)?, before, "events after reopening");
    ensure_eq!((rows(&*log, "beds")?, rows(&*log, "steps")?), (beds, steps), "rows");
    let again = log.append(append)?;
    ensure_eq!(again, Receipt { repeated: true, ..receipt }, "a command sent before");
    ensure_eq!(seen(&*log, Interest::in_object(person))?, boundary, "what there is to see");
    let waiting = log.claim(after(59), after(99), 9)?;
    ensure!(waiting.iter().all(|g| g.message.kind == "waiting"), "leased or done: {waiting:?}");
    ensure_eq!(waiting.len(), 1, "messages not leased");
    let anew = log.claim(after(60), after(99), 9)?;
    let anew: Vec<_> = anew.iter().map(|g| (g.message.kind.to_string(), g.attempt)).collect();
    ensure_eq!(anew, [("leased".to_owned(), 2)], "messages whose lease ran out");
    let receipt = scene.write(&*log, "step_taken", &[person])?;
    ensure!(receipt.first > before.last().map(|e| e.position), "a position was given twice");
    agree_with_reference(&*log)
}

fn every_answer(factory: &dyn Factory) -> Outcome {
    let scene = Scene::new(factory)?;
    let mut answered = Vec::new();
    for round in 0..3 {
        let log = scene.open()?;
        let events = log.page(Position(0), usize::MAX)?;
        let present = |id| events.iter().any(|event: &Recorded| event.envelope.id == id);
        let lost = answered.iter().filter(|id| !present(**id)).count();
        ensure_eq!(lost, 0, "events answered and lost by round {round}");
        agree_with_reference(&*log)?;
        let written = at_once(4, |_| {
            let mut mine = Vec::new();
            for _ in 0..3 {
                let event = scene.event("step_taken", &[scene.person()]);
                mine.push(event.envelope.id);
                log.append(scene.command(vec![event]))?;
            }
            Ok(mine)
        })?;
        answered.extend(written.into_iter().flatten());
    }
    Ok(())
}

fn unchangeable(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    log.append(scene.command(vec![scene.sealing("noted", person, "note")]))?;
    let before = state(&*log, person)?;
    for statement in [
        "update events set envelope = '{}'",
        "update events set position = position + 1",
        "update events set sealed = null",
        "delete from events",
        "update event_objects set name = 'other'",
        "delete from event_objects",
        "update commands set first = null, last = null",
        "delete from commands",
    ] {
        if let Some(answer) = scene.tamper(statement) {
            ensure!(answer.is_err(), "`{statement}` was done");
        }
        ensure_eq!(state(&*log, person)?, before, "the log after `{statement}`");
    }
    Ok(())
}

type State = (Vec<Recorded>, Vec<Recorded>);

fn state(log: &dyn Log, person: ObjectRef) -> Result<State, LogError> {
    let loaded = log.load(&crate::Boundary::of(Interest::in_object(person)))?;
    Ok((log.page(Position(0), usize::MAX)?, loaded.events))
}
