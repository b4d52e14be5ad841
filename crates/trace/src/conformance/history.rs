//! Random histories: whatever happens, a log answers as the reference does.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{EventId, ObjectRef, Position};
use serde_json::{Value, json};

use super::dice::Dice;
use super::scene::{Scene, after, code, message};
use super::views::{self, agree_with_reference, rows};
use super::{Case, Factory, Fault, Outcome, ensure_eq};
use crate::event::NewEvent;
use crate::log::{Append, Boundary, Interest, Loaded, Log, LogError, Seen};
use crate::memory::MemoryLog;
use crate::outbox::Delivery;

pub(super) const CASES: &[Case] =
    &[("a random history is answered as the reference answers it", random_histories)];

fn random_histories(factory: &dyn Factory) -> Outcome {
    for seed in 0..6 {
        History::begin(factory, seed)?
            .run(60)
            .map_err(|fault| Fault(format!("history {seed}: {fault}")))?;
    }
    Ok(())
}

/// One history, told to a log and to the reference.
struct History {
    dice: Dice,
    scene: Scene,
    log: Arc<dyn Log>,
    reference: MemoryLog,
    objects: Vec<ObjectRef>,
    /// What was seen earlier, there and here, to decide on later.
    seen: Vec<(Seen, Seen)>,
    sent: Vec<Append>,
    given: Vec<(Delivery, Delivery)>,
    seconds: i64,
}

const NAMES: [&str; 5] = ["step_taken", "noted", "bed_given", "bed_left", "told"];

impl History {
    fn begin(factory: &dyn Factory, seed: u64) -> Result<Self, Fault> {
        let (scene, log) = Scene::opened(factory)?;
        let mut objects: Vec<_> = (0..3).map(|_| scene.person()).collect();
        objects.extend([scene.register(), scene.register(), scene.case(), scene.case()]);
        Ok(Self {
            dice: Dice::new(seed),
            scene,
            log,
            reference: MemoryLog::new(Arc::new(views::all())),
            objects,
            seen: vec![(Seen::default(), Seen::default())],
            sent: Vec::new(),
            given: Vec::new(),
            seconds: 0,
        })
    }

    fn run(mut self, steps: usize) -> Outcome {
        for step in 0..steps {
            self.seconds = self.seconds.saturating_add(7);
            let done = match self.dice.below(12) {
                0..=4 => self.append(),
                5..=7 => self.load(),
                8 => self.repeat(),
                9 => self.claim(),
                10 => self.answer(),
                _ => self.rebuild(),
            };
            done.map_err(|fault| Fault(format!("step {step}: {fault}")))?;
        }
        self.compare()?;
        drop(self.log);
        self.log = self.scene.open()?;
        self.compare()
    }

    fn some(&mut self, most: usize) -> Vec<ObjectRef> {
        let many = self.dice.below(most.saturating_add(1));
        (0..many).filter_map(|_| self.dice.of(&self.objects).copied()).collect()
    }

    fn event(&mut self) -> NewEvent {
        let name = self.dice.of(&NAMES).copied().unwrap_or("noted");
        let objects = self.some(3);
        let rows = self.dice.below(3);
        let clear = (0..rows).map(|_| json!(["word", self.dice.below(9), Value::Null])).collect();
        self.scene.telling(name, &objects, clear)
    }

    fn interest(&mut self) -> Option<Interest> {
        let mut interest = Interest::in_object(*self.dice.of(&self.objects)?);
        for object in self.some(1) {
            interest = interest.and(object);
        }
        let names = self.dice.below(3);
        let names = (0..names).filter_map(|_| self.dice.of(&NAMES));
        Some(interest.of_types(names.map(|name| code(name)).collect::<Vec<_>>()))
    }

    fn append(&mut self) -> Outcome {
        let many = self.dice.below(4);
        let mut events: Vec<_> = (0..many).map(|_| self.event()).collect();
        if self.dice.one_in(8) {
            // An event that may be in the log already.
            let known = self.dice.of(&self.sent).and_then(|append| append.events.first());
            events.extend(known.cloned());
        }
        let due = i64::try_from(self.dice.below(200)).unwrap_or(0);
        let outbox = if self.dice.one_in(2) { vec![message("remind", due)] } else { Vec::new() };
        let append = Append { outbox, ..self.scene.command(events) };
        self.send(&append)?;
        self.sent.push(append);
        Ok(())
    }

