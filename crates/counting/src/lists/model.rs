//! Hierarchical loglinear models of lists: which lists depend on one another.
//!
//! It must never hold a term without the terms inside it, nor the term of all lists at once: that
//! one cannot be told from the number on no list.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use serde::{Serialize, Serializer};

use super::pattern::{LISTS_MOST, Pattern};

/// A hierarchical model: the terms beside the constant, closed downwards, with the effect of every
/// list in it.
///
/// It is written by its generators, the terms that are inside no other: `[123,14,34]` has 1, 2, 3,
/// 4, 12, 13, 23, 123, 14 and 34. With more than nine lists, points stand between the numbers:
/// `[1.2.3,1.10]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Model {
    lists: usize,
    terms: Vec<Pattern>,
}

impl Model {
    /// The lists are independent of one another: no term but each list's own.
    ///
    /// More than [`LISTS_MOST`] lists are taken for so many.
    #[must_use]
    pub fn independent(lists: usize) -> Self {
        let lists = lists.min(LISTS_MOST);
        Self { lists, terms: (0..lists).map(|list| Pattern(1 << list)).collect() }
    }

    /// Every two lists may depend on each other.
    #[must_use]
    pub fn all_pairs(lists: usize) -> Self {
        let pairs = pairs(lists.min(LISTS_MOST));
        if lists < 3 { Self::independent(lists) } else { Self::of(lists, pairs) }
    }

    /// The model of some generators: they, every term inside them, and each list's own.
    ///
    /// # Errors
    /// When a generator names a list that is not there, or all lists at once.
    pub fn closed(
        lists: usize,
        generators: impl IntoIterator<Item = Pattern>,
    ) -> Result<Self, ModelFault> {
        let generators: Vec<Pattern> = generators.into_iter().collect();
        for generator in &generators {
            check(*generator, lists)?;
        }
        Ok(Self::of(lists.min(LISTS_MOST), generators))
    }

    fn of(lists: usize, generators: impl IntoIterator<Item = Pattern>) -> Self {
        let mut terms: BTreeSet<Pattern> = (0..lists).map(|list| Pattern(1 << list)).collect();
        for generator in generators {
            terms.extend(inside(generator));
        }
        let mut terms: Vec<Pattern> = terms.into_iter().collect();
        terms.sort_by_key(|term| order(*term));
        Self { lists, terms }
    }

    /// This model with a term more, and what is inside it.
    ///
    /// # Errors
    /// When the term names a list that is not there, or all lists at once.
    pub fn with(&self, term: Pattern) -> Result<Self, ModelFault> {
        check(term, self.lists)?;
        Ok(Self::of(self.lists, self.terms.iter().copied().chain([term])))
    }

    /// Reads the notation of the field, `[123,14,34]`, for so many lists; the brackets and spaces may
    /// be left out.
    ///
    /// # Errors
    /// When it names no list, one that is not there, one twice in a generator, or all at once.
    pub fn parse(text: &str, lists: usize) -> Result<Self, ModelFault> {
        let written = text.trim();
        let bare = match (written.strip_prefix('['), written.strip_suffix(']')) {
            (Some(_), Some(_)) => written.trim_start_matches('[').trim_end_matches(']'),
            (None, None) => written,
            (Some(_), None) | (None, Some(_)) => return Err(ModelFault::Brackets),
        };
        let words = bare.split([',', ' ', ';']).filter(|word| !word.is_empty());
        let generators = words.map(|word| generator(word, lists)).collect::<Result<Vec<_>, _>>()?;
        if generators.is_empty() {
            return Err(ModelFault::Empty);
        }
        Self::closed(lists, generators)
    }

    /// How many lists it is of.
    #[must_use]
    pub const fn lists(&self) -> usize {
        self.lists
    }

    /// Its terms beside the constant, the shorter first, then by the numbers of their lists.
    #[must_use]
    pub fn terms(&self) -> &[Pattern] {
        &self.terms
    }

    /// Whether a term is in it.
    #[must_use]
    pub fn has(&self, term: Pattern) -> bool {
        self.terms.contains(&term)
    }

    /// How many coefficients it has, the constant included.
    #[must_use]
    pub fn parameters(&self) -> usize {
        self.terms.len() + 1
    }

