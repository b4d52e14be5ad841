//! The file of keys: what is made lasts, what is destroyed is gone, and neither file alone is
//! enough.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::thread;
use std::time::Instant;

use kernel::{Id, PersonId};
use store::KeyFile;
use trace::Keystore;

use crate::support::{Folder, contains, fresh, holding};

fn open(folder: &Folder) -> KeyFile {
    KeyFile::open(&folder.file("keys.db"), &folder.file("master.key")).unwrap()
}

fn refusal(folder: &Folder) -> String {
    let opened = KeyFile::open(&folder.file("keys.db"), &folder.file("master.key"));
    opened.err().unwrap().to_string()
}

fn person() -> PersonId {
    Id::new(fresh())
}

#[test]
fn a_key_is_made_once_and_lasts() {
    let folder = Folder::new();
    let (keys, person) = (open(&folder), person());
    assert!(keys.get(person).unwrap().is_none());
    let key = *keys.create(person).unwrap().expose();
    assert_eq!(keys.create(person).unwrap().expose(), &key);
    assert_ne!(keys.create(self::person()).unwrap().expose(), &key);
    drop(keys);
    let keys = open(&folder);
    assert_eq!(keys.get(person).unwrap().unwrap().expose(), &key);
    assert_eq!(keys.create(person).unwrap().expose(), &key);
}

#[test]
fn a_destroyed_key_is_gone_from_memory_and_disk_and_never_made_again() {
    let folder = Folder::new();
    let (keys, gone, stays) = (open(&folder), person(), person());
    let (key, kept) = (keys.create(gone).unwrap(), keys.create(stays).unwrap());
    let path = folder.file("keys.db");
    let reader = rusqlite::Connection::open(&path).unwrap();
    let find = "select wrapped from keys where person = ?1";
    let wrapped: Vec<u8> =
        reader.query_row(find, [gone.uuid().as_bytes()], |row| row.get(0)).unwrap();
    drop(reader);
    assert_ne!(holding(folder.path(), &[&wrapped]).len(), 0, "the search finds nothing");

    keys.destroy(gone).unwrap();
    assert_eq!(holding(folder.path(), &[&wrapped, key.expose()]).len(), 0);
    assert!(keys.get(gone).unwrap().is_none());
    assert!(keys.create(gone).is_err());
    assert!(keys.create_many(&[person(), gone]).is_err());
    keys.destroy(gone).unwrap();
    keys.destroy(person()).unwrap();
    drop(keys);
    let keys = open(&folder);
    assert!(keys.get(gone).unwrap().is_none());
    assert!(keys.create(gone).is_err());
    assert_eq!(keys.get(stays).unwrap().unwrap().expose(), kept.expose());
}

#[test]
fn neither_file_holds_a_key_in_clear() {
    let folder = Folder::new();
    let keys = open(&folder);
    let key = keys.create(person()).unwrap();
    let derived = keys.derived("house");
    assert_eq!(holding(folder.path(), &[key.expose(), &derived]).len(), 0);
    let master = fs::read(folder.file("master.key")).unwrap();
    assert!(!contains(&fs::read(folder.file("keys.db")).unwrap(), &master));
    assert_ne!(keys.derived("house"), keys.derived("other"));
    drop(keys);
    assert_eq!(open(&folder).derived("house"), derived);
}

#[test]
fn only_the_owner_may_read_the_files() {
    let folder = Folder::new();
    let keys = open(&folder);
    keys.create(person()).unwrap();
    for file in fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", file.file_name());
    }
    drop(keys);
    let master = folder.file("master.key");
    fs::set_permissions(&master, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(refusal(&folder).contains("chmod 600"));
}

#[test]
fn another_master_key_or_none_is_refused() {
    let folder = Folder::new();
    drop(open(&folder));
    let (master, aside) = (folder.file("master.key"), folder.file("aside"));
    fs::rename(&master, &aside).unwrap();
    assert!(refusal(&folder).contains("there is no master key"));
    assert!(!master.exists(), "a master key was made for keys it cannot open");
    drop(open(&Folder::new()));
    let mut other = fs::read(&aside).unwrap();
    other[0] ^= 1;
    fs::write(&master, &other).unwrap();
    fs::set_permissions(&master, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(refusal(&folder).contains("the master key does not open the keys"));
    fs::write(&master, &other[..31]).unwrap();
    assert!(refusal(&folder).contains("no key of 32 bytes"));
    fs::rename(&aside, &master).unwrap();
    drop(open(&folder));
}

#[test]
fn keys_opened_by_another_program_are_refused() {
    let folder = Folder::new();
    let keys = open(&folder);
    assert!(refusal(&folder).contains(&format!("process {}", std::process::id())));
    drop(keys);
    drop(open(&folder));
}

#[test]
fn a_file_of_another_program_is_refused() {
    let folder = Folder::new();
    fs::write(folder.file("keys.db"), "").unwrap();
    let foreign = rusqlite::Connection::open(folder.file("keys.db")).unwrap();
    drop(open(&Folder::new()));
    foreign.execute_batch("create table recipes (name text)").unwrap();
    drop(foreign);
    assert!(refusal(&folder).contains("there is no master key"));
    let other = Folder::new();
    drop(open(&other));
    fs::copy(other.file("master.key"), folder.file("master.key")).unwrap();
    assert!(refusal(&folder).contains("another program"));
}

#[test]
fn many_keys_are_made_in_one_go() {
    let folder = Folder::new();
    let keys = open(&folder);
    let mut persons: Vec<PersonId> = (0..5000).map(|_| person()).collect();
    let known = keys.create(persons[7]).unwrap();
    persons.push(persons[9]);
    let begin = Instant::now();
    keys.create_many(&persons).unwrap();
    assert!(begin.elapsed().as_secs() < 20, "{:?} for 5000 keys", begin.elapsed());
    assert_eq!(keys.create(persons[7]).unwrap().expose(), known.expose());
    let distinct: std::collections::BTreeSet<_> =
        persons.iter().map(|person| *keys.get(*person).unwrap().unwrap().expose()).collect();
    assert_eq!(distinct.len(), 5000);
}

#[test]
fn many_who_ask_for_one_key_at_once_get_the_same() {
    let folder = Folder::new();
    let (keys, person) = (open(&folder), person());
    let made: Vec<_> = thread::scope(|scope| {
        let ask = || *keys.create(person).unwrap().expose();
        let asked: Vec<_> = (0..16).map(|_| scope.spawn(ask)).collect();
        asked.into_iter().map(|asked| asked.join().unwrap()).collect()
    });
    assert!(made.iter().all(|key| *key == made[0]));
}
