//! The workspace as Cargo sees it: its packages, what each depends on, under which licence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::shell;

/// A package of the workspace, or one it depends on however far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Package {
    /// Cargo's id of it.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) version: String,
    /// Whether it is one of ours.
    pub(crate) own: bool,
    /// Where it comes from; nothing for ours.
    pub(crate) source: Option<String>,
    /// An SPDX expression.
    pub(crate) licence: Option<String>,
    /// What it names as a dependency of the program or of its build.
    pub(crate) needs: BTreeSet<String>,
    /// What it names as a dependency of its tests.
    pub(crate) tests_need: BTreeSet<String>,
    /// Its benchmarks.
    pub(crate) benches: Vec<String>,
}

/// All packages, and where Cargo builds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Workspace {
    pub(crate) packages: Vec<Package>,
    /// What each package pulls in directly, by Cargo's ids.
    pub(crate) pulls: BTreeMap<String, Vec<String>>,
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Asks Cargo.
    pub(crate) fn read() -> Result<Self> {
        let text = shell::read(&mut shell::cargo(&["metadata", "--format-version", "1"]))?;
        let value: Value = serde_json::from_str(&text).context("cargo metadata is no JSON")?;
        Self::from(&value).context("cargo metadata has not the form expected")
    }

    fn from(value: &Value) -> Option<Self> {
        let members: BTreeSet<&str> =
            value["workspace_members"].as_array()?.iter().filter_map(Value::as_str).collect();
        let packages = value["packages"].as_array()?.iter();
        let packages =
            packages.map(|package| Package::from(package, &members)).collect::<Option<_>>();
        let nodes = value.pointer("/resolve/nodes")?.as_array()?.iter();
        let pulls = nodes.map(|node| {
            let pulled = node["dependencies"].as_array()?.iter();
            let pulled = pulled.filter_map(|id| id.as_str().map(str::to_owned)).collect();
            Some((node["id"].as_str()?.to_owned(), pulled))
        });
        Some(Self {
            packages: packages?,
            pulls: pulls.collect::<Option<_>>()?,
            target: value["target_directory"].as_str()?.into(),
        })
    }

    /// The ids of a package and of everything under it.
    pub(crate) fn tree<'a>(&'a self, root: &'a str) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut next = vec![root];
        while let Some(id) = next.pop() {
            if found.insert(id) {
                next.extend(self.pulls.get(id).into_iter().flatten().map(String::as_str));
            }
        }
        found
    }

    /// Ours.
    pub(crate) fn own(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.own)
    }

    /// What each of ours needs of ours, tests apart.
    pub(crate) fn own_needs(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let names: BTreeSet<&str> = self.own().map(|package| package.name.as_str()).collect();
        let needs = |package: &Package| -> BTreeSet<&str> {
            names.iter().copied().filter(|name| package.needs.contains(*name)).collect()
        };
        self.own().map(|package| (package.name.as_str(), needs(package))).collect()
    }
}

impl Package {
    fn from(value: &Value, members: &BTreeSet<&str>) -> Option<Self> {
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let dependencies = value["dependencies"].as_array()?;
        let named = |of_tests: bool| {
            let of_kind = |it: &&Value| (it["kind"] == "dev") == of_tests;
            let found = dependencies.iter().filter(of_kind);
            found.filter_map(|it| it["name"].as_str().map(str::to_owned)).collect()
        };
        let is_bench =
            |target: &&Value| target.pointer("/kind/0").is_some_and(|kind| kind == "bench");
        let benches = value["targets"].as_array()?.iter().filter(is_bench);
        let id = text("id")?;
        Some(Self {
            own: members.contains(id.as_str()),
            id,
            name: text("name")?,
            version: text("version")?,
            source: text("source"),
            licence: text("license"),
            needs: named(false),
            tests_need: named(true),
            benches: benches.filter_map(|it| it["name"].as_str().map(str::to_owned)).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_package_keeps_what_its_tests_need_apart() {
        let workspace = Workspace::from(&json!({
            "workspace_members": ["path+file:///x#law@0.1.0"],
            "target_directory": "/x/target",
            "resolve": { "nodes": [
                { "id": "path+file:///x#law@0.1.0", "dependencies": ["a"] },
                { "id": "a", "dependencies": ["b"] },
                { "id": "b", "dependencies": [] },
            ] },
            "packages": [{
                "id": "path+file:///x#law@0.1.0", "name": "law", "version": "0.1.0",
                "source": null, "license": "EUPL-1.2",
                "dependencies": [
                    { "name": "kernel", "kind": null },
                    { "name": "cc", "kind": "build" },
                    { "name": "proptest", "kind": "dev" },
                ],
                "targets": [{ "name": "law", "kind": ["lib"] }, { "name": "clock", "kind": ["bench"] }],
            }],
        }))
        .unwrap();
        let [law] = workspace.packages.as_slice() else { panic!("one package") };
        assert!(law.own && law.needs.contains("kernel") && law.needs.contains("cc"));
        assert!(law.tests_need.contains("proptest") && !law.needs.contains("proptest"));
        assert_eq!(law.benches, ["clock"]);
        assert_eq!(workspace.tree("a"), BTreeSet::from(["a", "b"]));
    }
}
