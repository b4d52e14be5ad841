//! All hierarchical models of some lists, up to an order: what a number of all hangs on.
//!
//! It must never pass a part for the whole: where the models are too many, it says which were made.

use serde::Serialize;

use super::model::{Model, pairs};
use super::pattern::Pattern;

/// More models than this are not all made: six lists have 32,768 with pairs alone.
pub const MODELS_MOST: usize = 40_000;

/// Models, and whether they are all there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enumeration {
    /// The models, the independent one first.
    pub models: Vec<Model>,
    /// What they are.
    pub scope: Scope,
}

/// Which models were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "models")]
pub enum Scope {
    /// All hierarchical models with terms of so many lists at most.
    All {
        /// The most lists of a term.
        order: u32,
    },
    /// Fewer than asked: those up to a lower order, since there would be too many.
    Lower {
        /// The most lists of a term, as it was done.
        order: u32,
        /// The most lists of a term, as it was asked.
        asked: u32,
    },
    /// None: there would be too many even with pairs alone.
    TooMany,
    /// Those that a search step by step looked at, no others.
    Searched,
}

/// The order that is looked at unless another is asked: terms of three lists for up to four lists,
/// pairs for more.
#[must_use]
pub const fn usual_order(lists: usize) -> u32 {
    if lists <= 4 { 3 } else { 2 }
}

/// All hierarchical models of so many lists up to an order, each with every list's own effect.
///
/// The term of all lists is in none. Where there are more than [`MODELS_MOST`], the order is lowered;
/// where there are too many with pairs alone, there are none, and [`Scope::TooMany`].
#[must_use]
pub fn hierarchical(lists: usize, order: u32) -> Enumeration {
    let highest = u32::try_from(lists.saturating_sub(1)).unwrap_or(u32::MAX).max(1);
    let asked = order.clamp(1, highest);
    for order in (1..=asked).rev() {
        if let Some(models) = up_to(lists, order) {
            let whole = order == asked;
            if order == 1 && !whole {
                break;
            }
            let scope = if whole { Scope::All { order } } else { Scope::Lower { order, asked } };
            return Enumeration { models, scope };
        }
    }
    Enumeration { models: Vec::new(), scope: Scope::TooMany }
}

/// All models up to an order; nothing when there are too many.
fn up_to(lists: usize, order: u32) -> Option<Vec<Model>> {
    let mut chosen: Vec<Vec<Pattern>> = vec![Vec::new()];
    // Every model is some terms of the highest order upon a model of the orders below.
    for size in 2..=order {
        let terms = of_size(lists, size);
        let mut next = Vec::new();
        for below in &chosen {
            let free: Vec<Pattern> =
                terms.iter().copied().filter(|term| fits(*term, below)).collect();
            let ways = 1_usize.checked_shl(u32::try_from(free.len()).ok()?)?;
            if free.len() >= usize::BITS as usize || next.len().checked_add(ways)? > MODELS_MOST {
                return None;
            }
            for way in 0..ways {
                let on = free.iter().enumerate().filter(|(at, _)| way >> at & 1 == 1);
                next.push(below.iter().copied().chain(on.map(|(_, term)| *term)).collect());
            }
        }
        chosen = next;
    }
    chosen.into_iter().map(|terms| Model::closed(lists, terms).ok()).collect()
}

/// Every term of so many lists.
fn of_size(lists: usize, size: u32) -> Vec<Pattern> {
    if size == 2 {
        return pairs(lists);
    }
    (1..1_u32 << lists).map(Pattern).filter(|term| term.captures() == size).collect()
}

/// Whether every term just inside a term is there: pairs always may be.
fn fits(term: Pattern, below: &[Pattern]) -> bool {
    let mut lists = (0..32).filter(|list| term.on(*list));
    term.captures() <= 2 || lists.all(|list| below.contains(&Pattern(term.0 & !(1 << list))))
}
