//! Tests of settings: TOML, bounds, Splink.

use super::splink::LeftOut;
use super::*;

const TOML: &str = r#"
prior = 0.001

[[fields]]
name = "surname"
kind = "family"

[[comparisons]]
field = "surname"
frequency = true

[[comparisons.levels]]
test = "exact"
m = 0.9
u = 0.01

[[comparisons.levels]]
test = "jaro_winkler"
least = 0.9

[[comparisons.levels]]
test = "else"

[[blocking]]
[[blocking.keys]]
fields = ["surname"]
by = "sound"
"#;

#[test]
fn settings_survive_as_toml() {
    let settings = Settings::from_toml(TOML).unwrap();
    assert_eq!(settings.comparisons[0].levels[1].test, Test::JaroWinkler { least: 0.9 });
    assert!(!settings.is_estimated());
    let again = Settings::from_toml(&settings.to_toml().unwrap()).unwrap();
    assert_eq!(again, settings);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let unknown = TOML.replace("fields = [\"surname\"]", "fields = [\"forename\"]");
    let fault = Settings::from_toml(&unknown).unwrap_err();
    assert!(fault.to_string().contains("blocking rule 1 names the field “forename”"), "{fault}");
    let range = TOML.replace("m = 0.9", "m = 9.0");
    let fault = Settings::from_toml(&range).unwrap_err();
    assert!(fault.to_string().contains("surname, level 1"), "{fault}");
    assert!(matches!(Settings::from_toml("fields = 3"), Err(Fault::Toml(_))));
}

const SPLINK: &str = r#"{
  "link_type": "dedupe_only",
  "probability_two_random_records_match": 0.0002,
  "unique_id_column_name": "unique_id",
  "comparisons": [
    {"output_column_name": "first_name", "comparison_levels": [
      {"sql_condition": "\"first_name_l\" IS NULL OR \"first_name_r\" IS NULL", "is_null_level": true},
      {"sql_condition": "\"first_name_l\" = \"first_name_r\"", "m_probability": 0.5, "u_probability": 0.006, "tf_adjustment_column": "first_name"},
      {"sql_condition": "jaro_winkler_similarity(\"first_name_l\", \"first_name_r\") >= 0.9", "m_probability": 0.2, "u_probability": 0.002},
      {"sql_condition": "\"first_name_l\" = \"surname_r\" AND \"surname_l\" = \"first_name_r\""},
      {"sql_condition": "jaccard(\"first_name_l\", \"first_name_r\") >= 0.5"},
      {"sql_condition": "ELSE", "m_probability": 0.3, "u_probability": 0.99}]},
    {"output_column_name": "dob", "comparison_levels": [
      {"sql_condition": "dob_l IS NULL OR dob_r IS NULL", "is_null_level": true},
      {"sql_condition": "dob_l = dob_r"},
      {"sql_condition": "damerau_levenshtein(\"dob_l\", \"dob_r\") <= 1"},
      {"sql_condition": "ABS(EPOCH(try_strptime(\"dob_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"dob_r\", '%Y-%m-%d'))) <= 864000.0"},
      {"sql_condition": "ELSE"}]},
    {"output_column_name": "tokens", "comparison_levels": [
      {"sql_condition": "array_length(list_intersect(\"tokens_l\", \"tokens_r\")) >= 2"},
      {"sql_condition": "levenshtein(tokens_l, tokens_r) < 3"},
      {"sql_condition": "substr(tokens_l, 1, 3) = substr(tokens_r, 1, 3)"},
      {"sql_condition": "ELSE"}]},
    {"output_column_name": "custom", "comparison_levels": [{"sql_condition": "my_function(a_l, b_r)"}]}],
  "blocking_rules_to_generate_predictions": [
    "l.first_name = r.first_name",
    {"blocking_rule": "(l.\"surname\" = r.\"surname\") AND (substr(l.\"dob\",1,4) = substr(r.\"dob\",1,4))", "sql_dialect": "duckdb"},
    "l.surname = r.first_name"],
  "my_own_key": 3
}"#;

#[test]
fn splink_settings_are_imported_with_their_numbers() {
    let imported = Settings::from_splink(SPLINK).unwrap();
    let settings = &imported.settings;
    assert_eq!(settings.prior, Some(0.0002));
    let tests = |place: usize| -> Vec<Test> {
        settings.comparisons[place].levels.iter().map(|level| level.test.clone()).collect()
    };
    let jaro_winkler = Test::JaroWinkler { least: 0.9 };
    assert_eq!(tests(0), [Test::Exact, jaro_winkler, Test::Across, Test::Else]);
    assert_eq!(settings.comparisons[0].levels[1].m, Some(0.2));
    assert!(settings.comparisons[0].frequency && !settings.comparisons[1].frequency);
    let (edits, days) = (Test::Edits { most: 1 }, Test::Days { most: 10.0 });
    assert_eq!(tests(1), [Test::Exact, edits, days, Test::Else]);
    let (common, two) = (Test::Common { least: 2 }, Test::Levenshtein { most: 2 });
    assert_eq!(tests(2), [common, two, Test::Prefix { length: 3 }, Test::Else]);
    assert_eq!(settings.blocking.len(), 2);
    let keys = &settings.blocking[1].keys;
    assert_eq!((keys[0].by, keys[1].by), (Reduce::Whole, Reduce::Start(4)));
    assert_eq!(settings.field("dob").unwrap().kind, Kind::Date);
}

#[test]
fn what_cannot_be_imported_is_told_with_its_path() {
    let imported = Settings::from_splink(SPLINK).unwrap();
    let paths: Vec<&str> =
        imported.left_out.iter().map(|LeftOut { path, .. }| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "comparisons[0].comparison_levels[4].sql_condition",
            "comparisons[3].comparison_levels[0].sql_condition",
            "comparisons[3]",
            "blocking_rules_to_generate_predictions[2]",
            "my_own_key",
        ]
    );
    assert!(matches!(Settings::from_splink("[]"), Err(Fault::Splink(_))));
}
