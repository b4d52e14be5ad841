//! Clerks: how each puts names into letters, the same way most of the time.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::custom::Group;
use super::dice::{Dice, Weights, mix};
use super::lists::{number, rows};

/// Clerks of an office.
const CLERKS: usize = 8;
/// The share of decisions in which a clerk is not true to himself.
const WHIM: f64 = 0.08;

/// How a house writes names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Habit {
    French,
    English,
    German,
    /// As passports are to be read by machines (ICAO Doc 9303): plain letters.
    Passport,
    /// As it is said where people come from.
    Dialect,
}

impl Habit {
    const ALL: [Self; 5] =
        [Self::French, Self::English, Self::German, Self::Passport, Self::Dialect];

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "french" => Self::French,
            "english" => Self::English,
            "german" => Self::German,
            "passport" => Self::Passport,
            "dialect" => Self::Dialect,
            _ => return None,
        })
    }
}

/// Where people are registered.
#[derive(Debug)]
pub(super) struct Office {
    pub(super) name: &'static str,
    pub(super) country: &'static str,
    habit: Habit,
    /// Whether people's own letters are written.
    own_letters: bool,
}

struct Offices {
    list: Vec<Office>,
    weights: Weights,
}

static OFFICES: LazyLock<Offices> = LazyLock::new(|| {
    let lines: Vec<Vec<&'static str>> = rows(include_str!("data/offices.tsv")).collect();
    let field = |line: &[&'static str], place: usize| line.get(place).copied().unwrap_or_default();
    let list = lines.iter().map(|line| Office {
        name: field(line, 0),
        country: field(line, 1),
        habit: Habit::named(field(line, 2)).unwrap_or(Habit::Passport),
        own_letters: field(line, 4) == "own",
    });
    let weights = Weights::new(lines.iter().map(|line| number(line.get(3))));
    Offices { list: list.collect(), weights }
});

/// Which part of a chain a clerk takes for the family's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChainHabit {
    Last,
    All,
    Father,
}

/// A clerk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clerk {
    pub(super) office: &'static Office,
    /// What all of a clerk's habits are drawn from.
    bits: u64,
}

impl Clerk {
    /// Someone of any office.
    pub(super) fn draw(dice: &mut Dice, seed: u64) -> Option<Self> {
        let place = OFFICES.weights.draw(dice);
        Some(Self::of(place, dice.below(CLERKS), seed)).filter(|_| place < OFFICES.list.len())
    }

    /// Another clerk of the same office, or the same.
    pub(super) fn colleague(self, dice: &mut Dice, seed: u64) -> Self {
        let place = OFFICES.list.iter().position(|it| std::ptr::eq(it, self.office));
        Self::of(place.unwrap_or(0), dice.below(CLERKS), seed)
    }

    fn of(place: usize, clerk: usize, seed: u64) -> Self {
        let office = OFFICES.list.get(place).unwrap_or(&NOWHERE);
        Self { office, bits: mix(seed, (place * CLERKS + clerk) as u64) }
    }

