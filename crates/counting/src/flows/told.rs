//! Refusals as sentences that other languages have too.
//!
//! It must never leave out which place or number is meant.

use super::refusal::{PLACES_MOST, Unsound, shown};
use crate::input::What;

impl Unsound {
    /// What is wrong, with a key for other languages.
    #[must_use]
    pub fn what(&self) -> What {
        let said = self.to_string();
        match self {
            Self::Table(why) | Self::Matching(why) => {
                What::known("flows_unmet", [("said", &why.to_string())], said)
            }
            Self::Of { birthplace, why } => {
                let values = [("birthplace", birthplace.as_str()), ("said", &why.to_string())];
                What::known("flows_of", values, said)
            }
            Self::Twice(name) => What::known("two_columns", [("name", name)], said),
            Self::Places(places) => {
                let (places, most) = (places.to_string(), PLACES_MOST.to_string());
                What::known("flows_places", [("n", &places), ("most", &most)], said)
            }
            Self::Negative { people, .. } => {
                What::known("below_zero", [("n", &shown(*people))], said)
            }
            Self::World { start, end, natural } => {
                let [from, to, change] = [*start, *end, *natural].map(shown);
                let left = shown((end - start - natural).abs());
                let values = [("start", &*from), ("end", &*to), ("natural", &*change)];
                let [start, end, natural] = values;
                What::known("flows_world", [start, end, natural, ("left", &left)], said)
            }
            Self::Deaths { place, deaths, people } => {
                let (deaths, people) = (shown(*deaths), shown(*people));
                let values = [("place", place.as_str()), ("deaths", &deaths), ("people", &people)];
                What::known("flows_deaths", values, said)
            }
            Self::Births { place, births, people } => {
                let (births, people) = (shown(*births), shown(*people));
                let values = [("place", place.as_str()), ("births", &births), ("people", &people)];
                What::known("flows_births", values, said)
            }
            Self::Nobody { place, people, done: _ } => {
                let people = shown(*people);
                What::known("flows_nobody", [("place", place), ("people", &people)], said)
            }
            Self::Outside { birthplace, place, left } => {
                let left = shown(*left);
                let values = [("birthplace", birthplace.as_str()), ("place", place), ("n", &left)];
                What::known("flows_outside", values, said)
            }
            Self::Weight(weight) => {
                What::known("flows_weight", [("said", &weight.to_string())], said)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flows::Refusal;
    use crate::told::FAULTS;

    #[test]
    fn every_refusal_has_a_key_that_languages_know() {
        let place = || "A".to_owned();
        let why = || Refusal::Unmet { rounds: 3, gap: 0.1 };
        let (people, birthplace) = (1.0, place());
        let all = [
            Unsound::Table(why()),
            Unsound::Twice(place()),
            Unsound::Places(301),
            Unsound::Negative { birthplace: place(), place: place(), people: -1.0 },
            Unsound::World { start: 1.0, end: 3.0, natural: 1.0 },
            Unsound::Deaths { place: place(), deaths: 2.0, people },
            Unsound::Births { place: place(), births: 2.0, people },
            Unsound::Nobody { place: place(), people: -1.0, done: "rescaled" },
            Unsound::Outside { birthplace, place: place(), left: -1.0 },
            Unsound::Of { birthplace: place(), why: why() },
            Unsound::Matching(why()),
            Unsound::Weight(2.0),
        ];
        for unsound in all {
            let what = unsound.what();
            assert!(FAULTS.contains(&what.told().key), "{what:?}");
            assert_eq!(what.to_string(), unsound.to_string());
        }
    }
}
