//! The boundary of a decision: refused exactly when something it had to know is newer.

use kernel::{ObjectRef, Position};

use super::scene::{Scene, code, message, seen, size};
use super::views::rows;
use super::{Case, Factory, Outcome, ensure, ensure_eq};
use crate::log::{Append, Boundary, Interest, LogError, Seen};

pub(super) const CASES: &[Case] = &[
    ("a newer event of any interest refuses", any_interest),
    ("an event of an unrelated object does not refuse", unrelated_objects),
    ("an event of an unrelated type does not refuse", unrelated_types),
    ("an event that touches only some of the objects does not refuse", some_objects),
    ("what was never seen refuses once it is there", never_seen),
    ("one's own events are not newer", own_events),
    ("an old view of things is refused however old", old),
    ("a refused command leaves no trace and may come again", no_trace),
    ("a boundary of hundreds of interests is seen and judged whole", hundreds),
    ("a boundary is judged by all its objects however they are listed", listed_otherwise),
];

fn conditional(scene: &Scene, unless_newer: Seen, objects: &[ObjectRef]) -> Append {
    Append { unless_newer, ..scene.command(vec![scene.event("step_taken", objects)]) }
}

fn any_interest(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let objects = [scene.person(), scene.case(), scene.register()];
    for object in objects {
        scene.write(&*log, "noted", &[object])?;
    }
    for touched in objects {
        let boundary = Boundary(objects.iter().copied().map(Interest::in_object).collect());
        let seen = log.load(&boundary)?.seen;
        scene.write(&*log, "noted", &[touched, scene.person()])?;
        let answer = log.append(conditional(&scene, seen, &[scene.person()]));
        ensure_eq!(answer, Err(LogError::Newer), "{touched} was touched meanwhile");
    }
    Ok(())
}

fn unrelated_objects(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (person, neighbour) = (scene.person(), scene.person());
    scene.write(&*log, "noted", &[person])?;
    let seen = seen(&*log, Interest::in_object(person))?;
    scene.write(&*log, "noted", &[neighbour])?;
    scene.write(&*log, "noted", &[])?;
    let answer = log.append(conditional(&scene, seen, &[person, neighbour]));
    ensure!(answer.is_ok(), "refused because of a neighbour: {answer:?}");
    Ok(())
}

fn unrelated_types(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    scene.write(&*log, "bed_given", &[person])?;
    let interest = Interest::in_object(person).of_types([code("bed_given"), code("bed_left")]);
    let before = seen(&*log, interest)?;
    scene.write(&*log, "noted", &[person])?;
    let answer = log.append(conditional(&scene, before.clone(), &[person]));
    ensure!(answer.is_ok(), "a note refused a decision about beds: {answer:?}");
    scene.write(&*log, "bed_left", &[person])?;
    let answer = log.append(conditional(&scene, before, &[person]));
    ensure_eq!(answer, Err(LogError::Newer), "the second of two types was written meanwhile");
    Ok(())
}

fn some_objects(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (person, case) = (scene.person(), scene.case());
    let interest = Interest::in_object(person).and(case).of_types([code("step_taken")]);
    let seen = seen(&*log, interest)?;
    scene.write(&*log, "step_taken", &[person])?;
    scene.write(&*log, "step_taken", &[case])?;
    scene.write(&*log, "noted", &[case, person])?;
    let answer = log.append(conditional(&scene, seen.clone(), &[case, person]));
    ensure!(answer.is_ok(), "one object of two, or another type, refused: {answer:?}");
    let answer = log.append(conditional(&scene, seen, &[case]));
    ensure_eq!(answer, Err(LogError::Newer), "an event of both objects was written meanwhile");
    Ok(())
}

fn never_seen(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    let seen = seen(&*log, Interest::in_object(person))?;
    ensure_eq!(seen.0.first().and_then(|(_, last)| *last), None, "seen of someone unknown");
    let answer = log.append(conditional(&scene, seen.clone(), &[person]));
    ensure!(answer.is_ok(), "the first event of a person is refused: {answer:?}");
    let answer = log.append(conditional(&scene, seen, &[person]));
    ensure_eq!(answer, Err(LogError::Newer), "a second decision that saw nothing");
    Ok(())
}

