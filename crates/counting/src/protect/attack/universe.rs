//! Everyone that published tables can be about, split into the groups the tables tell apart.
//!
//! It must never split further than the tables do: who is always counted together is one group.

use std::collections::{BTreeMap, BTreeSet};

use super::publication::{Codes, Publication};

/// So many combinations of categories at most.
const COMBINATIONS_MOST: usize = 200_000;
/// So many statements at most.
const STATEMENTS_MOST: usize = 50_000;

/// Why tables are not attacked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Too many combinations of categories.
    #[error(
        "the columns of all tables together have over {COMBINATIONS_MOST} combinations of categories: \
         give fewer columns"
    )]
    Combinations,
    /// Too many rows.
    #[error("{0} rows; {STATEMENTS_MOST} at most can be looked at: give smaller tables")]
    Statements(usize),
}

/// A set of groups, as bits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set(Vec<u64>);

impl Set {
    pub(super) fn of(groups: impl Iterator<Item = usize>, size: usize) -> Self {
        let mut words = vec![0; size.div_ceil(64)];
        for group in groups {
            if let Some(word) = words.get_mut(group / 64) {
                *word |= 1_u64 << (group % 64);
            }
        }
        Self(words)
    }

    fn with(&self, other: &Self, both: impl Fn(u64, u64) -> u64) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| both(*one, *other)).collect())
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.with(other, |one, other| one & !other)
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        self.with(other, |one, other| one & other)
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        self.with(other, |one, other| one | other)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub(super) fn within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| one & !other == 0)
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(place, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| place * 64 + bit)
        })
    }
}

/// What is published of a group of people: its number lies between two.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) name: String,
    pub(super) set: Set,
    pub(super) low: i64,
    pub(super) high: Option<i64>,
    /// The tables that say so; each answer of a list is a table of its own.
    pub(super) sources: BTreeSet<usize>,
}

impl Statement {
    /// Whether no one table says both.
    pub(super) fn is_apart_from(&self, other: &Self) -> bool {
        self.sources.is_disjoint(&other.sources)
    }

    pub(super) fn is_exact(&self) -> bool {
        self.high == Some(self.low)
    }
}

/// All that is published, over the groups it tells apart.
#[derive(Debug)]
pub(super) struct Universe {
    /// What each group is called.
    pub(super) groups: Vec<String>,
    /// The statements, each about another set of groups.
    pub(super) statements: Vec<Statement>,
    /// Whether no two statements about one set contradict each other.
    pub(super) consistent: bool,
}

struct Column {
    name: String,
    codes: Vec<String>,
}

/// A statement before the groups are known: of which table and which categories.
struct Said<'a> {
    table: usize,
    source: usize,
    name: String,
    codes: BTreeMap<&'a str, &'a Codes>,
    low: i64,
    high: Option<i64>,
}

impl Universe {
    pub(super) fn of(publications: &[Publication], shrinking: bool) -> Result<Self, Refused> {
        let columns = columns(publications);
        let populations = if shrinking { publications.len() } else { 1 };
        let mut size = populations;
        for column in &columns {
            let more = size.checked_mul(column.codes.len());
            size = more.filter(|it| *it <= COMBINATIONS_MOST).ok_or(Refused::Combinations)?;
        }
        let said = said(publications, shrinking);
        if said.len() > STATEMENTS_MOST {
            return Err(Refused::Statements(said.len()));
        }
        let accepting = Accepting::of(&said, &columns, (populations, shrinking));
        let inner: Vec<_> = publications.iter().map(inner_rows).collect();
        // Combinations that the same statements are about are one group.
        let mut groups: BTreeMap<Set, (String, usize)> = BTreeMap::new();
        for combination in 0..size {
            let (population, codes) = split(combination, populations, &columns);
            let about = accepting.about(population, &codes);
            let counted = publications.iter().zip(&inner).enumerate();
            let mut counted = counted.filter(|(table, _)| !shrinking || *table <= population);
            if about.is_empty()
                || counted
                    .any(|(_, (table, inner))| no_one(&columns, table, inner.as_ref(), &codes))
            {
                continue;
            }
            let gone = shrinking && population + 1 < populations;
            let left =
                if gone { format!(", not in table {}", population + 2) } else { String::new() };
            let entry = groups.entry(about);
            entry.or_insert_with(|| (words(&columns, &codes) + &left, 0)).1 += 1;
        }
        Ok(Self::stated(said, groups))
    }

    fn stated(said: Vec<Said<'_>>, groups: BTreeMap<Set, (String, usize)>) -> Self {
        let size = groups.len();
        let mut members = vec![Vec::new(); said.len()];
        for (group, about) in groups.keys().enumerate() {
            for statement in about.groups() {
                if let Some(members) = members.get_mut(statement) {
                    members.push(group);
                }
            }
        }
        let mut consistent = true;
        let mut by_set: BTreeMap<Set, Statement> = BTreeMap::new();
        for (said, members) in said.into_iter().zip(members) {
            let set = Set::of(members.into_iter(), size);
            if set.is_empty() {
                consistent &= said.low <= 0;
                continue;
            }
            let Said { name, low, high, source, .. } = said;
            let known = by_set.entry(set.clone()).or_insert_with(|| {
                let sources = BTreeSet::new();
                Statement { name, set, low, high, sources }
            });
            known.sources.insert(source);
            // What is said twice of the same people holds both times.
            known.low = known.low.max(low);
            known.high = match (known.high, high) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            consistent &= known.high.is_none_or(|high| known.low <= high);
        }
        let named = |(name, size): (String, usize)| {
            if size > 1 { format!("{name} and {} more", size - 1) } else { name }
        };
        let groups = groups.into_values().map(named).collect();
        Self { groups, statements: by_set.into_values().collect(), consistent }
    }
}

