use std::collections::BTreeSet;

use kernel::Compartment;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

use crate::Parts;

/// Stands in every secret leaf and in no other.
const SECRET: &str = "§";

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,4}",
        Just(String::new()),
        Just("/".to_owned()),
        Just("~".to_owned()),
        Just("~1".to_owned()),
        Just("~0/".to_owned()),
        Just("0".to_owned()),
        Just("$content".to_owned()),
        Just("é 名".to_owned()),
    ]
}

fn leaf(mark: &'static str) -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z ]{0,6}".prop_map(move |text| json!(format!("{mark}{text}"))),
    ]
}

fn nested(leaf: impl Strategy<Value = Value> + 'static, secrets: bool) -> BoxedStrategy<Value> {
    leaf.prop_recursive(4, 40, 5, move |inner| {
        let list = prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from);
        let object = prop::collection::vec((key(), inner), 0..5)
            .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>()));
        if secrets {
            let place = prop::sample::select(Compartment::ALL.to_vec());
            let content = nested(leaf_of_secret(), false);
            let secret = (place, content).prop_map(
                |(place, content)| json!({ "$sealed": place.as_str(), "$content": content }),
            );
            prop_oneof![2 => list, 2 => object, 3 => secret].boxed()
        } else {
            prop_oneof![list, object].boxed()
        }
    })
    .boxed()
}

fn leaf_of_secret() -> impl Strategy<Value = Value> {
    leaf(SECRET)
}

/// Any JSON, with secrets at any depth.
fn payload() -> impl Strategy<Value = Value> {
    nested(leaf("open "), true)
}

/// The value with the content of every secret that stays shut taken away.
fn shut(value: Value, open: &BTreeSet<Compartment>) -> Value {
    match value {
        Value::Object(mut map) => {
            let mark = map.get("$sealed").and_then(Value::as_str).and_then(Compartment::named);
            match mark {
                Some(place) if open.contains(&place) => {}
                Some(_) => drop(map.shift_remove("$content")),
                None => {
                    let inner = map.into_iter().map(|(key, value)| (key, shut(value, open)));
                    return Value::Object(inner.collect());
                }
            }
            Value::Object(map)
        }
        Value::Array(list) => list.into_iter().map(|value| shut(value, open)).collect(),
        leaf @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => leaf,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_split_is_joined_again_the_same(value in payload()) {
        let parts = Parts::split(value.clone());
        prop_assert!(!parts.clear.to_string().contains(SECRET));
        prop_assert_eq!(parts.join(), value);
    }

    #[test]
    fn only_the_compartments_opened_come_back(value in payload(), chosen in any::<u8>()) {
        let open: BTreeSet<Compartment> = Compartment::ALL
            .into_iter()
            .enumerate()
            .filter(|(bit, _)| chosen >> bit & 1 == 1)
            .map(|(_, place)| place)
            .collect();
        let mut parts = Parts::split(value.clone());
        parts.sealed.retain(|place, _| open.contains(place));
        prop_assert_eq!(parts.join(), shut(value, &open));
    }

    #[test]
    fn any_stored_parts_are_joined_without_a_panic(clear in payload(), part in payload()) {
        let sealed = [(Compartment::Story, part)].into();
        let _joined = Parts { clear, sealed }.join();
    }
}

#[test]
fn a_word_that_names_no_compartment_marks_nothing() {
    let value = json!({ "$sealed": "gossip", "$content": { "a": 1 } });
    let parts = Parts::split(value.clone());
    assert!(parts.sealed.is_empty());
    assert_eq!(parts.clear, value);
}
