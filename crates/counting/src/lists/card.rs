//! The estimate card: how many, how sure, what other sound models say, and what to take care of.
//!
//! It must never print one number where sound models disagree by more than a stated factor: it gives
//! the range and the reason instead.

use serde::Serialize;

use super::bounds::{ClosedForm, Frequencies, Two, mt_corrected};
use super::design::Design;
use super::enumerate::{Scope, hierarchical, usual_order};
use super::fit::{Fit, FitFault, check, fit};
use super::heterogeneity::{self, Closed, ClosedFit};
use super::interval::{Interval, Level, burnham, wald_log};
use super::model::Model;
use super::pattern::{Pattern, Patterns};
use super::profile::{self, LIMIT, Profile};
use super::sound::{Criterion, Sound, Verdict, judged, programme};
use super::spread::{AllFits, Spread, fit_all};
use super::stepwise::{Stepwise, THRESHOLD, stepwise};
use super::warning::{self, Unsound, Warning};

/// Sound models may differ by this factor before one number is refused.
pub const RATIO: f64 = 1.5;
/// A search step by step of more lists would not end soon.
pub const SEARCH_MOST: usize = 12;

/// How a model is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// All models where there are not too many, a search step by step otherwise.
    #[default]
    Auto,
    /// The lowest BIC of all hierarchical models.
    Loglinear,
    /// Pairs taken in one by one by AIC: the method of the United Kingdom's Home Office.
    Stepwise,
}

/// What is asked.
#[derive(Clone)]
pub struct Request {
    /// How a model is chosen.
    pub method: Method,
    /// The one model whose number is wanted; the others are still looked at.
    pub model: Option<Model>,
    /// The most lists of a term; see [`usual_order`].
    pub order: Option<u32>,
    /// The level of intervals.
    pub level: Level,
    /// The factor by which sound models may differ; see [`RATIO`].
    pub ratio: f64,
    /// When a pair is taken in by the search; see [`THRESHOLD`].
    pub threshold: f64,
    /// How far the upper end of an interval is looked for, in estimates; see [`LIMIT`].
    pub limit: f64,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            method: Method::Auto,
            model: None,
            order: None,
            level: Level::default(),
            ratio: RATIO,
            threshold: THRESHOLD,
            limit: LIMIT,
        }
    }
}

/// How many in all.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Answer {
    /// One number: sound models agree.
    Number {
        /// The number of all.
        total: f64,
        /// Where it lies.
        interval: Interval,
    },
    /// No one number: sound models disagree.
    Range {
        /// The least that a sound model says.
        low: f64,
        /// The most that a sound model says.
        high: f64,
        /// From the lower end of the lowest model to the upper end of the highest.
        interval: Interval,
        /// `high / low`.
        ratio: f64,
    },
    /// The number if the model that was asked for holds.
    UnderModel {
        /// The number of all.
        total: f64,
        /// Where it lies.
        interval: Interval,
    },
    /// No number at all: no model has one.
    Nothing,
}

impl Answer {
    /// Where the number lies; nothing where there is none.
    #[must_use]
    pub const fn interval(&self) -> Option<Interval> {
        match self {
            Self::Number { interval, .. }
            | Self::Range { interval, .. }
            | Self::UnderModel { interval, .. } => Some(*interval),
            Self::Nothing => None,
        }
    }
}

/// The model behind the number, with every interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chosen {
    /// Its fit.
    pub fit: Fit,
    /// The multinomial profile (Cormack 1992): the interval of the answer.
    pub multinomial: Profile,
    /// The Poisson profile.
    pub poisson: Profile,
    /// Wald's interval on the logarithm of the unseen.
    pub wald_log: Interval,
    /// Burnham's interval.
    pub burnham: Interval,
}

/// What a closed-population model says, or why it is refused.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClosedSaid {
    /// The model.
    pub model: String,
    /// Its fit.
    pub fit: Option<ClosedFit>,
    /// Why there is none.
    pub refused: Option<String>,
}

/// Estimates in closed form, where the counts have them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Forms {
    /// Chao's lower bound for these lists.
    pub chao: Option<ClosedForm>,
    /// Independent lists, corrected for bias.
    pub mt_corrected: Option<ClosedForm>,
    /// Two lists: Lincoln and Petersen.
    pub lincoln_petersen: Option<ClosedForm>,
    /// Two lists: Chapman.
    pub chapman: Option<ClosedForm>,
}

