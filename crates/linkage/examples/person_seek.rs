//! Measures who is found again in a register of made-up people (`linkage::person::seek`), held in
//! memory, and what loses the others.
//!
//! `cargo run --release -p linkage --example person_seek [PEOPLE] [GIVEN] [SHARED_BY]`

#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a measurement stops when anything fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::hash::{BuildHasher, BuildHasherDefault};

use linkage::date::Date;
use linkage::generate::{self, Options};
use linkage::name::Name;
use linkage::person::{
    Among, Bounds, Found, Handle, Person, Register, UNSHOWN, filed_under, looked_up_under, seek,
    weigh,
};
use linkage::table::Table;
use rayon::prelude::*;
use rustc_hash::FxHasher;

/// So many are looked for again.
const ASKED: usize = 4_000;

/// What a desk takes: a name, a nationality, a year that can be one.
fn person(table: &Table, row: usize) -> Option<Person> {
    let text = |name: &str| table.column(name).and_then(|column| column.get(row));
    let name = Name::from_parts(text("given_name")?, text("family_name").unwrap_or_default());
    let own = text("name_in_own_letters").map(|own| Name::from_parts(own, ""));
    let birth = text("birth_date").and_then(Date::parse);
    let sex = if text("sex") == Some("M") { "male" } else { "female" };
    Some(Person {
        names: std::iter::once(name).chain(own).collect(),
        birth: birth.filter(|date| (1900..2026).contains(&date.year())),
        sex: Some(sex.to_owned()),
        nationality: Some(text("nationality")?.to_owned()),
    })
}

fn digest(handle: &Handle) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(handle).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Digests of handles with who is filed under them, sorted.
struct Filed(Vec<(u64, u32)>);

impl Filed {
    fn under(&self, handle: &Handle) -> &[(u64, u32)] {
        let digest = digest(handle);
        let from = self.0.partition_point(|row| row.0 < digest);
        let many = self.0[from..].partition_point(|row| row.0 == digest);
        &self.0[from..from + many]
    }
}

impl Register for Filed {
    type Who = u32;
    type Error = Infallible;
    fn under(&self, handle: &Handle, most: usize) -> Result<Vec<u32>, Infallible> {
        Ok(self.under(handle).iter().take(most).map(|row| row.1).collect())
    }
    fn are_more(&self, handle: &Handle, than: usize) -> Result<bool, Infallible> {
        Ok(self.under(handle).len() > than)
    }
}

/// What became of one question.
struct Answer {
    /// The kinds of handle that lead to the right one, and those that few enough share.
    shared: BTreeSet<String>,
    narrow: bool,
    place: Option<usize>,
    /// The probability of the right one, and how many others weigh more.
    right: f64,
    likelier: usize,
    shown: usize,
    evidence: String,
    kinds: BTreeMap<String, usize>,
}

fn kind(handle: &Handle) -> String {
    format!("{handle:?}").split('(').next().unwrap_or_default().to_owned()
}

fn answer(filed: &Filed, known: &[Person], bounds: &Bounds, ask: &(u32, Person)) -> Answer {
    let (right, sought) = (ask.0, &ask.1);
    let people = known.len() as u64;
    let handles = looked_up_under(sought);
    let mut kinds = BTreeMap::new();
    for handle in &handles {
        *kinds.entry(kind(handle)).or_default() += filed.under(handle).len().min(bounds.shared_by);
    }
    let mine = filed_under(&known[right as usize]);
    let shared: Vec<&Handle> = handles.intersection(&mine).collect();
    let found = seek(filed, sought, people, bounds).expect("an answer");
    let place = found.iter().position(|found| found.who == right);
    let weighed = |found: &Found<u32>| {
        let among = Among { people, namesakes: found.namesakes };
        weigh(sought, &known[found.who as usize], among)
    };
    let namesakes = found.iter().filter_map(|found| found.namesakes).min();
    let unplaced = Found { who: right, bits: 0.0, namesakes };
    let best = weighed(place.map_or(&unplaced, |place| &found[place]));
    let others: Vec<f64> = found
        .iter()
        .filter(|found| found.who != right)
        .map(|found| weighed(found).probability)
        .filter(|probability| *probability >= UNSHOWN)
        .collect();
    Answer {
        narrow: shared.iter().any(|handle| filed.under(handle).len() <= bounds.shared_by),
        shared: shared.into_iter().map(kind).collect(),
        place,
        right: best.probability,
        likelier: others.iter().filter(|other| **other > best.probability).count(),
        shown: others.len(),
        evidence: best.evidence.iter().map(|(it, bits)| format!("{it:?} {bits}  ")).collect(),
        kinds,
    }
}

