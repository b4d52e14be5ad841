//! Views are what their events say: at once, after a rebuild, after a change of program.

use kernel::{ObjectKind, Position};
use serde_json::json;

use super::scene::{Scene, at_once, size};
use super::views::{agree_with_reference, all, changed, positions, rows};
use super::{Case, Factory, Outcome, ensure_eq};
use crate::select::Select;
use crate::view::Cell;

pub(super) const CASES: &[Case] = &[
    ("a view shows an event as soon as it is answered", at_once_shown),
    ("a view forgets the rows its events no longer give", forgets),
    ("a view is given events where they stand", stand),
    ("many commands about one subject leave its view right", one_subject),
    ("a rebuild changes nothing", rebuild),
    ("a log opened with a view it never had derives it", new_view),
    ("a view whose columns changed is derived anew", changed_view),
];

fn at_once_shown(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (bed, person) = (scene.register(), scene.person());
    let shown = |view| -> Result<usize, crate::LogError> { Ok(rows(&*log, view)?.len()) };
    scene.write(&*log, "bed_given", &[bed, person])?;
    ensure_eq!(shown("beds")?, 1, "holders once a bed was given");
    ensure_eq!(shown("steps")?, 0, "steps of someone who took none");
    scene.write(&*log, "bed_given", &[scene.person(), bed])?;
    ensure_eq!(shown("beds")?, 2, "holders once two beds were given");
    log.append(scene.command(vec![scene.sealing("noted", person, "سلام")]))?;
    let noted = rows(&*log, "steps")?;
    let note = noted.first().and_then(|row| row.text(2));
    ensure_eq!(note, Some("سلام"), "what was noted under seal");
    scene.write(&*log, "step_taken", &[person, scene.person()])?;
    let steps: Vec<_> = rows(&*log, "steps")?.iter().filter_map(|row| row.integer(0)).collect();
    ensure_eq!(steps, [1, 1], "steps of two people who took one together");
    agree_with_reference(&*log)
}

fn forgets(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let case = scene.case();
    let many = json!([["a", 1, null], ["b", 2, null], ["c", 3, null]]);
    let few = json!([["c", 3, 7]]);
    for told in [&many, &few, &json!([]), &many, &few] {
        log.append(scene.command(vec![scene.telling("told", &[case], told.clone())]))?;
        let right = told.as_array().map_or(0, Vec::len);
        ensure_eq!(rows(&*log, "told")?.len(), right, "rows after {told}");
        agree_with_reference(&*log)?;
    }
    Ok(())
}

fn stand(factory: &dyn Factory) -> Outcome {
    let scene = Scene::new(factory)?;
    let log = scene.open_with(positions())?;
    let people: Vec<_> = (0..4).map(|_| scene.person()).collect();
    at_once(4, |number| {
        for round in 0..5 {
            let mine = people.get((number.wrapping_add(round)) % 4).copied();
            let mine = mine.unwrap_or_else(|| scene.person());
            let events = vec![scene.event("noted", &[mine]), scene.event("step_taken", &[mine])];
            log.append(scene.command(events))?;
        }
        Ok(())
    })?;
    for when in ["when written", "after a rebuild"] {
        for person in &people {
            let events =
                log.load(&crate::Boundary::of(crate::Interest::in_object(*person)))?.events;
            let last = events.last().and_then(|event| i64::try_from(event.position.0).ok());
            let shown = log.select(&Select::from("positions").of(*person))?;
            let shown: Vec<_> = shown.iter().map(|row| row.integer(0)).collect();
            ensure_eq!(shown, [last], "the position a view saw, {when}");
        }
        log.rebuild()?;
    }
    Ok(())
}

/// Commands that a store may write in one go, each about the same few subjects.
fn one_subject(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    let (bed, case) = (scene.register(), scene.case());
    let people: Vec<_> = (0..3).map(|_| scene.person()).collect();
    at_once(12, |number| {
        for round in 0..4_usize {
            let person = people.get(number % 3).copied().unwrap_or(bed);
            let name = if round % 2 == 0 { "bed_given" } else { "bed_left" };
            let told = json!([["word", number, null]]);
            log.append(scene.command(vec![
                scene.event(name, &[bed, person]),
                scene.event("step_taken", &[person]),
                scene.telling("told", &[case], told),
            ]))?;
        }
        Ok(())
    })?;
    ensure_eq!(size(&*log)?, 144, "events");
    agree_with_reference(&*log)
}

fn rebuild(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    ensure_eq!(log.rebuild()?, 0, "events read in an empty log");
    let (bed, person, case) = (scene.register(), scene.person(), scene.case());
    for name in ["bed_given", "step_taken", "noted", "bed_left", "bed_given"] {
        scene.write(&*log, name, &[bed, person])?;
    }
    let told = json!([["b", 2, -1], [null, null, null], ["a", -5, 1_500]]);
    log.append(scene.command(vec![scene.telling("told", &[case], told)]))?;
    log.append(scene.command(vec![scene.sealing("noted", person, "note")]))?;
    let shown = |view| rows(&*log, view);
    let before = [shown("beds")?, shown("steps")?, shown("told")?];
    ensure_eq!(log.rebuild()?, 7, "events read");
    ensure_eq!([shown("beds")?, shown("steps")?, shown("told")?], before, "rows after a rebuild");
    scene.write(&*log, "bed_left", &[bed, person])?;
    agree_with_reference(&*log)
}

fn new_view(factory: &dyn Factory) -> Outcome {
    let scene = Scene::new(factory)?;
    let log = scene.open_with(positions())?;
    let (bed, person) = (scene.register(), scene.person());
    scene.write(&*log, "bed_given", &[bed, person])?;
    scene.write(&*log, "step_taken", &[person])?;
    drop(log);
    let log = scene.open_with(all())?;
    agree_with_reference(&*log)?;
    scene.write(&*log, "step_taken", &[person])?;
    drop(log);
    // The program that knew `positions` again: it was not kept meanwhile, and must be right.
    let log = scene.open_with(positions())?;
    let last = log.page(Position(0), 9)?.last().and_then(|e| i64::try_from(e.position.0).ok());
    let shown = rows(&*log, "positions")?;
    ensure_eq!(shown.first().map(|row| row.integer(0)), Some(last), "a view left for a while");
    Ok(())
}

fn changed_view(factory: &dyn Factory) -> Outcome {
    let scene = Scene::new(factory)?;
    let log = scene.open()?;
    let person = scene.person();
    scene.write(&*log, "step_taken", &[person])?;
    scene.write(&*log, "bed_given", &[person, scene.object(ObjectKind::Register)])?;
    drop(log);
    let log = scene.open_with(changed())?;
    let shown = rows(&*log, "steps")?;
    let cells: Vec<_> = shown.into_iter().map(|row| row.cells).collect();
    ensure_eq!(cells, [[Cell::Text("bed_given".to_owned())]], "a view with other columns");
    drop(log);
    agree_with_reference(&*scene.open()?)
}
