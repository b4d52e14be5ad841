//! No crate is there in two versions, but for those that `deny.toml` names with a reason.

use std::collections::{BTreeMap, BTreeSet};

use super::deny::{Deny, Spec};
use crate::workspace::{Package, Workspace};

/// Every double without an exception, and every exception without a double.
pub(super) fn faults(workspace: &Workspace, deny: &Deny) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&Package>> = BTreeMap::new();
    for package in &workspace.packages {
        versions.entry(&package.name).or_default().push(package);
    }
    versions.retain(|_, packages| packages.len() > 1);
    let trees: Vec<(&Spec, BTreeSet<&str>)> = (deny.trees.iter())
        .map(|spec| {
            let roots = workspace.packages.iter().filter(|it| spec.is(&it.name, &it.version));
            (spec, roots.flat_map(|root| workspace.tree(&root.id)).collect())
        })
        .collect();
    let excused = |package: &Package| {
        deny.doubles.iter().any(|spec| spec.is(&package.name, &package.version))
            || trees.iter().any(|(_, tree)| tree.contains(package.id.as_str()))
    };
    let mut faults = Vec::new();
    for (name, packages) in &versions {
        let kept = packages.iter().filter(|package| !excused(package));
        let kept: Vec<&str> = kept.map(|package| package.version.as_str()).collect();
        if kept.len() > 1 {
            faults.push(format!("`{name}` is there as {}: choose one", kept.join(" and ")));
        }
    }
    let any_double = |is: &dyn Fn(&Package) -> bool| versions.values().flatten().any(|it| is(it));
    let idle = deny.doubles.iter().filter(|spec| !any_double(&|it| spec.is(&it.name, &it.version)));
    let idle_trees =
        trees.iter().filter(|(_, tree)| !any_double(&|it| tree.contains(it.id.as_str())));
    let idle = idle.chain(idle_trees.map(|(spec, _)| *spec));
    faults.extend(idle.map(|spec| format!("`{spec}` excuses no double any more: remove it")));
    faults
}

#[cfg(test)]
mod tests {
    use super::super::samples::{foreign, workspace};
    use super::*;

    #[test]
    fn no_crate_is_there_twice_without_a_reason() {
        let (workspace, deny) = (Workspace::read().unwrap(), Deny::read().unwrap());
        assert_eq!(faults(&workspace, &deny), Vec::<String>::new());
    }

    fn specs(texts: &[&str]) -> Vec<Spec> {
        texts.iter().filter_map(|text| Spec::read(text)).collect()
    }

    fn syn_twice() -> Workspace {
        let versions = ["2.0.119", "3.0.1"].map(|version| foreign("syn", version, "MIT"));
        workspace(versions.to_vec())
    }

    #[test]
    fn doubles_need_an_exception_and_exceptions_a_double() {
        let deny = |skips: &[&str]| Deny { doubles: specs(skips), ..Deny::default() };
        let double = ["`syn` is there as 2.0.119 and 3.0.1: choose one"];
        assert_eq!(faults(&syn_twice(), &deny(&[])), double);
        assert!(faults(&syn_twice(), &deny(&["syn@2"])).is_empty());
        let gone = faults(&syn_twice(), &deny(&["syn@2.0", "quote@1"]));
        assert_eq!(gone, ["`quote@1` excuses no double any more: remove it"]);
        assert_eq!(faults(&syn_twice(), &deny(&["syn@2.01"])).len(), 2);
    }

    #[test]
    fn a_tree_excuses_what_is_under_it() {
        let mut workspace = syn_twice();
        workspace.packages.push(foreign("old", "1.0.0", "MIT"));
        workspace.pulls.insert("old 1.0.0".to_owned(), vec!["syn 2.0.119".to_owned()]);
        let deny = |trees: &[&str]| Deny { trees: specs(trees), ..Deny::default() };
        assert!(faults(&workspace, &deny(&["old@1"])).is_empty());
        workspace.pulls.clear();
        let faults = faults(&workspace, &deny(&["old@1"]));
        assert_eq!(faults.len(), 2);
        assert!(faults[1].contains("`old@1` excuses no double any more"));
    }
}
