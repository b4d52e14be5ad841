//! One program at a time: an advisory lock beside a file, let go by the system when the program
//! ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Why the lock was not taken.
#[derive(Debug)]
pub(crate) enum Refused {
    /// Another program holds it; its process number, if it left one.
    Held(String),
    /// The lock file cannot be written.
    Unwritable(std::io::Error),
}

/// Holds the lock as long as it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    _held: File,
}

impl Lock {
    /// Takes the lock beside a file.
    pub(crate) fn beside(path: &Path) -> Result<Self, Refused> {
        let mut name = path.as_os_str().to_owned();
        name.push(".lock");
        let mut open = OpenOptions::new();
        open.read(true).write(true).create(true).truncate(false);
        private(&mut open);
        let mut file = open.open(PathBuf::from(name)).map_err(Refused::Unwritable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // Who holds it is a help, not a need.
                let _unread = file.read_to_string(&mut holder);
                return Err(Refused::Held(holder.trim().to_owned()));
            }
            Err(TryLockError::Error(error)) => return Err(Refused::Unwritable(error)),
        }
        let noted = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
        noted.map_err(Refused::Unwritable)?;
        Ok(Self { _held: file })
    }
}

/// Only the owner may read and write files made with these options.
pub(crate) fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
}

/// Makes a file that only its owner may read, unless it is there already.
pub(crate) fn make_private(path: &Path) -> std::io::Result<()> {
    let mut open = OpenOptions::new();
    open.read(true).write(true).create(true).truncate(false);
    private(&mut open);
    open.open(path).map(|_| ())
}
