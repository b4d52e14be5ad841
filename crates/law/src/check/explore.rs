//! Every state a case can reach, as long as there are few enough; otherwise the nearest ones.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::net::Net;
use super::state::State;
use crate::graph::{StepIx, Steps};

/// The states reached, each once, in the order of their distance from the opening.
pub(super) struct Space {
    pub(super) states: Vec<Reached>,
    /// From which state to which, by which step.
    edges: Vec<(usize, StepIx, usize)>,
    /// The steps that happened.
    pub(super) happened: Steps,
    /// Whether these are all the states there are.
    pub(super) complete: bool,
}

pub(super) struct Reached {
    pub(super) state: Rc<State>,
    /// The state before and the step that led here; none for a state in which a case opens.
    from: Option<(usize, StepIx)>,
}

impl Space {
    /// Goes on from these states until all are found or so many are.
    pub(super) fn from(net: &Net<'_>, starts: Vec<State>, bound: usize) -> Self {
        let mut found = Search {
            space: Self {
                states: Vec::new(),
                edges: Vec::new(),
                happened: Steps::default(),
                complete: !net.sampled,
            },
            known: BTreeMap::new(),
            queue: VecDeque::new(),
        };
        for start in starts {
            found.reach(start, None);
        }
        while let Some(number) = found.queue.pop_front() {
            if found.known.len() >= bound {
                found.space.complete = false;
                break;
            }
            found.expand(net, number);
        }
        found.space
    }

    /// The steps that lead to a state, after the one that opens the case.
    pub(super) fn path(&self, number: usize) -> Vec<StepIx> {
        let mut path = Vec::new();
        let mut at = number;
        while let Some((before, step)) = self.states.get(at).and_then(|reached| reached.from) {
            path.push(step);
            at = before;
        }
        path.reverse();
        path
    }

    /// For each state, the steps that on some run from there are done or no longer owed. With
    /// `open`, only runs on which the case is not closed by another step.
    pub(super) fn settled(&self, net: &Net<'_>, open: bool) -> Vec<Steps> {
        let free =
            |it: &Reached| net.all.minus(it.state.marking.included.and(it.state.marking.pending));
        let settled = self.states.iter().map(free).collect();
        self.ahead(settled, |step| !open || !net.closing.contains(step))
    }

    /// For each state, the steps that happen on some run from there.
    pub(super) fn possible(&self) -> Vec<Steps> {
        self.ahead(vec![Steps::default(); self.states.len()], |_| true)
    }

    /// Adds to what is given for each state what happens next, and what is so after a step that `through`
    /// lets pass, until nothing more is.
    fn ahead(&self, mut ahead: Vec<Steps>, through: impl Fn(StepIx) -> bool) -> Vec<Steps> {
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); self.states.len()];
        for (from, step, to) in &self.edges {
            if let Some(state) = ahead.get_mut(*from) {
                state.insert(*step);
            }
            if let Some(list) = before.get_mut(*to).filter(|_| through(*step)) {
                list.push(*from);
            }
        }
        let mut queue: VecDeque<usize> = (0..self.states.len()).collect();
        while let Some(number) = queue.pop_front() {
            let Some(here) = ahead.get(number).copied() else { continue };
            for from in before.get(number).into_iter().flatten() {
                let Some(there) = ahead.get_mut(*from) else { continue };
                if !here.minus(*there).is_empty() {
                    *there = there.or(here);
                    queue.push_back(*from);
                }
            }
        }
        ahead
    }
}

struct Search {
    space: Space,
    known: BTreeMap<Rc<State>, usize>,
    queue: VecDeque<usize>,
}

impl Search {
    fn reach(&mut self, state: State, from: Option<(usize, StepIx)>) -> usize {
        if let Some(number) = self.known.get(&state) {
            return *number;
        }
        let number = self.space.states.len();
        let state = Rc::new(state);
        self.known.insert(Rc::clone(&state), number);
        self.space.states.push(Reached { state, from });
        self.queue.push_back(number);
        number
    }

    fn expand(&mut self, net: &Net<'_>, number: usize) {
        let Some(state) = self.space.states.get(number).map(|it| Rc::clone(&it.state)) else {
            return;
        };
        for step in net.enabled(&state).iter() {
            self.space.happened.insert(step);
            for answers in net.node_of(step).into_iter().flat_map(|node| &node.answers) {
                let next = net.after(&state, step, answers);
                let to = self.reach(next, Some((number, step)));
                self.space.edges.push((number, step, to));
            }
        }
    }
}
