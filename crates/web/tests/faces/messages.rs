//! The messages: the same in every language, none missing, none left over.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use web::i18n::{Arg, FILES, Locale, families, message};

use crate::wording::files;

type Variables = BTreeSet<String>;

/// The messages of a file with the variables each uses.
fn messages(name: &str, source: &str) -> BTreeMap<String, Variables> {
    let resource =
        parse(source.to_owned()).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
    let mut found = BTreeMap::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let value = message.value.unwrap_or_else(|| panic!("{name}: {}", message.id.name));
                let mut variables = Variables::new();
                pattern(&value, &mut variables);
                let before = found.insert(message.id.name.clone(), variables);
                assert!(before.is_none(), "{name}: {} is written twice", message.id.name);
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => panic!("{name}: {entry:?}"),
        }
    }
    found
}

fn pattern(pattern: &Pattern<String>, variables: &mut Variables) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression: inner } = element else { continue };
        match inner {
            Expression::Inline(inline) => variable(inline, variables),
            Expression::Select { selector, variants } => {
                variable(selector, variables);
                for variant in variants {
                    self::pattern(&variant.value, variables);
                }
            }
        }
    }
}

fn variable(expression: &InlineExpression<String>, variables: &mut Variables) {
    match expression {
        InlineExpression::VariableReference { id } => drop(variables.insert(id.name.clone())),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. }
        | InlineExpression::Placeable { .. } => {
            panic!("messages only use variables and literals: {expression:?}")
        }
    }
}

fn language(
    of: impl Fn(&(&'static str, &'static str, &'static str)) -> &'static str,
) -> BTreeMap<String, Variables> {
    let mut all = BTreeMap::new();
    for file in FILES {
        for (key, variables) in messages(file.0, of(file)) {
            assert!(all.insert(key.clone(), variables).is_none(), "{key} is in two files");
        }
    }
    all
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    let (fr, en) = (language(|file| file.1), language(|file| file.2));
    let keys = |of: &BTreeMap<String, Variables>| of.keys().cloned().collect::<BTreeSet<_>>();
    let (only_fr, only_en): (Vec<_>, Vec<_>) = (
        keys(&fr).difference(&keys(&en)).cloned().collect(),
        keys(&en).difference(&keys(&fr)).cloned().collect(),
    );
    assert_eq!((only_fr, only_en), (Vec::new(), Vec::new()));
    for (key, variables) in &fr {
        assert_eq!(Some(variables), en.get(key), "{key}");
    }
}

#[test]
fn both_languages_have_their_messages_in_the_same_order() {
    for (name, fr, en) in FILES {
        let keys = |source: &str| {
            let lines = source.lines().filter(|line| !line.starts_with([' ', '#', '}', '*']));
            lines
                .filter_map(|line| line.split_once(" ="))
                .map(|(key, _)| key.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(keys(fr), keys(en), "{name}");
    }
}

/// Every text in quotes of the templates and the sources.
fn quoted() -> BTreeSet<String> {
    let sources = files("templates").into_iter().chain(files("src"));
    let mut found = BTreeSet::new();
    for (_, text) in sources {
        found.extend(text.split('"').skip(1).map(str::to_owned));
    }
    found
}

/// What the templates ask for by name: `t.say("…")`, `t.put("…"`, `t.put2("…"`.
fn asked() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in files("templates") {
        for call in ["t.say(\"", "t.put(\"", "t.put2(\""] {
            let calls = text.split(call).skip(1);
            found.extend(calls.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    found
}

fn of_families() -> BTreeSet<String> {
    let words = families();
    words
        .iter()
        .flat_map(|(prefix, words)| words.iter().map(move |word| format!("{prefix}-{word}")))
        .collect()
}

#[test]
fn everything_asked_for_is_written() {
    let written = language(|file| file.2);
    let families = of_families();
    for key in asked().union(&families) {
        assert!(written.contains_key(key), "{key} is written nowhere");
    }
}

#[test]
fn everything_written_is_used() {
    let (quoted, families) = (quoted(), of_families());
    let used = |key: &str| quoted.contains(key) || families.contains(key);
    for key in language(|file| file.1).keys() {
        // At the desk `key-desk` goes before `key`.
        let base = key.strip_suffix("-desk").unwrap_or(key);
        assert!(used(key) || used(base), "{key} is used nowhere");
    }
}

#[test]
fn french_needs_no_care_for_its_spaces() {
    for (name, fr, _) in FILES {
        for line in fr.lines().filter(|line| !line.starts_with('#')) {
            for sign in ['?', '!', ';', '»'] {
                let mut before = line.split(sign).collect::<Vec<_>>();
                before.pop();
                for text in before {
                    assert!(
                        text.ends_with([' ', '\u{202f}', '\u{a0}', '?', '!']),
                        "{name}: {line}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_period_that_cannot_be_read_is_answered_with_every_way_of_writing_one() {
    for locale in [Locale::Fr, Locale::En] {
        let told = message(locale, "misread-no_period", &[("said", Arg::Text("?".into()))]);
        for form in app::PERIOD_FORMS.iter().flat_map(|(_, forms)| *forms) {
            assert!(told.contains(form), "{}: {form} is not in {told}", locale.tag());
        }
    }
}
