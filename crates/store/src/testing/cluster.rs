//! A cluster in a temporary folder, and the guard that ends it.
//!
//! The guard is a process of its own waiting for the end of its input. That comes when the cluster
//! is dropped, and also when this process ends without dropping anything: statics, panics, kills.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::lock::make_private;

use super::binaries::{folder, give, other_user, program, silently};

const GUARD: &str = r#"
    read -r _
    pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
    if [ -n "$pid" ]; then
        kill -QUIT "$pid"
        while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
    fi
    rm -rf "$1""#;

/// A running PostgreSQL cluster of this process alone.
pub struct Cluster {
    folder: PathBuf,
    binaries: PathBuf,
    user: Option<&'static str>,
    guard: Child,
    made: AtomicU32,
    port: u16,
}

impl Cluster {
    /// Starts one with settings such as `fsync=off`.
    ///
    /// # Errors
    /// No server is installed or it does not start.
    pub fn start(settings: &[&str]) -> Result<Self, String> {
        let cluster = Self::made()?;
        cluster.begin(settings)?;
        Ok(cluster)
    }

    /// Starts one that is reached over an encrypted line, with the server's certificate and key,
    /// and gives the address of its first database.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn start_encrypted(certificate: &str, key: &str) -> Result<(Self, String), String> {
        let mut cluster = Self::made()?;
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        cluster.port = free.map_err(|error| error.to_string())?.port();
        for (name, text) in [("server.pem", certificate), ("server.key", key)] {
            let path = cluster.folder.join(name);
            let made = make_private(&path).and_then(|()| std::fs::write(&path, text));
            made.map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let port = cluster.port;
        cluster.begin(&[
            "listen_addresses = '127.0.0.1'",
            "ssl = on",
            "ssl_cert_file = '../server.pem'",
            "ssl_key_file = '../server.key'",
            "fsync = off",
        ])?;
        Ok((cluster, format!("postgres://havre@127.0.0.1:{port}/postgres")))
    }

    /// An empty folder and the guard that will remove it.
    fn made() -> Result<Self, String> {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let binaries = folder()?;
        let number = STARTED.fetch_add(1, Ordering::SeqCst);
        let name = format!("havre-pg-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let guard = guard(&folder)?;
        let (user, made) = (other_user(), AtomicU32::new(0));
        Ok(Self { folder, binaries, user, guard, made, port: 5432 })
    }

    fn begin(&self, settings: &[&str]) -> Result<(), String> {
        if let Some(user) = self.user {
            give(&self.folder, user)?;
        }
        self.create()?;
        self.configure(settings)?;
        self.control(&["start"])
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Where texts sort as in a dictionary, so that a column whose order is left to the database
    /// shows; plainly where the server was built without dictionaries.
    fn create(&self) -> Result<(), String> {
        let initdb = |more: &[&str]| {
            let mut initdb = program(&self.binaries.join("initdb"), self.user);
            initdb.arg("-D").arg(self.data()).args(["-U", "havre", "-A", "trust", "--no-sync"]);
            silently(initdb.args(["-E", "UTF8", "--locale=C.UTF-8"]).args(more))
        };
        initdb(&["--locale-provider=icu", "--icu-locale=en-US"]).or_else(|_| initdb(&[]))
    }

    fn configure(&self, settings: &[&str]) -> Result<(), String> {
        let socket = self.folder.display();
        let mut text = format!("\nlisten_addresses = ''\nunix_socket_directories = '{socket}'\n");
        text.push_str("max_connections = 200\nshared_buffers = 64MB\n");
        text.push_str(&format!("port = {}\n", self.port));
        for setting in settings {
            text.push_str(setting);
            text.push('\n');
        }
        let path = self.data().join("postgresql.auto.conf");
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn control(&self, verb: &[&str]) -> Result<(), String> {
        let mut control = program(&self.binaries.join("pg_ctl"), self.user);
        control.arg("-D").arg(self.data()).args(["-w", "-t", "60", "-l"]);
        silently(control.arg(self.folder.join("log")).args(verb))
    }

    /// Where everything is that the cluster keeps.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Stops the server as a failing machine would and starts it again.
    ///
    /// # Errors
    /// It does not start again.
    pub fn crash(&self) -> Result<(), String> {
        self.control(&["restart", "-m", "immediate"])
    }

    /// Stops the server; it is started again by [`Cluster::crash`].
    ///
    /// # Errors
    /// It does not stop.
    pub fn stop(&self) -> Result<(), String> {
        self.control(&["stop", "-m", "immediate"])
    }

    /// The address of a database as seen by a role.
    #[must_use]
    pub fn url(&self, role: &str, database: &str) -> String {
        let socket = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://{role}@{socket}:{}/{database}", self.port)
    }

    fn number(&self) -> u32 {
        self.made.fetch_add(1, Ordering::SeqCst)
    }

    /// Makes an empty database and gives its address.
    ///
    /// # Errors
    /// What the server said.
    pub fn database(&self) -> Result<String, String> {
        let name = format!("test_{}", self.number());
        super::run(&self.url("havre", "postgres"), &format!("create database {name}"))?;
        Ok(self.url("havre", &name))
    }

    /// Makes an empty schema and gives an address that leads to it: quicker than a database.
    ///
    /// # Errors
    /// What the server said.
    pub fn schema(&self) -> Result<String, String> {
        let (url, name) = (self.url("havre", "postgres"), format!("test_{}", self.number()));
        super::run(&url, &format!("create schema {name}"))?;
        Ok(format!("{url}?options=-csearch_path%3D{name}"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // It ends the server and itself; there is nobody to tell if it does not.
        let _ended = self.guard.wait();
    }
}

fn guard(folder: &Path) -> Result<Child, String> {
    let mut guard = Command::new("setsid");
    guard.args(["sh", "-c", GUARD, "guard"]).arg(folder);
    guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    guard.spawn().map_err(|error| format!("{guard:?}: {error}"))
}
