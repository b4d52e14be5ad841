//! DCR graphs: steps, the five relations between them, and what executing a step does.
//!
//! Definitions of Hildebrandt and Mukkamala 2010 (condition, response, include, exclude), with the
//! milestone of Hildebrandt, Mukkamala and Slaats 2011. Time and guards are laid on top by
//! [`run`](crate::run); nothing here knows a date.

mod marking;
mod steps;

#[cfg(test)]
mod naive;
#[cfg(test)]
mod tests;

pub use marking::{Blocker, Marking};
pub use steps::{StepIx, Steps, TooManySteps};

/// What one step means for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `to` may happen only once `from` has, while `from` is included.
    Condition,
    /// When `from` happens, `to` is owed.
    Response,
    /// `to` may not happen while `from` is included and owed.
    Milestone,
    /// When `from` happens, `to` becomes part of the case.
    Include,
    /// When `from` happens, `to` leaves the case.
    Exclude,
}

/// One arrow of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow {
    /// What it means.
    pub kind: Kind,
    /// The step it starts at.
    pub from: StepIx,
    /// The step it ends at.
    pub to: StepIx,
}

/// The arrows of a procedure, found by either end.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    arrows: Vec<Arrow>,
    leaving: Vec<Vec<usize>>,
    reaching: Vec<Vec<usize>>,
}

impl Graph {
    /// A graph of `size` steps.
    ///
    /// # Errors
    /// More steps than a [`Steps`] can hold.
    pub fn new(size: usize, arrows: Vec<Arrow>) -> Result<Self, TooManySteps> {
        StepIx::new(size.saturating_sub(1))?;
        let ends_at = |end: fn(&Arrow) -> StepIx| {
            let mut lists = vec![Vec::new(); size];
            for (number, arrow) in arrows.iter().enumerate() {
                if let Some(list) = lists.get_mut(end(arrow).index()) {
                    list.push(number);
                }
            }
            lists
        };
        let (leaving, reaching) = (ends_at(|arrow| arrow.from), ends_at(|arrow| arrow.to));
        Ok(Self { arrows, leaving, reaching })
    }

    /// How many steps it has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.leaving.len()
    }

    /// Every arrow, by its number.
    #[must_use]
    pub fn arrows(&self) -> &[Arrow] {
        &self.arrows
    }

    /// The arrows that start at a step, with their numbers.
    pub fn leaving(&self, step: StepIx) -> impl Iterator<Item = (usize, Arrow)> + '_ {
        self.listed(&self.leaving, step)
    }

    /// The arrows that end at a step, with their numbers.
    pub fn reaching(&self, step: StepIx) -> impl Iterator<Item = (usize, Arrow)> + '_ {
        self.listed(&self.reaching, step)
    }

    fn listed<'a>(
        &'a self,
        lists: &'a [Vec<usize>],
        step: StepIx,
    ) -> impl Iterator<Item = (usize, Arrow)> + 'a {
        lists
            .get(step.index())
            .into_iter()
            .flatten()
            .filter_map(|&number| Some((number, *self.arrows.get(number)?)))
    }
}
