//! How many durable commands a second a store takes, by the number of concurrent callers.
//!
//! `cargo run --release -p store --features testing --example throughput -- sqlite:/path/log.db`
//! or `-- postgres` for a temporary cluster with `fsync` on. Each command loads a case, decides
//! nothing, and appends one event that touches the case and its person, unless the case has moved;
//! two views follow.

use std::error::Error;
use std::io::{Write, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use kernel::{
    Actor, CaseId, Code, Compartment, Envelope, EventType, Facets, Fixed, ObjectKind, ObjectRef,
    PersonId, Role, Timestamp, World,
};
use serde_json::{Value, json};
use store::Store;
use trace::{
    Append, Boundary, Cell, Column, ColumnType, Interest, Log, NewEvent, Opener, Payload, Recorded,
    SealedPart, View, Views,
};

const SECONDS: u64 = 5;

struct Nothing;

impl Opener for Nothing {
    fn open(&self, _: &Recorded, _: Compartment) -> Option<Value> {
        None
    }
}

/// A view of cases: one row, or one a recent event.
struct Table {
    name: &'static str,
    rows: usize,
    types: Vec<Code>,
}

impl View for Table {
    fn name(&self) -> &'static str {
        self.name
    }
    fn columns(&self) -> &'static [Column] {
        const COLUMNS: [Column; 5] = [
            Column { name: "step", kind: ColumnType::Text, indexed: true },
            Column { name: "number", kind: ColumnType::Text, indexed: true },
            Column { name: "late_from", kind: ColumnType::Instant, indexed: true },
            Column { name: "steps", kind: ColumnType::Integer, indexed: false },
            Column { name: "office", kind: ColumnType::Text, indexed: false },
        ];
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Case
    }
    fn types(&self) -> &[Code] {
        &self.types
    }
    fn rows(&self, subject: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let many = i64::try_from(events.len()).unwrap_or(0);
        let row = |event: &Recorded| {
            vec![
                Cell::Text(event.envelope.kind.name.to_string()),
                Cell::Text(subject.id.to_string()),
                Cell::Instant(event.envelope.occurred_at),
                Cell::Integer(many),
                Cell::Null,
            ]
        };
        events.iter().rev().take(self.rows).map(row).collect()
    }
}

fn views() -> Arc<Views> {
    let types = || vec![Code::lenient("step_taken")];
    let table = |name, rows| Box::new(Table { name, rows, types: types() }) as Box<dyn View>;
    Arc::new(Views::new(vec![table("cases", 1), table("owed", 2)], Box::new(Nothing)))
}

/// Identifiers that rise with time, as version 7 does and the house draws them.
struct Rising(Fixed, Instant);

impl World for Rising {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
    fn uuid(&self) -> uuid::Uuid {
        let time = self.1.elapsed().as_micros() << 80;
        uuid::Uuid::from_u128(time | self.0.uuid().as_u128() >> 48)
    }
}

fn event(world: &dyn World, case: CaseId, person: PersonId) -> NewEvent {
    let envelope = Envelope {
        id: world.id(),
        kind: EventType { name: Code::lenient("step_taken"), version: 1 },
        occurred_at: world.now(),
        recorded_at: world.now(),
        actor: Actor {
            account: world.id(),
            role: Role::Registration,
            office: Some(Code::lenient("fr.gu:75")),
            on_behalf_of: None,
        },
        legal_basis: Some(Code::lenient("L521-4")),
        command: world.id(),
        cause: None,
        procedure: Some(Code::lenient("fr.asylum:2024-1")),
        step: Some(Code::lenient("register")),
        objects: vec![
            (case.into(), Code::lenient("file")),
            (person.into(), Code::lenient("applicant")),
        ],
        facets: Facets::new(),
    };
    let sealed = vec![SealedPart { compartment: Compartment::Identity, bytes: vec![1; 160] }];
    let clear = json!({ "step": "register", "outcome": "done" });
    NewEvent { envelope, payload: Payload { clear, subject: Some(person), sealed } }
}

/// Works on thirty cases in turn until the time is over.
fn caller(
    log: &dyn Log,
    seed: u64,
    times: (Instant, Instant),
    waits: &AtomicU64,
) -> Result<u64, String> {
    let (begun, until) = times;
    let world = Rising(Fixed::at(Timestamp::UNIX_EPOCH, seed), begun);
    let world: &dyn World = &world;
    let cases: Vec<(CaseId, PersonId)> = (0..30).map(|_| (world.id(), world.id())).collect();
    let mut done = 0;
    for (case, person) in cases.iter().cycle() {
        let begin = Instant::now();
        if begin >= until {
            break;
        }
        let boundary = Boundary::of(Interest::in_object(*case));
        let unless_newer = log.load(&boundary).map_err(|e| e.to_string())?.seen;
        let events = vec![event(world, *case, *person)];
        let append = Append { command: world.id(), unless_newer, events, outbox: Vec::new() };
        log.append(append).map_err(|error| error.to_string())?;
        let waited = u64::try_from(begin.elapsed().as_micros()).unwrap_or(u64::MAX);
        waits.fetch_max(waited, Ordering::Relaxed);
        done += 1;
    }
    Ok(done)
}

/// What this process has used so far, from the system's count in hundredths; 0 where there is none.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut address = std::env::args().nth(1).ok_or("name a store")?;
    let mut _cluster = None;
    if address == "postgres" {
        let cluster = store::testing::Cluster::start(&["fsync=on"])?;
        address = cluster.database()?;
        _cluster = Some(cluster);
    }
    let log = Store::open(&address, views())?;
    let (mut out, start) = (stdout(), Instant::now());
    writeln!(out, "callers  commands/s  mean ms  worst ms  CPU µs each")?;
    for (round, callers) in [1_u32, 16, 64, 256].into_iter().enumerate() {
        let (waits, begin, cpu) = (AtomicU64::new(0), Instant::now(), cpu_seconds());
        let until = begin + Duration::from_secs(SECONDS);
        let done: Result<Vec<u64>, String> = thread::scope(|scope| {
            let run = |number: u32| {
                let (log, waits) = (&log, &waits);
                let seed = u64::from(number)
                    + 1000 * (round as u64 + 1)
                    + u64::from(std::process::id()) * 1_000_000;
                scope.spawn(move || caller(&**log, seed, (start, until), waits))
            };
            let running: Vec<_> = (0..callers).map(run).collect();
            running.into_iter().map(|t| t.join().map_err(|_| "a caller died")?).collect()
        });
        let done = done?.iter().sum::<u64>() as f64;
        let rate = done / begin.elapsed().as_secs_f64();
        let cost = (cpu_seconds() - cpu) * 1e6 / done;
        let mean = f64::from(callers) * 1000.0 / rate;
        let worst = waits.into_inner() as f64 / 1000.0;
        writeln!(out, "{callers:7}  {rate:10.0}  {mean:7.2}  {worst:8.1}  {cost:11.0}")?;
    }
    Ok(())
}
