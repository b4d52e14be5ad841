//! What to take care of in an estimate, in plain words.
//!
//! It must never blame the reader nor hide behind terms: each warning says what it means for the
//! number.

use std::fmt;

use serde::{Serialize, Serializer};
use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::card::{Answer, Card, Request};
use super::enumerate::Scope;
use super::model::{Model, pairs};
use super::pattern::{Pattern, Patterns};
use super::sound::Verdict;
use super::words::number;

/// Fewer on two lists or more are few.
const FEW: u64 = 30;
/// This share of a list on another is nearly all of it.
const NEARLY_ALL: f64 = 0.95;
/// A list of fewer may lie in another by chance.
const LEAST: u64 = 10;
/// A fit this unlikely is bad.
const BAD_FIT: f64 = 0.001;

/// Why a model that a search ended at does not count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unsound {
    /// Its criterion is so much above that of the best.
    Behind(f64),
    /// Its estimate does not exist.
    Lacks(Verdict),
}

/// What to take care of.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Warning {
    /// Lists that nobody is on were left out.
    EmptyLists(Vec<String>),
    /// There are two lists.
    TwoLists,
    /// Few are on two lists or more.
    FewOverlaps {
        /// How many are.
        both: u64,
        /// How many are on any list.
        seen: u64,
    },
    /// Two lists share nobody.
    Apart(Vec<String>),
    /// Two lists hold the same persons.
    Same(String, String),
    /// A list is nearly inside another.
    Inside {
        /// The list that is inside.
        inner: String,
        /// The list around it.
        outer: String,
        /// How many of it are on the other.
        both: u64,
        /// How many are on it.
        size: u64,
    },
    /// Many patterns have nobody.
    ZeroCells {
        /// How many have nobody.
        zero: usize,
        /// How many there are.
        of: usize,
    },
    /// No model could be fitted.
    NoneFitted {
        /// How many were looked at.
        models: usize,
    },
    /// Sound models disagree.
    Disagree {
        /// The most by the least.
        ratio: f64,
    },
    /// The upper end of the interval was not found.
    Beyond {
        /// How far it was looked for.
        limit: f64,
    },
    /// A model that fits as well has no estimate.
    NoEstimate {
        /// The model.
        model: Model,
        /// Why.
        why: Verdict,
    },
    /// The search ended at a model that does not count.
    Search {
        /// The model.
        model: Model,
        /// Why.
        why: Unsound,
    },
    /// The number is one that the model comes near, without a maximum.
    Limit(Model),
    /// Not all models that were asked for were looked at.
    Scope(Scope),
    /// The model is far from the counts.
    BadFit {
        /// How likely counts as far from it are.
        p: f64,
    },
    /// The whole interval lies under Chao's lower bound.
    BelowChao {
        /// The bound.
        chao: f64,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyLists(names) => {
                write!(f, "Nobody is on {}: left out.", names.join(", "))
            }
            Self::TwoLists => f.write_str(
                "There are two lists: whether being on one changes the chance of being on the other \
                 cannot be seen. If it raises it, there are more people than this; bring a third.",
            ),
            Self::FewOverlaps { both, seen } => write!(
                f,
                "Only {} of {} are on two lists or more: the number hangs on them.",
                number(*both as f64),
                number(*seen as f64)
            ),
            Self::Apart(pairs) => write!(
                f,
                "Nobody is on both lists of {}: whether they avoid each other or were never compared \
                 well, ask who keeps them.",
                pairs.join(", ")
            ),
            Self::Same(one, two) => write!(
                f,
                "{one} and {two} hold the same persons: they are one list, not two. Leave one out."
            ),
            Self::Inside { inner, outer, both, size } => write!(
                f,
                "{} of the {} on {inner} are on {outer} too: if one was copied from the other they are \
                 one list, and the number is too low.",
                number(*both as f64),
                number(*size as f64)
            ),
            Self::ZeroCells { zero, of } => {
                write!(f, "Of {of} patterns of lists {zero} have nobody: intervals are rough.")
            }
            Self::NoneFitted { models } => none_fitted(*models, f),
            Self::Disagree { ratio } => write!(
                f,
                "Models that fit about as well disagree by a factor of {ratio:.1}: which lists depend \
                 on which decides the number, and the counts do not tell."
            ),
            Self::Beyond { limit } => write!(
                f,
                "The upper end was looked for up to {}, and lies beyond: the counts do not bound the \
                 number from above.",
                number(*limit)
            ),
            Self::NoEstimate { model, why } => {
                write!(f, "The model {model} fits, but gives no number: {}.", because(*why))
            }
            Self::Search { model, why } => ended(model, *why, f),
            Self::Limit(model) => write!(
                f,
                "In {model} some lists share nobody, and their term has no bottom: this is the number \
                 that the model comes near."
            ),
            Self::Scope(scope) => looked_at(*scope, f),
            Self::BelowChao { chao } => write!(
                f,
                "Chao's lower bound, {}, lies above: it holds where persons differ and lists meet as by \
                 chance, and is too high where lists avoid each other.",
                number(*chao)
            ),
            Self::BadFit { p } => far(*p, f),
        }
    }
}

