//! The cells of a table, numbered, and the sums between them.
//!
//! It must never grow without a bound: a table of too many cells is refused before it is made.

use serde::Serialize;

use super::Dimension;

/// So many cells at most, margins included.
pub const CELLS_MOST: usize = 1_000_000;

/// So many people at most in a table: whole numbers are exact up to here in every form it is
/// published in.
pub const PEOPLE_MOST: u64 = 9_007_199_254_740_992;

/// The dimensions of a table; its cells are the combinations of their nodes, numbered row by row
/// (the last dimension runs fastest).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
}

/// A cell that is the sum of others: the children of one node, the other dimensions fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The sum.
    pub total: usize,
    /// Its parts.
    pub parts: Vec<usize>,
}

impl Shape {
    /// A table of these dimensions; nothing when it would have over [`CELLS_MOST`] cells.
    #[must_use]
    pub fn new(dimensions: Vec<Dimension>) -> Option<Self> {
        let mut cells = 1_usize;
        for dimension in &dimensions {
            cells = cells.checked_mul(dimension.nodes.len()).filter(|it| *it <= CELLS_MOST)?;
        }
        Some(Self { dimensions })
    }

    /// How many cells there are, margins included.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.dimensions.iter().map(|dimension| dimension.nodes.len()).product()
    }

    /// The node of a cell in each dimension.
    #[must_use]
    pub fn nodes(&self, cell: usize) -> Vec<usize> {
        let mut rest = cell;
        let mut nodes: Vec<usize> = (self.dimensions.iter().rev())
            .map(|dimension| {
                let size = dimension.nodes.len().max(1);
                let node = rest % size;
                rest /= size;
                node
            })
            .collect();
        nodes.reverse();
        nodes
    }

    /// The cell of a node in each dimension.
    #[must_use]
    pub fn cell(&self, nodes: &[usize]) -> Option<usize> {
        if nodes.len() != self.dimensions.len() {
            return None;
        }
        self.dimensions.iter().zip(nodes).try_fold(0, |cell, (dimension, node)| {
            (*node < dimension.nodes.len()).then(|| cell * dimension.nodes.len() + node)
        })
    }

    /// Whether a cell is no sum of others.
    #[must_use]
    pub fn is_inner(&self, cell: usize) -> bool {
        self.nodes(cell).iter().zip(&self.dimensions).all(|(node, dimension)| {
            dimension.nodes.get(*node).is_some_and(|node| node.children.is_empty())
        })
    }

    /// Every sum between cells.
    #[must_use]
    pub fn sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for total in 0..self.cells() {
            let nodes = self.nodes(total);
            for axis in 0..self.dimensions.len() {
                let parts = self.parts(&nodes, axis);
                if !parts.is_empty() {
                    sums.push(Sum { total, parts });
                }
            }
        }
        sums
    }

    /// The cells that a cell is the sum of, along a dimension.
    fn parts(&self, nodes: &[usize], axis: usize) -> Vec<usize> {
        let node = nodes.get(axis).zip(self.dimensions.get(axis));
        let node = node.and_then(|(node, dimension)| dimension.nodes.get(*node));
        let children = node.map(|node| node.children.as_slice()).unwrap_or_default();
        let part = |child: &usize| {
            let mut nodes = nodes.to_vec();
            *nodes.get_mut(axis)? = *child;
            self.cell(&nodes)
        };
        children.iter().filter_map(part).collect()
    }

    /// Adds up values of inner cells into every margin, with `add`; nothing when that overflows.
    #[must_use]
    pub fn roll_up<T: Copy>(
        &self,
        mut values: Vec<T>,
        add: impl Fn(T, T) -> Option<T>,
    ) -> Option<Vec<T>> {
        for axis in 0..self.dimensions.len() {
            // Parents come before their children: from the last, every part is whole when it is
            // added.
            for cell in (0..self.cells()).rev() {
                let mut nodes = self.nodes(cell);
                let dimension = self.dimensions.get(axis)?;
                let node = nodes.get_mut(axis)?;
                let Some(parent) = dimension.nodes.get(*node)?.parent else { continue };
                *node = parent;
                let above = self.cell(&nodes)?;
                let sum = add(*values.get(above)?, *values.get(cell)?)?;
                *values.get_mut(above)? = sum;
            }
        }
        Some(values)
    }

    /// The code of a cell in every column; nothing where it is a total.
    #[must_use]
    pub fn codes(&self, cell: usize) -> Vec<Option<&str>> {
        let nodes = self.nodes(cell);
        self.dimensions
            .iter()
            .zip(nodes)
            .flat_map(|(dimension, node)| dimension.codes(node))
            .collect()
    }

    /// The columns of every dimension.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.dimensions.iter().flat_map(|it| &it.columns).map(String::as_str)
    }

    /// A cell in words: `sex=F, age=18`, or `all` for the total of everything.
    #[must_use]
    pub fn name(&self, cell: usize) -> String {
        let codes = self.columns().zip(self.codes(cell));
        let named: Vec<String> =
            codes.filter_map(|(column, code)| Some(format!("{column}={}", code?))).collect();
        if named.is_empty() { "all".to_owned() } else { named.join(", ") }
    }
}

/// How many are in each cell of a table, margins included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    shape: Shape,
    values: Vec<u64>,
}

impl Counts {
    /// The counts of inner cells, with the margins made; nothing when a sum is over [`PEOPLE_MOST`] or
    /// there is not one value a cell (those of margins are not looked at).
    #[must_use]
    pub fn of(shape: Shape, inner: Vec<u64>) -> Option<Self> {
        if inner.len() != shape.cells() {
            return None;
        }
        let inner = inner.into_iter().enumerate();
        let inner: Vec<u64> =
            inner.map(|(cell, it)| if shape.is_inner(cell) { it } else { 0 }).collect();
        let add = |one: u64, other: u64| one.checked_add(other).filter(|sum| *sum <= PEOPLE_MOST);
        let values = shape.roll_up(inner, add)?;
        values.iter().all(|count| *count <= PEOPLE_MOST).then_some(Self { shape, values })
    }

    /// The shape of the table.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The counts, one a cell.
    #[must_use]
    pub fn values(&self) -> &[u64] {
        &self.values
    }

    /// How many are in a cell.
    #[must_use]
    pub fn get(&self, cell: usize) -> u64 {
        self.values.get(cell).copied().unwrap_or_default()
    }
}
