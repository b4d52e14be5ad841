//! Made-up persons for attacks: a few names that many bear and many that few bear, as on any list.

use linkage::table::{ColumnBuilder, Table};
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// A person on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Someone {
    /// The own name.
    pub(crate) given: String,
    /// The family name.
    pub(crate) family: String,
    /// The date of birth, one in five the year alone.
    pub(crate) birth: String,
    /// The sex.
    pub(crate) sex: &'static str,
    /// The country.
    pub(crate) origin: &'static str,
}

const ONSETS: [&str; 20] = [
    "m", "h", "s", "k", "r", "t", "n", "l", "b", "d", "j", "f", "z", "ab", "sh", "am", "g", "w",
    "ya", "el",
];
const ENDS: [&str; 14] =
    ["a", "ed", "an", "i", "ir", "oud", "en", "ar", "im", "is", "ou", "el", "ad", "ane"];
const ORIGINS: [&str; 6] = ["Syria", "Eritrea", "Somalia", "Ukraine", "Guinea", "Georgia"];

/// The name of a rank: the same number gives the same name.
fn name(mut number: usize, parts: usize) -> String {
    let mut name = String::new();
    for part in 0..parts {
        let (onset, end) = (ONSETS[number % 20], ENDS[(number / 20 + 3 * part) % 14]);
        name.push_str(onset);
        name.push_str(end);
        number = number / 7 + number * 3 + 5;
    }
    name
}

/// A number below `most`, small ones more often: as the frequency of names falls with their rank.
fn rank(random: &mut Xoshiro256PlusPlus, most: usize) -> usize {
    let share: f64 = random.random();
    (((most as f64 + 1.0).powf(share) - 1.0) as usize).min(most - 1)
}

/// So many persons.
pub(crate) fn people(count: usize, seed: u64) -> Vec<Someone> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    (0..count)
        .map(|_| {
            let year = 1950 + rank(&mut random, 3) * 15 + random.random_range(0..20);
            let (month, day) = (random.random_range(1..=12), random.random_range(1..=28));
            let full = random.random_ratio(4, 5);
            Someone {
                given: name(rank(&mut random, 400), 2),
                family: name(1000 + rank(&mut random, 1500), 2 + random.random_range(0..2)),
                birth: if full { format!("{year}-{month:02}-{day:02}") } else { year.to_string() },
                sex: if random.random_ratio(3, 5) { "m" } else { "f" },
                origin: ORIGINS[rank(&mut random, 6)],
            }
        })
        .collect()
}

/// The same person as another clerk writes her: now and then a letter, a number or a value less.
pub(crate) fn again(person: &Someone, random: &mut Xoshiro256PlusPlus) -> Someone {
    let mut other = person.clone();
    for text in [&mut other.given, &mut other.family] {
        if random.random_ratio(1, 4) {
            let at = random.random_range(0..text.len());
            let letter = char::from(b'a' + random.random_range(0..26));
            text.replace_range(at..=at, letter.encode_utf8(&mut [0; 4]));
        }
    }
    if random.random_ratio(1, 10) {
        other.birth.truncate(4);
    }
    other
}

/// Persons as a table.
pub(crate) fn table(people: &[Someone]) -> Table {
    let column = |name: &str, value: &dyn Fn(&Someone) -> &str| {
        let mut builder = ColumnBuilder::default();
        people.iter().for_each(|person| builder.push(value(person)));
        builder.finish(name)
    };
    Table {
        columns: vec![
            column("given name", &|it| &it.given),
            column("surname", &|it| &it.family),
            column("date of birth", &|it| &it.birth),
            column("sex", &|it| it.sex),
            column("nationality", &|it| it.origin),
        ],
    }
}
