//! Serde is derived where a format lives, and nowhere among rules: derives are what costs time to
//! compile, and a rule's types are free to change while what is stored is not.

use super::sources::Sources;

/// The rooms with a format: words shared, packs, events, forms, configuration.
const MAY: [&str; 7] = ["kernel", "law", "linkage", "counting", "record", "web", "havre"];

/// Every file that derives serde in a room that may not.
pub(super) fn faults(sources: &Sources) -> Vec<String> {
    let wrong = sources.0.iter().filter(|(path, text)| {
        let room = path.strip_prefix("crates/").and_then(|path| path.split('/').next());
        room.is_some_and(|room| !MAY.contains(&room)) && derives(text)
    });
    wrong.map(|(path, _)| format!("{path} derives serde: {} may", MAY.join(", "))).collect()
}

fn derives(text: &str) -> bool {
    let mut lists = text.split("derive(").skip(1).filter_map(|rest| rest.split(')').next());
    lists.any(|list| {
        let mut words = list.split([',', ':']).map(str::trim);
        words.any(|word| word == "Serialize" || word == "Deserialize")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serde_is_derived_only_where_a_format_lives() {
        assert_eq!(faults(&Sources::read().unwrap()), Vec::<String>::new());
    }

    #[test]
    fn a_rule_that_derives_is_found_however_it_is_written() {
        assert!(derives("#[derive(Debug,\n    serde::Serialize,\n)]"));
        assert!(derives("#[derive(Deserialize)]"));
        assert!(!derives("#[derive(Debug)]\nimpl Serialize for It {}"));
        let text = "#[derive(Serialize)]".to_owned();
        let sources = Sources(vec![
            ("crates/record/src/case.rs".to_owned(), text.clone()),
            ("crates/reception/src/case/mod.rs".to_owned(), text),
        ]);
        let faults = faults(&sources);
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("crates/reception/src/case/mod.rs"));
    }
}
