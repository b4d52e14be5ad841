//! Splink's model settings (JSON, versions 3 to 5) as settings of ours.
//!
//! What the comparison library of Splink writes is understood, and the numbers it has estimated are
//! kept. What is not understood is told with its path and left out; nothing is guessed.

use serde_json::Value;

use super::sql::{self, Condition};
use super::{Belongs, Comparison, Fault, Field, Key, Kind, Level, Rule, Settings, Test};

/// Settings imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The settings.
    pub settings: Settings,
    /// What could not be imported.
    pub left_out: Vec<LeftOut>,
}

/// Something that could not be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands: `comparisons[2].comparison_levels[1].sql_condition`.
    pub path: String,
    /// What stands there.
    pub text: String,
}

/// Keys that say nothing about the model, or that are answered otherwise here.
const KNOWN: &[&str] = &[
    "link_type",
    "probability_two_random_records_match",
    "comparisons",
    "blocking_rules_to_generate_predictions",
    "unique_id_column_name",
    "source_dataset_column_name",
    "retain_matching_columns",
    "retain_intermediate_calculation_columns",
    "additional_columns_to_retain",
    "sql_dialect",
    "linker_uid",
    "em_convergence",
    "max_iterations",
    "bayes_factor_column_prefix",
    "term_frequency_adjustment_column_prefix",
    "comparison_vector_value_column_prefix",
    "$schema",
];

impl Settings {
    /// Reads Splink's model settings.
    ///
    /// # Errors
    /// When it is not JSON, has no comparisons, or does not pass [`Settings::check`].
    pub fn from_splink(text: &str) -> Result<Imported, Fault> {
        let root: Value =
            serde_json::from_str(text).map_err(|fault| Fault::Splink(fault.to_string()))?;
        let mut import = Import::default();
        import.read(&root)?;
        import.settings.check()?;
        Ok(Imported { settings: import.settings, left_out: import.left_out })
    }
}

#[derive(Default)]
struct Import {
    settings: Settings,
    left_out: Vec<LeftOut>,
}

impl Import {
    fn read(&mut self, root: &Value) -> Result<(), Fault> {
        let comparisons = root
            .get("comparisons")
            .and_then(Value::as_array)
            .ok_or_else(|| Fault::Splink("there is no list called “comparisons”".to_owned()))?;
        self.settings.prior =
            root.get("probability_two_random_records_match").and_then(Value::as_f64);
        for (place, comparison) in comparisons.iter().enumerate() {
            self.comparison(&format!("comparisons[{place}]"), comparison);
        }
        let rules = root.get("blocking_rules_to_generate_predictions").and_then(Value::as_array);
        for (place, rule) in rules.into_iter().flatten().enumerate() {
            self.rule(&format!("blocking_rules_to_generate_predictions[{place}]"), rule);
        }
        let others = root.as_object().into_iter().flatten();
        for (key, value) in others.filter(|(key, _)| !KNOWN.contains(&key.as_str())) {
            self.leave_out(key.clone(), value);
        }
        if let Some(id) = root.get("unique_id_column_name").and_then(Value::as_str)
            && self.settings.field(id).is_none()
        {
            self.field(id, Kind::RowId);
        }
        Ok(())
    }

    fn leave_out(&mut self, path: String, value: &Value) {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.left_out.push(LeftOut { path, text });
    }

    fn field(&mut self, name: &str, kind: Kind) {
        if self.settings.field(name).is_none() {
            self.settings.fields.push(Field {
                name: name.to_owned(),
                right: None,
                kind,
                because: "imported from Splink".to_owned(),
            });
        }
    }

    fn comparison(&mut self, path: &str, value: &Value) {
        let Some(levels) = value.get("comparison_levels").and_then(Value::as_array) else {
            self.leave_out(path.to_owned(), value);
            return;
        };
        let mut read: Vec<(Condition, Level)> = Vec::new();
        let mut frequency = false;
        for (place, level) in levels.iter().enumerate() {
            let sql = level.get("sql_condition").and_then(Value::as_str).unwrap_or("");
            let flag = level.get("is_null_level").and_then(Value::as_bool);
            if flag.unwrap_or_else(|| sql.to_lowercase().contains("is null")) {
                continue;
            }
            frequency |= level.get("tf_adjustment_column").is_some_and(Value::is_string);
            let at = format!("{path}.comparison_levels[{place}].sql_condition");
            match sql::condition(sql) {
                Some(condition) if is_same_column(&read, &condition) => {
                    let number = |key: &str| level.get(key).and_then(Value::as_f64);
                    let (m, u) = (number("m_probability"), number("u_probability"));
                    read.push((condition.clone(), Level { test: condition.test, m, u }));
                }
                Some(_) | None => self.leave_out(at, &Value::from(sql)),
            }
        }
        let Some(field) = read.iter().find_map(|(condition, _)| condition.column.clone()) else {
            self.leave_out(path.to_owned(), value.get("output_column_name").unwrap_or(value));
            return;
        };
        let across: Vec<String> =
            read.iter().filter_map(|(condition, _)| condition.across.clone()).collect();
        let levels: Vec<Level> = read.into_iter().map(|(_, level)| level).collect();
        self.field(&field, kind(&levels));
        for near in &across {
            self.field(near, kind(&levels));
        }
        let belongs = Belongs::Unknown;
        self.settings.comparisons.push(Comparison { field, across, belongs, frequency, levels });
    }

    fn rule(&mut self, path: &str, value: &Value) {
        let sql = value.as_str().or_else(|| value.get("blocking_rule").and_then(Value::as_str));
        let Some(parts) = sql.and_then(sql::blocking) else {
            self.leave_out(path.to_owned(), value.get("blocking_rule").unwrap_or(value));
            return;
        };
        let keys = parts.into_iter().map(|(column, by)| {
            self.field(&column, Kind::Text);
            Key { fields: vec![column], by }
        });
        let keys = keys.collect();
        self.settings.blocking.push(Rule { keys });
    }
}

/// A comparison here is about one column; levels about another are told.
fn is_same_column(read: &[(Condition, Level)], condition: &Condition) -> bool {
    let known = read.iter().find_map(|(known, _)| known.column.as_ref());
    match (known, &condition.column) {
        (Some(known), Some(column)) => known == column,
        (None, _) | (_, None) => true,
    }
}

/// What a column must hold for these tests.
fn kind(levels: &[Level]) -> Kind {
    let any = |wanted: fn(&Test) -> bool| levels.iter().any(|level| wanted(&level.test));
    if any(|test| matches!(test, Test::Days { .. } | Test::Date { .. })) {
        Kind::Date
    } else if any(|test| matches!(test, Test::Within { .. } | Test::Share { .. })) {
        Kind::Number
    } else {
        Kind::Text
    }
}
