//! Learns again what names sound like from a thesaurus, and says how good it is.
//!
//! The thesaurus is not part of the repository; what is learned from it is.

use std::path::Path;

use anyhow::{Result, bail};

use crate::shell;

/// Runs the trainer of `linkage` on a thesaurus, which writes the learned table anew.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let [thesaurus] = arguments else {
        bail!("say where the thesaurus is: lines of `form, form => id`, plain or .gz");
    };
    // The trainer runs in the folder of the workspace, wherever this was called.
    let Ok(thesaurus) = Path::new(thesaurus).canonicalize() else {
        bail!("there is no thesaurus at `{thesaurus}`");
    };
    let trainer = ["run", "--release", "-p", "linkage", "--example", "train_names", "--"];
    shell::run(shell::cargo(&trainer).arg(thesaurus))
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn a_thesaurus_must_be_named_and_be_there() {
        assert!(run(&[]).unwrap_err().to_string().contains("say where the thesaurus is"));
        let error = run(&["/nowhere/names.txt"]).unwrap_err().to_string();
        assert!(error.contains("there is no thesaurus"), "{error}");
    }
}
