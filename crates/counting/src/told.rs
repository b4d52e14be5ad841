//! What is told to a reader as a key and values, so that it can be said in any language.
//!
//! It must never hold a sentence: the sentence of a key is its language's.

use crate::forecast::{Caution, Unfit};
use crate::input::{What, count_names};
use crate::lists::FitFault;
use crate::lists::enumerate::Scope;
use crate::lists::sound::Verdict;
use crate::lists::warning::{Unsound, Warning};

/// A key, and the values of its sentence by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Which sentence; one of [`CAUTIONS`] or of [`FAULTS`].
    pub key: &'static str,
    /// What stands in it.
    pub values: Vec<(&'static str, Value)>,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A name, a model, or what was typed.
    Text(String),
    /// A whole number of persons, patterns, lists.
    Whole(f64),
    /// A factor or a difference, told with one decimal.
    Factor(f64),
    /// A probability, told as a percentage.
    Share(f64),
}

/// Every key of [`Warning::told`] and of [`Caution::told`].
pub const CAUTIONS: [&str; 22] = [
    "empty_lists",
    "two_lists",
    "few_overlaps",
    "lists_apart",
    "lists_same",
    "list_inside",
    "zero_cells",
    "none_fitted",
    "models_disagree",
    "end_beyond",
    "no_maximum",
    "not_identifiable",
    "not_settled",
    "search_behind",
    "search_lacks",
    "limit",
    "scope_lower",
    "scope_searched",
    "scope_all",
    "bad_fit",
    "below_chao",
    "few_errors",
];

/// Every key of what is wrong with what is given, each once: those of sheets, fits, series, flows,
/// registers and interviews, and those of the pages that take them.
pub const FAULTS: &[&str] = &[
    "empty",
    "no_rows",
    "not_utf8",
    "ragged",
    "no_column",
    "two_columns",
    "not_number",
    "not_count",
    "two_readings",
    "no_list",
    "too_many_lists",
    "not_listed",
    "too_large",
    "said",
    "nobody_seen",
    "one_list",
    "no_overlap",
    "empty_list",
    "other_lists",
    "unidentifiable",
    "range",
    "series_short",
    "series_constant",
    "series_repeats",
    "series_not_positive",
    "series_no_fit",
    "series_argument",
    "no_period",
    "no_periods",
    "no_value",
    "no_values",
    "twice",
    "gap",
    "unsorted",
    "mixed_periods",
    "days",
    "day_or_month",
    "several_series",
    "no_series",
    "series_long",
    "no_birthplace",
    "below_zero",
    "no_name",
    "no_places",
    "other_place",
    "missing_place",
    "only_birthplace",
    "line_too",
    "total_off",
    "no_row_of",
    "flows_unmet",
    "flows_of",
    "flows_places",
    "flows_world",
    "flows_deaths",
    "flows_births",
    "flows_nobody",
    "flows_outside",
    "flows_weight",
    "flows_missing",
    "flows_one_vital",
    "incident_large",
    "no_year",
    "no_column_of",
    "register_missing",
    "one_register",
    "too_many_pairs",
    "one_sided",
    "no_answer",
    "large",
    "not_yes",
    "no_wording",
    "item_empty",
    "item_twice",
    "one_item",
    "interviews_missing",
    "corrects_none",
    "corrects_twice",
    "item_code",
    "item_codes",
    "course_line",
    "course_long",
    "count_maybe",
    "list_slip",
    "total_row",
    "no_names",
];

