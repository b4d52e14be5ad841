use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::samples::samples;
use super::{Event, OnFile};
use crate::{EVENT_TYPES, current_version};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn file(name: &str, version: u16) -> String {
    format!("{name}.v{version}.json")
}

fn fixture(name: &str, version: u16) -> Option<OnFile> {
    let text = fs::read_to_string(folder().join(file(name, version))).ok()?;
    Some(OnFile::from_json(serde_json::from_str::<Value>(&text).unwrap()))
}

/// The first sample of a type.
fn sample(name: &str) -> Event {
    let is = |event: &Event| event.draft().kind.name == *name;
    samples().into_iter().find(is).unwrap_or_else(|| panic!("no sample of {name}"))
}

#[test]
#[ignore = "writes files: run it by hand after adding an event type or version"]
fn write_the_fixtures_that_are_missing() {
    for (name, version) in EVENT_TYPES {
        let path = folder().join(file(name, *version));
        if !path.exists() {
            let stored = OnFile::of(sample(name).draft()).to_json();
            fs::write(path, serde_json::to_string_pretty(&stored).unwrap() + "\n").unwrap();
        }
    }
}

#[test]
fn every_version_of_every_event_type_has_a_fixture_and_no_other_fixture_lies_there() {
    let wanted: BTreeSet<String> = EVENT_TYPES
        .iter()
        .flat_map(|(name, newest)| (1..=*newest).map(|version| file(name, version)))
        .collect();
    let found: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_fixture_still_decodes_to_what_it_said() {
    for (name, newest) in EVENT_TYPES {
        for version in 1..=*newest {
            let stored = fixture(name, version).unwrap_or_else(|| panic!("{name} {version}"));
            assert_eq!(stored.envelope.kind.version, version, "{name}");
            let read = stored.read().unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(read, sample(name), "{name} {version}");
        }
    }
}

#[test]
fn a_stored_form_changes_only_with_a_new_version() {
    for (name, newest) in EVENT_TYPES {
        let written = OnFile::of(sample(name).draft());
        assert_eq!(Some(written), fixture(name, *newest), "{name}: raise its version");
    }
}

#[test]
fn event_types_are_listed_once_in_order_and_each_is_a_code() {
    let names: Vec<&str> = EVENT_TYPES.iter().map(|(name, _)| *name).collect();
    assert!(names.is_sorted_by(|a, b| a < b));
    for (name, version) in EVENT_TYPES {
        assert!(kernel::Code::new(name).is_ok() && *version > 0, "{name}");
        assert_eq!(current_version(name), *version);
    }
    assert_eq!(current_version("never_heard_of"), 1);
}

#[test]
fn nothing_is_written_that_is_not_listed() {
    let listed: BTreeSet<(String, u16)> =
        EVENT_TYPES.iter().map(|(name, version)| ((*name).to_owned(), *version)).collect();
    let written: BTreeSet<(String, u16)> = samples()
        .iter()
        .map(|event| event.draft().kind)
        .map(|kind| (kind.name.to_string(), kind.version))
        .collect();
    assert_eq!(written, listed);
}
