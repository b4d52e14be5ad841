//! What a form sent: names and values, in the order of the names, kept as typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The values of a form as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Posted(BTreeMap<String, Vec<String>>);

impl Posted {
    /// Takes the pairs of a decoded form body.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let mut posted = Self::default();
        for (name, value) in pairs {
            posted.0.entry(name.into()).or_default().push(value.into());
        }
        posted
    }

    /// The value of a name without the spaces around it; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// The value as it was typed.
    #[must_use]
    pub fn typed(&self, name: &str) -> String {
        self.0.get(name).and_then(|values| values.first()).cloned().unwrap_or_default()
    }

    /// Every value of a name.
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a name was sent at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Sets one value.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), vec![value.into()]);
    }

    /// Forgets a name.
    pub fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// Takes over the names of a question from what it sent: a box no longer ticked is gone.
    pub fn replace(&mut self, names: &[String], sent: &Self) {
        for name in names {
            match sent.0.get(name) {
                Some(values) => drop(self.0.insert(name.clone(), values.clone())),
                None => drop(self.0.remove(name)),
            }
        }
    }

    /// Every name and value, for carrying them in a form.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .flat_map(|(name, values)| values.iter().map(move |v| (name.as_str(), v.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_what_was_typed_and_give_what_was_meant() {
        let posted = Posted::from_pairs([("a", " x "), ("b", "1"), ("b", "2")]);
        assert_eq!((posted.get("a"), posted.typed("a").as_str()), ("x", " x "));
        assert_eq!(posted.all("b"), ["1", "2"]);
        assert_eq!((posted.get("c"), posted.has("c")), ("", false));
    }

    #[test]
    fn a_box_no_longer_ticked_is_gone() {
        let mut kept = Posted::from_pairs([("one", "yes"), ("name", "A"), ("far", "F")]);
        kept.replace(&["one".into(), "name".into()], &Posted::from_pairs([("name", "B")]));
        assert_eq!(kept.pairs().collect::<Vec<_>>(), [("far", "F"), ("name", "B")]);
    }
}
