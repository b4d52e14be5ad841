//! The duplicate check at the desk, measured: people of made-up families are registered, others and
//! the same again are looked for. `cargo bench -p havre --bench desk -- PEOPLE [FOLDER]`; the figures
//! are kept in `docs/benchmarks.md`.
//!
//! People are registered by the use case that registers everyone, in households as large as may be:
//! fewer cases, the same files, claims, keys and rows of views for each person. Whoever is looked for
//! again is the applicant of one. With a folder, what was filled is kept there, and used again when it
//! is there already.

#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(clippy::expect_used, reason = "a benchmark stops when anything fails")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::indexing_slicing, reason = "a benchmark stops when anything fails")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use app::{House, NewPerson, Registration};
use common::{agent, open};
use kernel::{Code, Id, PartialDate, PersonId, Role, Sex};
use linkage::generate::{self, Options};
use linkage::table::Table;
use record::{Identity, Name, NameKind, Relation, Source};
use trace::Select;
use uuid::Uuid;

/// So many checks are timed.
const CHECKS: usize = 2_000;
/// So many register at a time: while those of one transaction are written, the keys of the next are
/// made.
const WRITERS: usize = 256;
/// So many are registered at once, at most: a household may have a few more.
const LARGEST: usize = 50;

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

fn registration(applicant: NewPerson, members: Vec<NewPerson>) -> Registration {
    let typed = [
        ("language", "fa-AF"),
        ("interpreter_wanted", "yes"),
        ("contact_channel", "sms"),
        ("asked_where", "in_france"),
    ];
    Registration {
        procedure: Code::new("fr.asylum").expect("a code"),
        applicant,
        members,
        typed: typed.map(|(field, text)| (field.to_owned(), text.to_owned())).into(),
        at: None,
    }
}

/// Records of people, by row of the table: registered, written again, never registered.
#[derive(Default)]
struct Parts {
    first: Vec<(u32, usize)>,
    again: Vec<(u32, usize)>,
    never: Vec<(u32, usize)>,
}

fn parts(table: &Table) -> Parts {
    let truth = table.column("truth").expect("the truth");
    let mut parts = Parts::default();
    let mut seen = BTreeSet::new();
    for row in 0..table.rows() {
        if person(table, row).is_none() {
            continue;
        }
        let of = truth.codes[row];
        // One in fifty is never registered: whoever is found for them is somebody else.
        match (seen.insert(of), of.is_multiple_of(50)) {
            (true, true) if parts.never.len() < CHECKS => parts.never.push((of, row)),
            (true, false) => parts.first.push((of, row)),
            (false, false) if parts.again.len() < CHECKS => parts.again.push((of, row)),
            (true | false, true | false) => {}
        }
    }
    parts
}

/// Households of rows. Those who are looked for again are at the head of one, spread evenly: the
/// order of registration is the order of ids.
fn households(parts: &Parts) -> Vec<(u32, Vec<usize>)> {
    let asked: BTreeSet<u32> = parts.again.iter().map(|(of, _)| *of).collect();
    let (mut heads, mut others): (Vec<_>, Vec<_>) =
        parts.first.iter().copied().partition(|(of, _)| asked.contains(of));
    let size = (parts.first.len() / (heads.len().max(1) * 5 / 4)).clamp(1, LARGEST);
    let many = parts.first.len().div_ceil(size);
    let every = (many / heads.len().max(1)).max(1);
    let mut households = Vec::with_capacity(many);
    for number in 0.. {
        let turn = if number % every == 0 { heads.pop() } else { None };
        let Some((of, head)) = turn.or_else(|| others.pop()).or_else(|| heads.pop()) else { break };
        let members = others.len().saturating_sub(size - 1);
        let rows = std::iter::once(head).chain(others.drain(members..).map(|(_, row)| row));
        households.push((of, rows.collect()));
    }
    households
}