    /// Sends a command on the strength of something seen earlier; both must answer alike.
    fn send(&mut self, append: &Append) -> Outcome {
        let (there, here) = self.dice.of(&self.seen).cloned().unwrap_or_default();
        let told = |log: &dyn Log, unless_newer| {
            let answer = log.append(Append { unless_newer, ..append.clone() });
            answer.map(|receipt| (receipt.first.is_some(), receipt.repeated))
        };
        let (given, right) = (told(&*self.log, there), told(&self.reference, here));
        ensure_eq!(given, right, "the answer to {append:?}");
        Ok(())
    }

    fn repeat(&mut self) -> Outcome {
        let known = self.dice.of(&self.sent).cloned();
        known.map_or(Ok(()), |append| self.send(&append))
    }

    fn load(&mut self) -> Outcome {
        let many = self.dice.below(4);
        let boundary = Boundary((0..many).filter_map(|_| self.interest()).collect());
        let (there, here) = (self.log.load(&boundary)?, self.reference.load(&boundary)?);
        let said = |loaded: &Loaded| -> Vec<EventId> {
            loaded.events.iter().map(|event| event.envelope.id).collect()
        };
        ensure_eq!(said(&there), said(&here), "the events of {boundary:?}");
        let last = |log: &dyn Log, loaded: &Loaded| -> Result<Vec<_>, LogError> {
            let places: BTreeMap<_, _> = log
                .page(Position(0), usize::MAX)?
                .into_iter()
                .map(|event| (event.position, event.envelope.id))
                .collect();
            let seen = loaded.seen.0.iter();
            Ok(seen.map(|(_, at)| at.and_then(|at| places.get(&at).copied())).collect())
        };
        let (given, right) = (last(&*self.log, &there)?, last(&self.reference, &here)?);
        ensure_eq!(given, right, "the last event seen of each interest of {boundary:?}");
        self.seen.push((there.seen, here.seen));
        Ok(())
    }

    fn claim(&mut self) -> Outcome {
        let limit = self.dice.below(4);
        let (now, until) = (after(self.seconds), after(self.seconds.saturating_add(30)));
        let there = self.log.claim(now, until, limit)?;
        let here = self.reference.claim(now, until, limit)?;
        let said = |given: &[Delivery]| -> Vec<_> {
            given.iter().map(|given| (given.attempt, given.message.clone())).collect()
        };
        ensure_eq!(said(&there), said(&here), "the messages given at {now}");
        self.given.extend(there.into_iter().zip(here));
        Ok(())
    }

    fn answer(&mut self) -> Outcome {
        if let Some((there, here)) = self.dice.of(&self.given).cloned() {
            if self.dice.one_in(2) {
                self.log.delivered(&there)?;
                self.reference.delivered(&here)?;
            } else {
                let until = after(self.seconds.saturating_add(50));
                self.log.postpone(&there, until)?;
                self.reference.postpone(&here, until)?;
            }
        }
        Ok(())
    }

    fn rebuild(&self) -> Outcome {
        ensure_eq!(self.log.rebuild()?, self.reference.rebuild()?, "events read by a rebuild");
        self.compare()
    }

    fn compare(&self) -> Outcome {
        let events = |log: &dyn Log| -> Result<Vec<_>, LogError> {
            let events = log.page(Position(0), usize::MAX)?.into_iter();
            Ok(events.map(|event| (event.envelope, event.payload)).collect())
        };
        ensure_eq!(events(&*self.log)?, events(&self.reference)?, "the log");
        for view in self.reference.views().iter() {
            let (given, right) =
                (rows(&*self.log, view.name())?, rows(&self.reference, view.name())?);
            ensure_eq!(given, right, "the view `{}`", view.name());
        }
        agree_with_reference(&*self.log)
    }
}
