//! What is written is read back: whole, in order, once, and only where it belongs.

use std::str::FromStr;

use kernel::{
    Code, Coded, Compartment, Date, Facets, Id, ObjectKind, ObjectRef, Position, Timestamp,
};
use serde_json::json;
use uuid::Uuid;

use super::scene::{Scene, code, ids, size};
use super::{Case, Factory, Fault, Outcome, ensure, ensure_eq};
use crate::event::{NewEvent, SealedPart};
use crate::log::{Boundary, Interest};

pub(super) const CASES: &[Case] = &[
    ("an event comes back as it went in", comes_back),
    ("events come in the order of the log and receipts say where", order),
    ("a boundary gives each event once", once),
    ("an interest needs all its objects", all_objects),
    ("an interest narrows to its types", types),
    ("an empty boundary holds nothing", nothing),
    ("pages of any size give everything once", pages),
];

/// An event that uses every corner of the envelope and of the payload.
fn elaborate(scene: &Scene) -> Result<NewEvent, Fault> {
    let (person, case) = (scene.person(), scene.case());
    let mut event = scene.event("step_taken", &[person, case]);
    let envelope = &mut event.envelope;
    envelope.kind.version = 7;
    envelope.occurred_at = Timestamp::constant(-62_135_596_800, -1);
    envelope.recorded_at = Timestamp::constant(1, 999_999_999);
    envelope.actor.office = Some(code("fr.spada:75"));
    envelope.actor.on_behalf_of = Some(Id::new(person.id));
    envelope.legal_basis = Some(code("L521-4"));
    envelope.cause = Some(Id::new(Uuid::max()));
    envelope.procedure = Some(code("fr.asylum:2024-1"));
    envelope.step = Some(code("register"));
    envelope.objects.push((person, code("applicant")));
    envelope.facets = Facets::from([
        (code("age"), Coded::Number(i64::MIN)),
        (code("minor"), Coded::Flag(false)),
        (code("sex"), Coded::Code(code("female"))),
        (code("born"), Coded::Date(Date::constant(2008, 2, 29))),
    ]);
    let number = serde_json::Number::from_str("1.25").map_err(|e| Fault(e.to_string()))?;
    event.payload.clear = json!({
        "z": null, "a": [true, i64::MAX, number], "text": "nul \u{0} · \u{202e}سلام · 🛏",
    });
    event.payload.subject = Some(Id::new(person.id));
    event.payload.sealed = vec![
        SealedPart { compartment: Compartment::Story, bytes: (0..=255).collect() },
        SealedPart { compartment: Compartment::Identity, bytes: Vec::new() },
    ];
    Ok(event)
}

fn comes_back(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (whole, bare) = (elaborate(&scene)?, scene.event("noted", &[]));
    log.append(scene.command(vec![whole.clone(), bare.clone()]))?;
    let stored = log.page(Position(0), 10)?;
    let back = |place: usize| stored.get(place).map(|e| (e.envelope.clone(), e.payload.clone()));
    ensure_eq!(back(0), Some((whole.envelope.clone(), whole.payload)), "a rich event changed");
    ensure_eq!(back(1), Some((bare.envelope, bare.payload)), "a bare event changed");
    for object in whole.envelope.objects.iter().map(|(object, _)| *object) {
        let loaded = log.load(&Boundary::of(Interest::in_object(object)))?.events;
        ensure_eq!(loaded.first(), stored.first(), "loaded by {object} it is another");
        ensure_eq!(loaded.len(), 1, "an object named twice gives its event twice");
    }
    Ok(())
}

fn order(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    let mut written = Vec::new();
    let mut last = Position(0);
    for many in [1, 3, 2, 1] {
        let events: Vec<_> = (0..many).map(|_| scene.event("step_taken", &[person])).collect();
        written.extend(events.iter().map(|event| event.envelope.id));
        let receipt = log.append(scene.command(events))?;
        let (Some(first), Some(end)) = (receipt.first, receipt.last) else {
            return Err(Fault("a receipt of events names no position".to_owned()));
        };
        ensure!(last < first && first <= end, "positions do not rise: {last}, {first}, {end}");
        let stored: Vec<Position> = log.page(last, 10)?.iter().map(|e| e.position).collect();
        ensure_eq!(stored.len(), many, "after {last} there are not the events just written");
        ensure!(stored.is_sorted(), "a page is out of order: {stored:?}");
        ensure_eq!(stored.first(), Some(&first), "the receipt's first");
        ensure_eq!(stored.last(), Some(&end), "the receipt's last");
        last = end;
    }
    let loaded = ids(&*log, &Boundary::of(Interest::in_object(person)))?;
    ensure_eq!(loaded, written, "events come back in another order");
    Ok(())
}