impl Told {
    /// A key with its values.
    pub fn new<const N: usize>(key: &'static str, values: [(&'static str, Value); N]) -> Self {
        Self { key, values: values.into() }
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn named(names: &[String]) -> Value {
    Value::Text(names.join(", "))
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has fewer rows than a float holds")]
fn count(count: usize) -> Value {
    Value::Whole(count as f64)
}

impl Warning {
    /// The warning as a key and values.
    #[must_use]
    pub fn told(&self) -> Told {
        let whole = |number: &u64| Value::Whole(*number as f64);
        match self {
            Self::EmptyLists(lists) => Told::new("empty_lists", [("names", named(lists))]),
            Self::TwoLists => Told::new("two_lists", []),
            Self::FewOverlaps { both, seen } => {
                Told::new("few_overlaps", [("both", whole(both)), ("seen", whole(seen))])
            }
            Self::Apart(pairs) => Told::new("lists_apart", [("names", named(pairs))]),
            Self::Same(one, two) => {
                Told::new("lists_same", [("one", text(one)), ("two", text(two))])
            }
            Self::Inside { inner, outer, both, size } => {
                let names = [("inner", text(inner)), ("outer", text(outer))];
                let mut told = Told::new("list_inside", names);
                told.values.extend([("both", whole(both)), ("size", whole(size))]);
                told
            }
            Self::ZeroCells { zero, of } => {
                Told::new("zero_cells", [("zero", count(*zero)), ("of", count(*of))])
            }
            Self::NoneFitted { models } => Told::new("none_fitted", [("n", count(*models))]),
            Self::Disagree { ratio } => {
                Told::new("models_disagree", [("ratio", Value::Factor(*ratio))])
            }
            Self::Beyond { limit } => Told::new("end_beyond", [("limit", Value::Whole(*limit))]),
            Self::NoEstimate { model, why } => {
                let key = match why {
                    Verdict::NoMaximum => "no_maximum",
                    Verdict::NotIdentifiable => "not_identifiable",
                    Verdict::NotSettled | Verdict::Exists => "not_settled",
                };
                Told::new(key, [("model", text(&model.to_string()))])
            }
            Self::Search { model, why } => {
                let model = ("model", text(&model.to_string()));
                match why {
                    Unsound::Behind(behind) => {
                        Told::new("search_behind", [model, ("behind", Value::Factor(*behind))])
                    }
                    Unsound::Lacks(_) => Told::new("search_lacks", [model]),
                }
            }
            Self::Limit(model) => Told::new("limit", [("model", text(&model.to_string()))]),
            Self::Scope(scope) => looked_at(*scope),
            Self::BelowChao { chao } => Told::new("below_chao", [("n", Value::Whole(*chao))]),
            Self::BadFit { p } => {
                // The chance in a million, never told as none.
                Told::new("bad_fit", [("n", Value::Whole((p * 1e6).ceil().max(1.0)))])
            }
        }
    }
}

fn looked_at(scope: Scope) -> Told {
    let whole = |order: u32| Value::Whole(f64::from(order));
    match scope {
        Scope::Lower { order, asked } => {
            Told::new("scope_lower", [("order", whole(order)), ("asked", whole(asked))])
        }
        Scope::Searched | Scope::TooMany => Told::new("scope_searched", []),
        Scope::All { order } => Told::new("scope_all", [("order", whole(order))]),
    }
}

fn too_many(lists: usize, most: usize) -> Told {
    Told::new("too_many_lists", [("lists", count(lists)), ("most", count(most))])
}

impl What {
    /// What is wrong with a sheet as a key and values.
    #[must_use]
    pub fn told(&self) -> Told {
        match self {
            Self::Unusable(said) | Self::Said(said) => Told::new("said", [("said", text(said))]),
            Self::Empty => Told::new("empty", []),
            Self::NoRows => Told::new("no_rows", []),
            Self::NotUtf8 => Told::new("not_utf8", []),
            Self::Ragged { found, named } => {
                Told::new("ragged", [("found", count(*found)), ("named", count(*named))])
            }
            Self::NoColumn { wanted, present } => {
                Told::new("no_column", [("wanted", text(wanted)), ("present", text(present))])
            }
            Self::TwoColumns(name) => Told::new("two_columns", [("name", text(name))]),
            Self::NotNumber(said) => Told::new("not_number", [("said", text(said))]),
            Self::NotCount(said) => Told::new("not_count", [("said", text(said))]),
            Self::TwoReadings { said, decimals, thousands } => {
                let ways = [decimals, thousands].map(|way| text(&way.to_string()));
                let [decimals, thousands] = ways;
                let ways = [("said", text(said)), ("decimals", decimals), ("thousands", thousands)];
                Told::new("two_readings", ways)
            }
            Self::NoList => Told::new("no_list", [("counts", Value::Text(count_names()))]),
            Self::TooManyLists { lists, most } => too_many(*lists, *most),
            Self::NotListed(said) => Told::new("not_listed", [("said", text(said))]),
            Self::TooLarge => Told::new("too_large", []),
            Self::Known { key, values, said: _ } => {
                let values = values.iter().map(|(name, value)| (*name, text(value)));
                Told { key, values: values.collect() }
            }
        }
    }
}

impl FitFault {
    /// Why nothing can be estimated as a key and values.
    #[must_use]
    pub fn told(&self) -> Told {
        match self {
            Self::NobodySeen => Told::new("nobody_seen", []),
            Self::OneList => Told::new("one_list", []),
            Self::NoOverlap => Told::new("no_overlap", []),
            Self::TooManyLists { lists, most } => too_many(*lists, *most),
            Self::EmptyList(name) => Told::new("empty_list", [("name", text(name))]),
            Self::OtherLists { model, lists } => {
                Told::new("other_lists", [("model", count(*model)), ("lists", count(*lists))])
            }
            Self::Unidentifiable(model) => Told::new("unidentifiable", [("model", text(model))]),
            Self::Range(model) => Told::new("range", [("model", text(model))]),
        }
    }
}

impl Caution {
    /// What to be careful about in a forecast as a key and values.
    #[must_use]
    pub fn told(&self) -> Told {
        match self {
            Self::FewErrors { errors, level } => {
                let values = [("errors", count(*errors)), ("level", Value::Share(*level))];
                Told::new("few_errors", values)
            }
        }
    }
}

impl Unfit {
    /// Why a series cannot be forecast or watched as a key and values.
    #[must_use]
    pub fn told(&self) -> Told {
        match self {
            Self::TooShort { has, needs, why: _ } => {
                Told::new("series_short", [("has", count(*has)), ("needs", count(*needs))])
            }
            Self::Constant(values) => Told::new("series_constant", [("n", count(*values))]),
            Self::Repeats { values, season: _ } => {
                Told::new("series_repeats", [("n", count(*values))])
            }
            Self::NotPositive => Told::new("series_not_positive", []),
            Self::NoFit => Told::new("series_no_fit", []),
            Self::Argument(said) => Told::new("series_argument", [("said", text(said))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::Model;

    #[test]
    fn every_warning_has_a_key_of_the_list() {
        let model = Model::independent(3);
        let no = |why| Warning::NoEstimate { model: model.clone(), why };
        let all = [
            Warning::EmptyLists(vec!["a".into()]),
            Warning::TwoLists,
            Warning::FewOverlaps { both: 3, seen: 90 },
            Warning::Apart(vec!["a:b".into()]),
            Warning::Same("a".into(), "b".into()),
            Warning::Inside { inner: "a".into(), outer: "b".into(), both: 19, size: 20 },
            Warning::ZeroCells { zero: 5, of: 7 },
            Warning::NoneFitted { models: 8 },
            Warning::Disagree { ratio: 2.7 },
            Warning::Beyond { limit: 900.0 },
            no(Verdict::NoMaximum),
            no(Verdict::NotIdentifiable),
            no(Verdict::NotSettled),
            Warning::Search { model: model.clone(), why: Unsound::Behind(36.7) },
            Warning::Search { model: model.clone(), why: Unsound::Lacks(Verdict::NoMaximum) },
            Warning::Limit(model.clone()),
            Warning::Scope(Scope::Lower { order: 2, asked: 3 }),
            Warning::Scope(Scope::Searched),
            Warning::Scope(Scope::All { order: 2 }),
            Warning::BadFit { p: 1e-9 },
            Warning::BelowChao { chao: 789.0 },
        ];
        let of_forecasts = [Caution::FewErrors { errors: 9, level: 0.95 }];
        let keys = all.iter().map(|warning| warning.told().key);
        let keys: Vec<&str> =
            keys.chain(of_forecasts.iter().map(|caution| caution.told().key)).collect();
        assert_eq!(keys, CAUTIONS);
        let told = Warning::BadFit { p: 1e-9 }.told();
        assert_eq!(told.values, [("n", Value::Whole(1.0))]);
    }

    #[test]
    fn every_fault_has_a_key_of_the_list() {
        let said = String::new;
        let sheets = [
            What::Empty,
            What::NoRows,
            What::NotUtf8,
            What::Ragged { found: 2, named: 3 },
            What::NoColumn { wanted: said(), present: said() },
            What::TwoColumns(said()),
            What::NotNumber(said()),
            What::NotCount(said()),
            What::TwoReadings { said: said(), decimals: 1.0, thousands: 1000.0 },
            What::NoList,
            What::TooManyLists { lists: 17, most: 16 },
            What::NotListed(said()),
            What::TooLarge,
            What::Said(said()),
        ];
        let fits = [
            FitFault::NobodySeen,
            FitFault::OneList,
            FitFault::NoOverlap,
            FitFault::TooManyLists { lists: 13, most: 12 },
            FitFault::EmptyList(said()),
            FitFault::OtherLists { model: 2, lists: 3 },
            FitFault::Unidentifiable(said()),
            FitFault::Range(said()),
        ];
        // Too many lists are a fault of both, in one sentence.
        let fits = fits.iter().filter(|it| !matches!(it, FitFault::TooManyLists { .. }));
        let keys = sheets.iter().map(|it| it.told().key).chain(fits.map(|it| it.told().key));
        let unfit = [
            Unfit::TooShort { has: 3, needs: 50, why: "" },
            Unfit::Constant(3),
            Unfit::Repeats { values: 24, season: 12 },
            Unfit::NotPositive,
            Unfit::NoFit,
            Unfit::Argument(said()),
        ];
        let keys = keys.chain(unfit.iter().map(|it| it.told().key));
        let keys: Vec<&str> = keys.collect();
        assert_eq!(FAULTS.get(..keys.len()), Some(keys.as_slice()));
        let lists = FitFault::TooManyLists { lists: 17, most: 16 }.told();
        assert_eq!(lists, What::TooManyLists { lists: 17, most: 16 }.told());
    }
}
