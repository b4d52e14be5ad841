//! What a name is on the routes taken, and how alike two are, across scripts.
//!
//! A name is read once ([`Name::parse`], [`Name::from_parts`]) and compared often
//! ([`similarity`]). Reading cuts it into parts, knows particles from names, joins what is one
//! name, and turns each part into sounds. Comparing lets the parts of both names answer to each
//! other in their order, each by costs learned per pair of scripts, and adds up what each is
//! worth in bits ([`explain`]). There is no dictionary of people in it: a name never seen works
//! like any other. One short list joins given names that neighbouring countries each write in their
//! own way, too far apart for the ear (`Mykola`, `Nikolai`).
//!
//! - Chains are ordered: `Ahmad bin Hasan` is not `Hasan bin Ahmad`.
//! - The own name must agree: brothers share all the rest.
//! - A part may be missing; two halves may be one word.
//!
//! Nothing here depends on how long a text is: see [`MOST_CHARACTERS`] and [`MOST_PARTS`].

mod align;
mod apart;
mod batch;
mod compare;
mod compound;
mod costs;
mod explain;
mod feminine;
pub mod learn;
mod neighbours;
mod order;
mod parse;
mod part;
mod particle;
mod script;
mod shortened;
mod skeleton;
mod sound;
mod symbol;
mod text;
pub mod tokens;
mod tones;
mod words;

pub use align::Sign;
pub use batch::similarities;
pub use compare::Reason;
pub(crate) use compare::{MAY_BE_ONE, are_two_if_alike};
pub use explain::{Aligned, Explanation, Shown, explain};
pub use parse::{MOST_PARTS, Name};
pub use part::{Part, Role};
pub use script::Script;
pub use sound::MOST_SYMBOLS;
pub(crate) use text::digit;
pub use text::{MOST_CHARACTERS, MOST_TOKENS};

/// A similarity from which two names are taken for the same.
///
/// Measured on names of two and three parts never seen in training, Latin against Latin, Cyrillic,
/// Arabic and Hebrew (`cargo bench -p linkage --bench names`): precision .99 to 1 and recall .77
/// to .86 against names that share all parts but one; precision .89 to .95 when that one is the
/// most alike of 300.
pub const SAME: f32 = 0.85;

/// A similarity below which two names are taken for different.
pub const DIFFERENT: f32 = 0.5;

/// What a similarity means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Not the same name: below [`DIFFERENT`].
    Different,
    /// A human should look.
    Unsure,
    /// Forms of the same name: [`SAME`] and above.
    Same,
}

/// What a similarity of two names means.
#[must_use]
pub fn verdict(similarity: f32) -> Verdict {
    if similarity >= SAME {
        Verdict::Same
    } else if similarity >= DIFFERENT {
        Verdict::Unsure
    } else {
        Verdict::Different
    }
}

/// How alike two names are, of 0 to 1. Symmetric; 1 for a name with itself; 0 when one of the two
/// has no letters.
#[must_use]
pub fn similarity(left: &Name, right: &Name) -> f32 {
    alike(left, right, None)
}

/// The same when it is known how common parts are: `share` says the share of people, of 0 to 1,
/// who have a part in their name. A common part that agrees counts for less beside a rare one.
#[must_use]
pub fn similarity_by(left: &Name, right: &Name, share: &dyn Fn(&Part) -> Option<f32>) -> f32 {
    alike(left, right, Some(share))
}

fn alike(left: &Name, right: &Name, share: Option<compare::Share<'_>>) -> f32 {
    if left.is_empty() || right.is_empty() {
        return 0.0;
    }
    let (first, second, _) = in_order(left, right);
    compare::similarity(compare::read(first, second, share).total)
}

/// Two names in an order that does not depend on who asks, so that every answer is symmetric; and
/// whether they changed places.
fn in_order<'a>(left: &'a Name, right: &'a Name) -> (&'a Name, &'a Name, bool) {
    let (left, right) = (left.beside(right), right.beside(left));
    let key = |name: &'a Name| (name.parts.iter().map(|part| &part.spoken), name);
    let (one, other) = (key(left), key(right));
    match one.0.cmp(other.0) {
        std::cmp::Ordering::Greater => (other.1, one.1, true),
        std::cmp::Ordering::Less | std::cmp::Ordering::Equal => (one.1, other.1, false),
    }
}

/// A key for blocking: the consonants of one part by their classes, equal for most spellings of it
/// in most scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u64);

impl Name {
    /// The keys of its parts, two or three a part: a fine one, the same with j read as y and g never soft,
    /// and a coarse one that tells neither j, g, k, s and sh apart nor knows a v that may be a vowel; then
    /// the fine ones of the other ways to read it. Names that share none are hardly the same. Initials
    /// have none.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        let uncut = self.uncut.iter().flat_map(|name| &name.parts);
        let whole = self.parts.iter().chain(uncut).filter(|part| !part.is_initial);
        whole.flat_map(|part| {
            let mut found: Vec<Key> = Vec::with_capacity(6);
            let mut add = |key: u64| {
                if !found.contains(&Key(key)) {
                    found.push(Key(key));
                }
            };
            let bare = part.bare();
            let [fine, coarse, eastern] = skeleton::keys(bare);
            [fine, coarse, eastern].into_iter().for_each(&mut add);
            for other in part.readings().filter(|it| *it != bare) {
                let [fine, _, eastern] = skeleton::keys(other);
                [fine, eastern].into_iter().for_each(&mut add);
            }
            found
        })
    }
}

#[cfg(test)]
mod languages;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
