use kernel::{Compartment, ObjectKind, Role};
use serde_json::{Value, json};

use super::samples::{PERSON, PLANTED, samples};
use super::{Event, OnFile};
use crate::{CaseEvent, NameKind, Parts, Purpose, Recordable, Secret, Stored};

fn on_file() -> impl Iterator<Item = (Event, OnFile)> {
    samples().into_iter().map(|event| (event.clone(), OnFile::of(event.draft())))
}

/// The compartments of an event whose content is open.
fn open_in(event: &Event) -> Vec<Compartment> {
    event.draft().parts.sealed.into_keys().collect()
}

#[test]
fn what_is_stored_is_read_back_the_same() {
    for (event, stored) in on_file() {
        let text = stored.to_json().to_string();
        let again = OnFile::from_json(serde_json::from_str(&text).unwrap());
        assert_eq!(again, stored);
        assert_eq!(again.read().unwrap(), event);
    }
}

#[test]
fn nothing_secret_stands_in_the_clear_part_or_the_envelope() {
    let mut searched = 0;
    for (event, stored) in on_file() {
        let clear = json!([stored.envelope, stored.clear]).to_string();
        assert!(!clear.contains(PLANTED) && !clear.contains("$content"), "{clear}");
        let sealed = json!(stored.opened).to_string();
        searched += sealed.matches(PLANTED).count();
        if !stored.opened.is_empty() {
            assert_eq!(event.draft().subject, Some(PERSON), "sealed for no one: {event:?}");
        }
        if let Event::Household(_) = event {
            for relation in ["partner", "child", "parent", "sibling", "relative"] {
                assert!(!clear.contains(&format!("\"{relation}\"")), "{clear}");
            }
        }
    }
    assert!(searched > 90, "the samples hold {searched} secret texts");
}

#[test]
fn without_the_parts_every_secret_is_shut_and_the_rest_is_there() {
    for (event, stored) in on_file() {
        let read = stored.read_with(|_| false).unwrap();
        assert_eq!(open_in(&read), []);
        let (shut, whole) = (OnFile::of(read.draft()), OnFile::of(event.draft()));
        assert_eq!((shut.envelope, shut.clear), (whole.envelope, whole.clear));
    }
}

#[test]
fn opening_some_compartments_opens_only_these() {
    for (event, stored) in on_file() {
        let all: Vec<Compartment> = open_in(&event);
        for chosen in 0..1_u32 << all.len() {
            let open = |place: Compartment| {
                all.iter()
                    .position(|known| *known == place)
                    .is_some_and(|bit| chosen >> bit & 1 == 1)
            };
            let read = stored.read_with(open).unwrap();
            let wanted: Vec<_> = all.iter().copied().filter(|place| open(*place)).collect();
            assert_eq!(open_in(&read), wanted);
        }
    }
}

#[test]
fn a_part_put_in_the_place_of_another_compartment_does_not_open_there() {
    let secret = Secret::new(Compartment::Health, "insulin".to_owned());
    let mut parts = Parts::split(json!({ "note": secret }));
    let content = parts.sealed.remove(&Compartment::Health).unwrap();
    parts.sealed.insert(Compartment::Contact, content);
    let read: Secret<String> = serde_json::from_value(parts.join()["note"].take()).unwrap();
    assert_eq!(read.open(), None);
}

#[test]
fn a_key_nobody_knows_is_refused_in_the_payload_of_every_type() {
    for (event, mut stored) in on_file() {
        if let Value::Object(map) = &mut stored.clear {
            map.insert("later".to_owned(), json!(true));
        } else {
            stored.clear = json!({ "later": true });
        }
        let error = stored.read().expect_err(&format!("{event:?}"));
        assert!(error.kind.contains(stored.envelope.kind.name.as_str()), "{error}");
    }
}

