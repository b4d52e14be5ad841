//! A command is executed once, however often it is sent, and wholly or not at all.

use kernel::Position;
use serde_json::json;

use super::scene::{Scene, after, at_once, message, seen, size};
use super::views::{agree_with_reference, rows};
use super::{Case, Factory, Fault, Outcome, ensure, ensure_eq};
use crate::log::{Append, Interest, LogError, Receipt};

pub(super) const CASES: &[Case] = &[
    ("a repeated command is answered with its first receipt", repeated),
    ("a repeated command is answered before its condition is judged", answered_first),
    ("a command without events is remembered", without_events),
    ("one command sent by many at once is executed once", sent_at_once),
    ("an event id is taken once", taken_once),
    ("a command is written wholly or not at all", wholly),
    ("a view that breaks its contract refuses the command alone", broken_view),
];

fn repeated(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    scene.write(&*log, "noted", &[person])?;
    let events = vec![scene.event("noted", &[person]), scene.event("step_taken", &[person])];
    let first = Append { outbox: vec![message("remind", 0)], ..scene.command(events) };
    let receipt = log.append(first.clone())?;
    ensure!(!receipt.repeated, "a first execution is called repeated");
    scene.write(&*log, "noted", &[person])?;
    let otherwise = Append {
        events: vec![scene.event("bed_given", &[scene.register(), person])],
        outbox: vec![message("other", 0)],
        ..first.clone()
    };
    for again in [first, otherwise] {
        let answer = log.append(again)?;
        ensure_eq!(answer, Receipt { repeated: true, ..receipt }, "the answer to a repetition");
    }
    ensure_eq!(size(&*log)?, 4, "events after two repetitions");
    ensure_eq!(log.claim(after(1), after(2), 9)?.len(), 1, "messages after two repetitions");
    ensure_eq!(rows(&*log, "beds")?, [], "rows of a repetition");
    Ok(())
}

fn answered_first(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    let unless_newer = seen(&*log, Interest::in_object(person))?;
    let events = vec![scene.event("noted", &[person])];
    let first = Append { unless_newer, ..scene.command(events) };
    let receipt = log.append(first.clone())?;
    let answer = log.append(first);
    ensure_eq!(answer, Ok(Receipt { repeated: true, ..receipt }), "its own events are newer now");
    Ok(())
}

fn without_events(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let empty = Append { outbox: vec![message("remind", 0)], ..scene.command(Vec::new()) };
    let receipt = log.append(empty.clone())?;
    let right = Receipt { first: None, last: None, repeated: false };
    ensure_eq!(receipt, right, "the receipt of nothing");
    let again = log.append(Append { events: vec![scene.event("noted", &[])], ..empty })?;
    ensure_eq!(again, Receipt { repeated: true, ..right }, "the same command again");
    ensure_eq!(size(&*log)?, 0, "events of a command without events");
    ensure_eq!(log.claim(after(1), after(2), 9)?.len(), 1, "its messages");
    Ok(())
}

fn sent_at_once(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    for round in 0..5 {
        let before = log.page(Position(0), usize::MAX)?.last().map_or(0, |e| e.position.0);
        let template = scene.command(Vec::new());
        let receipts = at_once(8, |number| {
            // Every sender says something else, about someone else, more or less of it.
            let events =
                (0..=number % 3).map(|_| scene.event("noted", &[scene.person()])).collect();
            Ok(log.append(Append { events, ..template.clone() })?)
        })?;
        let firsts: Vec<_> = receipts.iter().filter(|receipt| !receipt.repeated).collect();
        let [first] = firsts.as_slice() else {
            return Err(Fault(format!("round {round}: executed {} times", firsts.len())));
        };
        for receipt in &receipts {
            let places = (receipt.first, receipt.last);
            ensure_eq!(places, (first.first, first.last), "round {round}: another receipt");
        }
        let written = log.page(Position(before), usize::MAX)?;
        let (head, tail) = (written.first(), written.last());
        let places = (head.map(|event| event.position), tail.map(|event| event.position));
        ensure_eq!(places, (first.first, first.last), "round {round}: events beside the receipt");
    }
    Ok(())
}

fn taken_once(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let event = scene.event("step_taken", &[scene.person()]);
    let id = event.envelope.id;
    log.append(scene.command(vec![event.clone()]))?;
    let answer = log.append(scene.command(vec![event]));
    ensure_eq!(answer, Err(LogError::DuplicateEvent(id)), "an event sent by another command");
    let twice = scene.event("step_taken", &[scene.person()]);
    let id = twice.envelope.id;
    let answer = log.append(scene.command(vec![twice.clone(), twice]));
    ensure_eq!(answer, Err(LogError::DuplicateEvent(id)), "an event twice in one command");
    ensure_eq!(size(&*log)?, 1, "events after two refusals");
    Ok(())
}

fn wholly(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (person, bed) = (scene.person(), scene.register());
    let known = scene.event("noted", &[person]);
    log.append(scene.command(vec![known.clone()]))?;
    let shown = rows(&*log, "steps")?;
    let events = vec![
        scene.event("step_taken", &[person]),
        scene.event("bed_given", &[bed, person]),
        known,
        scene.event("step_taken", &[person]),
    ];
    let refused = Append { outbox: vec![message("remind", 0)], ..scene.command(events) };
    let answer = log.append(refused.clone());
    ensure!(matches!(answer, Err(LogError::DuplicateEvent(_))), "not refused: {answer:?}");
    ensure_eq!(size(&*log)?, 1, "events after a refusal in their middle");
    ensure_eq!(rows(&*log, "steps")?, shown, "rows after a refusal");
    ensure_eq!(rows(&*log, "beds")?, [], "rows after a refusal");
    ensure_eq!(log.claim(after(1), after(2), 9)?, [], "messages after a refusal");
    let mended = refused.events.into_iter().filter(|e| e.envelope.kind.name != "noted").collect();
    let receipt = log.append(Append { events: mended, ..refused })?;
    ensure!(!receipt.repeated, "a refused command was remembered");
    ensure_eq!(size(&*log)?, 4, "events of a command that passed");
    agree_with_reference(&*log)
}

fn broken_view(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let case = scene.case();
    let tell = |rows| scene.telling("told", &[case], rows);
    log.append(scene.command(vec![tell(json!([["a", 1, 1]]))]))?;
    let shown = rows(&*log, "told")?;
    // Rows of two cells, where the view has three columns.
    let broken = vec![scene.event("noted", &[case]), tell(json!([["a", 1]]))];
    let answers = at_once(8, |number| {
        Ok(if number == 3 {
            log.append(scene.command(broken.clone())).map(|_| true)
        } else {
            log.append(scene.command(vec![scene.event("noted", &[case])])).map(|_| false)
        })
    })?;
    let refused = answers.iter().filter(|a| matches!(a, Err(LogError::BadView(_)))).count();
    ensure_eq!(refused, 1, "commands refused for a broken view");
    ensure_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 7, "the others' commands");
    ensure_eq!(size(&*log)?, 8, "events");
    ensure_eq!(rows(&*log, "told")?, shown, "rows after a broken view");
    log.append(scene.command(vec![tell(json!([["b", 2, 2]]))]))?;
    agree_with_reference(&*log)
}
