//! What to take care of in the ratio model, in plain words.
//!
//! It must never blame the reader nor hide behind terms: each warning says what it means for the
//! number.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Serialize, Serializer};

use super::card::{Estimated, RatioCard};
use super::choice::Request;
use super::design::Offset;
use super::fit::Estimator;
use super::groups::Groups;
use crate::lists::words::number;

/// With fewer groups intervals are too short.
const FEW: usize = 20;
/// An exponent above which nearly as many have no permit as are registered.
const NEAR_ONE: f64 = 0.95;
/// A group with a greater part of the number is the number.
const MOST: f64 = 0.5;
/// One end of an interval more times the other says little.
const WIDE: f64 = 10.0;

/// What to take care of.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Warning {
    /// Estimators disagree.
    Disagree {
        /// The most by the least.
        ratio: f64,
    },
    /// The more are in the other register the fewer are found.
    NotRising {
        /// The estimator.
        estimator: Estimator,
        /// What the chance of being found grows with.
        beta: f64,
    },
    /// Nearly as many have no permit as are registered.
    NearOne {
        /// The exponent that is so near one.
        name: String,
        /// Its value.
        alpha: f64,
    },
    /// The number is under those found.
    BelowSeen {
        /// How many were found.
        seen: u64,
        /// The number.
        total: f64,
    },
    /// The interval says little.
    Wide {
        /// The upper end by the lower.
        times: f64,
    },
    /// Leaving out one group moves the number more than estimators may differ.
    Moves {
        /// The group.
        group: String,
        /// The number without it by the number with it.
        factor: f64,
    },
    /// Without a group there is no estimate.
    Needed(Vec<String>),
    /// One group is most of the number.
    Dominates {
        /// The group.
        group: String,
        /// Its part of the number.
        part: f64,
    },
    /// There are few groups.
    FewGroups(usize),
    /// A group has more in the other register than are registered.
    MoreThanRegistered(Vec<String>),
    /// Groups have several rows.
    Repeated {
        /// How many have.
        groups: usize,
    },
    /// One was added to counts.
    Shifted {
        /// How many are zero.
        zeros: usize,
    },
    /// The offset ran to an end of its range.
    OffsetAtEdge {
        /// The end.
        offset: f64,
    },
    /// Too many of the resamples had no estimate.
    NoBootstrap,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disagree { ratio } => write!(
                f,
                "Estimators of the same model disagree by a factor of {ratio:.1}: they weigh large and \
                 small groups differently, so the model may not hold for both, or the counts are too few \
                 to tell. Look at large groups apart, or at what makes groups differ."
            ),
            Self::NotRising { estimator, beta } => write!(
                f,
                "{estimator}: groups with a greater share in the other register (auxiliary) are found \
                 no more often (beta {beta:.2}). The model makes no sense for these counts: its number \
                 is none."
            ),
            Self::NearOne { name, alpha } => write!(
                f,
                "{name} is {alpha:.2}, near one or above: that says about as many have no permit as are \
                 registered. Ask whether the reference counts the right people."
            ),
            Self::BelowSeen { seen, total } => write!(
                f,
                "The number {} is below the {} who were found: take it for too low, or ask whether one \
                 person was found several times.",
                number(*total),
                number(*seen as f64)
            ),
            Self::Wide { times } => write!(
                f,
                "The upper end of the interval is {} times the lower: the counts say little of the \
                 number.",
                number(*times)
            ),
            Self::Moves { group, factor } => {
                let (way, times) =
                    if *factor > 1.0 { ("raises", *factor) } else { ("lowers", factor.recip()) };
                write!(
                    f,
                    "Finding the exponents without {group} {way} the number by a factor of {times:.1}: \
                     it hangs on that group."
                )
            }
            Self::Needed(groups) => {
                write!(f, "Without {} there is no estimate: all hangs on it.", groups.join(" or "))
            }
            Self::Dominates { group, part } => write!(
                f,
                "{group} is {:.0} % of the number: whether the model holds for it decides.",
                100.0 * part
            ),
            Self::FewGroups(_)
            | Self::MoreThanRegistered(_)
            | Self::Repeated { .. }
            | Self::Shifted { .. }
            | Self::OffsetAtEdge { .. }
            | Self::NoBootstrap => self.of_table(f),
        }
    }
}