/// Registers everyone; the person of each truth at the head of a household.
fn register(house: &House, table: &Table, all: &[(u32, Vec<usize>)]) -> BTreeMap<u32, PersonId> {
    let session = agent(Role::FirstReception);
    let (next, known) = (AtomicUsize::new(0), std::sync::Mutex::new(BTreeMap::new()));
    thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| {
                while let Some((truth, rows)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let command = Id::new(Uuid::now_v7());
                    let mut people = rows.iter().filter_map(|row| person(table, *row));
                    let applicant = people.next().expect("somebody");
                    let members = people
                        .map(|person| NewPerson { relation: Some(Relation::Other), ..person });
                    let registration = registration(applicant, members.collect());
                    let opened = house.register(&session, command, &registration).expect("a case");
                    known.lock().expect("people").insert(*truth, opened.applicant);
                }
            });
        }
    });
    known.into_inner().expect("people")
}

/// Fills the house, or reads who is in it when that was done before.
fn filled(house: &House, made: (&Table, &Parts), folder: &Path) -> BTreeMap<u32, PersonId> {
    let (table, parts) = made;
    let note = folder.join("people.tsv");
    if let Ok(text) = std::fs::read_to_string(&note) {
        let mut lines = text.lines();
        let many = parts.first.len().to_string();
        assert_eq!(lines.next(), Some(many.as_str()), "the folder is filled with other people");
        let known = lines.map(|line| {
            let (of, person) = line.split_once('\t').expect("a truth and a person");
            (of.parse().expect("a truth"), Id::new(person.parse().expect("an id")))
        });
        return known.collect();
    }
    let people = house.log.count(&Select::from("alike")).expect("a count");
    assert_eq!(people, 0, "the folder was left half filled: remove it");
    let begun = Instant::now();
    let known = register(house, table, &households(parts));
    let seconds = begun.elapsed().as_secs_f64();
    let rate = parts.first.len() as f64 / seconds;
    println!("{} people registered in {seconds:.0} s, {rate:.0}/s", parts.first.len());
    let lines = known.iter().map(|(of, person)| format!("{of}\t{}\n", person.uuid()));
    let text = format!("{}\n{}", parts.first.len(), lines.collect::<String>());
    std::fs::write(note, text).expect("a note of who is there");
    known
}

/// Says how much is kept for the check.
fn kept(house: &House, people: usize, folder: &Path) {
    let rows = house.log.count(&Select::from("alike")).expect("a count") as f64;
    let size = |name: &str| std::fs::metadata(folder.join(name)).map_or(0, |file| file.len());
    let bytes = (size("havre.db") + size("keys.db")) as f64;
    println!(
        "{:.2} blind keys a person; {:.0} bytes a person in all, {:.2} GB",
        rows / people as f64,
        bytes / people as f64,
        bytes / 1e9
    );
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let people: u32 = words.iter().find_map(|word| word.parse().ok()).unwrap_or(50_000);
    let is_folder = |word: &&String| !word.starts_with('-') && word.parse::<u32>().is_err();
    let asked = words.iter().find(is_folder).map(PathBuf::from);
    let made = generate::people(&Options { people, seed: 29, ..Options::default() });
    let parts = parts(&made.table);
    let fresh = std::env::temp_dir().join(format!("havre-desk-{}", std::process::id()));
    let folder = asked.clone().unwrap_or(fresh);
    std::fs::create_dir_all(&folder).expect("a folder");
    let house = open(&format!("sqlite:{}", folder.join("havre.db").display()), &folder);
    let known = filled(&house, (&made.table, &parts), &folder);
    let read = |rows: &[(u32, usize)]| -> Vec<(u32, NewPerson)> {
        rows.iter().filter_map(|(of, row)| Some((*of, person(&made.table, *row)?))).collect()
    };
    let (again, never) = (read(&parts.again), read(&parts.never));
    drop(made);
    kept(&house, parts.first.len(), &folder);
    checks(&house, "people registered, written again", &again, |of| known.get(&of).copied());
    checks(&house, "people never registered", &never, |_| None);
    if asked.is_none() {
        std::fs::remove_dir_all(&folder).expect("a folder to be taken away");
    }
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
