//! Documents in a folder and at a real S3 server, under one contract.

use std::net::{SocketAddr, TcpListener};

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use kernel::{DocumentId, Id};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use store::{Documents, S3};
use tokio::runtime::Runtime;
use trace::{MemoryVault, Vault};

use super::support::{Folder, fresh};

/// An S3 server over a folder, ended when dropped.
struct Server {
    address: SocketAddr,
    _folder: Folder,
    _runtime: Runtime,
}

impl Server {
    /// A server with one bucket, `papers`, and one key.
    fn start() -> Self {
        let folder = Folder::new();
        std::fs::create_dir(folder.file("papers")).unwrap();
        let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).unwrap());
        builder.set_auth(SimpleAuth::from_single("havre", "a key for the test"));
        let service = builder.build();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let runtime = Runtime::new().unwrap();
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            while let Ok((socket, _)) = listener.accept().await {
                let service = service.clone();
                tokio::spawn(async move {
                    let http = auto::Builder::new(TokioExecutor::new());
                    http.serve_connection(TokioIo::new(socket), service).await.is_ok()
                });
            }
        });
        Self { address, _folder: folder, _runtime: runtime }
    }

    fn access(&self) -> S3 {
        S3 {
            endpoint: Some(format!("http://{}", self.address)),
            region: None,
            access_key_id: Some("havre".to_owned()),
            secret_access_key: Some("a key for the test".to_owned()),
        }
    }
}

fn id() -> DocumentId {
    Id::new(fresh())
}

/// What every store of documents does.
fn keeps_replaces_and_forgets(vault: &dyn Vault) {
    let (one, other) = (id(), id());
    assert_eq!(vault.get(one).unwrap(), None);
    vault.delete(one).unwrap();
    // Larger than one network packet and than the parts servers like to cut.
    let large: Vec<u8> = (0..6_000_000_u32).map(|n| (n % 251) as u8).collect();
    vault.put(one, large.clone()).unwrap();
    vault.put(other, Vec::new()).unwrap();
    assert_eq!(vault.get(one).unwrap(), Some(large));
    assert_eq!(vault.get(other).unwrap(), Some(Vec::new()));
    vault.put(one, vec![7; 3]).unwrap();
    assert_eq!(vault.get(one).unwrap(), Some(vec![7; 3]));
    vault.delete(one).unwrap();
    assert_eq!(vault.get(one).unwrap(), None);
    assert_eq!(vault.get(other).unwrap(), Some(Vec::new()));
}

#[test]
fn the_reference_keeps_replaces_and_forgets_documents() {
    keeps_replaces_and_forgets(&MemoryVault::default());
}

#[test]
fn a_folder_keeps_replaces_and_forgets_documents() {
    let folder = Folder::new();
    keeps_replaces_and_forgets(&Documents::in_folder(&folder.file("made/as/needed")).unwrap());
}

#[test]
fn an_s3_server_keeps_replaces_and_forgets_documents() {
    let server = Server::start();
    for address in ["s3://papers", "s3://papers/of/the-house"] {
        keeps_replaces_and_forgets(&Documents::in_bucket(address, &server.access()).unwrap());
    }
}

#[test]
fn documents_are_found_again_by_another_program() {
    let (server, document) = (Server::start(), id());
    let first = Documents::in_bucket("s3://papers/a", &server.access()).unwrap();
    first.put(document, b"sealed".to_vec()).unwrap();
    let again = Documents::in_bucket("s3://papers/a", &server.access()).unwrap();
    assert_eq!(again.get(document).unwrap(), Some(b"sealed".to_vec()));
    let elsewhere = Documents::in_bucket("s3://papers/b", &server.access()).unwrap();
    assert_eq!(elsewhere.get(document).unwrap(), None);
}

/// What opening a bucket is refused with.
fn refusal(address: &str, s3: &S3) -> String {
    Documents::in_bucket(address, s3).err().unwrap().to_string()
}

#[test]
fn a_bucket_that_cannot_be_used_is_refused_when_it_is_opened() {
    let server = Server::start();
    let good = server.access();
    let wrong = S3 { secret_access_key: Some("another key".to_owned()), ..good.clone() };
    let said = refusal("s3://papers", &wrong);
    assert!(said.contains("s3://papers") && !said.contains("another key"), "{said}");
    assert!(refusal("s3://nobody-made-this", &good).contains("nobody-made-this"));
    for address in ["s3:/papers", "s3://", "s3:///papers", "papers"] {
        let said = refusal(address, &good);
        assert!(said.contains("s3://BUCKET"), "{said}");
    }
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let nobody = S3 { endpoint: Some(format!("http://{closed}")), ..good };
    assert!(refusal("s3://papers", &nobody).contains("s3://papers"));
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = Folder::new();
    let file = folder.file("a file");
    std::fs::write(&file, "").unwrap();
    let said = Documents::in_folder(&file.join("below")).err().unwrap().to_string();
    assert!(said.contains("a file"), "{said}");
}
