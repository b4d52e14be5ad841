//! The packs: those within the program, or those of a folder.

use std::fs;
use std::path::Path;

use anyhow::Context;
use law::{File, Library};

const WITHIN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The files of a folder of packs, or those within the program.
pub(crate) fn files(folder: Option<&Path>) -> anyhow::Result<Vec<File>> {
    let Some(folder) = folder else {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        return Ok(WITHIN.iter().map(file).collect());
    };
    let mut found = Vec::new();
    collect(folder, folder, &mut found)?;
    if found.is_empty() {
        anyhow::bail!("no pack in {}: a pack is a folder with a pack.toml", folder.display());
    }
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<File>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, found)?;
        } else if path.extension().is_some_and(|end| end == "toml") {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read as UTF-8 text", path.display()))?;
            let name = path.strip_prefix(root).unwrap_or(&path);
            let path = name.to_string_lossy().replace('\\', "/");
            // A folder that is itself one pack is read too.
            let path = if path.contains('/') { path } else { format!("./{path}") };
            found.push(File { path, text });
        }
    }
    Ok(())
}

/// The library of a folder, or that within the program.
pub(crate) fn library(folder: Option<&Path>) -> anyhow::Result<Library> {
    Ok(Library::read(&files(folder)?)?)
}
