//! No answered command is lost: not when the program is killed, not when the server is, not when
//! the power is cut.
//!
//! This test program runs itself as a child that writes from several threads and prints the id of
//! each event once it was answered; the parent kills it and looks for every id printed.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use kernel::EventId;
use store::testing::Cluster;
use store::{SqliteLog, Store};
use trace::{Log, Select};

use crate::support::{Folder, all, command, event, person, views};

/// The child; without the address of a log it does nothing.
#[test]
fn child_writes_until_it_is_killed() {
    let Some(address) = std::env::var_os("HAVRE_WRITE_TO") else { return };
    let address = address.into_string().unwrap();
    let log: Arc<dyn Log> = if std::env::var_os("HAVRE_FORGETFUL").is_some() {
        let log = SqliteLog::open(Path::new(&address), views()).unwrap();
        log.answer_before_durable().unwrap();
        Arc::new(log)
    } else {
        Store::open(&address, views()).unwrap()
    };
    let write = || loop {
        let event = event(&[person()]);
        let id = event.envelope.id;
        // A server that is just starting again refuses; what it refuses need not be there.
        if log.append(command(vec![event])).is_ok() {
            let mut out = stdout().lock();
            writeln!(out, "written {id}").and_then(|()| out.flush()).unwrap();
        }
    };
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(write);
        }
    });
}

/// Runs the child until it has written so many, and kills it; every id it printed.
fn written(address: &str, many: usize, settings: &[(&str, &Path)]) -> BTreeSet<EventId> {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "killed::child_writes_until_it_is_killed", "--nocapture"]);
    child.env("HAVRE_WRITE_TO", address).envs(settings.iter().copied());
    let mut child = child.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut ids = BTreeSet::new();
    let until = Instant::now() + Duration::from_secs(60);
    for line in lines {
        let Ok(line) = line else { break };
        // A line cut by the kill is no whole id.
        let id = line.split_once("written ").and_then(|(_, id)| id.parse::<EventId>().ok());
        ids.extend(id);
        if ids.len() == many || Instant::now() > until {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    assert!(ids.len() >= many, "the child wrote {} of {many}", ids.len());
    ids
}

fn lost(log: &dyn Log, answered: &BTreeSet<EventId>) -> usize {
    let there: BTreeSet<_> = all(log).into_iter().collect();
    assert_eq!(log.count(&Select::from("steps")).unwrap(), there.len() as u64, "views");
    answered.difference(&there).count()
}

#[test]
fn a_killed_program_has_lost_nothing_it_answered() {
    let folder = Folder::new();
    let path = folder.file("log.db");
    let mut answered = BTreeSet::new();
    for many in [5, 150, 60, 200] {
        answered.extend(written(path.to_str().unwrap(), many, &[]));
        let log = SqliteLog::open(&path, views()).unwrap();
        assert_eq!(lost(&log, &answered), 0);
    }
}

#[test]
fn a_killed_server_has_lost_nothing_it_answered() {
    let cluster = Cluster::start(&["fsync=off"]).unwrap();
    let url = cluster.database().unwrap();
    let answered = thread::scope(|scope| {
        let child = scope.spawn(|| written(&url, 600, &[]));
        for _ in 0..2 {
            thread::sleep(Duration::from_millis(500));
            cluster.crash().unwrap();
        }
        child.join().unwrap()
    });
    assert_eq!(lost(&*Store::open(&url, views()).unwrap(), &answered), 0);
}

/// The disk that forgets, compiled as SQLite itself is.
fn power_cut(folder: &Folder) -> PathBuf {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/powercut.c");
    let library = folder.file("powercut.so");
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl");
    assert!(compiler.status().unwrap().success());
    library
}

/// How many answered commands a power cut loses.
fn lost_on_a_power_cut(many: usize, more: &[(&str, &Path)]) -> usize {
    let (tools, folder, kept) = (Folder::new(), Folder::new(), Folder::new());
    let library = power_cut(&tools);
    let mut settings = vec![
        ("LD_PRELOAD", library.as_path()),
        ("HAVRE_WATCHED", folder.path()),
        ("HAVRE_KEPT", kept.path()),
    ];
    settings.extend(more);
    let path = folder.file("log.db");
    let answered = written(path.to_str().unwrap(), many, &settings);
    let log = SqliteLog::open(&kept.file("log.db"), views()).unwrap();
    lost(&log, &answered)
}

#[test]
fn a_power_cut_loses_nothing_that_was_answered() {
    for many in [1, 40, 700] {
        assert_eq!(lost_on_a_power_cut(many, &[]), 0);
    }
}

#[test]
fn the_power_cut_finds_a_store_that_answers_before_it_is_durable() {
    assert_ne!(lost_on_a_power_cut(300, &[("HAVRE_FORGETFUL", Path::new("yes"))]), 0);
}
