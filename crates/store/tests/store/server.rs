//! What those who run PostgreSQL expect: rights, restored dumps, servers that fail and come back.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use kernel::Position;
use store::testing::{self, Cluster, Held};
use store::{PostgresLog, Store, postgres};
use trace::{Boundary, Interest, Log, LogError, Select};

use crate::support::{all, command, event, no_views, person, views};

fn database() -> String {
    testing::cluster().unwrap().database().unwrap()
}

fn write(log: &dyn Log) {
    log.append(command(vec![event(&[person()])])).unwrap();
}

#[test]
fn the_role_of_the_program_can_neither_change_the_log_nor_switch_its_guards_off() {
    let owner = database();
    write(&PostgresLog::open(&owner, views()).unwrap());
    testing::run(&owner, postgres::ROLES_SQL).unwrap();
    testing::run(&owner, postgres::ROLES_SQL).unwrap();
    testing::run(&owner, "create role agent login in role havre_app").unwrap();
    let agent = owner.replace("//havre@", "//agent@");

    let log = PostgresLog::open(&agent, views()).unwrap();
    write(&log);
    assert_eq!(log.rebuild().unwrap(), 2);
    assert_eq!(log.count(&Select::from("steps")).unwrap(), 2);
    for statement in [
        "update events set name = 'other'",
        "delete from events",
        "truncate events cascade",
        "update event_objects set name = 'other'",
        "delete from event_objects",
        "update commands set first = 0",
        "delete from commands",
        "delete from migrations",
        "alter table events disable trigger all",
        "drop trigger events_stay on events",
        "drop table events",
        "set session_replication_role = replica",
        "create or replace function refuse_change() returns trigger language plpgsql as
            $$ begin return new; end $$",
    ] {
        let said = testing::run(&agent, statement).unwrap_err();
        let refused = said.contains("permission denied") || said.contains("must be owner");
        assert!(refused, "{statement}: {said}");
    }
    assert_eq!(all(&log).len(), 2);

    // A program with other views needs the owner once; then its role may write them.
    drop(log);
    let said = PostgresLog::open(&agent, no_views()).err().unwrap().to_string();
    assert!(said.contains("start once as the owner"), "{said}");
    drop(PostgresLog::open(&owner, no_views()).unwrap());
    drop(PostgresLog::open(&owner, views()).unwrap());
    write(&PostgresLog::open(&agent, views()).unwrap());
}

#[test]
fn a_page_waits_for_a_slow_writer_below() {
    let url = database();
    let log = PostgresLog::open(&url, views()).unwrap();
    write(&log);
    let slow = Held::begin(
        &url,
        "select take_positions(1);
         insert into events (position, id, name, version, recorded_at, command, envelope)
         select 2, gen_random_uuid(), name, 1, 0, command, envelope from events",
    );
    let slow = slow.unwrap();
    let seen_below = |log: &PostgresLog| -> Vec<u64> {
        log.page(Position(0), 9).unwrap().iter().map(|event| event.position.0).collect()
    };
    write(&log);
    assert_eq!(seen_below(&log), [1], "an event above an open transaction is not settled");
    slow.commit().unwrap();
    assert_eq!(seen_below(&log), [1, 2, 3]);
    Held::begin(&url, "select take_positions(4)").unwrap().roll_back().unwrap();
    write(&log);
    assert_eq!(seen_below(&log), [1, 2, 3, 8], "what a failed writer took stays a gap");
}

#[test]
fn positions_beyond_32_bits_are_settled_too() {
    let url = database();
    let log = PostgresLog::open(&url, views()).unwrap();
    testing::run(&url, "select setval('positions', 4294967293)").unwrap();
    let slow = Held::begin(&url, "select take_positions(1)").unwrap();
    (0..5).for_each(|_| write(&log));
    assert_eq!(all(&log).len(), 0);
    slow.roll_back().unwrap();
    assert_eq!(all(&log).len(), 5);
    let slow = Held::begin(&url, "select take_positions(1)").unwrap();
    (0..5).for_each(|_| write(&log));
    assert_eq!(all(&log).len(), 5);
    slow.commit().unwrap();
    assert_eq!(all(&log).len(), 10);
}

#[test]
fn an_open_transaction_of_someone_else_holds_nothing_up() {
    let url = database();
    let log = PostgresLog::open(&url, views()).unwrap();
    let _other = Held::begin(&url, "create table notes (text text)").unwrap();
    write(&log);
    assert_eq!(all(&log).len(), 1);
}

#[test]
fn a_server_that_fails_loses_nothing_and_is_found_again() {
    let cluster = Cluster::start(&["fsync=off"]).unwrap();
    let log = PostgresLog::open(&cluster.database().unwrap(), views()).unwrap();
    let subject = person();
    log.append(command(vec![event(&[subject])])).unwrap();
    cluster.crash().unwrap();
    // The connections are gone; each of these notices and makes another one.
    log.append(command(vec![event(&[subject])])).unwrap();
    cluster.crash().unwrap();
    let boundary = Boundary::of(Interest::in_object(subject));
    assert_eq!(log.load(&boundary).unwrap().events.len(), 2);
    assert_eq!(log.count(&Select::from("steps")).unwrap(), 1);

    cluster.stop().unwrap();
    let answer = log.append(command(vec![event(&[subject])]));
    assert!(matches!(answer, Err(LogError::Unavailable(_))), "{answer:?}");
    let answer = log.load(&boundary);
    assert!(matches!(answer, Err(LogError::Unavailable(_))), "{answer:?}");
    cluster.crash().unwrap();
    log.append(command(vec![event(&[subject])])).unwrap();
    assert_eq!(all(&log).len(), 3);
}

