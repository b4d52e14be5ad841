//! `havre link`, the program itself: answers that are a contract, and bad input that is told.

#![expect(clippy::unwrap_used, reason = "what helpers of tests cannot do ends the test")]

#[path = "link/bad_input.rs"]
mod bad_input;
#[path = "link/contract.rs"]
mod contract;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of one test, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("havre-link-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs `havre link` in this folder.
    fn run(&self, arguments: &[&str]) -> Answer {
        self.run_with(arguments, b"")
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Answer {
        let mut child = Command::new(Path::new(env!("CARGO_BIN_EXE_havre")))
            .arg("link")
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let writer = std::thread::spawn(move || {
            // The program may end before it has read everything.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Answer::of(output)
    }

    /// Made-up people in a file.
    fn people(&self, name: &str, people: u32, seed: u32) {
        let (people, seed) = (people.to_string(), seed.to_string());
        self.run(&["generate", "--people", &people, "--seed", &seed, "--out", name]).good();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the program answered.
struct Answer {
    code: Option<i32>,
    out: String,
    told: String,
}

impl Answer {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            told: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What it said when all went well.
    fn good(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.told);
        self.out
    }

    fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.good()).unwrap()
    }

    /// What it told of wrong input.
    fn wrong(self) -> String {
        assert_eq!(self.code, Some(2), "{}\n{}", self.out, self.told);
        assert!(!self.told.contains("panicked"), "{}", self.told);
        self.told.strip_prefix("havre: ").unwrap().trim_end().to_owned()
    }
}
