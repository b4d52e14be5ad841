//! The house, measured: durable commands a second on both engines, views rebuilt, a case replayed,
//! a page drawn. `cargo xtask bench havre`; the figures are kept in `docs/benchmarks.md`.

#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(clippy::expect_used, reason = "a benchmark stops when anything fails")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use app::{Action, House, NewPerson, Registration};
use common::{agent, library, open};
use kernel::{CaseId, Code, Id, Role, Sex, Timestamp};
use law::Run;
use record::{Identity, Name, NameKind, Source};
use uuid::Uuid;
use web::i18n::Locale;
use web::pages::Page;
use web::pages::portal::MyPage;
use web::sample::{Reader, frame};

/// How long each figure is measured.
const SPAN: Duration = Duration::from_secs(5);
/// Cases that the commands are spread over.
const CASES: usize = 400;

fn registration(number: usize) -> Registration {
    let name =
        Name { kind: NameKind::Latin, family: "Exemple".into(), given: format!("Person {number}") };
    let applicant = NewPerson {
        source: Source::Statement,
        sex: Sex::Female,
        nationality: "AFG".parse().expect("a country"),
        identity: Identity { names: vec![name], birth: "1994".parse().ok(), birth_place: None },
        relation: None,
    };
    let typed = [
        ("language", "fa-AF"),
        ("interpreter_wanted", "yes"),
        ("contact_channel", "sms"),
        ("asked_where", "in_france"),
    ];
    Registration {
        procedure: Code::new("fr.asylum").expect("a code"),
        applicant,
        members: Vec::new(),
        typed: typed.map(|(field, text)| (field.to_owned(), text.to_owned())).into(),
        at: None,
    }
}

/// Calls `each` from so many threads for a while; calls a second.
fn rate(callers: usize, each: impl Fn(usize) + Sync) -> f64 {
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..callers {
            scope.spawn(|| {
                while begun.elapsed() < SPAN {
                    each(next.fetch_add(1, Ordering::Relaxed));
                }
            });
        }
    });
    let calls = u32::try_from(next.load(Ordering::Relaxed)).unwrap_or(u32::MAX);
    f64::from(calls) / begun.elapsed().as_secs_f64()
}

/// Durable commands: a whole use case each, from authorisation to answer.
fn commands(engine: &str, house: &House) {
    let session = agent(Role::FirstReception);
    let next = AtomicUsize::new(0);
    let cases = std::sync::Mutex::new(Vec::<CaseId>::new());
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= CASES {
                        return;
                    }
                    let command = Id::new(Uuid::now_v7());
                    let opened =
                        house.register(&session, command, &registration(number)).expect("a case");
                    cases.lock().expect("cases").push(opened.case);
                }
            });
        }
    });
    let count = f64::from(u32::try_from(CASES).unwrap_or(u32::MAX));
    let per_second = count / begun.elapsed().as_secs_f64();
    println!(
        "{engine}: {per_second:.0} registrations/s (person, household, case, first step; 64 callers)"
    );
    let cases = cases.into_inner().expect("cases");
    let case = |number: usize| cases.get(number % cases.len()).copied().expect("a case");
    for callers in [1, 16, 64, 256] {
        let done = rate(callers, |number| {
            let note = app::NewNote {
                case: case(number),
                compartment: kernel::Compartment::Contact,
                text: "Called back, wants the appointment in the morning.".to_owned(),
            };
            house.write_note(&session, Id::new(Uuid::now_v7()), &note).expect("a note");
        });
        println!("{engine}: {done:.0} durable commands/s, a note each, {callers} callers");
    }
    for callers in [1, 64, 256] {
        let done = rate(callers, |number| {
            let typed = [("appointment_at", "2030-01-15T09:30")];
            let action = Action {
                case: case(number),
                step: Code::new("appointment").expect("a code"),
                typed: typed.map(|(field, text)| (field.to_owned(), text.to_owned())).into(),
                at: None,
            };
            // Two callers on one case: the second looks again, as a person would.
            while let Err(error) = house.act(&session, Id::new(Uuid::now_v7()), &action) {
                assert!(matches!(error, app::Error::Log(app::LogError::Newer)), "{error}");
            }
        });
        println!(
            "{engine}: {done:.0} durable commands/s, a step each (law, views), {callers} callers"
        );
    }
    let begun = Instant::now();
    let events = house.log.rebuild().expect("views rebuilt");
    let seconds = begun.elapsed().as_secs_f64();
    let count = f64::from(u32::try_from(events).unwrap_or(u32::MAX));
    println!(
        "{engine}: views rebuilt from {events} events in {seconds:.2} s, {:.0} events/s",
        count / seconds
    );
}

/// A case of 25 steps replayed against its law, with every obligation computed.
fn replay() {
    let library = library();
    let day = "2026-06-20".parse().expect("a day");
    let procedure = library.in_force("fr.asylum", day).expect("a procedure");
    let at: Timestamp = "2026-06-20T09:00:00Z".parse().expect("an instant");
    let steps: Vec<Code> = procedure.steps.iter().take(25).map(|step| step.id.clone()).collect();
    let begun = Instant::now();
    let mut times = 0_u32;
    while begun.elapsed() < SPAN {
        let mut run = Run::open(Arc::clone(procedure), kernel::Facets::new(), at);
        for step in &steps {
            run.happens(step, at, &kernel::Facets::new()).expect("a step");
        }
        std::hint::black_box((run.owed(at), run.possible(at)));
        times += 1;
    }
    let each = begun.elapsed() / times;
    println!("law: a case of 25 steps replayed, what is owed and possible computed: {each:?}");
}

fn page() {
    let frame = frame(Locale::Fr, Reader::Person);
    let samples = MyPage::samples();
    let (_, page) = samples.first().expect("a sample");
    let begun = Instant::now();
    let mut times = 0_u32;
    while begun.elapsed() < SPAN {
        std::hint::black_box(page.draw(&frame).expect("a page"));
        times += 1;
    }
    println!("web: the person's page drawn in {:?}", begun.elapsed() / times);
}

fn main() {
    let folder = std::env::temp_dir().join(format!("havre-bench-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("pg")).expect("a folder");
    replay();
    page();
    commands("SQLite", &open(&format!("sqlite:{}", folder.join("havre.db").display()), &folder));
    match store::testing::cluster() {
        Ok(cluster) => {
            let url = cluster.database().expect("a database");
            commands("PostgreSQL", &open(&url, &folder.join("pg")));
        }
        Err(reason) => println!("PostgreSQL: not measured, {reason}"),
    }
    let _ = std::fs::remove_dir_all(&folder);
}
