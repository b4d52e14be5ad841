//! Which room may build on which: arrows point down only, and the longest chain is six.

use std::collections::{BTreeMap, BTreeSet};

use crate::workspace::Workspace;

/// Each of our crates with those it may build on. Tests of a crate may use the same, and itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("law", &["kernel"]),
    ("linkage", &[]),
    ("counting", &[]),
    ("record", &["kernel"]),
    ("trace", &["kernel"]),
    ("reception", &["kernel", "law", "record"]),
    ("store", &["kernel", "trace"]),
    ("app", &["kernel", "law", "linkage", "counting", "record", "trace", "reception"]),
    ("web", &["kernel", "law", "record", "reception", "app"]),
    (
        "havre",
        &[
            "kernel",
            "law",
            "linkage",
            "counting",
            "record",
            "trace",
            "reception",
            "store",
            "app",
            "web",
        ],
    ),
    ("xtask", &[]),
];

/// What the tests of a crate may use besides: the pages are tried over a house in memory.
const TRIED_WITH: &[(&str, &str)] = &[("web", "trace")];

const LONGEST: usize = 6;

/// Every crate that builds on one it may not, has no place, or makes the longest chain too long.
pub(super) fn faults(workspace: &Workspace) -> Vec<String> {
    let mut faults = Vec::new();
    let own: BTreeSet<&str> = workspace.own().map(|package| package.name.as_str()).collect();
    for package in workspace.own() {
        let name = package.name.as_str();
        let Some((_, below)) = ROOMS.iter().find(|(room, _)| *room == name) else {
            faults.push(format!(
                "the crate `{name}` has no place yet: give it one in xtask/src/rules/rooms.rs and \
                 in ARCHITECTURE.md"
            ));
            continue;
        };
        let may =
            |needed: &&String| !own.contains(needed.as_str()) || below.contains(&needed.as_str());
        let wrong = package.needs.iter().filter(|needed| !may(needed));
        faults.extend(wrong.map(|needed| format!("`{name}` may not build on `{needed}`")));
        let in_tests = package.tests_need.iter();
        let tried = |needed: &str| TRIED_WITH.contains(&(name, needed));
        let wrong = in_tests.filter(|it| !may(it) && it.as_str() != name && !tried(it.as_str()));
        faults.extend(wrong.map(|needed| format!("the tests of `{name}` may not use `{needed}`")));
    }
    let chain = longest(&workspace.own_needs());
    if chain.len() > LONGEST {
        faults.push(format!(
            "a chain of {} crates, {LONGEST} at most: {}",
            chain.len(),
            chain.join(" ← ")
        ));
    }
    faults
}

/// The longest chain of crates, each building on the one before.
fn longest<'a>(needs: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<&'a str> {
    let mut chains: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // Cargo refuses circles: each round settles at least the crates whose needs are settled.
    for _ in needs {
        for (name, below) in needs {
            if below.iter().all(|needed| chains.contains_key(needed)) {
                let under = below.iter().filter_map(|needed| chains.get(needed));
                let mut chain = under.max_by_key(|chain| chain.len()).cloned().unwrap_or_default();
                chain.push(name);
                chains.insert(name, chain);
            }
        }
    }
    chains.into_values().max_by_key(Vec::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{own, workspace};
    use super::*;

    #[test]
    fn rooms_build_only_on_those_below() {
        assert_eq!(faults(&Workspace::read().unwrap()), Vec::<String>::new());
    }

    #[test]
    fn a_room_that_imports_its_neighbour_is_found() {
        let workspace = workspace(vec![
            own("kernel", &[]),
            own("trace", &["kernel"]),
            own("law", &["kernel", "trace"]),
            own("porch", &["kernel"]),
        ]);
        let faults = faults(&workspace);
        assert_eq!(faults.len(), 2);
        assert_eq!(faults[0], "`law` may not build on `trace`");
        assert!(faults[1].contains("`porch` has no place"));
    }

    #[test]
    fn tests_may_use_their_own_crate_and_no_neighbour() {
        let mut law = own("law", &[]);
        law.tests_need = ["law", "store"].map(str::to_owned).into();
        let faults = faults(&workspace(vec![law, own("store", &[])]));
        assert_eq!(faults, ["the tests of `law` may not use `store`"]);
    }

    #[test]
    fn the_longest_chain_is_told_from_the_bottom() {
        let needs = BTreeMap::from([
            ("a", BTreeSet::new()),
            ("b", BTreeSet::from(["a"])),
            ("c", BTreeSet::from(["a", "b"])),
            ("d", BTreeSet::from(["a"])),
        ]);
        assert_eq!(longest(&needs), ["a", "b", "c"]);
    }
}