fn once(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (person, case) = (scene.person(), scene.case());
    let of = |name, objects: &[ObjectRef]| scene.event(name, objects);
    let events = vec![
        of("step_taken", &[case]),
        of("noted", &[person, case]),
        of("step_taken", &[person]),
        of("step_taken", &[scene.person()]),
    ];
    let right: Vec<_> = events.iter().take(3).map(|event| event.envelope.id).collect();
    log.append(scene.command(events))?;
    let boundary = Boundary::of(Interest::in_object(person))
        .or(Interest::in_object(case))
        .or(Interest::in_object(person).and(case))
        .or(Interest::in_object(person).of_types([code("bed_given")]));
    let loaded = log.load(&boundary)?;
    let given: Vec<_> = loaded.events.iter().map(|event| event.envelope.id).collect();
    ensure_eq!(given, right, "a boundary of overlapping interests");
    let places: Vec<_> = log.page(Position(0), 9)?.iter().map(|event| event.position).collect();
    let right: Vec<_> = [2, 1, 1, 9].iter().map(|place| places.get(*place).copied()).collect();
    let seen: Vec<_> = loaded.seen.0.iter().map(|(_, last)| *last).collect();
    ensure_eq!(seen, right, "what was seen of each interest");
    let interests: Vec<_> = loaded.seen.0.into_iter().map(|(interest, _)| interest).collect();
    ensure_eq!(interests, boundary.0, "the interests seen");
    Ok(())
}

fn all_objects(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (person, case, register) = (scene.person(), scene.case(), scene.register());
    let all = scene.event("step_taken", &[register, case, person]);
    let two = scene.event("step_taken", &[person, case]);
    let (id_all, id_two) = (all.envelope.id, two.envelope.id);
    let alone = scene.event("step_taken", &[person]);
    log.append(scene.command(vec![alone, two, all]))?;
    scene.write(&*log, "step_taken", &[case, register])?;
    let narrow = Interest::in_object(register).and(person).and(case);
    ensure_eq!(ids(&*log, &Boundary::of(narrow))?, [id_all], "all of three");
    let pair = Boundary::of(Interest::in_object(case).and(person));
    ensure_eq!(ids(&*log, &pair)?, [id_two, id_all], "both of two");
    let stranger = Interest::in_object(person).and(scene.case());
    ensure_eq!(ids(&*log, &Boundary::of(stranger))?, [], "one and a stranger");
    // The same id under another kind is another object.
    let namesake = ObjectRef::new(ObjectKind::Document, person.id);
    let none = ids(&*log, &Boundary::of(Interest::in_object(namesake)))?;
    ensure_eq!(none, [], "an object of another kind with the same id");
    Ok(())
}

fn types(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let person = scene.person();
    let names = ["step_taken", "noted", "bed_given", "noted", "step"];
    let events: Vec<_> = names.iter().map(|name| scene.event(name, &[person])).collect();
    let right = |of: &[Code]| {
        let named = |event: &&NewEvent| of.contains(&event.envelope.kind.name);
        events.iter().filter(named).map(|event| event.envelope.id).collect::<Vec<_>>()
    };
    let wanted = [vec![code("noted")], vec![code("step"), code("bed_given")], vec![code("told")]];
    let cases: Vec<_> = wanted.iter().map(|of| (of.clone(), right(of))).collect();
    log.append(scene.command(events))?;
    for (of, right) in cases {
        let interest = Interest::in_object(person).of_types(of.clone());
        ensure_eq!(ids(&*log, &Boundary::of(interest))?, right, "events of types {of:?}");
    }
    Ok(())
}

fn nothing(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    ensure_eq!(log.page(Position(0), 5)?.len(), 0, "a new log holds");
    scene.write(&*log, "noted", &[scene.person()])?;
    let loaded = log.load(&Boundary::default())?;
    ensure!(loaded.events.is_empty() && loaded.seen.0.is_empty(), "an empty boundary gave events");
    ensure_eq!(log.page(Position(u64::MAX), 5)?.len(), 0, "after the last position there are");
    Ok(())
}

fn pages(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    for many in 1..=5 {
        let events = (0..many).map(|_| scene.event("noted", &[scene.person()])).collect();
        log.append(scene.command(events))?;
    }
    let whole = log.page(Position(0), usize::MAX)?;
    ensure_eq!(whole.len(), size(&*log)?, "the log's size");
    ensure_eq!(whole.len(), 15, "the log's size");
    for limit in [1, 2, 7, 15, 16] {
        let mut read: Vec<crate::Recorded> = Vec::new();
        for _ in 0..=whole.len() {
            let after = read.last().map_or(Position(0), |event| event.position);
            let page = log.page(after, limit)?;
            ensure!(page.len() <= limit, "a page of {limit} holds {}", page.len());
            read.extend(page);
        }
        ensure!(read == whole, "pages of {limit} do not give what the log holds, in order");
    }
    ensure_eq!(log.page(Position(0), 0)?.len(), 0, "a page of none holds");
    Ok(())
}