#[test]
fn a_connection_cut_by_the_server_is_made_anew() {
    let url = database();
    let log = PostgresLog::open(&url, views()).unwrap();
    write(&log);
    assert_eq!(all(&log).len(), 1);
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()";
    testing::run(&url, cut).unwrap();
    write(&log);
    assert_eq!(all(&log).len(), 2);
}

#[test]
fn what_cannot_be_reached_is_said_without_the_password() {
    let url = database();
    let nowhere = "postgres://havre:secret@127.0.0.1:1/none?connect_timeout=2";
    for wrong in [nowhere, "postgres://havre:secret@[", &format!("{url}_none")] {
        let error = PostgresLog::open(wrong, views()).err().unwrap();
        assert!(matches!(error, LogError::Unavailable(_)), "{error:?}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
    testing::run(&url, "create table notes (text text)").unwrap();
    assert!(Store::open("mysql://localhost", views()).is_err());
    assert!(Store::open("", views()).is_err());
}

#[test]
fn a_log_of_a_newer_program_is_refused() {
    let url = database();
    drop(PostgresLog::open(&url, views()).unwrap());
    testing::run(&url, "insert into migrations values (99, 'later')").unwrap();
    let error = PostgresLog::open(&url, views()).err().unwrap();
    assert!(matches!(&error, LogError::Corrupt(said) if said.contains("99")), "{error:?}");
}

#[test]
fn many_nodes_may_start_at_once_on_an_empty_database() {
    let url = database();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| write(&PostgresLog::open(&url, views()).unwrap()));
        }
    });
    assert_eq!(all(&PostgresLog::open(&url, views()).unwrap()).len(), 4);
}

#[test]
fn a_rebuild_waits_for_writers_and_they_for_it() {
    let url = database();
    let log = PostgresLog::open(&url, views()).unwrap();
    let until = Instant::now() + Duration::from_millis(600);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let subject = person();
                while Instant::now() < until {
                    log.append(command(vec![event(&[subject])])).unwrap();
                }
            });
        }
        while Instant::now() < until {
            log.rebuild().unwrap();
        }
    });
    let shown = log.select(&Select::from("steps")).unwrap();
    let steps: i64 = shown.iter().filter_map(|row| row.integer(0)).sum();
    assert_eq!((shown.len(), usize::try_from(steps).unwrap()), (4, all(&log).len()));
}

#[test]
fn calls_may_come_from_blocking_threads_of_an_asynchronous_program() {
    let log = Arc::new(PostgresLog::open(&database(), views()).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async move {
        let asked = (0..8).map(|_| {
            let log = Arc::clone(&log);
            tokio::task::spawn_blocking(move || {
                write(&*log);
                // What others have not finished writing is not read yet, nor what comes after it.
                all(&*log).len()
            })
        });
        let mut most = 0;
        for asked in asked.collect::<Vec<_>>() {
            most = most.max(asked.await.unwrap());
        }
        let read = Arc::clone(&log);
        let written = tokio::task::spawn_blocking(move || all(&*read).len()).await.unwrap();
        assert!(written >= 8 && most <= written, "{most} and {written}");
        // Dropped here, on a thread that must not block.
        drop(log);
    });
}

#[test]
fn an_encrypted_line_is_made_to_the_right_server_only() {
    let (certificate, key) = (include_str!("tls/server.pem"), include_str!("tls/server.key"));
    let (_cluster, url) = Cluster::start_encrypted(certificate, key).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/tls");
    let trusting = |authority: &str| format!("{url}?sslrootcert={folder}/{authority}");
    let log = PostgresLog::open(&trusting("ca.pem"), views()).unwrap();
    write(&log);
    let encrypted = "select count(*)::text from pg_stat_ssl s
        join pg_stat_activity using (pid) where s.ssl and usename = 'havre'";
    let lines = testing::texts(&trusting("ca.pem"), encrypted).unwrap();
    assert!(lines[0].parse::<u32>().unwrap() >= 2, "{lines:?}");

    let stranger = PostgresLog::open(&trusting("other-ca.pem"), views()).err().unwrap();
    assert!(stranger.to_string().contains("certificate"), "{stranger}");
    let none = PostgresLog::open(&trusting("none.pem"), views()).err().unwrap();
    assert!(none.to_string().contains("holds no certificate"), "{none}");
    // The certificate is for 127.0.0.1 and no other name.
    let other_name = trusting("ca.pem").replace("127.0.0.1", "localhost");
    let refused = PostgresLog::open(&other_name, views()).err().unwrap();
    assert!(refused.to_string().contains("certificate"), "{refused}");
}
