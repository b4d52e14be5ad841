//! The duplicate check at the desk, measured: people of made-up families are registered, others and
//! the same again are looked for. `cargo bench -p havre --bench desk -- PEOPLE`; the figures are kept
//! in `docs/benchmarks.md`.

#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(clippy::expect_used, reason = "a benchmark stops when anything fails")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::indexing_slicing, reason = "a benchmark stops when anything fails")]

mod common;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use app::{House, NewPerson, Registration};
use common::{agent, open};
use kernel::{Code, Id, PartialDate, PersonId, Role, Sex};
use linkage::generate::{self, Options};
use linkage::table::Table;
use record::{Identity, Name, NameKind, Source};
use uuid::Uuid;

/// So many checks are timed.
const CHECKS: usize = 2_000;

fn person(table: &Table, row: usize) -> Option<NewPerson> {
    let text = |name: &str| table.column(name).and_then(|column| column.get(row));
    let name = |given: &str, family: &str| Name {
        kind: NameKind::Latin,
        family: family.to_owned(),
        given: given.to_owned(),
    };
    let mut names = vec![name(text("given_name")?, text("family_name").unwrap_or_default())];
    names.extend(text("name_in_own_letters").map(|own| name(own, "")));
    let birth = text("birth_date").and_then(linkage::date::Date::parse).and_then(partial);
    Some(NewPerson {
        source: Source::Statement,
        sex: if text("sex") == Some("M") { Sex::Male } else { Sex::Female },
        nationality: text("nationality").and_then(|code| code.parse().ok())?,
        identity: Identity { names, birth, birth_place: None },
        relation: None,
    })
}

/// What the form of the desk takes: a year that can be one.
fn partial(date: linkage::date::Date) -> Option<PartialDate> {
    let year = i16::try_from(date.year()).ok().filter(|year| (1900..2026).contains(year))?;
    let day = date.month().zip(date.day()).and_then(|(month, day)| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        jiff::civil::Date::new(year, month, day).ok()
    });
    Some(day.map_or(PartialDate::Year(year), PartialDate::Day))
}

fn registration(applicant: NewPerson) -> Registration {
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

/// Registers everyone; the person of each truth.
fn register(house: &House, people: &[(u32, NewPerson)]) -> BTreeMap<u32, PersonId> {
    let session = agent(Role::FirstReception);
    let (next, known) = (AtomicUsize::new(0), std::sync::Mutex::new(BTreeMap::new()));
    thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| {
                while let Some((truth, person)) = people.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let command = Id::new(Uuid::now_v7());
                    let registration = registration(person.clone());
                    let opened = house.register(&session, command, &registration).expect("a case");
                    known.lock().expect("people").insert(*truth, opened.applicant);
                }
            });
        }
    });
    known.into_inner().expect("people")
}

fn main() {
    let asked = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let people: u32 = asked.unwrap_or(50_000);
    let made = generate::people(&Options { people, seed: 29, ..Options::default() });
    let truth = made.table.column("truth").expect("the truth");
    let (mut first, mut again, mut never) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = std::collections::BTreeSet::new();
    for row in 0..made.table.rows() {
        let (of, Some(person)) = (truth.codes[row], person(&made.table, row)) else { continue };
        match seen.insert(of) {
            // One in fifty is never registered: whoever is found for them is somebody else.
            true if of % 50 == 0 => never.push((of, person)),
            true => first.push((of, person)),
            false if of % 50 != 0 && again.len() < CHECKS => again.push((of, person)),
            false => {}
        }
    }
    never.truncate(CHECKS);
    let folder = std::env::temp_dir().join(format!("havre-desk-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let house = open(&format!("sqlite:{}", folder.join("havre.db").display()), &folder);
    let begun = Instant::now();
    let known = register(&house, &first);
    let rate = first.len() as f64 / begun.elapsed().as_secs_f64();
    println!("{} people registered, {rate:.0}/s", first.len());
    checks(&house, "people registered, written again", &again, |of| known.get(&of).copied());
    checks(&house, "people never registered", &never, |_| None);
    std::fs::remove_dir_all(&folder).expect("a folder to be taken away");
}

/// Times checks, and counts who was found.
fn checks(
    house: &House,
    whose: &str,
    asked: &[(u32, NewPerson)],
    right: impl Fn(u32) -> Option<PersonId>,
) {
    let session = agent(Role::FirstReception);
    let (mut times, mut found, mut on_top, mut proposed, mut shown) = (Vec::new(), 0, 0, 0, 0);
    for (of, person) in asked {
        let begun = Instant::now();
        let candidates = house.registered_already(&session, person).expect("an answer");
        times.push(begun.elapsed());
        let right = right(*of);
        found += usize::from(candidates.iter().any(|it| Some(it.card.person) == right));
        on_top += usize::from(candidates.first().is_some_and(|it| Some(it.card.person) == right));
        let wrong = candidates.iter().filter(|it| Some(it.card.person) != right);
        proposed += wrong.clone().filter(|it| it.weighed.probability >= app::PROPOSED).count();
        shown += wrong.count();
    }
    times.sort_unstable();
    let at = |share: f64| {
        let place = (times.len() as f64 * share) as usize;
        times.get(place).or(times.last()).copied().unwrap_or(Duration::ZERO)
    };
    let share = |count: usize| 100.0 * count as f64 / asked.len().max(1) as f64;
    println!(
        "{whose}: {} checks, p50 {:?}, p99 {:?}, worst {:?}",
        asked.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    println!(
        "    found {:.1} %, on top {:.1} %; of others shown {:.2} a check, proposed {:.3} a check",
        share(found),
        share(on_top),
        shown as f64 / asked.len().max(1) as f64,
        proposed as f64 / asked.len().max(1) as f64
    );
}
