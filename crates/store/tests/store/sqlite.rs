//! SQLite passes the suite, and its file behaves as those who keep it expect.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;

use store::SqliteLog;
use trace::conformance::{Factory, Fault, Place, failures};
use trace::{Log, LogError, Select, Views};

use crate::support::{Folder, all, command, counted_views, event, no_views, person, told, views};

struct Sqlite;

impl Factory for Sqlite {
    fn place(&self) -> Result<Box<dyn Place>, Fault> {
        Ok(Box::new(FilePlace(Folder::new())))
    }
}

struct FilePlace(Folder);

impl Place for FilePlace {
    fn open(&self, views: Arc<Views>) -> Result<Arc<dyn Log>, LogError> {
        Ok(Arc::new(SqliteLog::open(&self.0.file("log.db"), views)?))
    }
    fn tamper(&self, sql: &str) -> Option<Result<(), String>> {
        let connection = rusqlite::Connection::open(self.0.file("log.db")).unwrap();
        Some(connection.execute_batch(sql).map_err(|error| error.to_string()))
    }
}

#[test]
fn sqlite_passes_every_case() {
    assert_eq!(told(&failures(&Sqlite, "")), "");
}

fn open(path: &Path) -> Result<SqliteLog, LogError> {
    SqliteLog::open(path, views())
}

fn refusal(path: &Path) -> String {
    open(path).err().unwrap().to_string()
}

#[test]
fn a_path_that_cannot_be_is_refused_with_what_to_do() {
    let folder = Folder::new();
    assert!(refusal(&folder.file("none/log.db")).contains("there is no folder"));
    assert!(refusal(folder.path()).contains("is a folder: name a file in it"));
    // A place where nobody can make a file, not even root.
    let unwritable = refusal(Path::new("/proc/self/log.db"));
    assert!(unwritable.contains("give this program the right"), "{unwritable}");
}

#[test]
fn a_file_that_is_no_log_is_refused_and_left_as_it_is() {
    let folder = Folder::new();
    let garbage = folder.file("garbage");
    fs::write(&garbage, [7; 9000]).unwrap();
    assert!(matches!(open(&garbage), Err(LogError::Corrupt(_))));
    assert_eq!(fs::read(&garbage).unwrap(), [7; 9000]);
    let foreign = folder.file("foreign.db");
    let connection = rusqlite::Connection::open(&foreign).unwrap();
    connection.execute_batch("create table recipes (name text)").unwrap();
    drop(connection);
    assert!(refusal(&foreign).contains("another program"));
}

#[test]
fn damage_inside_the_file_is_reported_and_never_served() {
    let folder = Folder::new();
    let path = folder.file("log.db");
    let log = open(&path).unwrap();
    for _ in 0..200 {
        log.append(command(vec![event(&[person()])])).unwrap();
    }
    drop(log);
    let mut bytes = fs::read(&path).unwrap();
    let behind_schema = 4096 * 12;
    bytes[behind_schema..].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let read = open(&path).and_then(|log| log.page(kernel::Position(0), 1000));
    assert!(matches!(read, Err(LogError::Corrupt(_))), "{read:?}");
}

#[test]
fn a_log_of_a_newer_program_is_refused() {
    let folder = Folder::new();
    let path = folder.file("log.db");
    drop(open(&path).unwrap());
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch("insert into migrations values (99, 'later')").unwrap();
    drop(connection);
    let said = refusal(&path);
    assert!(said.contains("99") && said.contains("start the newer program"), "{said}");
}

#[test]
fn a_log_opened_by_another_program_is_refused_and_names_it() {
    let folder = Folder::new();
    let path = folder.file("log.db");
    let log = open(&path).unwrap();
    let said = refusal(&path);
    assert!(said.contains(&format!("process {}", std::process::id())), "{said}");
    drop(log);
    open(&path).unwrap();
}

