//! The pairs that are compared: near in time, and rivals of each other.
//!
//! It must never look at more pairs than it may hold.

use std::collections::BTreeMap;

use super::compare::{Vector, vector};
use super::event::Event;
use super::fit::Counts;
use super::model::{Model, SameFault};

/// So many pairs are looked at most within the window of dates.
pub(super) const PAIRS_MOST: usize = 4_000_000;
/// No odds are larger: more would be no surer.
const BITS_MOST: f64 = 100.0;

/// Two incidents of different lists that are near in time.
pub(super) struct Pair {
    pub(super) left: usize,
    pub(super) right: usize,
    /// Where the left one meets the list of the right one, and the right one that of the left.
    pub(super) meetings: [(usize, usize); 2],
    pub(super) levels: Vector,
}

/// The pairs that are near in time.
pub(super) struct Near {
    /// Those of different lists.
    pub(super) across: Vec<Pair>,
    /// What is found in those of one list, which are not the same incident.
    pub(super) within: Counts,
}

/// The pairs that are at most so many days apart.
pub(super) fn near(events: &[Event], window: i64) -> Result<Near, SameFault> {
    let mut order: Vec<(i64, i64, usize, &Event)> = events
        .iter()
        .enumerate()
        .map(|(place, event)| (event.date.span().0, event.date.span().1, place, event))
        .collect();
    order.sort_by_key(|(from, _, place, _)| (*from, *place));
    let mut near = Near { across: Vec::new(), within: Counts::none() };
    let mut seen = 0;
    for (next, (_, to, place, event)) in (1..).zip(&order) {
        let after = order.iter().skip(next).take_while(|(from, ..)| *from <= to + window);
        for (_, _, other, with) in after {
            seen += 1;
            if seen > PAIRS_MOST {
                return Err(SameFault::TooMany(window));
            }
            let levels = vector(event, with);
            if event.list == with.list {
                near.within.add(&levels, 1.0);
                continue;
            }
            let (left, right) = (*place.min(other), *place.max(other));
            let meetings = [(*place, with.list), (*other, event.list)];
            near.across.push(Pair { left, right, meetings, levels });
        }
    }
    near.across.sort_by_key(|pair| (pair.left, pair.right));
    Ok(near)
}

impl Pair {
    /// The lists of the two, the lower first.
    const fn lists(&self) -> (usize, usize) {
        let [(_, one), (_, other)] = self.meetings;
        if one < other { (one, other) } else { (other, one) }
    }
}

impl Near {
    /// How many pairs of each two lists are one incident, expected.
    pub(super) fn expected(&self, chances: &[f64]) -> BTreeMap<(usize, usize), f64> {
        let mut expected = BTreeMap::new();
        for (pair, chance) in self.across.iter().zip(chances) {
            *expected.entry(pair.lists()).or_default() += chance;
        }
        expected
    }

    /// The pairs in which an incident meets a list: of each, one at most is the same incident.
    pub(super) fn meetings(&self) -> Vec<Vec<usize>> {
        let mut meetings: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (place, pair) in self.across.iter().enumerate() {
            for meeting in pair.meetings {
                meetings.entry(meeting).or_default().push(place);
            }
        }
        meetings.into_values().filter(|pairs| pairs.len() > 1).collect()
    }

    /// For each pair, the odds that one of its two is the same as another of the other's list.
    pub(super) fn rivals(&self, model: &Model, meetings: &[Vec<usize>]) -> Vec<f64> {
        let bits = self.across.iter().map(|pair| model.bits(&pair.levels));
        let odds: Vec<f64> = bits.map(|bits| bits.min(BITS_MOST).exp2()).collect();
        let mut rivals = vec![0.0; odds.len()];
        // What stands before a pair and what stands after it: taking it from the sum of all would
        // leave nothing but rounding beside a large one.
        let mut sum_up = |places: &mut dyn Iterator<Item = &usize>| {
            let mut sum = 0.0;
            for place in places {
                if let (Some(rivals), Some(odds)) = (rivals.get_mut(*place), odds.get(*place)) {
                    *rivals += sum;
                    sum += odds;
                }
            }
        };
        for meeting in meetings {
            sum_up(&mut meeting.iter());
            sum_up(&mut meeting.iter().rev());
        }
        rivals
    }
}
