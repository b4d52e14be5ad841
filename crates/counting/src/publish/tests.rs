//! Tests of publishing: every form is read as it was written, and no figure changes unnoticed.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::input::Sheet;
use crate::protect::cube::tests::flat;
use crate::protect::released::{Cell, Knowledge, Release};

fn structure() -> Structure {
    Structure::new("HAVRE:ARRIVALS(1.0.0)").unwrap()
}

fn sheet(text: &str) -> Sheet {
    Sheet::parse(Path::new("f.csv"), text.as_bytes()).unwrap()
}

fn sample() -> Dataset {
    let counts = flat(&[2], &[12, 3]);
    let cells = counts
        .values()
        .iter()
        .map(|count| if *count < 5 { Cell::Suppressed } else { Cell::Value(count.cast_signed()) });
    let knowledge = Knowledge { off: Some(0), suppressed: (1, None) };
    let release = Release { shape: counts.shape().clone(), cells: cells.collect(), knowledge };
    Dataset::of(structure(), &release).unwrap()
}

#[test]
fn sdmx_csv_is_written_as_its_readers_want_it() {
    assert_eq!(
        write_sdmx(&sample()).unwrap(),
        "STRUCTURE,STRUCTURE_ID,ACTION,d0,OBS_VALUE,OBS_STATUS,CONF_STATUS\n\
         dataflow,HAVRE:ARRIVALS(1.0.0),I,_T,15,A,F\n\
         dataflow,HAVRE:ARRIVALS(1.0.0),I,c0,12,A,F\n\
         dataflow,HAVRE:ARRIVALS(1.0.0),I,c1,,Q,C\n"
    );
}

#[test]
fn json_stat_says_what_it_is() {
    let json: serde_json::Value =
        serde_json::from_str(&write_json_stat(&sample()).unwrap()).unwrap();
    assert_eq!(json["version"], "2.0");
    assert_eq!(json["id"], serde_json::json!(["d0"]));
    assert_eq!(json["size"], serde_json::json!([3]));
    assert_eq!(json["dimension"]["d0"]["category"]["index"], serde_json::json!(["_T", "c0", "c1"]));
    assert_eq!(json["value"], serde_json::json!([15, 12, null]));
    assert_eq!(json["status"]["2"], "Q");
}

#[test]
fn codes_that_sdmx_refuses_are_refused_before() {
    let observation = |code: &str| Observation {
        codes: vec![code.to_owned()],
        value: Some(1.0),
        status: ObservationStatus::Normal,
        confidentiality: Confidentiality::Free,
    };
    let dataset =
        |code: &str| Dataset::new(structure(), vec!["country".to_owned()], vec![observation(code)]);
    let ivory = dataset("Côte d'Ivoire").unwrap();
    assert!(write_csv(&ivory).is_ok());
    assert_eq!(write_sdmx(&ivory), Err(Unpublishable::SdmxCode("Côte d'Ivoire".to_owned())));
    assert_eq!(dataset(" x"), Err(Unpublishable::Code(" x".to_owned())));
    let twice = vec![observation("a"), observation("a")];
    let named = |name: &str, rows| Dataset::new(structure(), vec![name.to_owned()], rows);
    assert_eq!(named("x", twice), Err(Unpublishable::Twice("a".to_owned())));
    for name in ["obs_value", "OBS_STATUS", "Action"] {
        assert!(named(name, Vec::new()).is_err(), "{name}");
    }
    for name in ["status", "value", "count"] {
        let data = named(name, vec![observation("a")]).unwrap();
        let text = write_csv(&data).unwrap();
        assert_eq!(text, format!("{name},OBS_VALUE,OBS_STATUS,CONF_STATUS\na,1,A,F\n"));
        assert_eq!(read_csv(&sheet(&text), structure()).unwrap(), data);
    }
    let secret = Observation { confidentiality: Confidentiality::Confidential, ..observation("a") };
    assert_eq!(named("x", vec![secret]), Err(Unpublishable::Value("a".to_owned())));
    for name in ["ARRIVALS", "HAVRE:ARRIVALS", "HAVRE:ARRIVALS(x)", "HAVRE:(1)", "Ä:B(1)"] {
        assert!(Structure::new(name).is_err(), "{name}");
    }
}

