//! Typed identifiers: the id of a person can never be handed over as the id of a case.
//!
//! An id is an opaque UUID; it is made by [`World`](crate::World), never here.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// What an id stands for; the tags below are the only implementations.
pub struct Id<T> {
    uuid: Uuid,
    tag: PhantomData<fn() -> T>,
}

/// A text that is no UUID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an identifier")]
pub struct IdError(pub String);

impl<T> Id<T> {
    /// Takes a UUID made by the world, or read from the log.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self { uuid, tag: PhantomData }
    }

    /// The bare UUID, for storage.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        Uuid::parse_str(text).map(Self::new).map_err(|_| IdError(text.to_owned()))
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $alias:ident = $tag:ident;)*) => {$(
        #[doc(hidden)]
        #[derive(Debug)]
        pub enum $tag {}
        $(#[$doc])*
        pub type $alias = Id<$tag>;
    )*};
}

ids! {
    /// A login: an agent's, or a person's.
    AccountId = AccountTag;
    /// A meeting at a place and an hour.
    AppointmentId = AppointmentTag;
    /// One run of one procedure for one person or household.
    CaseId = CaseTag;
    /// One command as the client sent it; a repeated id is answered, not executed.
    CommandId = CommandTag;
    /// One stored document.
    DocumentId = DocumentTag;
    /// One event of the log.
    EventId = EventTag;
    /// People who live, move and are received together.
    HouseholdId = HouseholdTag;
    /// One note on a file.
    NoteId = NoteTag;
    /// A human being, whatever the names and dates claimed.
    PersonId = PersonTag;
    /// One report of violence; a keyed digest of the form that made it, which holds no time.
    ReportId = ReportTag;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_prints() {
        let id = PersonId::new(Uuid::from_u128(7));
        assert_eq!(id.to_string().parse::<PersonId>(), Ok(id));
    }

    #[test]
    fn an_id_is_kept_as_a_bare_uuid() {
        let id = CaseId::new(Uuid::from_u128(7));
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{}\"", id.uuid()));
        assert_eq!(serde_json::from_str::<CaseId>(&json).unwrap(), id);
        assert!(id < CaseId::new(Uuid::from_u128(8)));
    }

    #[test]
    fn a_wrong_id_is_refused_with_its_text() {
        assert_eq!("12".parse::<CaseId>(), Err(IdError("12".into())));
    }
}
