//! Sealing: each part of a payload under a key of its compartment, derived from the person's own key.
//!
//! `XChaCha20-Poly1305` with the key `HKDF-SHA-256(person key, "havre/" ‖ compartment)`, a fresh
//! nonce and the event's id, person and compartment as associated data: a part moved to another
//! event, person or compartment does not open. Destroy the person's key and nothing of it opens.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chacha20poly1305::aead::{Aead, KeyInit, Payload as AeadPayload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use kernel::{Compartment, EventId, PersonId, World};
use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::ZeroizeOnDrop;

use crate::event::{Recorded, SealedPart};
use crate::view::Opener;

/// The first byte of every sealed part: `XChaCha20-Poly1305` as above.
const XCHACHA: u8 = 1;
const NONCE: usize = 24;

/// A person's own key: 256 random bits, zeroed when dropped.
#[derive(Clone, ZeroizeOnDrop)]
pub struct PersonKey([u8; 32]);

impl PersonKey {
    /// Takes key bytes from the keystore.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key bytes, for the keystore alone.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Why the keystore did not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the keystore cannot be used: {0}")]
pub struct KeyError(pub String);

/// Where the keys of persons are kept, apart from the log.
pub trait Keystore: Send + Sync {
    /// The key of a person, made and kept durably if there is none and none was destroyed.
    ///
    /// # Errors
    /// The keystore cannot be written, or the person's key was destroyed.
    fn create(&self, person: PersonId) -> Result<PersonKey, KeyError>;
    /// The key of a person, unless there is none or it was destroyed.
    ///
    /// # Errors
    /// The keystore cannot be read.
    fn get(&self, person: PersonId) -> Result<Option<PersonKey>, KeyError>;
    /// Destroys the key of a person for ever: nothing sealed under it opens again.
    ///
    /// # Errors
    /// The keystore cannot be written.
    fn destroy(&self, person: PersonId) -> Result<(), KeyError>;
}

/// A keystore in memory, for tests.
#[derive(Default)]
pub struct MemoryKeystore {
    keys: Mutex<BTreeMap<PersonId, Option<PersonKey>>>,
    drawn: Mutex<u64>,
}

impl Keystore for MemoryKeystore {
    fn create(&self, person: PersonId) -> Result<PersonKey, KeyError> {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        *drawn += 1;
        let fresh = || {
            let mut bytes = [7; 32];
            bytes.iter_mut().zip(drawn.to_be_bytes()).for_each(|(byte, part)| *byte = part);
            Some(PersonKey::new(bytes))
        };
        keys.entry(person)
            .or_insert_with(fresh)
            .clone()
            .ok_or_else(|| KeyError(format!("the key of {person} was destroyed")))
    }
    fn get(&self, person: PersonId) -> Result<Option<PersonKey>, KeyError> {
        let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(keys.get(&person).cloned().flatten())
    }
    fn destroy(&self, person: PersonId) -> Result<(), KeyError> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).insert(person, None);
        Ok(())
    }
}

/// Why something could not be sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The keystore failed.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The person's key is gone or was never there.
    #[error("this file was erased: its key no longer exists")]
    Erased,
    /// The bytes are not what was sealed here.
    #[error("a sealed part was altered or belongs elsewhere")]
    Altered,
}

/// Seals and opens under a keystore.
#[derive(Clone)]
pub struct Sealer {
    keys: Arc<dyn Keystore>,
    world: Arc<dyn World>,
}

impl Sealer {
    /// A sealer; the world gives the nonces.
    #[must_use]
    pub fn new(keys: Arc<dyn Keystore>, world: Arc<dyn World>) -> Self {
        Self { keys, world }
    }

    /// The keystore.
    #[must_use]
    pub fn keys(&self) -> &dyn Keystore {
        self.keys.as_ref()
    }

    /// Seals bytes for a person, in a compartment, bound to an event or document by its id.
    ///
    /// # Errors
    /// The keystore fails, or the person's key was destroyed.
    pub fn seal(
        &self,
        person: PersonId,
        compartment: Compartment,
        bound_to: uuid::Uuid,
        clear: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let key = self.keys.create(person)?;
        let nonce = self.nonce();
        let sealed = cipher(&key, compartment)
            .encrypt(
                &XNonce::from(nonce),
                AeadPayload { msg: clear, aad: &associated(person, compartment, bound_to) },
            )
            .map_err(|_| SealError::Altered)?;
        Ok([&[XCHACHA][..], &nonce, &sealed].concat())
    }

    /// A nonce of two fresh identifiers; hashed, because an identifier carries the time at which it
    /// was made, and some of what is sealed must not.
    fn nonce(&self) -> [u8; NONCE] {
        let (a, b) = (self.world.uuid(), self.world.uuid());
        let digest = Sha256::new().chain_update(a.as_bytes()).chain_update(b.as_bytes()).finalize();
        let mut nonce = [0_u8; NONCE];
        nonce.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        nonce
    }

