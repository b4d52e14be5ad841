//! Who is one person, from pairs.
//!
//! One false edge must not merge two families. So pairs nobody looked at are looked at before
//! groups are joined, and two groups are joined only when the evidence between all their members,
//! for and against, is for it (average linkage; correlation clustering, Bansal, Blum and Chawla
//! 2004). Strength is bounded on both sides: no single pair outweighs several others.

use rayon::prelude::*;

use crate::table::{at, short};

/// Units of a component at the most; beyond it, weaker edges are left out.
const COMPONENT_MOST: u32 = 128;
/// Sweeps over the units of a component at the most.
const SWEEPS_MOST: usize = 20;
/// Bits for or against that one pair may carry.
const BITS_MOST: f64 = 10.0;

/// A pair of units and log2 of the odds that they are one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The lower unit.
    pub a: u32,
    /// The higher unit.
    pub b: u32,
    /// log2 odds.
    pub bits: f32,
}

/// The edges, strongest first, in an order that depends on nothing else.
pub(crate) fn strongest_first(edges: &mut [Edge]) {
    edges.par_sort_unstable_by(|x, y| y.bits.total_cmp(&x.bits).then((x.a, x.b).cmp(&(y.a, y.b))));
}

/// For each unit the lowest unit of its cluster. `edges` come strongest first; `link` is log2 of
/// the odds from which a pair is linked; `score` weighs a pair that is not among the edges.
pub(crate) fn clusters(
    units: u32,
    edges: &[Edge],
    link: f64,
    score: impl Fn(u32, u32) -> f64 + Sync,
) -> Vec<u32> {
    let components = components(units, edges, link);
    let found: Vec<Vec<Vec<u32>>> =
        components
            .par_iter()
            .map(|members| {
                if members.len() == 2 {
                    vec![members.clone()]
                } else {
                    divide(members, link, &score)
                }
            })
            .collect();
    let mut of: Vec<u32> = (0..units).collect();
    for cluster in found.iter().flatten() {
        let lowest = cluster.iter().min().copied().unwrap_or(0);
        for &unit in cluster {
            if let Some(slot) = of.get_mut(unit as usize) {
                *slot = lowest;
            }
        }
    }
    of
}

/// At most one partner for each unit: strongest first (greedy matching).
pub(crate) fn one_to_one(units: u32, edges: &[Edge], link: f64) -> Vec<u32> {
    let mut of: Vec<u32> = (0..units).collect();
    let mut taken = vec![false; units as usize];
    for edge in edges.iter().take_while(|edge| f64::from(edge.bits) >= link) {
        let (a, b) = (edge.a as usize, edge.b as usize);
        if at(&taken, a) || at(&taken, b) {
            continue;
        }
        for place in [a, b] {
            if let Some(slot) = taken.get_mut(place) {
                *slot = true;
            }
        }
        if let Some(slot) = of.get_mut(b) {
            *slot = edge.a;
        }
    }
    of
}

/// Units joined by edges, none of them too large, with at least two members each.
fn components(units: u32, edges: &[Edge], link: f64) -> Vec<Vec<u32>> {
    let mut union = Union::new(units);
    for edge in edges.iter().take_while(|edge| f64::from(edge.bits) >= link) {
        union.join(edge.a, edge.b);
    }
    let mut members: Vec<(u32, u32)> = (0..units).map(|unit| (union.root(unit), unit)).collect();
    members.retain(|(root, _)| union.size(*root) > 1);
    members.sort_unstable();
    members
        .chunk_by(|a, b| a.0 == b.0)
        .map(|chunk| chunk.iter().map(|(_, unit)| *unit).collect())
        .collect()
}

/// Disjoint sets of bounded size.
struct Union {
    parent: Vec<u32>,
    sizes: Vec<u32>,
}

impl Union {
    fn new(units: u32) -> Self {
        Self { parent: (0..units).collect(), sizes: vec![1; units as usize] }
    }

