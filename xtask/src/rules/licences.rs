//! Every crate is under a licence that goes together with the EUPL-1.2, as listed in `deny.toml`.

use super::deny::Deny;
use crate::workspace::Workspace;

/// Every package whose licence is not one of those allowed.
pub(super) fn faults(workspace: &Workspace, deny: &Deny) -> Vec<String> {
    let allowed = |licence: &str| deny.licences.iter().any(|it| it == licence);
    let wrong = workspace.packages.iter().filter(|package| {
        let licence = package.licence.as_deref();
        !licence.is_some_and(|licence| Expression::holds(licence, &allowed))
    });
    wrong
        .map(|package| {
            let licence = package.licence.as_deref().unwrap_or("no licence it tells");
            format!(
                "`{} {}` is under {licence}, which deny.toml does not allow",
                package.name, package.version
            )
        })
        .collect()
}

/// An SPDX expression being read: `OR` binds least, then `AND`, then `WITH`; an old `/` is an `OR`.
struct Expression<'a> {
    words: Vec<&'a str>,
    next: usize,
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Expression<'a> {
    /// Whether an expression can be met with the licences allowed; what cannot be read is not.
    fn holds(text: &'a str, allowed: &'a dyn Fn(&str) -> bool) -> bool {
        let mut words = Vec::new();
        for word in text.split_whitespace() {
            let mut rest = word;
            while let Some(place) = rest.find(['(', ')', '/']) {
                let (before, from) = rest.split_at(place);
                let (sign, after) = from.split_at(1);
                words.extend([before, sign].into_iter().filter(|part| !part.is_empty()));
                rest = after;
            }
            words.extend(Some(rest).filter(|part| !part.is_empty()));
        }
        let mut expression = Self { words, next: 0, allowed };
        expression.any() == Some(true) && expression.next == expression.words.len()
    }

    fn take(&mut self, wanted: &[&str]) -> bool {
        let found = self.words.get(self.next).is_some_and(|word| wanted.contains(word));
        self.next += usize::from(found);
        found
    }

    fn any(&mut self) -> Option<bool> {
        let mut holds = self.all()?;
        while self.take(&["OR", "/"]) {
            holds |= self.all()?;
        }
        Some(holds)
    }

    fn all(&mut self) -> Option<bool> {
        let mut holds = self.one()?;
        while self.take(&["AND"]) {
            holds &= self.one()?;
        }
        Some(holds)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take(&["("]) {
            let holds = self.any()?;
            return self.take(&[")"]).then_some(holds);
        }
        let licence = self.words.get(self.next).copied()?;
        self.next += 1;
        if !self.take(&["WITH"]) {
            return Some((self.allowed)(licence));
        }
        let exception = self.words.get(self.next).copied()?;
        self.next += 1;
        Some((self.allowed)(&format!("{licence} WITH {exception}")))
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{foreign, workspace};
    use super::*;

    #[test]
    fn every_licence_goes_together_with_ours() {
        let (workspace, deny) = (Workspace::read().unwrap(), Deny::read().unwrap());
        assert_eq!(faults(&workspace, &deny), Vec::<String>::new());
    }

    #[test]
    fn expressions_are_read_as_spdx_says() {
        let allowed = |licence: &str| {
            ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].contains(&licence)
        };
        for (text, holds) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT", true),
            ("GPL-3.0-only/MIT", true),
            ("GPL-3.0-only AND MIT", false),
            ("MIT OR GPL-3.0-only AND BUSL-1.1", true),
            ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND BUSL-1.1", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("Apache-2.0", false),
            ("(MIT", false),
            ("MIT Unicode-3.0", false),
            ("", false),
        ] {
            assert_eq!(Expression::holds(text, &allowed), holds, "{text}");
        }
    }

    #[test]
    fn a_crate_under_another_licence_or_none_is_named() {
        let deny = Deny { licences: vec!["MIT".to_owned()], ..Deny::default() };
        let mut silent = foreign("silent", "2.0.0", "");
        silent.licence = None;
        let packages = vec![foreign("good", "1.0.0", "MIT"), foreign("bad", "1.0.0", "X"), silent];
        let faults = faults(&workspace(packages), &deny);
        assert_eq!(faults.len(), 2);
        assert!(faults[0].contains("`bad 1.0.0` is under X"));
        assert!(faults[1].contains("`silent 2.0.0` is under no licence"));
    }
}