/// That no model could be fitted.
fn none_fitted(models: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(
        f,
        "None of {} models could be fitted: beside counts as large as these, the few by whom the lists \
         differ are lost in the arithmetic, which has 15 digits. If a list was copied from another, \
         leave one of them out; if none was, look whether the counts are in the right unit.",
        number(models as f64)
    )
}

/// That the model is far from the counts.
fn far(p: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let p = if p < 1e-6 { "less than one in a million".into() } else { format!("{p:.6}") };
    write!(
        f,
        "The model is far from the counts (chance of counts as far from it: {p}): persons may differ \
         more than lists can tell."
    )
}

/// At which model a search ended that does not count.
fn ended(model: &Model, why: Unsound, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match why {
        Unsound::Behind(behind) => write!(
            f,
            "The search ended at {model}, and other models fit much better (their AIC is lower by \
             {behind:.1})"
        ),
        Unsound::Lacks(why) => write!(f, "The search ended at {model}, and {}", because(why)),
    }?;
    f.write_str(": its number is not given, the best of the others is taken instead.")
}

/// Why a model gives no number.
const fn because(why: Verdict) -> &'static str {
    match why {
        Verdict::NoMaximum => "its likelihood has no maximum",
        Verdict::NotIdentifiable => "many numbers fit it equally well",
        Verdict::NotSettled => "its fit did not settle",
        Verdict::Exists => "it was not looked at",
    }
}

fn looked_at(scope: Scope, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match scope {
        Scope::Lower { order, asked } => write!(
            f,
            "Terms of {asked} lists were asked for; with so many lists, models with terms of up to \
             {order} were looked at."
        ),
        Scope::Searched | Scope::TooMany => f.write_str(
            "There are too many models to look at all: these are those of a search step by step, and \
             others may fit better.",
        ),
        Scope::All { order } => {
            write!(f, "All models with terms of up to {order} lists were looked at.")
        }
    }
}

impl Warning {
    /// Its name, for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::EmptyLists(_) => "empty_lists",
            Self::TwoLists => "two_lists",
            Self::FewOverlaps { .. } => "few_overlaps",
            Self::Apart(_) => "lists_apart",
            Self::Same(..) => "lists_same",
            Self::Inside { .. } => "list_inside",
            Self::ZeroCells { .. } => "zero_cells",
            Self::NoneFitted { .. } => "none_fitted",
            Self::Disagree { .. } => "models_disagree",
            Self::Beyond { .. } => "end_beyond",
            Self::NoEstimate { .. } => "no_estimate",
            Self::Search { .. } => "search",
            Self::Limit(_) => "limit",
            Self::Scope(_) => "scope",
            Self::BadFit { .. } => "bad_fit",
            Self::BelowChao { .. } => "below_chao",
        }
    }
}

impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.to_string();
        let named = [("warning", self.name()), ("text", &text)];
        serializer.collect_map(named)
    }
}

