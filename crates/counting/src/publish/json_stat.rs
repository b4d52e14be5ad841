//! A data set as JSON-stat 2.0: dimensions with their categories, and the values of every
//! combination, the last dimension running fastest.
//!
//! It must never take a combination without an observation for a zero: it is `null` without a status.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Number, Value, json};

use super::dataset::{
    Confidentiality, Dataset, Observation, ObservationStatus, Structure, Unpublishable,
};

/// So many combinations at most.
const COMBINATIONS_MOST: usize = 1_000_000;
/// Whole numbers are exact up to here.
const WHOLE_MOST: f64 = 9_007_199_254_740_992.0;

/// Writes a data set. What it is called and what is confidential stand in `extension`.
///
/// # Errors
/// When there are over a million combinations.
pub fn write_json_stat(dataset: &Dataset) -> Result<String, Unpublishable> {
    let categories = categories(dataset);
    let sizes: Vec<usize> = categories.iter().map(BTreeSet::len).collect();
    let size = combinations(&sizes).ok_or(Unpublishable::TooLarge)?;
    let places: Vec<BTreeMap<&str, usize>> =
        categories.iter().map(|codes| codes.iter().copied().zip(0..).collect()).collect();
    let mut values = vec![Value::Null; size];
    let (mut statuses, mut confidential) = (Map::new(), Map::new());
    for observation in dataset.observations() {
        let place = observation.codes.iter().zip(&places).zip(&sizes);
        let place = place.fold(0, |place, ((code, places), size)| {
            place * size + places.get(code.as_str()).copied().unwrap_or_default()
        });
        if let (Some(slot), Some(value)) = (values.get_mut(place), observation.value) {
            *slot = number(value);
        }
        statuses.insert(place.to_string(), json!(observation.status.code()));
        if observation.confidentiality != Confidentiality::Free {
            confidential.insert(place.to_string(), json!(observation.confidentiality.code()));
        }
    }
    let dimensions = dataset.dimensions().iter().zip(&categories);
    let dimension: Map<String, Value> = dimensions
        .map(|(name, codes)| {
            (name.clone(), json!({ "label": name, "category": { "index": codes } }))
        })
        .collect();
    let text = serde_json::to_string_pretty(&json!({
        "version": "2.0",
        "class": "dataset",
        "label": dataset.structure().to_string(),
        "id": dataset.dimensions(),
        "size": sizes,
        "dimension": dimension,
        "value": values,
        "status": statuses,
        "extension": { "structure": dataset.structure(), "conf_status": confidential },
    }));
    text.map_err(|error| Unpublishable::Unreadable(error.to_string()))
}

fn categories(dataset: &Dataset) -> Vec<BTreeSet<&str>> {
    let of = |place: usize| {
        let codes = dataset.observations().iter().filter_map(|it| it.codes.get(place));
        codes.map(String::as_str).collect()
    };
    (0..dataset.dimensions().len()).map(of).collect()
}

fn combinations(sizes: &[usize]) -> Option<usize> {
    sizes.iter().try_fold(1_usize, |size, more| {
        size.checked_mul(*more).filter(|size| *size <= COMBINATIONS_MOST)
    })
}

/// A whole number without a point, another with its shortest digits.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() <= WHOLE_MOST {
        return json!(value as i64);
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// Reads a data set that [`write_json_stat`] wrote, or another of its kind: values as a list,
/// statuses by place, codes as a list, and `extension.structure`.
///
/// # Errors
/// When it is of another form.
pub fn read_json_stat(text: &str) -> Result<Dataset, Unpublishable> {
    let unreadable = |what: &str| Unpublishable::Unreadable(format!("no JSON-stat: {what}"));
    let json: Value = serde_json::from_str(text).map_err(|error| unreadable(&error.to_string()))?;
    let at = |pointer: &str| json.pointer(pointer);
    if at("/version") != Some(&json!("2.0")) || at("/class") != Some(&json!("dataset")) {
        return Err(unreadable("version 2.0 and class \"dataset\" are read here"));
    }
    let structure = at("/extension/structure").and_then(Value::as_str);
    let structure = Structure::new(structure.ok_or_else(|| unreadable("no extension.structure"))?)?;
    let dimensions = at("/id").and_then(texts).ok_or_else(|| unreadable("no list `id`"))?;
    let categories: Option<Vec<Vec<String>>> = (dimensions.iter())
        .map(|name| texts(at("/dimension")?.get(name)?.get("category")?.get("index")?))
        .collect();
    let categories = categories.ok_or_else(|| unreadable("a dimension has no list of codes"))?;
    let sizes: Vec<usize> = categories.iter().map(Vec::len).collect();
    let size = combinations(&sizes).ok_or(Unpublishable::TooLarge)?;
    let values = at("/value").and_then(Value::as_array);
    let values = values.filter(|values| values.len() == size);
    let values = values.ok_or_else(|| unreadable("not one value a combination"))?;
    let code = |of: &str, place: usize| {
        at(of).and_then(|codes| codes.get(place.to_string())).and_then(Value::as_str)
    };
    let mut observations = Vec::new();
    for (place, value) in values.iter().enumerate() {
        let Some(status) = code("/status", place) else {
            if value.is_null() {
                continue;
            }
            return Err(unreadable("a value without a status"));
        };
        let confidentiality = code("/extension/conf_status", place).unwrap_or("F");
        let known = ObservationStatus::read(status).zip(Confidentiality::read(confidentiality));
        let (status, confidentiality) = known.ok_or_else(|| unreadable("an unknown status"))?;
        let codes = split(place, &categories);
        observations.push(Observation { codes, value: value.as_f64(), status, confidentiality });
    }
    Dataset::new(structure, dimensions, observations)
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
}

/// The codes of a combination.
fn split(place: usize, categories: &[Vec<String>]) -> Vec<String> {
    let mut rest = place;
    let mut codes: Vec<String> = (categories.iter().rev())
        .filter_map(|codes| {
            let code = codes.get(rest % codes.len().max(1)).cloned();
            rest /= codes.len().max(1);
            code
        })
        .collect();
    codes.reverse();
    codes
}