    /// The most lists of any of its terms.
    #[must_use]
    pub fn order(&self) -> u32 {
        self.terms.iter().map(|term| term.captures()).max().unwrap_or_default()
    }

    /// The terms that are inside no other, the longer first.
    #[must_use]
    pub fn generators(&self) -> Vec<Pattern> {
        let inner =
            |term: &Pattern| self.terms.iter().any(|other| other != term && other.covers(*term));
        let mut outer: Vec<Pattern> =
            self.terms.iter().copied().filter(|term| !inner(term)).collect();
        outer.sort_by_key(|term| (Reverse(term.captures()), order(*term)));
        outer
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.generators().into_iter().map(|term| term.written(self.lists));
        write!(f, "[{}]", words.collect::<Vec<_>>().join(","))
    }
}

impl Serialize for Model {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What is wrong with a model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelFault {
    /// It has one bracket of two.
    #[error("the model opens with [ and closes with ]: one of them is missing")]
    Brackets,
    /// It names no list.
    #[error(
        "the model names no list; write for example [12,13]: lists 1 and 2 depend on each \
             other, and so do 1 and 3"
    )]
    Empty,
    /// A generator is no row of list numbers.
    #[error("\"{0}\" in the model: a term is the numbers of its lists, as 12 or 134")]
    NotNumbers(String),
    /// A list is not there.
    #[error("\"{term}\" in the model names list {list}; there are lists 1 to {lists}{}",
            if *lists > 9 { ", and points stand between their numbers: 1.2" } else { "" })]
    NoSuchList {
        /// The term as it was written.
        term: String,
        /// The list it names.
        list: usize,
        /// How many lists there are.
        lists: usize,
    },
    /// A list is named twice in a term.
    #[error("\"{term}\" in the model names list {list} twice")]
    Twice {
        /// The term as it was written.
        term: String,
        /// The list.
        list: usize,
    },
    /// A term names all lists.
    #[error("a term of all {0} lists cannot be told from the number on no list: leave one out")]
    AllLists(usize),
}

/// Reads one generator.
fn generator(word: &str, lists: usize) -> Result<Pattern, ModelFault> {
    let apart = lists > 9 || word.contains('.');
    let numbers: Vec<&str> = if apart {
        word.split('.').collect()
    } else {
        word.char_indices().filter_map(|(at, c)| word.get(at..at + c.len_utf8())).collect()
    };
    let mut pattern = 0_u32;
    for number in numbers {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let list: usize = match number.parse() {
            Ok(list) if digits => list,
            Ok(_) | Err(_) => return Err(ModelFault::NotNumbers(word.to_owned())),
        };
        if list == 0 || list > lists.min(LISTS_MOST) {
            return Err(ModelFault::NoSuchList { term: word.to_owned(), list, lists });
        }
        if pattern >> (list - 1) & 1 == 1 {
            return Err(ModelFault::Twice { term: word.to_owned(), list });
        }
        pattern |= 1 << (list - 1);
    }
    Ok(Pattern(pattern))
}

fn check(term: Pattern, lists: usize) -> Result<(), ModelFault> {
    if let Some(list) = (lists..32).find(|list| term.on(*list)) {
        return Err(ModelFault::NoSuchList { term: term.written(lists), list: list + 1, lists });
    }
    // One list alone has nothing to be told from but itself: its own effect is let in.
    if lists > 1 && term.captures() as usize == lists {
        return Err(ModelFault::AllLists(lists));
    }
    Ok(())
}

/// Every pair of lists, in order: 12, 13, 14, 23, 24, 34.
#[must_use]
pub fn pairs(lists: usize) -> Vec<Pattern> {
    let lists = lists.min(LISTS_MOST);
    let pairs = (0..lists).flat_map(|one| (one + 1..lists).map(move |two| 1 << one | 1 << two));
    pairs.map(Pattern).collect()
}

/// Every term inside a term, itself included and the constant left out.
fn inside(term: Pattern) -> impl Iterator<Item = Pattern> {
    let mut next = term.0;
    std::iter::from_fn(move || {
        let found = (next != 0).then_some(Pattern(next))?;
        next = (next - 1) & term.0;
        Some(found)
    })
}

/// The order of terms: shorter first, then by the numbers of their lists.
fn order(term: Pattern) -> (u32, Reverse<u32>) {
    (term.captures(), Reverse(term.0.reverse_bits()))
}