/// What to take care of in a card, the gravest first.
pub(super) fn warnings(
    patterns: &Patterns,
    card: &Card,
    (empty, picked): (Vec<String>, Option<Warning>),
    request: &Request,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    // Of which model the number is comes before all else.
    let of_search = matches!(picked, Some(Warning::Search { .. }));
    let (first, later) = if of_search { (picked, None) } else { (None, picked) };
    warnings.extend(first);
    if card.models.is_empty() && card.failed > 0 {
        warnings.push(Warning::NoneFitted { models: card.failed });
    }
    if let Answer::Range { ratio, .. } = card.answer {
        warnings.push(Warning::Disagree { ratio });
    } else if let Answer::UnderModel { .. } = card.answer
        && card.sound.ratio > request.ratio
    {
        warnings.push(Warning::Disagree { ratio: card.sound.ratio });
    }
    if !empty.is_empty() {
        warnings.push(Warning::EmptyLists(empty));
    }
    warnings.extend(nested(patterns));
    if patterns.lists() == 2 {
        warnings.push(Warning::TwoLists);
    }
    if let Some(interval) = card.answer.interval().filter(|interval| interval.beyond) {
        warnings.push(Warning::Beyond { limit: interval.high });
    }
    warnings.extend(few_overlaps(patterns));
    warnings.extend(lists_apart(patterns));
    warnings.extend(zero_cells(patterns));
    warnings.extend(later);
    if let (None, Some((model, why))) = (&request.model, card.sound.without_maximum.clone()) {
        warnings.push(Warning::NoEstimate { model, why });
    }
    match card.scope {
        Scope::All { .. } => {}
        Scope::Lower { .. } | Scope::TooMany | Scope::Searched => {
            warnings.push(Warning::Scope(card.scope));
        }
    }
    warnings.extend(bad_fit(card));
    warnings.extend(below_chao(card));
    warnings
}

/// What lists themselves warn of, by whatever method they are counted.
#[must_use]
pub fn of_lists(patterns: &Patterns) -> Vec<Warning> {
    let mut warnings = nested(patterns);
    if patterns.lists() == 2 {
        warnings.push(Warning::TwoLists);
    }
    warnings.extend(few_overlaps(patterns));
    warnings.extend(lists_apart(patterns));
    warnings.extend(zero_cells(patterns));
    warnings
}

fn few_overlaps(patterns: &Patterns) -> Option<Warning> {
    let seen = patterns.observed();
    let both = seen - patterns.captured(1);
    (both < FEW).then_some(Warning::FewOverlaps { both, seen })
}

fn lists_apart(patterns: &Patterns) -> Option<Warning> {
    let apart = pairs(patterns.lists()).into_iter().filter(|pair| patterns.overlap(*pair) == 0);
    let apart: Vec<String> = apart.map(|pair| pair.names(patterns.names())).collect();
    (!apart.is_empty()).then_some(Warning::Apart(apart))
}

fn zero_cells(patterns: &Patterns) -> Option<Warning> {
    let zero = patterns.observable().filter(|(_, count)| *count == 0).count();
    let of = patterns.observable().count();
    (2 * zero > of).then_some(Warning::ZeroCells { zero, of })
}

/// Lists that are one list, or nearly.
fn nested(patterns: &Patterns) -> Vec<Warning> {
    let mut found = Vec::new();
    for pair in pairs(patterns.lists()) {
        let both = patterns.overlap(pair);
        let mut sides = patterns.names().iter().enumerate().filter(|(list, _)| pair.on(*list));
        let (Some((one, first)), Some((two, second))) = (sides.next(), sides.next()) else {
            continue;
        };
        let size = |list: usize| patterns.overlap(Pattern(1 << list));
        let (ours, theirs) = (size(one), size(two));
        if both == ours && both == theirs {
            found.push(Warning::Same(first.clone(), second.clone()));
            continue;
        }
        for (inner, outer, size) in [(first, second, ours), (second, first, theirs)] {
            if size >= LEAST && both as f64 >= NEARLY_ALL * size as f64 {
                let (inner, outer) = (inner.clone(), outer.clone());
                found.push(Warning::Inside { inner, outer, both, size });
            }
        }
    }
    found
}

/// Whether the lower bound that needs no model lies above what the model says.
fn below_chao(card: &Card) -> Option<Warning> {
    let interval = card.answer.interval().filter(|interval| !interval.beyond)?;
    let chao = card.forms.chao?.total;
    (interval.high < chao).then_some(Warning::BelowChao { chao })
}

/// Whether the chosen model is far from the counts.
fn bad_fit(card: &Card) -> Option<Warning> {
    let fit = &card.chosen.as_ref()?.fit;
    let chance = ChiSquared::new(fit.df as f64).ok()?;
    let p = chance.sf(fit.deviance.max(0.0));
    (p < BAD_FIT).then_some(Warning::BadFit { p })
}
