//! Decomposable graphs of lists: which lists depend on one another, so that likelihoods are products.
//!
//! It must never hold a graph with a cycle of four or more lists without a chord.

use std::fmt;

use super::pattern::Pattern;

/// So many lists at most: their graphs are looked at one by one (18,154 of 32,768 for six).
pub const GRAPH_LISTS_MOST: usize = 6;

/// A decomposable graph by its cliques and the separators between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decomposable {
    cliques: Vec<Pattern>,
    separators: Vec<Pattern>,
}

impl Decomposable {
    /// The graph of some edges (pairs of lists), if it is decomposable.
    ///
    /// Lists are taken away one by one, each when its remaining neighbours all know one another;
    /// the graph is decomposable when none is left (Dirac 1961).
    #[must_use]
    pub fn new(lists: usize, edges: &[Pattern]) -> Option<Self> {
        let mut left = (1_u32 << lists.min(31)) - 1;
        let neighbours = |list: u32, among: u32| -> u32 {
            let touching = edges.iter().filter(|edge| edge.0 & list != 0);
            touching.fold(0, |all, edge| all | edge.0) & among & !list
        };
        let mut cliques: Vec<Pattern> = Vec::new();
        while left != 0 {
            let knows_all = |list: u32| {
                let around = neighbours(list, left);
                bits(around).all(|other| neighbours(other, left) & around == around & !other)
            };
            let list = bits(left).find(|list| knows_all(*list))?;
            let clique = Pattern(neighbours(list, left) | list);
            if !cliques.iter().any(|larger| larger.covers(clique)) {
                cliques.push(clique);
            }
            left &= !list;
        }
        cliques.sort_unstable();
        let separators = separators(&cliques);
        Some(Self { cliques, separators })
    }

    /// Every decomposable graph of so many lists: 8 of three, 61 of four, 822 of five.
    ///
    /// None for more than [`GRAPH_LISTS_MOST`].
    #[must_use]
    pub fn all(lists: usize) -> Vec<Self> {
        if lists > GRAPH_LISTS_MOST {
            return Vec::new();
        }
        let pairs = super::model::pairs(lists);
        let graphs = 0_u32..1 << pairs.len();
        let edges = |graph: u32| -> Vec<Pattern> {
            let here = |(place, _): &(usize, &Pattern)| graph >> place & 1 == 1;
            pairs.iter().enumerate().filter(here).map(|(_, pair)| *pair).collect()
        };
        graphs.filter_map(|graph| Self::new(lists, &edges(graph))).collect()
    }

    /// The largest sets of lists that all depend on one another.
    #[must_use]
    pub fn cliques(&self) -> &[Pattern] {
        &self.cliques
    }

    /// What neighbouring cliques share, each as often as it separates; the empty one is left out.
    #[must_use]
    pub fn separators(&self) -> &[Pattern] {
        &self.separators
    }

    /// The cliques in the names of the lists: `[police hospital][police church]`.
    #[must_use]
    pub fn named(&self, names: &[String]) -> String {
        let clique = |clique: &Pattern| {
            let on = names.iter().enumerate().filter(|(list, _)| clique.on(*list));
            let on: Vec<&str> = on.map(|(_, name)| name.as_str()).collect();
            format!("[{}]", on.join(" "))
        };
        self.cliques.iter().map(clique).collect()
    }
}

impl fmt::Display for Decomposable {
    /// The cliques by the numbers of their lists: `[123,134]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cliques: Vec<String> =
            self.cliques.iter().map(|clique| clique.written(GRAPH_LISTS_MOST)).collect();
        write!(f, "[{}]", cliques.join(","))
    }
}

/// The single bits of a mask.
fn bits(mask: u32) -> impl Iterator<Item = u32> {
    (0..32).map(|place| 1 << place).filter(move |bit| mask & bit != 0)
}

/// The separators: a junction tree is a tree over the cliques with the largest shares (Prim).
fn separators(cliques: &[Pattern]) -> Vec<Pattern> {
    let mut separators = Vec::new();
    let Some((first, rest)) = cliques.split_first() else { return separators };
    let (mut inside, mut outside) = (vec![*first], rest.to_vec());
    while !outside.is_empty() {
        let shares = outside.iter().enumerate().flat_map(|(place, clique)| {
            inside.iter().map(move |other| (place, Pattern(clique.0 & other.0)))
        });
        let Some((place, share)) = shares.max_by_key(|(_, share)| share.captures()) else { break };
        inside.push(outside.remove(place));
        if share.0 != 0 {
            separators.push(share);
        }
    }
    separators.sort_unstable();
    separators
}