fn own_events(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (person, case) = (scene.person(), scene.case());
    let boundary = Boundary::of(Interest::in_object(person)).or(Interest::in_object(case));
    for round in 0..3 {
        let unless_newer = log.load(&boundary)?.seen;
        let events = (0..3).map(|_| scene.event("noted", &[person, case])).collect();
        let answer = log.append(Append { unless_newer, ..scene.command(events) });
        ensure!(answer.is_ok(), "round {round} met only its own events: {answer:?}");
    }
    Ok(())
}

fn old(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    scene.write(&*log, "noted", &[person])?;
    let seen = seen(&*log, Interest::in_object(person))?;
    scene.write(&*log, "noted", &[person])?;
    for _ in 0..40 {
        scene.write(&*log, "noted", &[scene.person()])?;
    }
    let answer = log.append(conditional(&scene, seen, &[person]));
    ensure_eq!(answer, Err(LogError::Newer), "the newer event lies far back");
    Ok(())
}

fn no_trace(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    let seen_nothing = seen(&*log, Interest::in_object(person))?;
    scene.write(&*log, "step_taken", &[person])?;
    let (held, shown) = (size(&*log)?, rows(&*log, "steps")?);
    let events = vec![scene.event("step_taken", &[person]), scene.event("noted", &[person])];
    let outbox = vec![message("remind", 0)];
    let refused = Append { unless_newer: seen_nothing, outbox, ..scene.command(events) };
    let answer = log.append(refused.clone());
    ensure_eq!(answer, Err(LogError::Newer), "a decision that saw nothing");
    ensure_eq!(size(&*log)?, held, "events after a refusal");
    ensure_eq!(rows(&*log, "steps")?, shown, "views after a refusal");
    let due = log.claim(super::scene::after(9), super::scene::after(99), 9)?;
    ensure_eq!(due, [], "messages after a refusal");
    let fresh = seen(&*log, Interest::in_object(person))?;
    let receipt = log.append(Append { unless_newer: fresh, ..refused })?;
    ensure!(!receipt.repeated, "a refused command was remembered");
    ensure_eq!(size(&*log)?, held.saturating_add(2), "events after the second try");
    Ok(())
}

fn hundreds(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let people: Vec<_> = (0..350).map(|_| scene.person()).collect();
    let events = people.iter().map(|person| scene.event("step_taken", &[*person])).collect();
    log.append(scene.command(events))?;
    let boundary = Boundary(people.iter().copied().map(Interest::in_object).collect());
    let loaded = log.load(&boundary)?;
    ensure_eq!(loaded.events.len(), 350, "events of hundreds");
    let places = loaded.events.iter().map(|event| Some(event.position));
    let seen = loaded.seen.0.iter().map(|(_, seen)| *seen);
    ensure!(places.eq(seen), "what was seen of hundreds is not their events");
    let receipt = log.append(conditional(&scene, loaded.seen.clone(), &people))?;
    ensure!(receipt.first.is_some(), "a command about hundreds was not written");
    let answer = log.append(conditional(&scene, loaded.seen, &[]));
    ensure_eq!(answer, Err(LogError::Newer), "all of hundreds were touched meanwhile");
    Ok(())
}

/// The order in which an interest lists its objects, or a boundary its interests, is no matter.
fn listed_otherwise(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (person, case, register) = (scene.person(), scene.case(), scene.register());
    scene.write(&*log, "noted", &[person, case, register])?;
    let last = log.page(Position(0), 1)?.first().map(|event| event.position);
    scene.write(&*log, "noted", &[register, person, case])?;
    for [a, b, c] in [[person, case, register], [register, case, person], [case, register, person]]
    {
        let interest = Interest::in_object(a).and(b).and(c);
        let other = Interest::in_object(scene.person());
        for seen in [
            vec![(interest.clone(), last), (other.clone(), None)],
            vec![(other, None), (interest, last)],
        ] {
            let answer = log.append(conditional(&scene, Seen(seen), &[scene.case()]));
            ensure_eq!(answer, Err(LogError::Newer), "listed as {a}, {b}, {c}");
        }
    }
    Ok(())
}
