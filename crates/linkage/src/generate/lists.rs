//! The tables the generator draws from, read once. See `data/README.md`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::custom::{Group, Script, System};
use super::dice::{Dice, Weights};

/// An element of names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// In Latin letters, lower case.
    pub(super) latin: String,
    /// In the people's own letters; empty when those are Latin.
    pub(super) original: String,
}

/// Elements, the common ones first.
#[derive(Debug)]
pub(super) struct Elements {
    list: Vec<Element>,
    weights: Weights,
}

impl Elements {
    /// `common` are drawn by Zipf's law; `made` share what is left to them evenly.
    fn new(common: Vec<Element>, made: Vec<Element>, share: f64) -> Self {
        let zipf = |rank: usize| 1.0 / (rank as f64 + 2.0).powf(0.8);
        let total: f64 = (0..common.len()).map(zipf).sum();
        let share = if common.is_empty() { 1.0 } else { share };
        let each = total.max(1.0) * share / (1.0 - share).max(0.01) / made.len().max(1) as f64;
        let weights = (0..common.len()).map(zipf).chain(made.iter().map(|_| each));
        let weights = Weights::new(weights);
        Self { list: common.into_iter().chain(made).collect(), weights }
    }

    pub(super) fn draw(&self, dice: &mut Dice) -> Option<&Element> {
        self.list.get(self.weights.draw(dice))
    }
}

/// A custom of naming.
#[derive(Debug)]
pub(super) struct Custom {
    pub(super) name: &'static str,
    pub(super) system: System,
    pub(super) script: Script,
    pub(super) group: Group,
    pub(super) men: Elements,
    pub(super) women: Elements,
    pub(super) families: Elements,
    /// What stands for women in the place of a family's name.
    pub(super) hers: Elements,
}

/// A calendar in which an origin's papers are dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    Ethiopian,
    SolarHijri,
    Hijri,
}

/// Where people come from.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) country: &'static str,
    customs: Vec<&'static str>,
    shares: Weights,
    pub(super) calendar: Calendar,
    /// The share of people who know the year of their birth only.
    pub(super) year_only: f64,
    /// Lower case.
    pub(super) towns: Vec<Element>,
}

/// Everything there is to draw from.
#[derive(Debug)]
pub(super) struct Lists {
    customs: BTreeMap<&'static str, Custom>,
    pub(super) origins: Vec<Origin>,
    weights: Weights,
}

/// The tables, read once.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(Lists::read);

impl Lists {
    fn read() -> Self {
        let names = by_custom(include_str!("data/names.tsv"));
        let makers = by_custom(include_str!("data/makers.tsv"));
        let customs = names.iter().map(|(name, lists)| {
            let none = BTreeMap::new();
            (*name, custom(name, lists, makers.get(name).unwrap_or(&none)))
        });
        let customs = customs.collect();
        let lines: Vec<Vec<&'static str>> = rows(include_str!("data/origins.tsv")).collect();
        let weights = Weights::new(lines.iter().map(|line| number(line.get(1))));
        Self { customs, origins: lines.iter().map(|line| origin(line)).collect(), weights }
    }

    pub(super) fn origin(&self, dice: &mut Dice) -> Option<&Origin> {
        self.origins.get(self.weights.draw(dice))
    }

    pub(super) fn custom(&self, origin: &Origin, dice: &mut Dice) -> Option<&Custom> {
        let name = origin.customs.get(origin.shares.draw(dice))?;
        self.customs.get(name)
    }

    #[cfg(test)]
    pub(super) fn customs(&self) -> impl Iterator<Item = &Custom> {
        self.customs.values()
    }
}

/// The lines of a table under its header, taken apart.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).map(|line| line.split('\t').collect())
}

/// A number of a table.
pub(super) fn number(text: Option<&&str>) -> f64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(0.0)
}

type Pairs = Vec<(&'static str, &'static str)>;
type ByList = BTreeMap<&'static str, Pairs>;

fn by_custom(text: &'static str) -> BTreeMap<&'static str, ByList> {
    let mut customs: BTreeMap<&str, ByList> = BTreeMap::new();
    for row in rows(text) {
        if let [custom, list, latin, original] = row.as_slice() {
            customs.entry(custom).or_default().entry(list).or_default().push((latin, original));
        }
    }
    customs
}

fn custom(name: &'static str, lists: &ByList, makers: &ByList) -> Custom {
    let (system, script, group) = super::custom::of(name);
    let pairs = |list: &str| lists.get(list).cloned().unwrap_or_default();
    let make = |list: &str, from: &str, share: f64| {
        let common = pairs(list).into_iter().map(|(latin, original)| element(latin, original));
        let made = makers.get(list).into_iter().flatten().flat_map(|maker| {
            pairs(from).into_iter().filter_map(|stem| made(*maker, stem)).collect::<Vec<_>>()
        });
        Elements::new(common.collect(), made.collect(), share)
    };
    Custom {
        name,
        system,
        script,
        group,
        men: make("men", "men", 0.2),
        women: make("women", "women", 0.15),
        families: make("families", "men", 0.35),
        hers: make("hers", "women", 0.0),
    }
}

fn element(latin: &str, original: &str) -> Element {
    Element { latin: latin.to_lowercase(), original: original.to_owned() }
}

/// A new element of a pattern and a given name.
fn made((latin, original): (&str, &str), stem: (&str, &str)) -> Option<Element> {
    // Of a name of two words nothing is made: `Mohammad Gul Mohammad` is nobody's.
    if stem.0.contains(' ') || (original.is_empty() != stem.1.is_empty()) {
        return None;
    }
    let mut stem = (stem.0.to_lowercase(), stem.1.to_owned());
    let vowel = |letter: Option<char>| letter.is_some_and(|it| "aeiouy".contains(it));
    let ending = latin.strip_prefix('%').and_then(|ending| ending.chars().next());
    if vowel(ending) && vowel(stem.0.chars().last()) {
        stem.0.pop();
        stem.1.pop();
    }
    Some(element(&latin.replace('%', &stem.0), &original.replace('%', &stem.1)))
}

fn origin(line: &[&'static str]) -> Origin {
    let field = |place: usize| line.get(place).copied().unwrap_or_default();
    let customs = field(2).split(',').filter_map(|custom| custom.split_once(':'));
    let (customs, shares): (Vec<_>, Vec<_>) = customs.unzip();
    Origin {
        country: field(0),
        customs,
        shares: Weights::new(shares.iter().map(|share| number(Some(share)))),
        calendar: match field(3) {
            "ethiopian" => Calendar::Ethiopian,
            "solar" => Calendar::SolarHijri,
            "hijri" => Calendar::Hijri,
            _ => Calendar::Gregorian,
        },
        year_only: number(line.get(4)) / 100.0,
        towns: field(5).split(',').map(|town| element(town, "")).collect(),
    }
}
