//! Which foreign crates may be named in which room.

use crate::workspace::{Package, Workspace};

/// What is kept to some rooms.
struct Kept {
    /// The foreign crates.
    crates: &'static [&'static str],
    /// The rooms that may name them.
    to: &'static [&'static str],
    /// Why.
    because: &'static str,
}

const KEPT: &[Kept] = &[
    Kept {
        crates: &[
            "rusqlite",
            "libsqlite3-sys",
            "tokio-postgres",
            "postgres",
            "sqlx",
            "diesel",
            "object_store",
        ],
        to: &["store"],
        because: "SQL and storage live in store",
    },
    Kept {
        crates: &["axum", "askama", "hyper", "maud", "tower", "tower-http", "tower-sessions"],
        to: &["web"],
        because: "pages and routes live in web",
    },
    Kept {
        crates: &["tokio", "futures", "futures-util", "async-trait"],
        to: &["store", "web", "havre"],
        because: "rules, engines and use cases are synchronous",
    },
    Kept {
        crates: &["serde"],
        to: &["kernel", "law", "linkage", "counting", "record", "trace", "web", "havre"],
        because: "what is decided is not what is written down",
    },
    Kept {
        crates: &["serde_json"],
        to: &["linkage", "counting", "record", "trace", "store", "app", "web", "havre", "xtask"],
        because: "rules and engines take values, not texts",
    },
    Kept {
        crates: &["rand", "getrandom", "fastrand"],
        to: &["linkage", "counting", "store", "havre"],
        because: "randomness is an argument: ask kernel::World",
    },
    Kept {
        crates: &["chacha20poly1305", "hkdf", "hmac", "sha2", "argon2", "ed25519-dalek"],
        to: &["linkage", "counting", "trace", "store", "app", "web"],
        because: "cryptography is kept where keys are",
    },
    Kept {
        crates: &["anyhow", "clap"],
        to: &["havre", "xtask"],
        because: "libraries have errors of their own, and no command line",
    },
];

/// Every foreign crate named where it may not be, or taken from elsewhere than a registry. Tests
/// may name what they like.
pub(super) fn faults(workspace: &Workspace) -> Vec<String> {
    let own = workspace.own().flat_map(|package| {
        KEPT.iter().flat_map(move |kept| {
            let named = kept.crates.iter().filter(|name| package.needs.contains(**name));
            let named = named.filter(|_| !kept.to.contains(&package.name.as_str()));
            named.map(|name| format!("`{}` may not name `{name}`: {}", package.name, kept.because))
        })
    });
    let strange =
        workspace.packages.iter().filter(|package| !package.own && !from_registry(package));
    let strange = strange.map(|package| {
        format!("`{} {}` comes from elsewhere than a registry", package.name, package.version)
    });
    own.chain(strange).collect()
}

fn from_registry(package: &Package) -> bool {
    let source = package.source.as_deref().unwrap_or_default();
    source.starts_with("registry+") || source.starts_with("sparse+")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{foreign, own, workspace};
    use super::*;

    #[test]
    fn foreign_crates_are_named_only_where_they_belong() {
        assert_eq!(faults(&Workspace::read().unwrap()), Vec::<String>::new());
    }

    #[test]
    fn sql_in_a_use_case_and_serde_in_a_rule_are_found() {
        let faults = faults(&workspace(vec![
            own("app", &["rusqlite", "serde_json"]),
            own("reception", &["serde", "jiff"]),
            own("store", &["rusqlite"]),
        ]));
        assert_eq!(
            faults,
            [
                "`app` may not name `rusqlite`: SQL and storage live in store",
                "`reception` may not name `serde`: what is decided is not what is written down",
            ]
        );
    }

    #[test]
    fn a_crate_from_a_repository_is_found() {
        let mut strange = foreign("ship", "1.0.0", "MIT");
        strange.source = Some("git+somewhere".to_owned());
        let faults = faults(&workspace(vec![strange, foreign("boat", "1.0.0", "MIT")]));
        assert_eq!(faults, ["`ship 1.0.0` comes from elsewhere than a registry"]);
    }
}
