//! What the tests of both engines share.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use trace::conformance::Fault;

/// The cases that failed, one a line.
pub(crate) fn told(failures: &[(&str, Fault)]) -> String {
    failures.iter().map(|(case, fault)| format!("\n{case}\n    {fault}")).collect()
}

/// A folder of its own, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::SeqCst);
        let path = std::env::temp_dir().join(format!("havre-{}-{number}", std::process::id()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _best_effort = std::fs::remove_dir_all(&self.0);
    }
}