/// The estimate card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// How many in all.
    pub answer: Answer,
    /// How many are on any list.
    pub seen: u64,
    /// The level of the intervals.
    pub level: Level,
    /// What to take care of.
    pub warnings: Vec<Warning>,
    /// The names of the lists, in the order of the numbers in models.
    pub lists: Vec<String>,
    /// How many are on which lists.
    pub patterns: Patterns,
    /// How many are on both of two lists; on one, where they are the same.
    pub overlaps: Vec<Vec<u64>>,
    /// How the model was chosen: never [`Method::Auto`].
    pub method: Method,
    /// The model behind the number, if there is any.
    pub chosen: Option<Chosen>,
    /// The models that count and how far they differ.
    pub sound: Sound,
    /// Which models were looked at.
    pub scope: Scope,
    /// The numbers of all models whose likelihood has a maximum.
    pub spread: Option<Spread>,
    /// The search step by step, where it was made.
    pub search: Option<Stepwise>,
    /// Closed-population models.
    pub closed: Vec<ClosedSaid>,
    /// Estimates in closed form.
    pub forms: Forms,
    /// Every hierarchical model fitted, the lowest BIC first.
    pub models: Vec<Fit>,
    /// How many could not be fitted.
    pub failed: usize,
}

/// Estimates how many there are in all.
///
/// Lists that nobody is on are left out with a warning, unless a model was named (its numbers would
/// no longer be those of the lists).
///
/// # Errors
/// When nobody is on any list, on two lists, or there is one list; when the model asked for has no
/// fit; when there are too many lists to look at.
pub fn estimate(patterns: &Patterns, request: &Request) -> Result<Card, FitFault> {
    let (kept, empty) = match request.model {
        Some(_) => (patterns.clone(), Vec::new()),
        None => patterns.without_empty(),
    };
    let patterns = &kept;
    check(patterns)?;
    if patterns.captured(1) == patterns.observed() {
        return Err(FitFault::NoOverlap);
    }
    let looked = look(patterns, request)?;
    let criterion = if looked.search.is_some() { Criterion::Aic } else { Criterion::Bic };
    let sound = Sound::among(patterns, &looked.all.fits, criterion);
    let (picked, doubt) = match (&request.model, &looked.search) {
        (Some(model), _) => asked_for(patterns, model)?,
        (None, Some(search)) => ended_at(patterns, &search.fit, &sound),
        (None, None) => (sound.best.clone(), None),
    };
    let chosen = picked.filter(Fit::has_number);
    let chosen = chosen.map(|best| choose(patterns, best, request)).transpose()?;
    let answer = answer(patterns, request, &sound, chosen.as_ref())?;
    let existing = looked.all.fits.iter().filter(|fit| !fit.runs_away);
    let mut card = Card {
        answer,
        seen: patterns.observed(),
        level: request.level,
        warnings: Vec::new(),
        lists: patterns.names().to_vec(),
        patterns: patterns.clone(),
        overlaps: overlaps(patterns),
        method: if looked.search.is_some() { Method::Stepwise } else { Method::Loglinear },
        chosen,
        sound,
        scope: looked.scope,
        spread: Spread::of(existing.map(|fit| fit.total)),
        search: looked.search,
        closed: closed(patterns),
        forms: forms(patterns, request.level),
        models: looked.all.fits,
        failed: looked.all.failed,
    };
    card.warnings = warning::warnings(patterns, &card, (empty, doubt), request);
    Ok(card)
}

/// The model behind the number, if it may have one, and what is to be said of it.
type Picked = (Option<Fit>, Option<Warning>);

/// The model that was asked for. Where only a term runs away the number is one that it comes near;
/// where it has no number, or the programme finds no estimate, there is none.
fn asked_for(patterns: &Patterns, model: &Model) -> Result<Picked, FitFault> {
    let fit = fit(patterns, model)?;
    let none = |why| Some(Warning::NoEstimate { model: model.clone(), why });
    let lacks = if fit.has_number() { judged(patterns, &fit) } else { programme(patterns, model) };
    Ok(match lacks {
        Verdict::Exists if fit.has_number() => (Some(fit), None),
        Verdict::NoMaximum if fit.runs_away && fit.has_number() => {
            (Some(fit), Some(Warning::Limit(model.clone())))
        }
        Verdict::Exists => (None, none(Verdict::NotIdentifiable)),
        why @ (Verdict::NoMaximum | Verdict::NotIdentifiable | Verdict::NotSettled) => {
            (None, none(why))
        }
    })
}

/// The model that a search ended at, if it counts; otherwise the best of those that do.
fn ended_at(patterns: &Patterns, ended: &Fit, sound: &Sound) -> Picked {
    if sound.counts(&ended.model) {
        return (Some(ended.clone()), None);
    }
    let Some(best) = sound.best.clone() else { return (None, None) };
    let why = match judged(patterns, ended) {
        Verdict::Exists => Unsound::Behind(sound.criterion.of(ended) - sound.criterion.of(&best)),
        why @ (Verdict::NoMaximum | Verdict::NotIdentifiable | Verdict::NotSettled) => {
            Unsound::Lacks(why)
        }
    };
    (Some(best), Some(Warning::Search { model: ended.model.clone(), why }))
}

