//! The master key: 32 random bytes in a file of their own, under which every person's key is
//! wrapped. Whoever has it and the keys has everything; without it the keys are noise.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use kernel::PersonId;
use sha2::Sha256;
use trace::{KeyError, PersonKey};
use zeroize::Zeroizing;

use crate::lock::private;

/// The first byte of every wrapped key: `XChaCha20-Poly1305`, the person's id associated.
const XCHACHA: u8 = 1;
const NONCE: usize = 24;

/// The master key in memory, zeroed when dropped.
#[derive(Clone)]
pub(super) struct Master(Zeroizing<[u8; 32]>);

impl Master {
    /// Reads the key, or makes it where there is nothing yet that another one could open.
    pub(super) fn open(path: &Path, first_start: bool) -> Result<Self, KeyError> {
        let shown = path.display();
        if !path.exists() {
            if !first_start {
                return Err(KeyError(format!(
                    "there is no master key in {shown}: put back the one the keys were made under"
                )));
            }
            make(path).map_err(|error| KeyError(format!("{shown} cannot be made: {error}")))?;
        }
        only_the_owner(path)?;
        let bytes = fs::read(path).map(Zeroizing::new);
        let bytes = bytes.map_err(|error| KeyError(format!("{shown} cannot be read: {error}")))?;
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| {
            KeyError(format!("{shown} holds no key of 32 bytes: put back the right file"))
        })?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// A key for one use.
    pub(super) fn derived(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut derived = Zeroizing::new([0; 32]);
        // 32 bytes are below the 8160 that HKDF-SHA-256 can give: expand cannot fail.
        let expanded = Hkdf::<Sha256>::new(None, self.0.as_slice())
            .expand(purpose.as_bytes(), derived.as_mut());
        debug_assert!(expanded.is_ok());
        derived
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.derived("havre/wrap")))
    }

    /// A key wrapped for a person: of no use under another's name.
    pub(super) fn wrap(&self, person: PersonId, key: &PersonKey) -> Result<Vec<u8>, KeyError> {
        let mut nonce = [0; NONCE];
        random(&mut nonce)?;
        let aad = person.uuid().into_bytes();
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: key.expose(), aad: &aad })
            .map_err(|_| KeyError("a key cannot be wrapped".to_owned()))?;
        Ok([&[XCHACHA][..], &nonce, &sealed].concat())
    }

    /// The key of a person, if it was wrapped here for that person.
    pub(super) fn unwrap(&self, person: PersonId, wrapped: &[u8]) -> Result<PersonKey, KeyError> {
        let wrong = || {
            KeyError(
                "the master key does not open the keys: put back the one they were made under"
                    .to_owned(),
            )
        };
        let Some((&XCHACHA, rest)) = wrapped.split_first() else { return Err(wrong()) };
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or_else(wrong)?;
        let aad = person.uuid().into_bytes();
        let clear = self
            .cipher()
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &aad })
            .map(Zeroizing::new)
            .map_err(|_| wrong())?;
        clear.as_slice().try_into().map(PersonKey::new).map_err(|_| wrong())
    }
}

/// A fresh key.
pub(super) fn fresh() -> Result<PersonKey, KeyError> {
    let mut bytes = Zeroizing::new([0; 32]);
    random(bytes.as_mut())?;
    Ok(PersonKey::new(*bytes))
}

fn random(bytes: &mut [u8]) -> Result<(), KeyError> {
    getrandom::fill(bytes)
        .map_err(|error| KeyError(format!("the system gives no random bytes: {error}")))
}

/// Makes the file so that it is whole and durable before it bears its name.
fn make(path: &Path) -> std::io::Result<()> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut()).map_err(std::io::Error::other)?;
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".new");
    let mut open = OpenOptions::new();
    open.write(true).create(true).truncate(true);
    private(&mut open);
    let mut file = open.open(&unfinished)?;
    file.write_all(bytes.as_slice())?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

/// Refuses a master key that others can read, as a careful program refuses such a private key.
fn only_the_owner(path: &Path) -> Result<(), KeyError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let shown = path.display();
        let open = fs::metadata(path)
            .map_err(|error| KeyError(format!("{shown} cannot be read: {error}")))?
            .permissions()
            .mode()
            & 0o077;
        if open != 0 {
            return Err(KeyError(format!("others may read {shown}: run chmod 600 {shown}")));
        }
    }
    Ok(())
}
