//! A dimension of a table: its categories as a tree, from the total down to the finest.
//!
//! It must never name a category that no row has: what is not seen is no part of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// A dimension: one column of categories, or several where each is finer than the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dimension {
    /// The columns it is made of, the coarsest first.
    pub columns: Vec<String>,
    /// Its nodes: the total first, every node after its parent.
    pub nodes: Vec<Node>,
}

/// A category, or a sum of categories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Its code in each column, from the coarsest; empty for the total.
    pub path: Vec<String>,
    /// The node it is a part of.
    pub parent: Option<usize>,
    /// The nodes it is the sum of.
    pub children: Vec<usize>,
}

impl Dimension {
    /// The tree of the paths seen, in the order of their codes.
    ///
    /// Each path has one code a column.
    #[must_use]
    pub fn of(columns: Vec<String>, paths: &BTreeSet<Vec<String>>) -> Self {
        let mut nodes = vec![Node { path: Vec::new(), parent: None, children: Vec::new() }];
        let mut places = BTreeMap::from([(Vec::new(), 0_usize)]);
        for path in paths {
            let mut parent = 0;
            for depth in 1..=columns.len().min(path.len()) {
                let part: Vec<String> = path.iter().take(depth).cloned().collect();
                parent = *places.entry(part.clone()).or_insert_with(|| {
                    let place = nodes.len();
                    nodes.push(Node { path: part, parent: Some(parent), children: Vec::new() });
                    if let Some(above) = nodes.get_mut(parent) {
                        above.children.push(place);
                    }
                    place
                });
            }
        }
        Self { columns, nodes }
    }

    /// The place of a path.
    #[must_use]
    pub fn find(&self, path: &[String]) -> Option<usize> {
        self.nodes.iter().position(|node| node.path == path)
    }

    /// The code of a node in each of the columns; nothing where it is a total.
    #[must_use]
    pub fn codes(&self, node: usize) -> Vec<Option<&str>> {
        let path = self.nodes.get(node).map(|node| node.path.as_slice()).unwrap_or_default();
        (0..self.columns.len()).map(|column| path.get(column).map(String::as_str)).collect()
    }
}
