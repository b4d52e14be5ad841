//! Nothing that was sealed lies open anywhere a store writes.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Compartment, Fixed, Id, ObjectKind, ObjectRef, Timestamp};
use serde_json::json;
use store::{KeyFile, PostgresLog, SqliteLog, testing};
use trace::{Log, Sealer};
use uuid::Uuid;

use crate::support::{Folder, all, command, event, fresh, holding, views};

const NAME: &str = "Planted Surname Roya";
const STORY: &str = "planted story of a flight";

/// Writes facts whose sealed parts hold the planted strings and gives what lies in clear, which
/// must be found where they are not.
fn plant(log: &dyn Log, keys: &Folder) -> Uuid {
    let store = KeyFile::open(&keys.file("keys.db"), &keys.file("master.key")).unwrap();
    let world = Arc::new(Fixed::at(Timestamp::UNIX_EPOCH, 3));
    let sealer = Sealer::new(Arc::new(store), world);
    let person = Id::new(fresh());
    for _ in 0..20 {
        let mut event = event(&[ObjectRef::new(ObjectKind::Person, person.uuid())]);
        let parts = BTreeMap::from([
            (Compartment::Identity, json!({ "name": NAME })),
            (Compartment::Story, json!({ "text": STORY })),
        ]);
        event.payload.subject = Some(person);
        event.payload.sealed = sealer.seal_parts(person, event.envelope.id, &parts).unwrap();
        log.append(command(vec![event])).unwrap();
    }
    let stored = log.page(kernel::Position(0), 1).unwrap();
    let opened = sealer.open_part(&stored[0], Compartment::Story).unwrap();
    assert_eq!(opened, Some(json!({ "text": STORY })));
    let key = sealer.keys().get(person).unwrap().unwrap();
    assert_eq!(holding(keys.path(), &[key.expose()]), Vec::<std::path::PathBuf>::new());
    person.uuid()
}

fn planted() -> [&'static [u8]; 4] {
    [NAME.as_bytes(), STORY.as_bytes(), b"Roya", b"planted story"]
}

#[test]
fn the_files_of_sqlite_hold_nothing_that_was_sealed() {
    let (folder, keys) = (Folder::new(), Folder::new());
    let log = SqliteLog::open(&folder.file("log.db"), views()).unwrap();
    let person = plant(&log, &keys);
    let nothing = Vec::<std::path::PathBuf>::new();
    assert_eq!(holding(folder.path(), &planted()), nothing, "while it is open");
    assert_ne!(holding(folder.path(), &[person.as_bytes()]), nothing, "the search finds nothing");
    drop(log);
    assert_eq!(holding(folder.path(), &planted()), nothing, "once it is closed");
    assert_eq!(holding(keys.path(), &planted()), nothing, "in the keystore");
}

#[test]
fn neither_the_tables_nor_the_files_of_postgres_hold_anything_that_was_sealed() {
    let keys = Folder::new();
    let cluster = testing::cluster().unwrap();
    let url = cluster.database().unwrap();
    let log = PostgresLog::open(&url, views()).unwrap();
    let person = plant(&log, &keys).to_string();
    assert_eq!(all(&log).len(), 20);
    let tables = "select quote_ident(tablename) from pg_tables where schemaname = 'public'";
    let mut dump = String::new();
    for table in testing::texts(&url, tables).unwrap() {
        let rows = testing::texts(&url, &format!("select t::text from {table} t")).unwrap();
        dump.push_str(&rows.concat());
    }
    assert!(dump.contains(&person), "the dump holds nothing");
    for planted in planted() {
        let hex: String = planted.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(!dump.contains(std::str::from_utf8(planted).unwrap()) && !dump.contains(&hex));
    }
    testing::run(&url, "checkpoint").unwrap();
    let found = holding(&cluster.folder().join("data"), &planted());
    assert_eq!(found, Vec::<std::path::PathBuf>::new());
}