fn report(answers: &[Answer]) {
    let share = |what: &dyn Fn(&Answer) -> bool| {
        100.0 * answers.iter().filter(|answer| what(answer)).count() as f64 / answers.len() as f64
    };
    println!("share a handle {:.1} %", share(&|it| !it.shared.is_empty()));
    println!("one that few share {:.1} %", share(&|it| it.narrow));
    println!("among those given {:.1} %", share(&|it| it.place.is_some()));
    for least in [UNSHOWN, 0.01, 0.005, 0.002] {
        println!("weigh {least} or more, given or not {:.1} %", share(&|it| it.right >= least));
    }
    let is_shown = |it: &Answer| it.place.is_some() && it.right >= UNSHOWN && it.likelier < 8;
    println!("shown {:.1} %", share(&is_shown));
    println!("on top {:.1} %", share(&|it| is_shown(it) && it.likelier == 0));
    let weighs = |it: &Answer| it.right >= UNSHOWN;
    println!("not shown, under no narrow handle {:.1} %", share(&|it| weighs(it) && !it.narrow));
    let unopened = |it: &Answer| weighs(it) && it.narrow && it.place.is_none();
    println!("not shown, not among those given {:.1} %", share(&unopened));
    let crowded = |it: &Answer| weighs(it) && it.place.is_some() && it.likelier >= 8;
    println!("not shown, eight are likelier {:.1} %", share(&crowded));
    let others: usize = answers.iter().map(|it| it.shown).sum();
    println!("others shown {:.2} a check", others as f64 / answers.len() as f64);
    let kinds: BTreeSet<&String> = answers.iter().flat_map(|it| it.kinds.keys()).collect();
    for kind in kinds {
        let alone = |it: &Answer| it.shared.len() == 1 && it.shared.contains(kind);
        let rows: usize = answers.iter().filter_map(|it| it.kinds.get(kind)).sum();
        println!(
            "{kind:<20} leads there {:.1} %, alone {:.2} %, {:.0} rows a question",
            share(&|it| it.shared.contains(kind)),
            share(&alone),
            rows as f64 / answers.len() as f64
        );
    }
    let mut lost: BTreeMap<String, usize> = BTreeMap::new();
    for answer in answers.iter().filter(|it| it.right < UNSHOWN) {
        let words = answer.evidence.split(|c: char| c.is_ascii_digit() || c == ' ' || c == '-');
        *lost
            .entry(words.filter(|it| it.contains('(')).collect::<Vec<_>>().join(" "))
            .or_default() += 1;
    }
    let mut lost: Vec<_> = lost.into_iter().collect();
    lost.sort_by_key(|(_, many)| std::cmp::Reverse(*many));
    for (evidence, many) in lost.iter().take(16) {
        println!("{many:>5} weigh too little by {evidence}");
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|word| word.parse().ok());
    let people = arguments.next().unwrap_or(50_000);
    let mut bounds = Bounds::default();
    bounds.given = arguments.next().map_or(bounds.given, |given| given as usize);
    bounds.shared_by = arguments.next().map_or(bounds.shared_by, |most| most as usize);
    let made = generate::people(&Options { people, seed: 29, ..Options::default() });
    let truth = made.table.column("truth").expect("the truth");
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    let (mut rows, mut asked) = (Vec::new(), Vec::new());
    for (row, of) in truth.codes.iter().enumerate() {
        if let Some(known) = seen.get(of) {
            if asked.len() < ASKED
                && let Some(again) = person(&made.table, row)
            {
                asked.push((u32::try_from(*known).expect("few"), again));
            }
        } else if person(&made.table, row).is_some() {
            seen.insert(*of, rows.len());
            rows.push(row);
        }
    }
    let known: Vec<Person> = rows.par_iter().filter_map(|row| person(&made.table, *row)).collect();
    let digests = known.par_iter().zip(0_u32..known.len() as u32).flat_map_iter(|(person, who)| {
        filed_under(person).into_iter().map(move |handle| (digest(&handle), who))
    });
    let mut filed = Filed(digests.collect());
    filed.0.par_sort_unstable();
    let each = filed.0.len() as f64 / known.len() as f64;
    println!("{} people, {each:.2} handles each; {bounds:?}", known.len());
    let answers: Vec<Answer> =
        asked.par_iter().map(|ask| answer(&filed, &known, &bounds, ask)).collect();
    report(&answers);
}