/// The models that were looked at.
struct Looked {
    all: AllFits,
    scope: Scope,
    search: Option<Stepwise>,
}

fn look(patterns: &Patterns, request: &Request) -> Result<Looked, FitFault> {
    /// A search is quick; so many models beside it take no longer.
    const BESIDE_SEARCH: usize = 10_000;
    let lists = patterns.lists();
    let made = hierarchical(lists, request.order.unwrap_or_else(|| usual_order(lists)));
    let searching = request.method == Method::Stepwise || made.scope == Scope::TooMany;
    if !searching {
        let all = fit_all(patterns, &made.models);
        return Ok(Looked { all, scope: made.scope, search: None });
    }
    if lists > SEARCH_MOST {
        return Err(FitFault::TooManyLists { lists, most: SEARCH_MOST });
    }
    let search = stepwise(patterns, request.threshold)?;
    let (all, scope) = if made.models.is_empty() || made.models.len() > BESIDE_SEARCH {
        (AllFits::of(search.tried.clone(), search.tried.len()), Scope::Searched)
    } else {
        (fit_all(patterns, &made.models), made.scope)
    };
    Ok(Looked { all, scope, search: Some(search) })
}

/// The multinomial profile of a model.
fn profiled(patterns: &Patterns, fit: &Fit, request: &Request) -> Result<Profile, FitFault> {
    let design = Design::of(patterns, &fit.model, &[]);
    let profile = profile::multinomial(&design, fit.total, request.level, request.limit);
    profile.map_err(|_| FitFault::Range(fit.model.to_string()))
}

fn choose(patterns: &Patterns, fit: Fit, request: &Request) -> Result<Chosen, FitFault> {
    let seen = patterns.observed() as f64;
    let level = request.level;
    let multinomial = profiled(patterns, &fit, request)?;
    let design = Design::of(patterns, &fit.model, &[]);
    let poisson = profile::poisson(&design, level, request.limit);
    let poisson = poisson.map_err(|_| FitFault::Range(fit.model.to_string()))?;
    Ok(Chosen {
        multinomial,
        poisson,
        wald_log: wald_log(seen, fit.log_unseen, fit.log_unseen_stderr, level),
        burnham: burnham(seen, fit.total, fit.stderr, level),
        fit,
    })
}

fn answer(
    patterns: &Patterns,
    request: &Request,
    sound: &Sound,
    chosen: Option<&Chosen>,
) -> Result<Answer, FitFault> {
    let Some(chosen) = chosen else { return Ok(Answer::Nothing) };
    let (total, interval) = (chosen.fit.total, chosen.multinomial.interval);
    if request.model.is_some() {
        return Ok(Answer::UnderModel { total, interval });
    }
    let (Some(lowest), Some(highest)) = (&sound.lowest, &sound.highest) else {
        return Ok(Answer::Nothing);
    };
    if sound.ratio <= request.ratio {
        return Ok(Answer::Number { total, interval });
    }
    let below = profiled(patterns, lowest, request)?.interval;
    let above = profiled(patterns, highest, request)?.interval;
    let interval = Interval { low: below.low, high: above.high, beyond: above.beyond };
    let ratio = sound.ratio;
    Ok(Answer::Range { low: lowest.total, high: highest.total, interval, ratio })
}

fn overlaps(patterns: &Patterns) -> Vec<Vec<u64>> {
    let lists = patterns.lists();
    let row =
        |one: usize| (0..lists).map(|two| patterns.overlap(Pattern(1 << one | 1 << two))).collect();
    (0..lists).map(row).collect()
}

fn closed(patterns: &Patterns) -> Vec<ClosedSaid> {
    let said = Closed::ALL.into_iter().map(|model| {
        let (fit, refused) = match heterogeneity::fit(patterns, model) {
            Ok(fit) => (Some(fit), None),
            Err(fault) => (None, Some(fault.to_string())),
        };
        ClosedSaid { model: model.to_string(), fit, refused }
    });
    said.collect()
}

fn forms(patterns: &Patterns, level: Level) -> Forms {
    let two = Two::of(patterns);
    Forms {
        chao: Frequencies::of(patterns).chao_of_lists(patterns.lists(), level),
        mt_corrected: mt_corrected(patterns, level),
        lincoln_petersen: two.and_then(|two| two.lincoln_petersen(level)),
        chapman: two.and_then(|two| two.chapman(level)),
    }
}
