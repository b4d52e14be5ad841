//! Documents in a folder or any S3, through `object_store`; what comes here is sealed already.

use kernel::DocumentId;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, parse_url_opts};
use tokio::runtime::{Builder, Runtime};
use trace::{Vault, VaultError};

/// A store of sealed documents.
pub struct Documents {
    store: Box<dyn ObjectStore>,
    prefix: Path,
    runtime: Runtime,
}

impl Documents {
    /// Opens the store at a folder (made if missing), or at a URL with its options:
    /// `s3://bucket/prefix` with `aws_access_key_id`, `aws_endpoint` and so on.
    ///
    /// # Errors
    /// The folder cannot be made or the URL is not understood.
    pub fn open<'a>(
        address: &str,
        options: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, VaultError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|error| VaultError(error.to_string()))?;
        if !address.contains("://") {
            std::fs::create_dir_all(address)
                .map_err(|error| VaultError(format!("{address}: {error}")))?;
            let store = object_store::local::LocalFileSystem::new_with_prefix(address)
                .map_err(told)?
                .with_fsync(true);
            return Ok(Self { store: Box::new(store), prefix: Path::default(), runtime });
        }
        let url = url::Url::parse(address)
            .map_err(|error| VaultError(format!("{address} is no address: {error}")))?;
        let (store, prefix) = parse_url_opts(&url, options).map_err(told)?;
        Ok(Self { store, prefix, runtime })
    }

    /// Two levels of folders by the end of the id, which is its random part.
    fn path(&self, id: DocumentId) -> Path {
        let name = id.uuid().simple().to_string();
        let folder = name.get(name.len().saturating_sub(2)..).unwrap_or_default();
        self.prefix.clone().join(folder).join(name.as_str())
    }
}

fn told(error: object_store::Error) -> VaultError {
    VaultError(error.to_string())
}

impl Vault for Documents {
    fn put(&self, id: DocumentId, sealed: Vec<u8>) -> Result<(), VaultError> {
        let path = self.path(id);
        let put = self.store.put(&path, PutPayload::from(sealed));
        self.runtime.block_on(put).map(|_| ()).map_err(told)
    }

    fn get(&self, id: DocumentId) -> Result<Option<Vec<u8>>, VaultError> {
        let path = self.path(id);
        self.runtime.block_on(async {
            match self.store.get(&path).await {
                Ok(found) => Ok(Some(found.bytes().await.map_err(told)?.to_vec())),
                Err(object_store::Error::NotFound { .. }) => Ok(None),
                Err(error) => Err(told(error)),
            }
        })
    }

    fn delete(&self, id: DocumentId) -> Result<(), VaultError> {
        let path = self.path(id);
        match self.runtime.block_on(self.store.delete(&path)) {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(told(error)),
        }
    }
}
