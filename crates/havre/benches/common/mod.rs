//! A house to be measured.

use std::path::Path;
use std::sync::Arc;

use app::{House, HouseKey, Session, views};
use kernel::{Actor, Id, Role, Timestamp, World};
use law::{File, Library};
use store::{Documents, KeyFile, Store};
use trace::Sealer;
use uuid::Uuid;

pub(crate) struct Real;

impl World for Real {
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
    fn uuid(&self) -> Uuid {
        Uuid::now_v7()
    }
}

pub(crate) fn library() -> Arc<Library> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures/fr");
    let entries = std::fs::read_dir(folder).expect("the French packs");
    let files: Vec<File> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            File { path: format!("fr/{name}"), text: std::fs::read_to_string(path).expect("text") }
        })
        .collect();
    Arc::new(Library::read(&files).expect("packs that read"))
}

pub(crate) fn open(url: &str, folder: &Path) -> House {
    let library = library();
    let world: Arc<dyn World> = Arc::new(Real);
    let keys = KeyFile::open(&folder.join("keys.db"), &folder.join("master.key")).expect("keys");
    let key = HouseKey::new(keys.derived("house"));
    let sealer = Sealer::new(Arc::new(keys), Arc::clone(&world));
    let log = Store::open(url, Arc::new(views(&library, &sealer, &key))).expect("a log");
    let documents = folder.join("documents");
    let vault = Documents::in_folder(&documents).expect("documents");
    let home = Arc::clone(library.pack("fr").expect("the French pack"));
    let (vault, counts) = (Arc::new(vault), Arc::default());
    House { log, sealer, library, vault, world, key, home, counts }
}

pub(crate) fn agent(role: Role) -> Session {
    let account = Id::new(Uuid::from_u128(role as u128 + 1));
    Session::agent(Actor { account, role, office: None, on_behalf_of: None })
}