/// Every way to add an unknown key to one object within a value.
fn with_unknown_key(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    match value {
        Value::Object(map) => {
            let mut wider = map.clone();
            wider.insert("later".to_owned(), json!(1));
            found.push(Value::Object(wider));
            for (key, inner) in map {
                for inner in with_unknown_key(inner) {
                    let mut changed = map.clone();
                    changed.insert(key.clone(), inner);
                    found.push(Value::Object(changed));
                }
            }
        }
        Value::Array(list) => {
            for (place, inner) in list.iter().enumerate() {
                for inner in with_unknown_key(inner) {
                    let mut changed = list.clone();
                    changed[place] = inner;
                    found.push(Value::Array(changed));
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found
}

#[test]
fn a_key_nobody_knows_is_refused_within_what_is_sealed() {
    let mut tried = 0;
    for (event, stored) in on_file() {
        // Answers are kept by field, whatever the fields of a procedure are called.
        let by_field = matches!(event, Event::Case(CaseEvent::Done(_)));
        for (place, part) in stored.opened.iter().filter(|_| !by_field) {
            let Value::Object(contents) = part else { panic!("contents by place") };
            for (pointer, content) in contents {
                for changed in with_unknown_key(content) {
                    let mut stored = stored.clone();
                    stored.opened.insert(*place, json!({ pointer: changed }));
                    assert!(stored.read().is_err(), "{event:?}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn a_key_nobody_knows_is_refused_in_the_envelope() {
    let (_, stored) = on_file().next().unwrap();
    let mut envelope = serde_json::to_value(&stored.envelope).unwrap();
    envelope["name"] = json!("Zahra");
    assert!(serde_json::from_value::<kernel::Envelope>(envelope).is_err());
}

#[test]
fn a_payload_of_a_newer_version_is_refused_with_its_reason() {
    for (event, mut stored) in on_file() {
        stored.envelope.kind.version += 1;
        let error = stored.read().expect_err(&format!("{event:?}"));
        assert!(error.reason.contains("newer Havre"), "{error}");
        assert!(error.to_string().contains(&stored.envelope.id.to_string()), "{error}");
        assert!(error.kind.ends_with(" 2"), "{error}");
    }
}

#[test]
fn an_event_that_lost_an_object_it_needs_is_refused_and_names_it() {
    for (event, stored) in on_file() {
        for lost in 0..stored.envelope.objects.len() {
            let mut stored = stored.clone();
            let (object, how) = stored.envelope.objects.remove(lost);
            let optional = matches!(how.as_str(), "household" | "number" | "shown" | "member");
            match stored.read() {
                Ok(_) => assert!(optional, "{event:?} without its {how}"),
                Err(error) => {
                    assert!(error.reason.contains(how.as_str()), "{error}");
                    assert!(error.kind.ends_with(" 1"), "{error}");
                }
            }
            assert!(ObjectKind::ALL.contains(&object.kind));
        }
    }
}

#[test]
fn a_step_without_its_step_or_procedure_is_refused() {
    for (event, stored) in on_file() {
        let Event::Case(CaseEvent::Done(_) | CaseEvent::Opened(_)) = event else { continue };
        let mut nowhere = stored.clone();
        nowhere.envelope.procedure = None;
        assert!(nowhere.read().unwrap_err().reason.contains("procedure"));
        let mut stepless = stored;
        stepless.envelope.step = None;
        if matches!(event, Event::Case(CaseEvent::Done(_))) {
            let error = stepless.read().unwrap_err();
            assert_eq!(
                (error.reason.as_str(), error.kind.ends_with(" 1")),
                ("it names no step", true)
            );
        }
    }
}

#[test]
fn a_type_of_another_concept_is_left_to_it() {
    for (_, mut stored) in on_file() {
        stored.envelope.kind.name = kernel::Code::new("berth_given").unwrap();
        let parts = Parts { clear: stored.clear.clone(), sealed: stored.opened.clone() };
        let stored = Stored { envelope: &stored.envelope, parts };
        assert_eq!(CaseEvent::read(stored.clone()).unwrap(), None);
        assert_eq!(crate::PersonEvent::read(stored.clone()).unwrap(), None);
        assert_eq!(crate::AccessEvent::read(stored).unwrap(), None);
    }
}

#[test]
fn a_number_that_only_looks_like_one_stands_for_no_other() {
    let number = |text: &str| CaseEvent::number_register(&kernel::Code::new(text).unwrap());
    assert_eq!(number("K7Q2-9XMD"), number("K7Q2-9XMD"));
    assert_ne!(number("K7Q2-9XMD"), number("K7Q2-9XME"));
}

#[test]
fn words_are_those_of_the_stored_form() {
    for purpose in [Purpose::Procedure, Purpose::Search, Purpose::Worklist, Purpose::Own] {
        assert_eq!(json!(purpose), json!(purpose.as_str()));
    }
    for source in crate::Source::ALL {
        assert_eq!(json!(source), json!(source.as_str()));
        assert_eq!(source.as_str().parse(), Ok(source));
    }
    for relation in crate::Relation::ALL {
        assert_eq!(json!(relation), json!(relation.as_str()));
        assert_eq!(crate::Relation::named(relation.as_str()), Some(relation));
    }
    for role in Role::ALL {
        assert_eq!(json!(role), json!(role.as_str()));
        assert_eq!(Role::named(role.as_str()), Some(role));
    }
    for place in Compartment::ALL {
        assert_eq!(json!(place), json!(place.as_str()));
        assert_eq!(Compartment::named(place.as_str()), Some(place));
    }
    assert_eq!(
        "gossip".parse::<crate::Source>().unwrap_err().to_string(),
        "`gossip` is no source of identity"
    );
}

#[test]
fn a_name_is_read_given_then_family_whatever_is_missing() {
    let name = |given: &str, family: &str| {
        crate::Name { kind: NameKind::Latin, family: family.into(), given: given.into() }.full()
    };
    assert_eq!(name(" Zahra ", "Karimi"), "Zahra Karimi");
    assert_eq!(name("Zahra", " "), "Zahra");
    assert_eq!(name("", "Karimi"), "Karimi");
    assert_eq!(name(" ", ""), "");
}

#[test]
fn neither_an_event_that_is_printed_nor_an_error_says_what_is_sealed() {
    let mut broken = 0;
    for (event, stored) in on_file() {
        assert!(!format!("{event:?}").contains(PLANTED), "{event:?}");
        // Every sealed text where something else was expected.
        let texts = stored.opened.keys().copied().collect::<Vec<_>>();
        for place in texts {
            let Some(Value::Object(contents)) = stored.opened.get(&place) else { continue };
            for pointer in contents.keys() {
                for wrong in [json!([PLANTED]), json!({ PLANTED: PLANTED }), json!(7)] {
                    let mut stored = stored.clone();
                    stored.opened.insert(place, json!({ pointer: wrong }));
                    let Err(error) = stored.read() else { continue };
                    assert!(!error.to_string().contains(PLANTED), "{error}");
                    broken += 1;
                }
            }
        }
    }
    assert!(broken > 50, "{broken}");
}

#[test]
fn a_secret_prints_where_it_belongs_and_whether_it_is_open() {
    let open = Secret::new(Compartment::Story, PLANTED.to_owned());
    assert_eq!(format!("{open:?}"), "Secret(story, open)");
    let shut: Secret<String> = serde_json::from_value(json!({ "$sealed": "story" })).unwrap();
    assert_eq!(format!("{shut:?}"), "Secret(story, shut)");
}
