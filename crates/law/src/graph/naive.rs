//! The published definitions written out with sets, to hold the fast implementation against.

use std::collections::BTreeSet;

type Set = BTreeSet<usize>;

/// A DCR graph as the papers write it: one set of pairs a relation.
#[derive(Debug, Clone, Default)]
pub(super) struct Naive {
    pub(super) condition: BTreeSet<(usize, usize)>,
    pub(super) response: BTreeSet<(usize, usize)>,
    pub(super) milestone: BTreeSet<(usize, usize)>,
    pub(super) include: BTreeSet<(usize, usize)>,
    pub(super) exclude: BTreeSet<(usize, usize)>,
}

/// (Ex, Re, In).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct State {
    pub(super) ex: Set,
    pub(super) re: Set,
    pub(super) inc: Set,
}

impl Naive {
    pub(super) fn enabled(&self, m: &State, e: usize) -> bool {
        let before = |pairs: &BTreeSet<(usize, usize)>| -> Set {
            pairs.iter().filter(|(_, b)| *b == e).map(|(a, _)| *a).collect()
        };
        let conditions: Set = &before(&self.condition) & &m.inc;
        let milestones: Set = &before(&self.milestone) & &m.inc;
        m.inc.contains(&e) && conditions.is_subset(&m.ex) && milestones.is_disjoint(&m.re)
    }

    pub(super) fn execute(&self, m: &State, e: usize) -> State {
        let of = |pairs: &BTreeSet<(usize, usize)>| -> Set {
            pairs.iter().filter(|(a, _)| *a == e).map(|(_, b)| *b).collect()
        };
        let only = Set::from([e]);
        State {
            ex: &m.ex | &only,
            re: &(&m.re - &only) | &of(&self.response),
            inc: &(&m.inc - &of(&self.exclude)) | &of(&self.include),
        }
    }

    pub(super) fn accepting(m: &State) -> bool {
        m.inc.is_disjoint(&m.re)
    }
}
