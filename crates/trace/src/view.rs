//! A view: a table that is a pure function of the log.
//!
//! A view names the objects it has rows for, and says what rows one such object has, given all the
//! events of the listed types that touch it. Nothing else writes the table, so it can be dropped
//! and derived again at any time, and an update in the appending transaction cannot drift from a
//! rebuild: both call the same function on the same events.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use kernel::{Code, Compartment, Envelope, ObjectKind, ObjectRef, Timestamp};
use serde_json::Value;

use crate::event::Recorded;
use crate::log::LogError;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// A short text or code; sorted by its bytes on every engine.
    Text,
    /// A 64-bit integer.
    Integer,
    /// An instant, to the microsecond.
    Instant,
}

/// A column of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Lower-case name, `[a-z_]+`.
    pub name: &'static str,
    /// Its type; every column may be null.
    pub kind: ColumnType,
    /// Whether rows are looked up by it.
    pub indexed: bool,
}

/// One cell; sorted within its type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A text; NUL characters are dropped when stored, for not every engine can hold them.
    Text(String),
    /// A number.
    Integer(i64),
    /// An instant, truncated to the microsecond when stored.
    Instant(Timestamp),
}

impl Cell {
    /// The cell as every engine stores it.
    #[must_use]
    pub fn stored(self) -> Self {
        match self {
            Self::Text(text) if text.contains('\0') => Self::Text(text.replace('\0', "")),
            Self::Instant(at) => {
                Self::Instant(Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at))
            }
            Self::Null | Self::Text(_) | Self::Integer(_) => self,
        }
    }

    /// Whether a column of that type may hold it; null fits every column.
    #[must_use]
    pub const fn fits(&self, kind: ColumnType) -> bool {
        match self {
            Self::Null => true,
            Self::Text(_) => matches!(kind, ColumnType::Text),
            Self::Integer(_) => matches!(kind, ColumnType::Integer),
            Self::Instant(_) => matches!(kind, ColumnType::Instant),
        }
    }
}

/// A row: its subject and its cells in the order of the view's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The object it was derived from.
    pub subject: ObjectRef,
    /// The cells.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The text in a column by its place, if it holds one.
    #[must_use]
    pub fn text(&self, column: usize) -> Option<&str> {
        match self.cells.get(column) {
            Some(Cell::Text(text)) => Some(text),
            Some(Cell::Null | Cell::Integer(_) | Cell::Instant(_)) | None => None,
        }
    }

    /// The number in a column by its place, if it holds one.
    #[must_use]
    pub fn integer(&self, column: usize) -> Option<i64> {
        match self.cells.get(column) {
            Some(Cell::Integer(number)) => Some(*number),
            Some(Cell::Null | Cell::Text(_) | Cell::Instant(_)) | None => None,
        }
    }

    /// The instant in a column by its place, if it holds one.
    #[must_use]
    pub fn instant(&self, column: usize) -> Option<Timestamp> {
        match self.cells.get(column) {
            Some(Cell::Instant(at)) => Some(*at),
            Some(Cell::Null | Cell::Text(_) | Cell::Integer(_)) | None => None,
        }
    }
}

/// Opens sealed parts while a view is derived; what cannot be opened any more is simply absent.
pub trait Opener {
    /// The content of one compartment of an event, if the key still exists and it has that part.
    fn open(&self, event: &Recorded, compartment: Compartment) -> Option<Value>;
}

/// A table derived from the log.
pub trait View: Send + Sync {
    /// The table's name, `[a-z_]+`, unique among the views.
    fn name(&self) -> &'static str;
    /// Its columns, each name once.
    fn columns(&self) -> &'static [Column];
    /// The kind of object it has rows for.
    fn subjects(&self) -> ObjectKind;
    /// The event types it reads; an event of another type never changes it.
    fn types(&self) -> &[Code];
    /// The rows of one subject, given its events of those types in the order of the log.
    /// Pure: same events and keys, same rows. Each row has one cell a column.
    fn rows(&self, subject: ObjectRef, events: &[Recorded], opener: &dyn Opener) -> Vec<Vec<Cell>>;
}

