//! Who of a register may be a person: found by handles that few share, in a bounded number of steps
//! however many are registered.

use std::collections::BTreeMap;

use super::Person;
use super::keys::{Handle, looked_up_under};

/// People filed under their handles, wherever they are kept.
pub trait Register {
    /// How a person is named there.
    type Who: Copy + Ord;
    /// Why it did not answer.
    type Error;

    /// Some of those filed under a handle: all of them, if they are at most so many.
    ///
    /// # Errors
    /// The register cannot be read.
    fn under(&self, handle: &Handle, most: usize) -> Result<Vec<Self::Who>, Self::Error>;

    /// Whether more than so many are filed under a handle; about so many steps may be taken.
    ///
    /// # Errors
    /// The register cannot be read.
    fn are_more(&self, handle: &Handle, than: usize) -> Result<bool, Self::Error>;
}

/// How much is done for one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// A handle that more share brings in nobody: the narrower ones of the same person do. Among a
    /// million, those who share it with as many others would need ten bits more to be shown at
    /// all, and handles that hold these bits are there.
    pub shared_by: usize,
    /// So many rows are read in all.
    pub rows: usize,
    /// So many people are given back, to be opened and weighed.
    pub given: usize,
    /// Namesakes are counted up to here; more say nothing more.
    pub counted: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { shared_by: 400, rows: 6_000, given: 120, counted: 1 << 15 }
    }
}

/// Somebody who may be the person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found<W> {
    /// Who.
    pub who: W,
    /// About how much the handles say that both share, in bits.
    pub bits: f64,
    /// How many are filed under two parts of the name that both have, or else under the rarest two
    /// of the name sought; nothing when it has no two.
    pub namesakes: Option<u64>,
}

/// What handles say is worth, in bits, before anything is opened: rough, for it only decides who is
/// opened first. One in five hundred is of one day among those of a year, one in fifty of a year.
const DAY: f64 = 8.5;
const YEAR: f64 = 5.0;
const NEAR_YEAR: f64 = 2.5;
const INITIAL: f64 = 2.5;
const NATIONALITY: f64 = 4.0;
const SEX: f64 = 1.0;

/// What is known of the register for one question.
struct Asked<W> {
    people: f64,
    year: Option<i32>,
    /// Handles that few share, and by whom.
    read: Vec<(Handle, Vec<W>)>,
    /// How many have two parts of the name.
    pairs: BTreeMap<(u64, u64), u64>,
    /// How many at most have a part of the name, in a year and of one origin.
    parts: BTreeMap<u64, u64>,
}

/// What is gathered of somebody: the most that any handle says of each thing.
#[derive(Default)]
struct Gathered {
    name: f64,
    birth: f64,
    origin: f64,
    namesakes: Option<u64>,
}

/// Those of a register who may be a person, the likeliest first, among about so many people.
///
/// # Errors
/// The register cannot be read.
pub fn seek<R: Register>(
    register: &R,
    person: &Person,
    people: u64,
    bounds: &Bounds,
) -> Result<Vec<Found<R::Who>>, R::Error> {
    let mut left = bounds.rows;
    let mut asked = Asked {
        people: people.max(1) as f64,
        year: person.birth.map(|birth| birth.year()),
        read: Vec::new(),
        pairs: BTreeMap::new(),
        parts: BTreeMap::new(),
    };
    for handle in looked_up_under(person) {
        // Pairs are few and are the last: they tell how common a name is whatever was read before.
        let is_pair = matches!(handle, Handle::Pair(..));
        let most = if is_pair { bounds.shared_by } else { bounds.shared_by.min(left) };
        if most == 0 {
            continue;
        }
        let by = register.under(&handle, most.saturating_add(1))?;
        left = left.saturating_sub(by.len());
        let is_common = by.len() > most;
        if let Handle::Pair(one, other) = handle {
            let many = if is_common { count(register, &handle, bounds)? } else { by.len() };
            asked.pairs.insert((one, other), many as u64);
        }
        if let Handle::PartAndOrigin(part, ..) = handle {
            let many = asked.parts.entry(part).or_default();
            *many = (*many).max(by.len() as u64);
        }
        if !is_common {
            asked.read.push((handle, by));
        }
    }
    Ok(asked.ranked(bounds.given))
}

