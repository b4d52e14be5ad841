//! Where the bytes of documents lie, sealed, by the id of the document: the contract and a reference.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use kernel::DocumentId;

/// Why a document cannot be stored or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the document store cannot be used: {0}")]
pub struct VaultError(pub String);

/// A store of sealed documents.
pub trait Vault: Send + Sync {
    /// Keeps bytes durably under an id; the same id again replaces them.
    ///
    /// # Errors
    /// The store cannot be written.
    fn put(&self, id: DocumentId, sealed: Vec<u8>) -> Result<(), VaultError>;
    /// The bytes kept under an id, if there are any.
    ///
    /// # Errors
    /// The store cannot be read.
    fn get(&self, id: DocumentId) -> Result<Option<Vec<u8>>, VaultError>;
    /// Forgets the bytes of an id; nothing happens when there are none.
    ///
    /// # Errors
    /// The store cannot be written.
    fn delete(&self, id: DocumentId) -> Result<(), VaultError>;
}

/// A vault in memory, for tests.
#[derive(Debug, Default)]
pub struct MemoryVault(Mutex<BTreeMap<DocumentId, Vec<u8>>>);

impl MemoryVault {
    fn with<R>(&self, f: impl FnOnce(&mut BTreeMap<DocumentId, Vec<u8>>) -> R) -> R {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Vault for MemoryVault {
    fn put(&self, id: DocumentId, sealed: Vec<u8>) -> Result<(), VaultError> {
        self.with(|kept| kept.insert(id, sealed));
        Ok(())
    }
    fn get(&self, id: DocumentId) -> Result<Option<Vec<u8>>, VaultError> {
        Ok(self.with(|kept| kept.get(&id).cloned()))
    }
    fn delete(&self, id: DocumentId) -> Result<(), VaultError> {
        self.with(|kept| kept.remove(&id));
        Ok(())
    }
}