    /// A share from 0 to below 1 that is this clerk's for ever, one for each `matter`.
    fn share(self, matter: u64) -> f64 {
        (mix(self.bits, matter) >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(super) fn chain(self) -> ChainHabit {
        match self.share(1) {
            share if share < 0.45 => ChainHabit::Last,
            share if share < 0.8 => ChainHabit::All,
            _ => ChainHabit::Father,
        }
    }

    /// Writes family names, or whole names, in capitals.
    pub(super) fn capitals(self) -> (bool, bool) {
        let share = self.share(2);
        (share < 0.15, share < 0.35)
    }

    /// How careless: 1 is the mean.
    pub(super) fn carelessness(self) -> f64 {
        0.4 + 1.2 * self.share(3)
    }

    pub(super) fn writes_own_letters(self) -> bool {
        self.office.own_letters && self.share(4) < 0.8
    }

    /// Puts the father's name in the place of a family's that is not there.
    pub(super) fn fathers_name_for_family(self) -> bool {
        self.share(5) < 0.5
    }

    /// The day and month for a year alone.
    pub(super) fn day_of_year_alone(self) -> &'static str {
        match self.share(6) {
            share if share < 0.75 => "-01-01",
            share if share < 0.82 => "-07-01",
            share if share < 0.88 => "-12-31",
            share if share < 0.92 => "-06-30",
            _ => "",
        }
    }

    /// Writes phone numbers in one of four ways.
    pub(super) fn phone_habit(self) -> usize {
        (self.share(7) * 4.0) as usize
    }

    /// Writes Arabic and Ethiopic letters in their plain forms.
    pub(super) fn plain_letters(self) -> bool {
        self.share(8) < 0.35
    }

    /// Writes accents.
    fn accents(self) -> bool {
        self.office.habit != Habit::Passport && self.share(9) < 0.35
    }

    /// A name in Latin letters, as this clerk writes it; `latin` is lower case.
    pub(super) fn spell(self, latin: &str, group: Group, dice: &mut Dice) -> String {
        let rules = RULES.get(&(group, self.office.habit));
        let mut written = String::with_capacity(latin.len() + 4);
        let mut at = 0;
        while let Some(rest) = latin.get(at..).filter(|rest| !rest.is_empty()) {
            let first = rest.as_bytes().first().copied().unwrap_or(0);
            let chosen = rules.and_then(|rules| rules.get(&first)).and_then(|rules| {
                let mut fitting = rules.iter().filter(|rule| rule.fits(rest, at == 0));
                fitting.find_map(|rule| Some((rule.from.len(), self.decide(rule, dice)?)))
            });
            if let Some((length, to)) = chosen {
                written.push_str(to);
                at += length;
            } else {
                let letter = rest.chars().next().unwrap_or_default();
                written.push(letter);
                at += letter.len_utf8();
            }
        }
        if !self.accents() && !written.is_ascii() {
            written = any_ascii::any_ascii(&written).to_lowercase();
        }
        if written.contains("  ") {
            written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        title(written.trim())
    }

    fn decide(self, rule: &Rule, dice: &mut Dice) -> Option<&'static str> {
        let whim = dice.share();
        let mut share = if whim < WHIM { whim / WHIM } else { self.share(rule.matter) } * 100.0;
        for (to, percent) in &rule.to {
            if share < *percent {
                return Some(to);
            }
            share -= percent;
        }
        None
    }
}

static NOWHERE: Office =
    Office { name: "", country: "", habit: Habit::Passport, own_letters: false };

/// Capital letters at the beginning of words.
pub(super) fn title(text: &str) -> String {
    let mut begins = true;
    let mut titled = String::with_capacity(text.len());
    for letter in text.chars() {
        if begins {
            titled.extend(letter.to_uppercase());
        } else {
            titled.push(letter);
        }
        begins = letter == ' ' || letter == '-';
    }
    titled
}

/// Letters that some clerks write otherwise.
#[derive(Debug, Clone)]
struct Rule {
    from: &'static str,
    at_start: bool,
    at_end: bool,
    to: Vec<(&'static str, f64)>,
    matter: u64,
}

impl Rule {
    fn fits(&self, rest: &str, start: bool) -> bool {
        (start || !self.at_start)
            && rest.starts_with(self.from)
            && (!self.at_end || rest.len() == self.from.len())
    }
}

type ByFirst = BTreeMap<u8, Vec<Rule>>;

/// The rules of a group and a habit by the first byte of what they change, the longest first.
static RULES: LazyLock<BTreeMap<(Group, Habit), ByFirst>> = LazyLock::new(|| {
    let mut rules: BTreeMap<(Group, Habit), Vec<Rule>> = BTreeMap::new();
    for row in rows(include_str!("data/habits.tsv")) {
        let [group, habit, pattern, to, percent] = row.as_slice() else { continue };
        let to = if *to == "=" { "" } else { to };
        let percent = number(Some(percent));
        let from = pattern.trim_start_matches('^').trim_end_matches('$');
        let (at_start, at_end) = (pattern.starts_with('^'), pattern.ends_with('$'));
        for each in Habit::ALL {
            if *habit != "any" && Habit::named(habit) != Some(each) {
                continue;
            }
            let known = rules.entry((Group::named(group), each)).or_default();
            let same =
                |it: &&mut Rule| (it.from, it.at_start, it.at_end) == (from, at_start, at_end);
            match known.iter_mut().find(same) {
                Some(rule) => rule.to.push((to, percent)),
                None => {
                    let matter = known.len() as u64 + 100;
                    known.push(Rule { from, at_start, at_end, to: vec![(to, percent)], matter });
                }
            }
        }
    }
    rules.into_iter().map(|(key, rules)| (key, by_first(rules))).collect()
});

fn by_first(mut rules: Vec<Rule>) -> ByFirst {
    rules.sort_by_key(|rule| std::cmp::Reverse((rule.from.len(), rule.at_start || rule.at_end)));
    let mut first: ByFirst = BTreeMap::new();
    for rule in rules {
        first.entry(rule.from.as_bytes().first().copied().unwrap_or(0)).or_default().push(rule);
    }
    first
}