impl<W: Copy + Ord> Asked<W> {
    fn ranked(self, most: usize) -> Vec<Found<W>> {
        let mut all: BTreeMap<W, Gathered> = BTreeMap::new();
        for (handle, by) in &self.read {
            let said = self.says(handle);
            for who in by {
                let of = all.entry(*who).or_default();
                of.name = of.name.max(said.name);
                of.birth = of.birth.max(said.birth);
                of.origin = of.origin.max(said.origin);
                of.namesakes = [of.namesakes, said.namesakes].into_iter().flatten().min();
            }
        }
        let rarest = self.pairs.values().copied().min();
        let found = all.into_iter().map(|(who, of)| Found {
            who,
            bits: of.name + of.birth + of.origin,
            namesakes: of.namesakes.or(rarest),
        });
        let mut found: Vec<Found<W>> = found.collect();
        found.sort_by(|one, other| other.bits.total_cmp(&one.bits).then(one.who.cmp(&other.who)));
        found.truncate(most);
        found
    }

    /// What sharing a handle says.
    fn says(&self, handle: &Handle) -> Gathered {
        let of = |name, birth, origin| Gathered { name, birth, origin, namesakes: None };
        match handle {
            Handle::PartAndDay(part, ..) => of(self.part(*part), DAY + YEAR, 0.0),
            Handle::PairAndYear(one, other, year) => {
                let namesakes = self.pairs.get(&(*one, *other)).copied();
                Gathered { namesakes, ..of(self.pair(namesakes), self.year(*year), 0.0) }
            }
            Handle::PartAndAnniversary(part, ..) => of(self.part(*part), DAY, NATIONALITY),
            Handle::PartAndInitial(part, _, year, _) => {
                of(self.part(*part) + INITIAL, self.year(*year), NATIONALITY)
            }
            Handle::PartAndOrigin(part, year, _) => {
                of(self.part(*part), self.year(*year), NATIONALITY + SEX)
            }
            Handle::PartAlone(part, _) => of(self.part(*part), 0.0, NATIONALITY + SEX),
            Handle::PairAndOrigin(one, other, _) => {
                let namesakes = self.pairs.get(&(*one, *other)).copied();
                Gathered { namesakes, ..of(self.pair(namesakes), 0.0, NATIONALITY + SEX) }
            }
            Handle::Pair(one, other) => {
                let namesakes = self.pairs.get(&(*one, *other)).copied();
                Gathered { namesakes, ..of(self.pair(namesakes), 0.0, 0.0) }
            }
        }
    }

    fn year(&self, year: i32) -> f64 {
        if self.year == Some(year) { YEAR } else { NEAR_YEAR }
    }

    fn pair(&self, namesakes: Option<u64>) -> f64 {
        (self.people / namesakes.unwrap_or(1).max(1) as f64).log2().max(0.0)
    }

    /// A part of which so many of a year and an origin are known.
    fn part(&self, part: u64) -> f64 {
        let known = self.parts.get(&part).copied().unwrap_or(1).max(1) as f64;
        (self.people / known).log2().max(YEAR + NATIONALITY + SEX) - (YEAR + NATIONALITY + SEX)
    }
}