impl Warning {
    /// What is odd in the table rather than in the number.
    fn of_table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FewGroups(groups) => write!(
                f,
                "There are {groups} groups: with fewer than {FEW} intervals are too short."
            ),
            Self::MoreThanRegistered(groups) => write!(
                f,
                "More are in the other register (auxiliary) than are registered (reference) of {}: ask \
                 whether the columns are right and count the same people.",
                groups.join(", ")
            ),
            Self::Repeated { groups } => write!(
                f,
                "{groups} group(s) have several rows, which are added up: they must be different persons \
                 (women and men). Rows of several periods count the same person again: then read the \
                 number of each period, not the sum."
            ),
            Self::Shifted { zeros } => write!(
                f,
                "In {zeros} row(s) nobody was found, and zero has no logarithm: least squares on \
                 logarithms adds one to every count, is rough, and does not count here."
            ),
            Self::OffsetAtEdge { offset } => write!(
                f,
                "The offset ran to the end of its range ({offset}): the counts do not fix it. Compare \
                 with an offset given."
            ),
            Self::NoBootstrap => f.write_str(
                "Too many draws of groups have no estimate: there is no interval from resampling.",
            ),
            Self::Disagree { .. }
            | Self::NotRising { .. }
            | Self::NearOne { .. }
            | Self::BelowSeen { .. }
            | Self::Wide { .. }
            | Self::Moves { .. }
            | Self::Needed(_)
            | Self::Dominates { .. } => Ok(()),
        }
    }

    /// Its name, for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Disagree { .. } => "estimators_disagree",
            Self::NotRising { .. } => "not_rising",
            Self::NearOne { .. } => "near_one",
            Self::BelowSeen { .. } => "below_seen",
            Self::Wide { .. } => "wide",
            Self::Moves { .. } => "group_moves",
            Self::Needed(_) => "group_needed",
            Self::Dominates { .. } => "group_dominates",
            Self::FewGroups(_) => "few_groups",
            Self::MoreThanRegistered(_) => "more_than_registered",
            Self::Repeated { .. } => "several_rows",
            Self::Shifted { .. } => "shifted_logs",
            Self::OffsetAtEdge { .. } => "offset_at_edge",
            Self::NoBootstrap => "no_bootstrap",
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
pub(super) fn warnings(groups: &Groups, card: &RatioCard, request: &Request) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if let Some(ratio) = disagreement(card).filter(|ratio| *ratio > request.ratio) {
        warnings.push(Warning::Disagree { ratio });
    }
    for attempt in &card.estimators {
        let beta = attempt.estimated.as_ref().and_then(|it| it.coefficients.last());
        if let Some(beta) = beta.filter(|beta| beta.estimate <= 0.0) {
            let (estimator, beta) = (attempt.estimator, beta.estimate);
            warnings.push(Warning::NotRising { estimator, beta });
        }
    }
    if let Some(chosen) = card.chosen() {
        warnings.extend(of_number(card, chosen, request));
        warnings.extend(of_groups(groups, card, chosen, request));
    }
    let names = groups.names().len();
    if names < FEW {
        warnings.push(Warning::FewGroups(names));
    }
    let more = groups.rows().iter().filter(|row| row.auxiliary > row.reference);
    let more: BTreeSet<&str> = more.map(|row| row.name.as_str()).collect();
    if !more.is_empty() {
        let more = more.into_iter().map(str::to_owned).collect();
        warnings.push(Warning::MoreThanRegistered(more));
    }
    let repeated = several(groups);
    if repeated > 0 {
        warnings.push(Warning::Repeated { groups: repeated });
    }
    if card.of(Estimator::Logs).is_some_and(|it| it.shifted) {
        let zeros = groups.rows().iter().filter(|row| row.observed == 0).count();
        warnings.push(Warning::Shifted { zeros });
    }
    if request.resamples > 0 && card.bootstrap.is_none() {
        warnings.push(Warning::NoBootstrap);
    }
    warnings
}

/// The most by the least of the numbers that count.
fn disagreement(card: &RatioCard) -> Option<f64> {
    let counted = card.estimators.iter().filter_map(|attempt| attempt.estimated.as_ref());
    let totals: Vec<f64> = counted.filter(|it| it.counts).map(|it| it.size.total).collect();
    let least = totals.iter().copied().reduce(f64::min)?;
    let most = totals.iter().copied().reduce(f64::max)?;
    Some(most / least)
}

fn of_number(card: &RatioCard, chosen: &Estimated, request: &Request) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let size = chosen.size;
    if size.total < card.seen as f64 {
        warnings.push(Warning::BelowSeen { seen: card.seen, total: size.total });
    }
    let mut alphas = chosen.coefficients.iter().filter(|it| it.name.starts_with("alpha"));
    let first = alphas.next().map(|it| (it.name.clone(), it.estimate));
    let base = first.as_ref().map_or(0.0, |(_, alpha)| *alpha);
    let others = alphas.map(|it| (it.name.clone(), base + it.estimate));
    let near = first.into_iter().chain(others).filter(|(_, alpha)| *alpha > NEAR_ONE);
    warnings.extend(near.map(|(name, alpha)| Warning::NearOne { name, alpha }));
    let times = size.interval.high / size.interval.low;
    if times > WIDE {
        warnings.push(Warning::Wide { times });
    }
    let (low, high) = super::design::OFFSETS;
    let searched = !matches!(request.offset, Offset::Fixed(_));
    if searched && (chosen.offset == low || chosen.offset == high) {
        warnings.push(Warning::OffsetAtEdge { offset: chosen.offset });
    }
    warnings
}

fn of_groups(
    groups: &Groups,
    card: &RatioCard,
    chosen: &Estimated,
    request: &Request,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if let Some(sensitivity) = &card.sensitivity {
        let most = &sensitivity.most;
        if most.factor.ln().abs() > request.ratio.ln() {
            let (group, factor) = (most.group.clone(), most.factor);
            warnings.push(Warning::Moves { group, factor });
        }
        if !sensitivity.needed.is_empty() {
            warnings.push(Warning::Needed(sensitivity.needed.clone()));
        }
    }
    warnings.extend(
        chosen
            .largest(groups)
            .filter(|(_, part)| *part > MOST)
            .map(|(group, part)| Warning::Dominates { group, part }),
    );
    warnings
}

/// How many groups have several rows.
fn several(groups: &Groups) -> usize {
    let rows = groups.rows();
    let names = groups.names();
    names.iter().filter(|name| rows.iter().filter(|row| row.name == **name).count() > 1).count()
}

impl Estimated {
    /// The group with the greatest part of the number, and that part.
    fn largest(&self, groups: &Groups) -> Option<(String, f64)> {
        let part = |row: &super::Group| (row.reference as f64).powf(self.alpha(groups, row));
        let total: f64 = groups.rows().iter().map(part).sum();
        let of = |name: &str| {
            let rows = groups.rows().iter().filter(|row| row.name == name);
            rows.map(part).sum::<f64>() / total
        };
        let parts = groups.names().into_iter().map(|name| (name.to_owned(), of(name)));
        parts.max_by(|one, two| one.1.total_cmp(&two.1))
    }
}
