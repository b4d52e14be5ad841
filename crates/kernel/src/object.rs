//! What an event touches: the consistency boundary of a decision and the objects of OCEL at once.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::code::CodeError;
use crate::id::{AccountId, CaseId, DocumentId, HouseholdId, PersonId, ReportId};

/// The kinds of objects events touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectKind {
    /// A human being.
    Person,
    /// People received together.
    Household,
    /// One run of one procedure.
    Case,
    /// One document.
    Document,
    /// A login.
    Account,
    /// A register that numbers its entries.
    Register,
    /// One report of violence.
    Report,
}

impl ObjectKind {
    /// Every kind, in order.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Household,
        Self::Case,
        Self::Document,
        Self::Account,
        Self::Register,
        Self::Report,
    ];

    /// The word used in storage and exports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Household => "household",
            Self::Case => "case",
            Self::Document => "document",
            Self::Account => "account",
            Self::Register => "register",
            Self::Report => "report",
        }
    }

    /// Finds a kind by its word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One object, written `case:0193…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectRef {
    /// What it is.
    pub kind: ObjectKind,
    /// Which one.
    pub id: Uuid,
}

impl ObjectRef {
    /// Names an object.
    #[must_use]
    pub const fn new(kind: ObjectKind, id: Uuid) -> Self {
        Self { kind, id }
    }

    /// The register of that name; its id is derived from the name.
    #[must_use]
    pub fn register(name: &str) -> Self {
        Self::new(ObjectKind::Register, Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
    }
}

impl fmt::Display for ObjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.as_str(), self.id)
    }
}
impl FromStr for ObjectRef {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let wrong = || CodeError(text.to_owned());
        let (kind, id) = text.split_once(':').ok_or_else(wrong)?;
        let kind = ObjectKind::named(kind).ok_or_else(wrong)?;
        Ok(Self::new(kind, Uuid::parse_str(id).map_err(|_| wrong())?))
    }
}
impl Serialize for ObjectRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for ObjectRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! object_of {
    ($($id:ty => $kind:ident),*) => {$(
        impl From<$id> for ObjectRef {
            fn from(id: $id) -> Self {
                Self::new(ObjectKind::$kind, id.uuid())
            }
        }
    )*};
}
object_of!(PersonId => Person, HouseholdId => Household, CaseId => Case, DocumentId => Document, AccountId => Account, ReportId => Report);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_reads_back_what_it_prints() {
        let object = ObjectRef::from(CaseId::new(Uuid::from_u128(9)));
        assert_eq!(object.to_string().parse::<ObjectRef>().unwrap(), object);
        assert!("ship:1".parse::<ObjectRef>().is_err());
        assert!("case".parse::<ObjectRef>().is_err() && "case:1".parse::<ObjectRef>().is_err());
        let json = serde_json::to_string(&object).unwrap();
        assert_eq!(serde_json::from_str::<ObjectRef>(&json).unwrap(), object);
    }

    #[test]
    fn every_kind_of_object_is_found_by_its_word() {
        for kind in ObjectKind::ALL {
            assert_eq!(ObjectKind::named(kind.as_str()), Some(kind));
        }
    }

    #[test]
    fn the_same_id_is_another_object_of_another_kind() {
        let id = Uuid::from_u128(9);
        assert_ne!(ObjectRef::from(CaseId::new(id)), ObjectRef::from(PersonId::new(id)));
    }

    #[test]
    fn a_register_is_known_by_its_name_alone() {
        assert_eq!(ObjectRef::register("a"), ObjectRef::register("a"));
        assert_ne!(ObjectRef::register("a"), ObjectRef::register("b"));
        assert_eq!(ObjectRef::register("a").kind, ObjectKind::Register);
    }
}