/// About how many share a handle that many share: the middle between the last two of the numbers
/// doubled between which it lies, so that a count of many costs no more than one of a few.
fn count<R: Register>(register: &R, handle: &Handle, bounds: &Bounds) -> Result<usize, R::Error> {
    let mut than = bounds.shared_by.max(1);
    while than < bounds.counted {
        let next = than.saturating_mul(2);
        if !register.are_more(handle, next)? {
            return Ok(than.saturating_add(than / 2));
        }
        than = next;
    }
    Ok(than)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::convert::Infallible;

    use super::*;
    use crate::date::Date;
    use crate::name::Name;
    use crate::person::filed_under;

    /// A register in memory that tells how much of it was read.
    #[derive(Default)]
    struct Few {
        filed: BTreeMap<Handle, Vec<u32>>,
        read: Cell<usize>,
    }

    impl Few {
        fn file(&mut self, who: u32, person: &Person) {
            for handle in filed_under(person) {
                self.filed.entry(handle).or_default().push(who);
            }
        }
    }

    impl Register for Few {
        type Who = u32;
        type Error = Infallible;

        fn under(&self, handle: &Handle, most: usize) -> Result<Vec<u32>, Infallible> {
            let all = self.filed.get(handle).map(Vec::as_slice).unwrap_or_default();
            let some: Vec<u32> = all.iter().take(most).copied().collect();
            self.read.set(self.read.get() + some.len());
            Ok(some)
        }
        fn are_more(&self, handle: &Handle, than: usize) -> Result<bool, Infallible> {
            let all = self.filed.get(handle).map(Vec::as_slice).unwrap_or_default();
            self.read.set(self.read.get() + all.len().min(than));
            Ok(all.len() > than)
        }
    }

    fn person(name: &str, birth: &str) -> Person {
        Person {
            names: vec![Name::parse(name)],
            birth: Date::parse(birth),
            sex: Some("male".to_owned()),
            nationality: Some("AFG".to_owned()),
        }
    }

    /// The small bounds of a test.
    const SMALL: Bounds = Bounds { shared_by: 5, rows: 60, given: 7, counted: 40 };

    fn found(register: &Few, sought: &Person) -> Vec<u32> {
        let found = seek(register, sought, 1_000, &SMALL).unwrap();
        found.iter().map(|found| found.who).collect()
    }

    /// Many of one name, born on different days of one year, and one whose day is known.
    fn crowd() -> Few {
        let mut register = Few::default();
        for who in 0..1_000_u32 {
            let birth = format!("1990-{:02}-{:02}", 2 + who % 5, 2 + who % 27);
            register.file(who, &person("Mohammad Ahmadi", &birth));
        }
        register.file(5_000, &person("Mohammad Ahmadi", "1990-11-12"));
        register
    }

    #[test]
    fn one_of_a_crowd_of_namesakes_is_found_by_what_few_of_them_share() {
        let register = crowd();
        for (name, birth) in [
            ("Mohammad Ahmadi", "1990-11-12"),
            ("محمد احمدی", "1990-11-12"),
            ("Ahmadi Muhammad", "1990-12-11"),
            ("Mohammad Ahmadi", "1980-11-12"),
            ("Muhamad Rezai", "1990-11-12"),
        ] {
            assert_eq!(found(&register, &person(name, birth)).first(), Some(&5_000), "{name}");
        }
    }

    #[test]
    fn a_crowd_under_one_handle_costs_no_more_than_the_bounds_allow() {
        let register = crowd();
        for birth in ["1990-02-02", "1990-01-01", "1990", ""] {
            register.read.set(0);
            let given = found(&register, &person("Mohammad Ahmadi", birth));
            // Counting doubles: 10, 20, 40.
            let handles = looked_up_under(&person("Mohammad Ahmadi", birth)).len();
            assert!(register.read.get() <= SMALL.rows + handles + 70, "{}", register.read.get());
            assert!(given.len() <= SMALL.given);
        }
    }

    #[test]
    fn namesakes_are_counted_as_far_as_it_matters() {
        let mut register = crowd();
        register.file(6_000, &person("Omid Karimi", "1991-03-14"));
        let of = |name: &str, birth: &str| {
            let found = seek(&register, &person(name, birth), 1_000, &SMALL).unwrap();
            found.first().and_then(|found| found.namesakes)
        };
        assert_eq!(of("Mohammad Ahmadi", "1990-11-12"), Some(40), "forty or more");
        assert_eq!(of("Omid Karimi", "1991-03-14"), Some(1));
        assert_eq!(of("Omid", "1991-03-14"), None);
    }

    #[test]
    fn who_shares_more_that_is_rare_comes_first() {
        let mut register = crowd();
        register.file(7_001, &person("Omid Karimi", "1991-03-15"));
        register.file(7_000, &person("Omid Karimi", "1991-03-14"));
        let sought = person("Omid Karimi", "1991-03-14");
        assert_eq!(found(&register, &sought), [7_000, 7_001]);
        assert!(found(&register, &person("Tesfay Gebre", "1971-05-06")).is_empty());
    }
}
