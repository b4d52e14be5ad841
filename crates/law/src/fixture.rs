//! Procedures for tests: the example of `docs/procedures.md`, and small ones written in a line a step.

use std::sync::Arc;

use kernel::{Code, Coded, Facets, Timestamp};

use crate::pack::{File, Library, Procedure};
use crate::run::Run;

/// The page the example is taken from.
const PAGE: &str = include_str!("../../../docs/procedures.md");

/// The blocks of TOML of the page, in order.
pub(crate) fn blocks() -> Vec<&'static str> {
    PAGE.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// The pack and the procedure of the page.
pub(crate) fn example() -> Vec<File> {
    let blocks = blocks();
    let file = |path: &str, start: &str| File {
        path: path.to_owned(),
        text: blocks.iter().find(|block| block.starts_with(start)).unwrap().to_string(),
    };
    vec![file("xx/pack.toml", "id = \"xx\""), file("xx/welcome-2025-1.toml", "id = \"xx.welcome\"")]
}

/// The procedure of the page.
pub(crate) fn welcome() -> Arc<Procedure> {
    Arc::clone(&Library::read(&example()).unwrap().procedures()[0])
}

/// The text of a procedure of one phase. A step is `id`, then any of `excluded`, `repeats`, `system`
/// and `closes`, then fields after a colon: `age number`, `ok flag`, `out choice x y`, `day date`, each
/// with `?` if it need not be answered. A relation is `from kind to`, then any of `within`, `after`,
/// `when`, `consequence` with their value, and the words `optional` and `clear`.
pub(crate) fn text(steps: &[&str], relations: &[&str]) -> String {
    let mut text = String::from(
        "id = \"xx.test\"\nversion = \"1\"\ntitle = { fr = \"Essai\", en = \"Test\" }\n\
         summary = { fr = \"Un essai.\", en = \"A test.\" }\nin_force = { from = 2025-01-01 }\n",
    );
    let first = steps[0].split([' ', ':']).next().unwrap();
    text += &format!("opens = \"{first}\"\nfacts = [\"age\", \"unaccompanied_minor\"]\n");
    text += "[[phase]]\nid = \"only\"\ntitle = { fr = \"Seule\", en = \"Only\" }\n";
    text.extend(steps.iter().map(|line| step(line)));
    text.extend(relations.iter().map(|line| relation(line)));
    text
}

fn step(line: &str) -> String {
    let (head, fields) = line.split_once(':').unwrap_or((line, ""));
    let words: Vec<&str> = head.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    let (actor, kind) = if has("system") { ("system", "consequence") } else { ("person", "act") };
    let id = words[0];
    let mut text = format!(
        "[[step]]\nid = \"{id}\"\nphase = \"only\"\nactor = \"{actor}\"\nkind = \"{kind}\"\n\
         place = [\"online\"]\ntitle = {{ fr = \"{id} en français\", en = \"{id} in English\" }}\n\
         does = {{ fr = \"On le fait.\", en = \"It is done.\" }}\neffort_minutes = 1\n\
         cites = [\"L1\"]\nverified = true\nrepeats = {}\n",
        has("repeats")
    );
    if has("excluded") {
        text += "starts_out = \"excluded\"\n";
    }
    if has("closes") {
        text += &format!("closes = \"{id}\"\n");
    }
    for field in fields.split(',').filter(|field| !field.trim().is_empty()) {
        let words: Vec<&str> = field.split_whitespace().collect();
        let kind = words[1].trim_end_matches('?');
        text += &format!(
            "[[step.field]]\nid = \"{}\"\ntype = \"{kind}\"\nfact = true\nrequired = {}\n\
             label = {{ fr = \"Question\", en = \"Question\" }}\n",
            words[0],
            !words[1].ends_with('?')
        );
        if kind == "choice" {
            let options = words[2..]
                .iter()
                .map(|id| format!("{{ id = \"{id}\", fr = \"{id}\", en = \"{id}\" }}"));
            text += &format!("options = [{}]\n", options.collect::<Vec<_>>().join(", "));
        }
    }
    text
}

fn relation(line: &str) -> String {
    const KEYS: [&str; 6] = ["within", "after", "when", "consequence", "optional", "clear"];
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut text = format!(
        "[[relation]]\nfrom = \"{}\"\nkind = \"{}\"\nto = \"{}\"\ncites = [\"L1\"]\nverified = true\n",
        words[0], words[1], words[2]
    );
    let starts: Vec<usize> = (3..words.len()).filter(|at| KEYS.contains(&words[*at])).collect();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(words.len());
        match words[*start] {
            flag @ ("optional" | "clear") => text += &format!("{flag} = true\n"),
            key => text += &format!("{key} = \"{}\"\n", words[start + 1..end].join(" ")),
        }
    }
    text
}

/// The files of a pack with one procedure.
pub(crate) fn files(procedure: &str) -> Vec<File> {
    let mut files = example();
    files[1] = File { path: "xx/test.toml".to_owned(), text: procedure.to_owned() };
    files
}

/// The procedure that is the only one of its pack.
pub(crate) fn read(procedure: &str) -> Arc<Procedure> {
    let library = Library::read(&files(procedure)).unwrap_or_else(|wrong| panic!("{wrong}"));
    Arc::clone(&library.procedures()[0])
}

/// A small procedure: see [`text`].
pub(crate) fn procedure(steps: &[&str], relations: &[&str]) -> Arc<Procedure> {
    read(&text(steps, relations))
}

/// A small procedure with clocks, starts or transitions written in TOML.
pub(crate) fn procedure_and(steps: &[&str], relations: &[&str], more: &str) -> Arc<Procedure> {
    read(&(text(steps, relations) + more))
}

/// An instant of the legal zone of the example: `2025-03-30T02:30`.
pub(crate) fn at(local: &str) -> Timestamp {
    let civil: jiff::civil::DateTime = local.parse().unwrap();
    civil.in_tz("Europe/Paris").unwrap().timestamp()
}

/// Coded facts: `age=17 ok=true out=refused`.
pub(crate) fn facts(text: &str) -> Facets {
    let value = |word: &str| match (word.parse(), word.parse(), word.parse()) {
        (Ok(flag), _, _) => Coded::Flag(flag),
        (_, Ok(number), _) => Coded::Number(number),
        (_, _, Ok(date)) => Coded::Date(date),
        _ => Coded::Code(Code::new(word).unwrap()),
    };
    let pair = |pair: &str| {
        let (fact, word) = pair.split_once('=').unwrap();
        (Code::new(fact).unwrap(), value(word))
    };
    text.split_whitespace().map(pair).collect()
}

/// A case in which steps happen at instants, each with the facts it records.
pub(crate) fn run(procedure: &Arc<Procedure>, happenings: &[(&str, &str, &str)]) -> Run {
    let opened = happenings.first().map_or_else(|| at("2025-01-01T00:00"), |first| at(first.1));
    let mut run = Run::open(Arc::clone(procedure), Facets::new(), opened);
    for (step, when, recorded) in happenings {
        run.happens(&Code::new(step).unwrap(), at(when), &facts(recorded)).unwrap();
    }
    run
}
