//! Documents in a folder or any S3, through `object_store`; what comes here is sealed already.

use std::time::Duration;

use kernel::DocumentId;
use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{
    ClientOptions, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig, local::LocalFileSystem,
};
use tokio::runtime::{Builder, Runtime};
use trace::{Vault, VaultError};

/// A store of sealed documents.
pub struct Documents {
    store: Box<dyn ObjectStore>,
    prefix: Path,
    runtime: Runtime,
}

/// How an S3 server is reached. It holds a secret: it is never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct S3 {
    /// Where it answers, such as `https://s3.example.org`; `None` for Amazon's own.
    pub endpoint: Option<String>,
    /// The region; servers of one's own mostly do not mind.
    pub region: Option<String>,
    /// The public half of the access key.
    pub access_key_id: Option<String>,
    /// The secret half of the access key.
    pub secret_access_key: Option<String>,
}

/// An agent waits for the answer: what a server does not do in this time it is said not to do.
const PATIENCE: Duration = Duration::from_secs(20);

impl Documents {
    /// Opens a folder, made if missing.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self, VaultError> {
        let told = |error: &dyn std::fmt::Display| {
            VaultError(format!("the folder of documents {}: {error}", folder.display()))
        };
        std::fs::create_dir_all(folder).map_err(|error| told(&error))?;
        let store = LocalFileSystem::new_with_prefix(folder)
            .map_err(|error| told(&error))?
            .with_fsync(true);
        Ok(Self { store: Box::new(store), prefix: Path::default(), runtime: runtime()? })
    }

    /// Opens a bucket at an address `s3://BUCKET` or `s3://BUCKET/PREFIX`, and looks whether it
    /// answers.
    ///
    /// # Errors
    /// The address is not understood, the server does not answer or refuses the key, or there is
    /// no such bucket.
    pub fn in_bucket(address: &str, s3: &S3) -> Result<Self, VaultError> {
        let told = |error: &dyn std::fmt::Display| VaultError(format!("{address}: {error}"));
        let rest = address.strip_prefix("s3://").filter(|rest| !rest.starts_with('/'));
        let (bucket, prefix) = match rest.map(|rest| rest.split_once('/').unwrap_or((rest, ""))) {
            Some((bucket, prefix)) if !bucket.is_empty() => (bucket, prefix),
            _ => return Err(told(&"is not written s3://BUCKET or s3://BUCKET/PREFIX")),
        };
        // Documents go to the server named, whatever proxy or key the surroundings offer.
        let client = ClientOptions::new()
            .with_allow_http(s3.endpoint.as_deref().is_some_and(|it| it.starts_with("http://")))
            .with_connect_timeout(Duration::from_secs(5))
            .with_timeout(PATIENCE);
        let retry =
            RetryConfig { max_retries: 3, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_region(s3.region.as_deref().unwrap_or("us-east-1"))
            .with_client_options(client)
            .with_retry(retry);
        if let Some(endpoint) = &s3.endpoint {
            builder = builder.with_endpoint(endpoint.trim_end_matches('/'));
        }
        if let (Some(id), Some(secret)) = (&s3.access_key_id, &s3.secret_access_key) {
            builder = builder.with_access_key_id(id).with_secret_access_key(secret);
        }
        // Whichever was named first stays: all of the program's lines use the same one.
        let _named_before =
            tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        let store = builder.build().map_err(|error| told(&error))?;
        let prefix = Path::parse(prefix).map_err(|error| told(&error))?;
        let opened = Self { store: Box::new(store), prefix, runtime: runtime()? };
        opened.answers().map_err(|error| told(&error.0))?;
        Ok(opened)
    }

    /// Whether the store can be read: a document that cannot be there is looked for.
    fn answers(&self) -> Result<(), VaultError> {
        let nothing = self.prefix.clone().join("none");
        let listed = self.store.list_with_delimiter(Some(&nothing));
        self.runtime.block_on(listed).map(|_| ()).map_err(told)
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

/// Storage is asynchronous, the house is not: one thread carries what is under way.
fn runtime() -> Result<Runtime, VaultError> {
    let built = Builder::new_multi_thread().worker_threads(1).enable_all().build();
    built.map_err(|error| VaultError(error.to_string()))
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