/// The columns of all tables, each with every code that some table names and one more for the rest.
fn columns(publications: &[Publication]) -> Vec<Column> {
    let mut columns: BTreeMap<&str, (BTreeSet<&str>, bool)> = BTreeMap::new();
    for publication in publications {
        for (place, name) in publication.columns.iter().enumerate() {
            let entry = columns.entry(name).or_default();
            for codes in publication.rows.iter().filter_map(|row| row.codes.get(place)) {
                entry.0.extend(codes.named().iter().map(String::as_str));
            }
            entry.1 |= inner_rows(publication).is_none();
        }
    }
    let column = |(name, (codes, open)): (&str, (BTreeSet<&str>, bool))| {
        let mut codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
        if open {
            codes.push("any other".to_owned());
        }
        Column { name: name.to_owned(), codes }
    };
    columns.into_iter().map(column).collect()
}

/// The inner rows of a table that lists all of them; nothing for a list of answers.
fn inner_rows(publication: &Publication) -> Option<BTreeSet<Vec<&str>>> {
    let plain = |codes: &Codes| *codes == Codes::All || codes.is_one();
    if !publication.rows.iter().all(|row| row.codes.iter().all(plain)) {
        return None;
    }
    let inner = publication.rows.iter().filter(|row| row.codes.iter().all(Codes::is_one));
    let inner: BTreeSet<Vec<&str>> = inner
        .map(|row| row.codes.iter().flat_map(Codes::named).map(String::as_str).collect())
        .collect();
    (!inner.is_empty()).then_some(inner)
}

/// Whether a table says that there is no one of these codes, by listing others.
fn no_one(
    columns: &[Column],
    table: &Publication,
    inner: Option<&BTreeSet<Vec<&str>>>,
    codes: &[(usize, &str)],
) -> bool {
    let of = |name: &String| {
        let mut named = columns.iter().zip(codes);
        named.find(|(column, _)| column.name == *name).map(|(_, (_, code))| *code)
    };
    let here = || table.columns.iter().map(of).collect::<Option<Vec<&str>>>();
    inner.is_some_and(|inner| here().is_some_and(|here| !inner.contains(&here)))
}

fn said(publications: &[Publication], shrinking: bool) -> Vec<Said<'_>> {
    let mut said = Vec::new();
    for (table, publication) in publications.iter().enumerate() {
        let is_list = inner_rows(publication).is_none();
        for row in &publication.rows {
            let Some((low, high)) = publication.bounds(row) else { continue };
            let columns = publication.columns.iter().map(String::as_str);
            let name = publication.name(row);
            let name = if shrinking { format!("table {}: {name}", table + 1) } else { name };
            let source = if is_list { publications.len() + said.len() } else { table };
            said.push(Said {
                table,
                source,
                name,
                codes: columns.zip(&row.codes).collect(),
                low,
                high,
            });
        }
    }
    said
}

/// Which statements take in each population, and each code of each column.
struct Accepting {
    populations: Vec<Set>,
    codes: Vec<Vec<Set>>,
}

impl Accepting {
    fn of(said: &[Said<'_>], columns: &[Column], (populations, shrinking): (usize, bool)) -> Self {
        let those = |takes: &dyn Fn(&Said<'_>) -> bool| {
            let taken = said.iter().enumerate().filter(|(_, said)| takes(said));
            Set::of(taken.map(|(place, _)| place), said.len())
        };
        let of_column = |column: &Column| {
            let of_code = |code: &String| {
                those(&|said| said.codes.get(column.name.as_str()).is_none_or(|it| it.has(code)))
            };
            column.codes.iter().map(of_code).collect()
        };
        Self {
            populations: (0..populations)
                .map(|population| those(&|said| !shrinking || said.table <= population))
                .collect(),
            codes: columns.iter().map(of_column).collect(),
        }
    }

    /// The statements about a combination.
    fn about(&self, population: usize, codes: &[(usize, &str)]) -> Set {
        let first = self.populations.get(population).cloned().unwrap_or_else(|| Set(Vec::new()));
        let of_columns = self.codes.iter().zip(codes);
        let of_columns = of_columns.filter_map(|(sets, (code, _))| sets.get(*code));
        of_columns.fold(first, |about, set| about.and(set))
    }
}

/// The population of a combination, and its code in each column by place and text.
fn split(
    combination: usize,
    populations: usize,
    columns: &[Column],
) -> (usize, Vec<(usize, &str)>) {
    let mut rest = combination / populations.max(1);
    let codes = columns.iter().filter_map(|column| {
        let place = rest % column.codes.len().max(1);
        rest /= column.codes.len().max(1);
        Some((place, column.codes.get(place)?.as_str()))
    });
    (combination % populations.max(1), codes.collect())
}

fn words(columns: &[Column], codes: &[(usize, &str)]) -> String {
    let named = columns.iter().zip(codes).map(|(it, (_, code))| format!("{}={code}", it.name));
    named.collect::<Vec<_>>().join(", ")
}