#[test]
fn other_sdmx_is_refused_with_its_place() {
    let text = write_sdmx(&sample()).unwrap();
    let said = |text: &str| read_sdmx(&sheet(text)).unwrap_err().to_string();
    let other = text.replacen(",I,c0", ",D,c0", 1);
    assert_eq!(said(&other), "f.csv:3:3: ACTION is \"D\"; only \"I\" is read here");
    let other = text.replacen("(1.0.0),I,c1", "(1.0.1),I,c1", 1);
    assert!(said(&other).starts_with("f.csv:4:2: "));
    let other = text.replacen("Q,C", "Z,C", 1);
    assert_eq!(said(&other), "f.csv:4:6: \"Z\" is no code of the status of an observation");
    assert!(said(&text.replace("OBS_VALUE", "VALUES")).contains("OBS_VALUE"));
}

/// Reads a data set back from bytes, through a file of its own.
fn through_a_file(name: &str, bytes: &[u8]) -> Result<Dataset, Unpublishable> {
    let path = std::env::temp_dir().join(format!("counting-{name}-{}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let read = read_parquet(std::fs::File::open(&path).unwrap());
    std::fs::remove_file(path).unwrap();
    read
}

#[test]
fn parquet_is_read_as_written_and_no_other() {
    let bytes = write_parquet(&sample()).unwrap();
    assert_eq!(through_a_file("sample", &bytes).unwrap(), sample());
    assert_eq!(bytes, write_parquet(&sample()).unwrap(), "the same numbers are the same bytes");
    for cut in [0, 4, bytes.len() / 2, bytes.len() - 1] {
        assert!(through_a_file("cut", &bytes[..cut]).is_err(), "{cut}");
    }
    let mut other = bytes.clone();
    let at = other.windows(6).position(|it| it == b"HAVRE:").unwrap();
    other[at] = b'?';
    assert!(through_a_file("named", &other).is_err());
}

#[test]
fn a_figure_that_was_changed_is_refused() {
    let figure = Figure::new("Arrivals", "havre count protect t.csv", sample());
    let text = figure.text().unwrap();
    assert_eq!(Figure::parse(&text).unwrap(), figure);
    for (from, to) in [
        ("12.0", "13.0"),
        ("t.csv", "u.csv"),
        ("Arrivals", "Departures"),
        ("\"version\": 1", "\"version\": 2"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert!(Figure::parse(&changed).is_err(), "{from}");
    }
}

#[test]
fn a_correction_is_a_new_version_that_names_the_old() {
    let first = Figure::new("Arrivals", "make", sample());
    let observations: Vec<Observation> = sample().observations().iter().skip(1).cloned().collect();
    let data = Dataset::new(structure(), vec!["d0".to_owned()], observations).unwrap();
    assert!(first.correct("make", data.clone(), " ", None).is_err());
    let reason = "A camp was counted twice.";
    let second = first.correct("make", data, reason, Some("2030-05-01".to_owned())).unwrap();
    assert_eq!(second.version(), 2);
    let stored: serde_json::Value = serde_json::from_str(&second.text().unwrap()).unwrap();
    let log = stored["corrections"].as_array().unwrap();
    assert_eq!((log.len(), &log[0]["version"], &log[0]["reason"]), (1, &2.into(), &reason.into()));
    assert_eq!(log[0]["replaces"], first.identity().to_string());
    assert_ne!(second.identity(), first.identity());
    let text = second.text().unwrap();
    assert_eq!(Figure::parse(&text).unwrap(), second);
    assert!(Figure::parse(&text.replace("twice", "once")).is_err(), "the log is sealed as well");
    assert!(second.citation().starts_with("Arrivals, version 2, sha256:"));
}

#[test]
fn the_identity_is_the_same_wherever_it_is_made() {
    // The digits were computed by another programme, from the description of the form.
    let figure = Figure::new("Arrivals", "make", sample());
    let backwards: Vec<Observation> = sample().observations().iter().rev().cloned().collect();
    let data = Dataset::new(structure(), vec!["d0".to_owned()], backwards).unwrap();
    assert_eq!(Figure::new("Arrivals", "make", data).identity(), figure.identity());
    assert_eq!(
        figure.identity().to_string(),
        "sha256:4cd62dc2803adb3642ade99d1be7db323233673117fa6443247efb4e8ca8bf35"
    );
}

prop_compose! {
    fn observation(codes: Vec<String>)(
        value in prop_oneof![(-1e6_f64..1e6).boxed(), (0_u32..1000).prop_map(f64::from).boxed()],
        status in 0_usize..9,
        confidential: bool,
    ) -> Observation {
        let code = ["A", "B", "E", "F", "I", "O", "P", "Q", "U"][status];
        let status = ObservationStatus::read(code).unwrap();
        let confidentiality = if confidential && status.is_missing() {
            Confidentiality::Confidential
        } else {
            Confidentiality::Free
        };
        let value = (!status.is_missing()).then_some(value);
        Observation { codes: codes.clone(), value, status, confidentiality }
    }
}

/// Data sets of two dimensions, some combinations left out; codes from a pattern.
fn dataset(pattern: &'static str) -> impl Strategy<Value = Dataset> {
    let codes = prop::collection::btree_set(pattern, 1..5);
    (codes.clone(), codes).prop_flat_map(|(rows, columns)| {
        let all: Vec<Vec<String>> = rows
            .iter()
            .flat_map(|row| columns.iter().map(move |column| vec![row.clone(), column.clone()]))
            .collect();
        let size = all.len();
        (prop::sample::subsequence(all, 1..=size)).prop_flat_map(|codes| {
            let all: Vec<_> = codes.into_iter().map(observation).collect();
            all.prop_map(|observations| {
                let dimensions = vec!["row".to_owned(), "column".to_owned()];
                Dataset::new(structure(), dimensions, observations).unwrap()
            })
        })
    })
}

proptest! {
    #[test]
    fn csv_is_read_as_written(data in dataset("[a-zé\"',;|]([ -~]{0,5}[a-zé\"',;|])?")) {
        let text = write_csv(&data).unwrap();
        prop_assert_eq!(read_csv(&sheet(&text), structure()).unwrap(), data);
    }

    #[test]
    fn sdmx_is_read_as_written(data in dataset("[A-Za-z0-9_@$-]{1,6}")) {
        let text = write_sdmx(&data).unwrap();
        prop_assert_eq!(read_sdmx(&sheet(&text)).unwrap(), data);
    }

    #[test]
    fn json_stat_is_read_as_written(data in dataset("[a-zé\"',;|]{1,6}")) {
        let text = write_json_stat(&data).unwrap();
        prop_assert_eq!(read_json_stat(&text).unwrap(), data);
    }

    #[test]
    fn parquet_is_read_as_written(data in dataset("[a-zé\"',;|]{1,6}")) {
        let bytes = write_parquet(&data).unwrap();
        prop_assert_eq!(through_a_file("any", &bytes).unwrap(), data);
    }

    #[test]
    fn figures_are_read_as_written(data in dataset("[a-z]{1,6}"), title in ".{0,20}") {
        let figure = Figure::new(title, "make", data);
        prop_assert_eq!(Figure::parse(&figure.text().unwrap()).unwrap(), figure);
    }

    #[test]
    fn no_text_makes_a_reader_fail_badly(text in ".{0,200}") {
        prop_assert!(read_json_stat(&text).is_err());
        prop_assert!(Figure::parse(&text).is_err());
    }
}
