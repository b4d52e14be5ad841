//! Personal data inside an event: marked by its type, so that it cannot be kept in clear by mistake.
//!
//! A [`Secret`] serialises as a marked object; [`Parts::split`] moves the content of every marked
//! object, however deep, into the part of its compartment and leaves the mark in the clear part.
//! Reading puts back what could be opened; the rest stays shut.

use std::collections::BTreeMap;
use std::fmt;

use kernel::Compartment;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

const MARK: &str = "$sealed";
const CONTENT: &str = "$content";

/// A value that is sealed in a compartment when it is stored; it prints where it belongs and never
/// what it says.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<T> {
    compartment: Compartment,
    content: Option<T>,
}

impl<T> Secret<T> {
    /// A value to be sealed in a compartment.
    pub const fn new(compartment: Compartment, content: T) -> Self {
        Self { compartment, content: Some(content) }
    }

    /// The compartment.
    pub const fn compartment(&self) -> Compartment {
        self.compartment
    }

    /// The content, if it was opened.
    pub const fn open(&self) -> Option<&T> {
        self.content.as_ref()
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.content.is_some() { "open" } else { "shut" };
        write!(f, "Secret({}, {state})", self.compartment)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked<T> {
    #[serde(rename = "$sealed")]
    compartment: Compartment,
    #[serde(
        rename = "$content",
        default = "Option::default",
        skip_serializing_if = "Option::is_none"
    )]
    content: Option<T>,
}

impl<T: Serialize> Serialize for Secret<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Marked { compartment: self.compartment, content: self.content.as_ref() }
            .serialize(serializer)
    }
}
impl<'de, T: DeserializeOwned> Deserialize<'de> for Secret<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let marked = Marked::<T>::deserialize(deserializer)?;
        Ok(Self { compartment: marked.compartment, content: marked.content })
    }
}

/// A payload in its parts: what is in clear, and each compartment's content by its place in the clear.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    /// The clear part, with a mark where something was taken out.
    pub clear: Value,
    /// The contents taken out: for each compartment an object from JSON pointer to content.
    pub sealed: BTreeMap<Compartment, Value>,
}

impl Parts {
    /// Takes every secret out of a value.
    #[must_use]
    pub fn split(mut value: Value) -> Self {
        let mut sealed: BTreeMap<Compartment, Map<String, Value>> = BTreeMap::new();
        take_out(&mut value, "", &mut sealed);
        let sealed = sealed
            .into_iter()
            .map(|(compartment, map)| (compartment, Value::Object(map)))
            .collect();
        Self { clear: value, sealed }
    }

    /// Puts the opened contents back, each where its own compartment is marked; what was not opened
    /// stays shut.
    #[must_use]
    pub fn join(self) -> Value {
        let mut value = self.clear;
        for (compartment, contents) in self.sealed {
            let Value::Object(contents) = contents else { continue };
            for (pointer, content) in contents {
                if let Some(Value::Object(marked)) = value.pointer_mut(&pointer)
                    && mark(marked) == Some(compartment)
                {
                    marked.insert(CONTENT.to_owned(), content);
                }
            }
        }
        value
    }
}

/// The compartment an object is marked with, if it is a secret.
fn mark(map: &Map<String, Value>) -> Option<Compartment> {
    map.get(MARK).and_then(Value::as_str).and_then(Compartment::named)
}

fn take_out(
    value: &mut Value,
    pointer: &str,
    sealed: &mut BTreeMap<Compartment, Map<String, Value>>,
) {
    match value {
        Value::Object(map) => {
            if let Some(compartment) = mark(map) {
                if let Some(content) = map.remove(CONTENT) {
                    sealed.entry(compartment).or_default().insert(pointer.to_owned(), content);
                }
                return;
            }
            for (key, inner) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                take_out(inner, &format!("{pointer}/{key}"), sealed);
            }
        }
        Value::Array(list) => {
            for (place, inner) in list.iter_mut().enumerate() {
                take_out(inner, &format!("{pointer}/{place}"), sealed);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
