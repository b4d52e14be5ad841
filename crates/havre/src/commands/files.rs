//! Files that a command writes: all of them, or none.
//!
//! It must never leave half a file under its name, nor a part of one beside it.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::wrong;

/// Files that are whole, but not yet under their names.
#[derive(Debug, Default)]
pub(super) struct Files(Vec<Part>);

/// Where a file is, and where it is to be.
#[derive(Debug)]
struct Part {
    now: PathBuf,
    then: PathBuf,
}

impl Files {
    /// Writes a file beside where it is to be.
    pub(super) fn add(&mut self, path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<()> {
        let said = |what: &dyn std::fmt::Display| wrong(format!("{}: {what}", path.display()));
        if path.is_dir() {
            return Err(said(&"cannot be written: a folder, not a file"));
        }
        let unwritten = |error: std::io::Error| said(&format!("cannot be written: {error}"));
        let then = std::path::absolute(path).map_err(unwritten)?;
        if self.0.iter().any(|part| part.then == then) {
            return Err(said(&"two files are to be written under this name"));
        }
        let mut now = then.as_os_str().to_owned();
        now.push(".part");
        let part = Part { now: now.into(), then };
        let write = || {
            let mut file = File::create(&part.now)?;
            file.write_all(content.as_ref())?;
            file.sync_all()
        };
        let written = write();
        self.0.push(part);
        written.map_err(unwritten)
    }

    /// Gives the files their names, in the order they were added.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        while !self.0.is_empty() {
            let Part { now, then } = self.0.remove(0);
            if let Err(error) = fs::rename(&now, &then) {
                let _ = fs::remove_file(now);
                return Err(wrong(format!("{}: cannot be written: {error}", then.display())));
            }
        }
        Ok(())
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        for part in &self.0 {
            let _ = fs::remove_file(&part.now);
        }
    }
}

/// Refuses what is to be written where it cannot stand, over what is read, or over another: before long
/// work, and before anything is lost.
pub(super) fn apart(outputs: &[&Path], inputs: &[&Path]) -> anyhow::Result<()> {
    let mut known: Vec<PathBuf> = inputs.iter().map(|path| whole(path)).collect();
    for path in outputs {
        can_stand(path)?;
        let there = whole(path);
        if known.contains(&there) {
            let what = if known.iter().take(inputs.len()).any(|it| *it == there) {
                "it is read: write to another file"
            } else {
                "two files are to be written under this name"
            };
            return Err(wrong(format!("{}: {what}", path.display())));
        }
        known.push(there);
    }
    Ok(())
}

/// Makes sure that a file can be written at a place: its folder is there.
fn can_stand(path: &Path) -> anyhow::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    match folder {
        Some(folder) if !folder.is_dir() => {
            let (path, folder) = (path.display(), folder.display());
            Err(wrong(format!("{path}: there is no folder `{folder}`: make it first")))
        }
        Some(_) | None if path.is_dir() => {
            Err(wrong(format!("{}: a folder, not a file: add the name of a file", path.display())))
        }
        Some(_) | None => Ok(()),
    }
}

/// A path without detours and links, as far as it is there.
fn whole(path: &Path) -> PathBuf {
    let found = path.canonicalize();
    found.unwrap_or_else(|_| {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or_else(|| Path::new(".")).canonicalize();
        match (folder, path.file_name()) {
            (Ok(folder), Some(name)) => folder.join(name),
            (Err(_), _) | (_, None) => path.to_owned(),
        }
    })
}

/// Waits until nobody else changes a file, and keeps others waiting until the answer is dropped.
pub(super) fn locked(path: &Path) -> anyhow::Result<File> {
    let said = |error| wrong(format!("{}: cannot be written: {error}", path.display()));
    let mut beside = path.as_os_str().to_owned();
    beside.push(".lock");
    let lock = File::create(beside).map_err(said)?;
    lock.lock().map_err(said)?;
    Ok(lock)
}

/// Writes one file; it appears under its name once it is whole.
pub(super) fn write(path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<()> {
    let mut files = Files::default();
    files.add(path, content)?;
    files.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn folder(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("havre-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn all_files_appear_or_none_does() {
        let Folder(folder) = &folder("files");
        let mut files = Files::default();
        files.add(&folder.join("ledger"), "1").unwrap();
        assert!(files.add(&folder.join("none/table"), "2").is_err());
        assert!(files.add(folder, "2").is_err());
        assert!(files.add(&folder.join("./ledger"), "2").is_err(), "one name for two files");
        drop(files);
        assert_eq!(names(folder), [""; 0]);
        let mut files = Files::default();
        files.add(&folder.join("ledger"), "1").unwrap();
        files.add(&folder.join("table"), "2").unwrap();
        files.finish().unwrap();
        assert_eq!(names(folder), ["ledger", "table"]);
    }
}
