//! `havre count`, the program itself: answers that are a contract, files, secrets that stay, and bad
//! input that is told.

#![expect(clippy::unwrap_used, reason = "what helpers of tests cannot do ends the test")]

#[path = "count/account.rs"]
mod account;
#[path = "count/deaths.rs"]
mod deaths;
#[path = "count/estimate.rs"]
mod estimate;
#[path = "count/flows.rs"]
mod flows;
#[path = "count/forecast.rs"]
mod forecast;
#[path = "count/gaps.rs"]
mod gaps;
#[path = "count/integration.rs"]
mod integration;
#[path = "count/one.rs"]
mod one;
#[path = "count/protect.rs"]
mod protect;
#[path = "count/ratio.rs"]
mod ratio;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A folder of one test, gone at its end.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("havre-count-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }

    /// What is in the folder, in order.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// Runs `havre` in this folder: the exit code, the answer and what was told of faults.
    fn run(&self, arguments: &str) -> (i32, String, String) {
        self.run_with(arguments.split(' '))
    }

    /// The same, with arguments that can have spaces in them, or be no text.
    fn run_with<T: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = T>,
    ) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_havre"))
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn good(&self, arguments: &str) -> String {
        let (code, out, error) = self.run(arguments);
        assert_eq!(code, 0, "{error}");
        out
    }

    fn json(&self, arguments: &str) -> Value {
        let json: Value = serde_json::from_str(&self.good(&format!("{arguments} --json"))).unwrap();
        assert_eq!(json.get("schema").and_then(Value::as_str), Some("havre.count/1"));
        json
    }

    /// What is told of wrong input: nothing is answered, the exit code is 2.
    fn wrong(&self, arguments: &str) -> String {
        let (code, out, error) = self.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{error}");
        assert!(error.starts_with("havre: ") || error.starts_with("error: "), "{error}");
        error.trim_start_matches("havre: ").trim_end().to_owned()
    }
}

/// A table that the crate `counting` is tested on.
fn golden(name: &str) -> String {
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../counting/tests/data");
    tables.join(name).display().to_string()
}