    fn root(&mut self, unit: u32) -> u32 {
        let mut here = unit;
        loop {
            let above = at(&self.parent, here as usize);
            if above == here {
                return here;
            }
            let next = at(&self.parent, above as usize);
            if let Some(slot) = self.parent.get_mut(here as usize) {
                *slot = next;
            }
            here = next;
        }
    }

    fn size(&self, root: u32) -> u32 {
        at(&self.sizes, root as usize)
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        let size = self.size(low) + self.size(high);
        if low == high || size > COMPONENT_MOST {
            return;
        }
        if let Some(slot) = self.parent.get_mut(high as usize) {
            *slot = low;
        }
        if let Some(slot) = self.sizes.get_mut(low as usize) {
            *slot = size;
        }
    }
}

/// Groups of a component, and the sum of evidence between each two of them.
struct Groups {
    members: Vec<Vec<u32>>,
    /// For each two groups the sum; row by row.
    sums: Vec<f64>,
}

impl Groups {
    fn sum(&self, a: usize, b: usize) -> f64 {
        at(&self.sums, a * self.members.len() + b)
    }

    fn size(&self, group: usize) -> usize {
        self.members.get(group).map_or(0, Vec::len)
    }

    /// The two groups with the best average between them, and that average.
    fn best(&self) -> Option<(usize, usize, f64)> {
        let mut best: Option<(usize, usize, f64)> = None;
        for a in 0..self.members.len() {
            for b in a + 1..self.members.len() {
                let pairs = self.size(a) * self.size(b);
                if pairs == 0 {
                    continue;
                }
                let average = self.sum(a, b) / pairs as f64;
                if best.is_none_or(|(_, _, known)| average > known) {
                    best = Some((a, b, average));
                }
            }
        }
        best
    }

    fn join(&mut self, a: usize, b: usize) {
        let count = self.members.len();
        for other in 0..count {
            let sum = self.sum(a, other) + self.sum(b, other);
            for place in [a * count + other, other * count + a] {
                if let Some(slot) = self.sums.get_mut(place) {
                    *slot = sum;
                }
            }
        }
        let moved = self.members.get_mut(b).map(std::mem::take).unwrap_or_default();
        if let Some(members) = self.members.get_mut(a) {
            members.extend(moved);
        }
    }
}

