//! Reading a view: a condition on its columns, an order, a page. One language for every engine.

use kernel::ObjectRef;

use crate::log::LogError;
use crate::view::{Cell, View, Views};

/// A condition on one column; instants are compared to the microsecond.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Equal; `Null` equals `Null`.
    Is(&'static str, Cell),
    /// One of several, of which one may be `Null`; none of none.
    In(&'static str, Vec<Cell>),
    /// Not null and at most; nothing is at most `Null`.
    AtMost(&'static str, Cell),
    /// Not null and at least; nothing is at least `Null`.
    AtLeast(&'static str, Cell),
}

impl Condition {
    /// The column it is about.
    #[must_use]
    pub const fn column(&self) -> &'static str {
        match self {
            Self::Is(column, _)
            | Self::In(column, _)
            | Self::AtMost(column, _)
            | Self::AtLeast(column, _) => column,
        }
    }

    /// What the column is compared with.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        match self {
            Self::In(_, cells) => cells,
            Self::Is(_, cell) | Self::AtMost(_, cell) | Self::AtLeast(_, cell) => {
                std::slice::from_ref(cell)
            }
        }
    }
}

/// A direction of sorting; nulls come last in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Ascending(&'static str),
    /// Largest first.
    Descending(&'static str),
}

impl Order {
    /// The column it sorts by.
    #[must_use]
    pub const fn column(&self) -> &'static str {
        match self {
            Self::Ascending(column) | Self::Descending(column) => column,
        }
    }
}

/// Which rows of a view, in which order.
///
/// Rows that tie in the order are given by their subject and then by the order in which the view
/// produced them, so that every engine gives the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// The view's name.
    pub view: &'static str,
    /// Only the rows of this subject, if one is named.
    pub subject: Option<ObjectRef>,
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// First by the first.
    pub order: Vec<Order>,
    /// How many to pass over.
    pub offset: usize,
    /// How many at most.
    pub limit: usize,
}

impl Select {
    /// The rows of a view, at most a thousand.
    #[must_use]
    pub const fn from(view: &'static str) -> Self {
        Self {
            view,
            subject: None,
            conditions: Vec::new(),
            order: Vec::new(),
            offset: 0,
            limit: 1000,
        }
    }

    /// Only the rows of one subject.
    #[must_use]
    pub fn of(mut self, subject: impl Into<ObjectRef>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Adds a condition.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    /// Adds an order.
    #[must_use]
    pub fn by(mut self, order: Order) -> Self {
        self.order.push(order);
        self
    }

    /// Takes a page.
    #[must_use]
    pub const fn page(mut self, offset: usize, limit: usize) -> Self {
        self.offset = offset;
        self.limit = limit;
        self
    }

    /// The view asked for, once every column named here is known to exist in it and to be compared
    /// with cells of its own type.
    ///
    /// # Errors
    /// [`LogError::NoSuchView`], saying which.
    pub fn checked<'a>(&self, views: &'a Views) -> Result<&'a dyn View, LogError> {
        let missing = |what: String| LogError::NoSuchView(what);
        let view = views.named(self.view).ok_or_else(|| missing(self.view.to_owned()))?;
        let find = |name: &str| {
            let column = view.columns().iter().find(|column| column.name == name);
            column.ok_or_else(|| missing(format!("{}.{name}", self.view)))
        };
        for condition in &self.conditions {
            let column = find(condition.column())?;
            if let Some(cell) = condition.cells().iter().find(|cell| !cell.fits(column.kind)) {
                let (name, kind) = (column.name, column.kind);
                return Err(missing(format!("{}.{name} is {kind:?}, not {cell:?}", self.view)));
            }
        }
        self.order.iter().try_for_each(|order| find(order.column()).map(|_| ()))?;
        Ok(view)
    }
}
