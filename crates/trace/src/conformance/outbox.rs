//! The outbox: every message at least once, to one worker at a time, not before its hour.

use std::collections::BTreeSet;
use std::sync::Mutex;

use kernel::Timestamp;

use super::scene::{Scene, after, at_once, message};
use super::{Case, Factory, Fault, Outcome, ensure, ensure_eq};
use crate::log::{Append, Log, LogError};
use crate::outbox::{Delivery, Message};

pub(super) const CASES: &[Case] = &[
    ("a message is given as it was queued", given),
    ("a message is not given before its hour", hour),
    ("the longest due is given first, up to the limit", longest_due),
    ("a leased message is given to nobody else until the lease runs out", lease),
    ("a delivered message is never given again", delivered),
    ("a postponed message waits and a stale postponement is ignored", postponed),
    ("two workers never hold one message at once", two_workers),
];

fn queue(scene: &Scene, log: &dyn Log, outbox: Vec<Message>) -> Result<(), LogError> {
    log.append(Append { outbox, ..scene.command(Vec::new()) }).map(|_| ())
}

/// What is given now, with a lease of a minute.
fn claim(log: &dyn Log, seconds: i64, limit: usize) -> Result<Vec<Delivery>, LogError> {
    log.claim(after(seconds), after(seconds.saturating_add(60)), limit)
}

fn only(mut given: Vec<Delivery>) -> Result<Delivery, Fault> {
    let many = given.len();
    let one = given.pop().filter(|_| many == 1);
    one.ok_or_else(|| Fault(format!("{many} messages were given instead of one")))
}

fn given(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    ensure_eq!(claim(&*log, 0, 9)?, [], "messages of a new log");
    let fine = Timestamp::constant(1_700_000_000, 123_456_789);
    let body = serde_json::json!({ "z": [1, null, "é"], "a": "نص" });
    let sent = Message { body, not_before: fine, ..message("remind", 0) };
    queue(&scene, &*log, vec![sent.clone()])?;
    let delivery = only(claim(&*log, 5, 9)?)?;
    ensure_eq!(delivery.attempt, 1, "the first attempt");
    let micro = Timestamp::from_microsecond(fine.as_microsecond()).unwrap_or(fine);
    ensure_eq!(delivery.message, Message { not_before: micro, ..sent }, "a message");
    Ok(())
}

fn hour(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    queue(&scene, &*log, vec![message("late", 100), message("soon", 10)])?;
    ensure_eq!(claim(&*log, 9, 9)?, [], "messages before their hour");
    ensure!(only(claim(&*log, 10, 9)?)?.message.kind == "soon", "the wrong message at the hour");
    let early = log.claim(after(99), after(160), 9)?;
    ensure!(early.iter().all(|given| given.message.kind == "soon"), "given a second too early");
    ensure!(only(claim(&*log, 100, 9)?)?.message.kind == "late", "the wrong message in the end");
    Ok(())
}

fn longest_due(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    queue(&scene, &*log, vec![message("c", 3), message("a", 1), message("b", 2)])?;
    queue(&scene, &*log, vec![message("a", 1), message("z", 90)])?;
    let kinds = |given: &[Delivery]| -> Vec<String> {
        given.iter().map(|delivery| delivery.message.kind.to_string()).collect()
    };
    ensure_eq!(claim(&*log, 50, 0)?, [], "a claim of none");
    ensure_eq!(kinds(&claim(&*log, 50, 3)?), ["a", "a", "b"], "the first three");
    ensure_eq!(kinds(&claim(&*log, 50, 3)?), ["c"], "the rest");
    let again = claim(&*log, 200, 9)?;
    ensure_eq!(again.len(), 5, "all of them, once the leases ran out");
    let ids: BTreeSet<u64> = again.iter().map(|given| given.id).collect();
    ensure_eq!(ids.len(), 5, "different ids");
    Ok(())
}

fn lease(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    queue(&scene, &*log, vec![message("remind", 0)])?;
    let first = only(claim(&*log, 0, 9)?)?;
    for seconds in [0, 1, 59] {
        ensure_eq!(claim(&*log, seconds, 9)?, [], "a leased message after {seconds} s");
    }
    let second = only(claim(&*log, 60, 9)?)?;
    ensure_eq!((second.id, &second.message), (first.id, &first.message), "the message given anew");
    ensure_eq!(second.attempt, 2, "the second attempt");
    ensure_eq!(claim(&*log, 119, 9)?, [], "a message leased anew");
    Ok(())
}

fn delivered(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    queue(&scene, &*log, vec![message("one", 0), message("two", 1)])?;
    let given = claim(&*log, 5, 1)?;
    let one = only(given)?;
    log.delivered(&one)?;
    log.delivered(&one)?;
    ensure!(only(claim(&*log, 500, 9)?)?.message.kind == "two", "a delivered message came again");
    log.postpone(&one, after(0))?;
    ensure_eq!(claim(&*log, 501, 9)?, [], "a delivered message, postponed");
    // The worker whose lease ran out has delivered all the same.
    let two = only(claim(&*log, 1000, 9)?)?;
    only(claim(&*log, 2000, 9)?)?;
    log.delivered(&two)?;
    ensure_eq!(claim(&*log, 9000, 9)?, [], "messages delivered late");
    log.delivered(&Delivery { id: 4_000_000, ..one })?;
    Ok(())
}

fn postponed(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    queue(&scene, &*log, vec![message("remind", 0)])?;
    let first = only(claim(&*log, 0, 9)?)?;
    log.postpone(&first, after(500))?;
    ensure_eq!(claim(&*log, 499, 9)?, [], "a message postponed to second 500");
    let second = only(claim(&*log, 500, 9)?)?;
    ensure_eq!((second.id, second.attempt), (first.id, 2), "the message postponed");
    ensure_eq!(second.message, first.message, "the message postponed");
    log.postpone(&first, after(501))?;
    ensure_eq!(claim(&*log, 510, 9)?, [], "a message whose first holder gave it back too late");
    log.postpone(&second, after(0))?;
    ensure_eq!(only(claim(&*log, 511, 9)?)?.attempt, 3, "the attempt after two");
    Ok(())
}

fn two_workers(factory: &dyn Factory) -> Outcome {
    let (scene, log) = Scene::opened(factory)?;
    for _ in 0..20 {
        queue(&scene, &*log, vec![message("a", 0), message("b", 0)])?;
    }
    let (held, done) = (Mutex::new(BTreeSet::new()), Mutex::new(0_usize));
    let lock = |_| Fault("a worker panicked".to_owned());
    at_once(4, |_| {
        loop {
            let given = claim(&*log, 0, 3)?;
            if given.is_empty() {
                return Ok(());
            }
            for delivery in given {
                let fresh = held.lock().map_err(|e| lock(e.to_string()))?.insert(delivery.id);
                ensure!(fresh, "message {} is held by two workers", delivery.id);
                ensure_eq!(delivery.attempt, 1, "attempts under one lease");
                log.delivered(&delivery)?;
                let mut done = done.lock().map_err(|e| lock(e.to_string()))?;
                *done = done.saturating_add(1);
            }
        }
    })?;
    ensure_eq!(done.into_inner().ok(), Some(40), "messages delivered");
    Ok(())
}