/// Divides a component: every pair is weighed, then groups are joined while the evidence between
/// them is for it.
fn divide(members: &[u32], link: f64, score: impl Fn(u32, u32) -> f64) -> Vec<Vec<u32>> {
    let count = members.len();
    let mut sums = vec![0.0; count * count];
    for (row, &a) in members.iter().enumerate() {
        for (column, &b) in members.iter().enumerate().skip(row + 1) {
            let bits = (score(a, b) - link).clamp(-BITS_MOST, BITS_MOST);
            for place in [row * count + column, column * count + row] {
                if let Some(slot) = sums.get_mut(place) {
                    *slot = bits;
                }
            }
        }
    }
    let pairs = sums.clone();
    let mut groups = Groups { members: members.iter().map(|&unit| vec![unit]).collect(), sums };
    while let Some((a, b, average)) = groups.best() {
        if average <= 0.0 {
            break;
        }
        groups.join(a, b);
    }
    let mut of: Vec<usize> = vec![0; count];
    for (group, units) in groups.members.iter().enumerate() {
        for (place, unit) in members.iter().enumerate() {
            if units.contains(unit)
                && let Some(slot) = of.get_mut(place)
            {
                *slot = group;
            }
        }
    }
    settle(&mut of, &pairs);
    let mut clusters = vec![Vec::new(); count];
    for (&unit, &group) in members.iter().zip(&of) {
        if let Some(cluster) = clusters.get_mut(group) {
            cluster.push(unit);
        }
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters
}

/// Moves single units to where the evidence for them is strongest, until none moves: a strong false
/// edge may have joined the wrong two first.
fn settle(of: &mut [usize], pairs: &[f64]) {
    let count = of.len();
    for _ in 0..SWEEPS_MOST {
        let mut has_moved = false;
        for unit in 0..count {
            let mut gains = vec![0.0; count];
            for (other, &group) in of.iter().enumerate().filter(|(other, _)| *other != unit) {
                if let Some(gain) = gains.get_mut(group) {
                    *gain += at(pairs, unit * count + other);
                }
            }
            let here = at(of, unit);
            let now = at(&gains, here);
            let best =
                gains.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
            if let Some((group, gain)) = best.filter(|(_, gain)| **gain > now + 1e-9) {
                has_moved |= *gain > now;
                if let Some(slot) = of.get_mut(unit) {
                    *slot = group;
                }
            }
        }
        if !has_moved {
            break;
        }
    }
}

/// Names clusters 0, 1, 2… in order of their first rows.
pub(crate) fn number(of_unit: &[u32], unit_of_row: &[u32]) -> Vec<u32> {
    let mut names = vec![u32::MAX; of_unit.len()];
    let mut next = 0;
    let mut rows = Vec::with_capacity(unit_of_row.len());
    for &unit in unit_of_row {
        let lowest = at(of_unit, unit as usize);
        if let Some(name) = names.get_mut(lowest as usize) {
            if *name == u32::MAX {
                *name = short(next);
                next += 1;
            }
            rows.push(*name);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn run(units: u32, sure: &[(u32, u32, f32)]) -> Vec<u32> {
        let mut edges: Vec<Edge> = sure.iter().map(|&(a, b, bits)| Edge { a, b, bits }).collect();
        strongest_first(&mut edges);
        let known = edges.clone();
        clusters(units, &edges, 0.0, |a, b| {
            known
                .iter()
                .find(|edge| (edge.a, edge.b) == (a.min(b), a.max(b)))
                .map_or(-8.0, |edge| f64::from(edge.bits))
        })
    }

    #[test]
    fn two_families_joined_by_one_false_edge_stay_two() {
        let mut edges = Vec::new();
        for family in [0_u32, 4] {
            for a in 0..4 {
                for b in a + 1..4 {
                    edges.push((family + a, family + b, 6.0));
                }
            }
        }
        edges.push((3, 4, 30.0));
        let of = run(8, &edges);
        assert_eq!(of.iter().filter(|&&lowest| lowest == 0).count(), 4, "{of:?}");
    }

    #[test]
    fn a_weak_pair_inside_a_strong_cluster_does_not_break_it() {
        let of = run(
            4,
            &[(0, 1, 9.0), (0, 2, 9.0), (0, 3, 9.0), (1, 2, 9.0), (1, 3, 9.0), (2, 3, -3.0)],
        );
        assert_eq!(of, [0, 0, 0, 0]);
    }

    #[test]
    fn a_chain_of_ten_thousand_is_bounded() {
        let chain: Vec<Edge> = (0..9_999).map(|a| Edge { a, b: a + 1, bits: 5.0 }).collect();
        let of = clusters(10_000, &chain, 0.0, |a, b| if a.abs_diff(b) == 1 { 5.0 } else { -20.0 });
        assert_eq!(of.len(), 10_000);
    }

    #[test]
    fn one_to_one_takes_the_strongest_and_nobody_twice() {
        let mut edges = vec![
            Edge { a: 0, b: 2, bits: 5.0 },
            Edge { a: 1, b: 2, bits: 9.0 },
            Edge { a: 0, b: 3, bits: 1.0 },
        ];
        strongest_first(&mut edges);
        assert_eq!(one_to_one(4, &edges, 0.0), [0, 1, 1, 0]);
    }

    proptest! {
        #[test]
        fn every_unit_is_in_one_cluster_named_by_its_lowest(edges in proptest::collection::vec((0_u32..20, 0_u32..20, -5.0_f32..15.0), 0..60)) {
            let edges: Vec<(u32, u32, f32)> =
                edges.into_iter().filter(|(a, b, _)| a < b).collect();
            let of = run(20, &edges);
            for (unit, &lowest) in of.iter().enumerate() {
                prop_assert!(lowest as usize <= unit);
                prop_assert_eq!(of[lowest as usize], lowest);
            }
        }
    }
}