#[test]
fn a_log_that_a_tool_is_writing_to_says_so_and_goes_on_afterwards() {
    let folder = Folder::new();
    let path = folder.file("log.db");
    let log = open(&path).unwrap();
    let tool = rusqlite::Connection::open(&path).unwrap();
    tool.execute_batch("begin immediate").unwrap();
    let answer = log.append(command(vec![event(&[person()])]));
    assert!(matches!(answer, Err(LogError::Locked(_))), "{answer:?}");
    assert_eq!(all(&log).len(), 0, "reading goes on");
    tool.execute_batch("rollback").unwrap();
    log.append(command(vec![event(&[person()])])).unwrap();
}

#[test]
fn only_the_owner_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let log = open(&folder.file("log.db")).unwrap();
    log.append(command(vec![event(&[person()])])).unwrap();
    for file in fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", file.file_name());
    }
}

#[test]
fn a_full_disk_writes_nothing_by_halves_and_writing_goes_on_when_there_is_room() {
    let folder = Folder::new();
    let path = folder.file("log.db");
    let log = open(&path).unwrap();
    log.append(command(vec![event(&[person()])])).unwrap();
    log.limit_pages(40).unwrap();
    let mut written = all(&log);
    let refused = loop {
        let (one, two) = (event(&[person()]), event(&[person()]));
        let ids = [one.envelope.id, two.envelope.id];
        let append = command(vec![one, two]);
        match log.append(append.clone()) {
            Ok(_) => written.extend(ids),
            Err(error) => {
                assert!(matches!(error, LogError::Full(_)), "{error:?}");
                break append;
            }
        }
    };
    assert_eq!(all(&log), written);
    assert_eq!(log.count(&Select::from("steps")).unwrap(), written.len() as u64);
    // A smaller one may still fit, a reader is not disturbed, and the refused one may come again.
    log.limit_pages(0).unwrap();
    let receipt = log.append(refused).unwrap();
    assert!(!receipt.repeated);
    drop(log);
    assert_eq!(all(&open(&path).unwrap()).len(), written.len() + 2);
}

#[test]
fn a_command_that_does_not_fit_takes_no_other_with_it() {
    let folder = Folder::new();
    let log = open(&folder.file("log.db")).unwrap();
    log.append(command(vec![event(&[person()])])).unwrap();
    log.limit_pages(300).unwrap();
    let huge = || {
        let mut huge = event(&[person()]);
        huge.payload.clear = serde_json::Value::from("x".repeat(4_000_000));
        command(vec![huge])
    };
    let small = || command(vec![event(&[person()])]);
    let answers: Vec<_> = thread::scope(|scope| {
        let log = &log;
        let append = |number| if number % 8 == 0 { huge() } else { small() };
        let asked: Vec<_> = (0..32).map(|n| scope.spawn(move || log.append(append(n)))).collect();
        asked.into_iter().map(|asked| asked.join().unwrap()).collect()
    });
    for (number, answer) in answers.iter().enumerate() {
        let full = matches!(answer, Err(LogError::Full(_)));
        assert_eq!((full, answer.is_ok()), (number % 8 == 0, number % 8 != 0), "{answer:?}");
    }
}

#[test]
fn commands_written_together_derive_a_subject_once() {
    let folder = Folder::new();
    let (views, derived) = counted_views();
    let log = SqliteLog::open(&folder.file("log.db"), views).unwrap();
    let subject = person();
    thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| {
                for _ in 0..4 {
                    log.append(command(vec![event(&[subject])])).unwrap();
                }
            });
        }
    });
    let derived = derived.load(Ordering::SeqCst);
    assert!(derived < 128, "256 commands about one person derived its rows {derived} times");
    let rows = log.select(&Select::from("steps")).unwrap();
    assert_eq!(rows.iter().map(|row| row.integer(0)).collect::<Vec<_>>(), [Some(256)]);
}

#[test]
fn the_table_of_a_view_nobody_keeps_is_dropped() {
    let folder = Folder::new();
    let path = folder.file("log.db");
    drop(open(&path).unwrap());
    drop(SqliteLog::open(&path, no_views()).unwrap());
    let connection = rusqlite::Connection::open(&path).unwrap();
    let tables = "select count(*) from sqlite_schema where name like 'view\\_%' escape '\\'";
    assert_eq!(connection.query_row(tables, [], |row| row.get(0)), Ok(0));
}
