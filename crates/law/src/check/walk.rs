//! Seeded walks: runs of a case drawn at random over real answers, the same on every machine.
//!
//! They go where exploring every state in order does not come. What they find happened; what they
//! do not find is not thereby impossible.

use super::net::Net;
use super::relaxed::Relaxed;
use super::state::State;
use crate::graph::{StepIx, Steps};

/// One closing step is taken in so many chances, that walks may go on.
const SELDOM: u64 = 24;

/// A run: the opening, and the steps with the number of the answers given in each.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    pub(super) start: State,
    pub(super) moves: Vec<(StepIx, usize)>,
}

/// A small generator of numbers that look random (splitmix64, Steele, Lea and Flood 2014).
pub(super) struct Seeded(u64);

impl Seeded {
    /// The generator of a name.
    pub(super) fn of(name: &str) -> Self {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another; 0 below 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }

    pub(super) fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let place = self.below(list.len());
        list.get(place)
    }
}

/// What walks found.
pub(super) struct Walked {
    /// How many times each step happened.
    times: Vec<u32>,
    pub(super) happened: Steps,
    /// Walks that end with a step owed that can neither be done nor leave, the first for each step.
    pub(super) doomed: Vec<(StepIx, Walk)>,
    /// The same when only the end of the case settles it.
    pub(super) trapped: Vec<(StepIx, Walk)>,
    /// Steps taken.
    pub(super) moves: usize,
}

impl Walked {
    pub(super) fn new(net: &Net<'_>) -> Self {
        Self {
            times: vec![0; net.steps.len()],
            happened: Steps::default(),
            doomed: Vec::new(),
            trapped: Vec::new(),
            moves: 0,
        }
    }

    /// One walk of at most so many steps.
    pub(super) fn walk(&mut self, net: &Net<'_>, start: &State, rng: &mut Seeded, longest: usize) {
        let mut walk = Walk { start: start.clone(), moves: Vec::new() };
        let mut state = start.clone();
        for _ in 0..longest {
            let Some(step) = self.choose(net, &state, rng) else { break };
            if net.closing.contains(step) {
                self.judge(net, &state, &walk);
            }
            let Some(node) = net.node_of(step) else { break };
            let number = rng.below(node.answers.len());
            let Some(answers) = node.answers.get(number) else { break };
            state = net.after(&state, step, answers);
            walk.moves.push((step, number));
            self.happened.insert(step);
            self.moves += 1;
            if let Some(times) = self.times.get_mut(step.index()) {
                *times += 1;
            }
        }
        self.judge(net, &state, &walk);
    }

    /// Any step that may happen, more often one that seldom did, seldom one that closes the case.
    fn choose(&self, net: &Net<'_>, state: &State, rng: &mut Seeded) -> Option<StepIx> {
        let enabled = net.enabled(state);
        let open = enabled.minus(net.closing);
        let among =
            if open.is_empty() || rng.next().is_multiple_of(SELDOM) { enabled } else { open };
        let list: Vec<StepIx> = among.iter().collect();
        let first = *rng.one_of(&list)?;
        let second = *rng.one_of(&list)?;
        let times = |step: StepIx| self.times.get(step.index()).copied().unwrap_or(0);
        Some(if times(second) < times(first) { second } else { first })
    }

    /// Keeps the walk for each step that it leaves owed for ever.
    fn judge(&mut self, net: &Net<'_>, state: &State, walk: &Walk) {
        let waiting = state.marking.included.and(state.marking.pending).minus(net.enabled(state));
        if waiting.is_empty() {
            return;
        }
        let relaxed = Relaxed::of(net, state);
        let (doomed, trapped) = (relaxed.doomed(state), relaxed.trapped(state));
        let keep = |list: &mut Vec<(StepIx, Walk)>, steps: Steps| {
            for step in steps.iter() {
                if list.iter().all(|(known, _)| *known != step) {
                    list.push((step, walk.clone()));
                }
            }
        };
        keep(&mut self.doomed, doomed);
        keep(&mut self.trapped, trapped.minus(doomed));
    }
}

impl Walk {
    /// Where it leads, if each of its steps may happen when its turn comes.
    fn replay(&self, net: &Net<'_>) -> Option<State> {
        let mut state = self.start.clone();
        for (step, number) in &self.moves {
            let answers = net.node_of(*step)?.answers.get(*number)?;
            if !net.may(&state, *step) {
                return None;
            }
            state = net.after(&state, *step, answers);
        }
        Some(state)
    }

    /// The shortest walk found by leaving steps out of this one that still ends badly.
    pub(super) fn shortened(mut self, net: &Net<'_>, ends_badly: impl Fn(&State) -> bool) -> Self {
        let bad = |walk: &Self| walk.replay(net).is_some_and(|state| ends_badly(&state));
        let prefix = |length: usize| Self {
            start: self.start.clone(),
            moves: self.moves.iter().take(length).copied().collect(),
        };
        if let Some(shorter) = (0..self.moves.len()).map(prefix).find(|walk| bad(walk)) {
            self = shorter;
        }
        let mut chunk = self.moves.len() / 2;
        while chunk > 0 {
            let mut at = 0;
            while at < self.moves.len() {
                let mut shorter = self.clone();
                let end = (at + chunk).min(shorter.moves.len());
                shorter.moves.drain(at..end);
                if bad(&shorter) {
                    self = shorter;
                } else {
                    at += chunk;
                }
            }
            chunk /= 2;
        }
        self
    }
}