    /// Opens what [`Sealer::seal`] sealed.
    ///
    /// # Errors
    /// The key is gone, or the bytes were altered or belong to another person, event or compartment.
    pub fn open(
        &self,
        person: PersonId,
        compartment: Compartment,
        bound_to: uuid::Uuid,
        sealed: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let key = self.keys.get(person)?.ok_or(SealError::Erased)?;
        let (Some((&XCHACHA, rest)), true) = (sealed.split_first(), sealed.len() > NONCE) else {
            return Err(SealError::Altered);
        };
        let (nonce, text) = rest.split_first_chunk::<NONCE>().ok_or(SealError::Altered)?;
        cipher(&key, compartment)
            .decrypt(
                &XNonce::from(*nonce),
                AeadPayload { msg: text, aad: &associated(person, compartment, bound_to) },
            )
            .map_err(|_| SealError::Altered)
    }

    /// Seals the parts of an event's payload.
    ///
    /// # Errors
    /// As [`Sealer::seal`].
    pub fn seal_parts(
        &self,
        person: PersonId,
        event: EventId,
        parts: &BTreeMap<Compartment, Value>,
    ) -> Result<Vec<SealedPart>, SealError> {
        parts
            .iter()
            .map(|(&compartment, value)| {
                let bytes =
                    self.seal(person, compartment, event.uuid(), value.to_string().as_bytes())?;
                Ok(SealedPart { compartment, bytes })
            })
            .collect()
    }

    /// Opens one compartment of an event; `None` when the event has no such part.
    ///
    /// # Errors
    /// As [`Sealer::open`].
    pub fn open_part(
        &self,
        event: &Recorded,
        compartment: Compartment,
    ) -> Result<Option<Value>, SealError> {
        let part = event.payload.sealed.iter().find(|part| part.compartment == compartment);
        let (Some(part), Some(person)) = (part, event.payload.subject) else {
            return Ok(None);
        };
        let clear = self.open(person, compartment, event.envelope.id.uuid(), &part.bytes)?;
        serde_json::from_slice(&clear).map(Some).map_err(|_| SealError::Altered)
    }
}

impl Opener for Sealer {
    fn open(&self, event: &Recorded, compartment: Compartment) -> Option<Value> {
        self.open_part(event, compartment).ok().flatten()
    }
}

fn cipher(key: &PersonKey, compartment: Compartment) -> XChaCha20Poly1305 {
    let mut derived = zeroize::Zeroizing::new([0_u8; 32]);
    let label = [b"havre/".as_slice(), compartment.as_str().as_bytes()].concat();
    // 32 bytes are below the 8160 that HKDF-SHA-256 can give: expand cannot fail.
    let expanded = Hkdf::<Sha256>::new(None, key.expose()).expand(&label, derived.as_mut());
    debug_assert!(expanded.is_ok());
    XChaCha20Poly1305::new(&Key::from(*derived))
}

fn associated(person: PersonId, compartment: Compartment, bound_to: uuid::Uuid) -> Vec<u8> {
    [
        person.uuid().as_bytes().as_slice(),
        bound_to.as_bytes(),
        compartment.as_str().as_bytes(),
        &[XCHACHA],
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Fixed, Id, Timestamp};
    use uuid::Uuid;

    fn sealer() -> Sealer {
        let world = Arc::new(Fixed::at(Timestamp::UNIX_EPOCH, 1));
        Sealer::new(Arc::new(MemoryKeystore::default()), world)
    }

    #[test]
    fn what_is_sealed_opens_only_where_it_belongs() {
        let sealer = sealer();
        let (person, other) = (Id::new(Uuid::from_u128(1)), Id::new(Uuid::from_u128(2)));
        let (here, there) = (Uuid::from_u128(3), Uuid::from_u128(4));
        sealer.keys().create(other).unwrap();
        let sealed = sealer.seal(person, Compartment::Story, here, b"secret").unwrap();
        assert_eq!(sealer.open(person, Compartment::Story, here, &sealed).unwrap(), b"secret");
        for (who, what, event) in [
            (other, Compartment::Story, here),
            (person, Compartment::Health, here),
            (person, Compartment::Story, there),
        ] {
            assert_eq!(sealer.open(who, what, event, &sealed), Err(SealError::Altered));
        }
    }

    #[test]
    fn every_altered_byte_is_noticed() {
        let sealer = sealer();
        let person = Id::new(Uuid::from_u128(1));
        let event = Uuid::from_u128(3);
        let sealed = sealer.seal(person, Compartment::Identity, event, b"secret").unwrap();
        for place in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[place] ^= 1;
            assert!(sealer.open(person, Compartment::Identity, event, &altered).is_err());
            assert!(sealer.open(person, Compartment::Identity, event, &sealed[..place]).is_err());
        }
    }

    #[test]
    fn without_the_key_nothing_opens_and_nothing_new_is_sealed() {
        let sealer = sealer();
        let person = Id::new(Uuid::from_u128(1));
        let event = Uuid::from_u128(3);
        let sealed = sealer.seal(person, Compartment::Identity, event, b"secret").unwrap();
        sealer.keys().destroy(person).unwrap();
        let opened = sealer.open(person, Compartment::Identity, event, &sealed);
        assert_eq!(opened, Err(SealError::Erased));
        assert!(sealer.seal(person, Compartment::Identity, event, b"more").is_err());
    }
}