/// The views of a log, and what opens their sealed parts.
pub struct Views {
    views: Vec<Box<dyn View>>,
    opener: Box<dyn Opener + Send + Sync>,
}

impl Views {
    /// A set of views; a later one may not bear an earlier one's name.
    #[must_use]
    pub fn new(views: Vec<Box<dyn View>>, opener: Box<dyn Opener + Send + Sync>) -> Self {
        Self { views, opener }
    }

    /// The views, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = &dyn View> {
        self.views.iter().map(AsRef::as_ref)
    }

    /// The view of that name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&dyn View> {
        self.iter().find(|view| view.name() == name)
    }

    /// What opens sealed parts.
    #[must_use]
    pub fn opener(&self) -> &dyn Opener {
        self.opener.as_ref()
    }

    /// The views an event changes, each with the subject whose rows change.
    pub fn touched<'a>(
        &'a self,
        envelope: &'a Envelope,
    ) -> impl Iterator<Item = (&'a dyn View, ObjectRef)> {
        self.iter().filter(|view| view.types().contains(&envelope.kind.name)).flat_map(|view| {
            let objects = envelope.objects.iter().map(|(object, _)| *object);
            objects.filter(move |object| object.kind == view.subjects()).map(move |o| (view, o))
        })
    }

    /// The event types that views with this kind of subject read.
    #[must_use]
    pub fn types_read(&self, subjects: ObjectKind) -> BTreeSet<Code> {
        let views = self.iter().filter(|view| view.subjects() == subjects);
        views.flat_map(|view| view.types().iter().cloned()).collect()
    }

    /// The rows a view has for a subject, as every engine stores them, given events that touch the
    /// subject in the order of the log; those the view does not read are left out.
    ///
    /// # Errors
    /// The view panicked, or gave rows that do not fit its columns.
    pub fn derive(
        &self,
        view: &dyn View,
        subject: ObjectRef,
        events: &[Recorded],
    ) -> Result<Vec<Vec<Cell>>, LogError> {
        let reads = |event: &&Recorded| view.types().contains(&event.envelope.kind.name);
        let events = if events.iter().all(|event| reads(&event)) {
            Cow::Borrowed(events)
        } else {
            Cow::Owned(events.iter().filter(reads).cloned().collect())
        };
        // A broken view refuses the commands it would have shown; it must not end the one thread
        // that writes for everybody else.
        let rows = catch_unwind(AssertUnwindSafe(|| view.rows(subject, &events, self.opener())))
            .map_err(|_| LogError::BadView(format!("{} panicked", view.name())))?;
        let columns = view.columns();
        let fits = |row: &Vec<Cell>| {
            row.len() == columns.len() && row.iter().zip(columns).all(|(c, col)| c.fits(col.kind))
        };
        if !rows.iter().all(fits) {
            return Err(LogError::BadView(format!(
                "{} gave cells unlike its columns",
                view.name()
            )));
        }
        Ok(rows.into_iter().map(|row| row.into_iter().map(Cell::stored).collect()).collect())
    }

    /// Checks that names are short, `[a-z_]+` and given once: engines make them names of tables.
    ///
    /// # Errors
    /// The first name that is not.
    pub fn check(&self) -> Result<(), LogError> {
        let mut names = BTreeSet::new();
        for view in self.iter() {
            if !legal(view.name()) || !names.insert(view.name()) {
                return Err(LogError::BadView(format!("the name {:?}", view.name())));
            }
            let mut columns = BTreeSet::new();
            for column in view.columns() {
                if !legal(column.name) || !columns.insert(column.name) {
                    let name = view.name();
                    return Err(LogError::BadView(format!(
                        "{name} has a column {:?}",
                        column.name
                    )));
                }
            }
        }
        Ok(())
    }
}

fn legal(name: &str) -> bool {
    (1..=40).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}
