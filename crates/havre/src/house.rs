//! Opens the house: law, keys, log, documents, in this order.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use app::{House, HouseKey, views};
use kernel::World;
use store::{Documents, KeyFile, Store};
use trace::Sealer;

use crate::commands::WrongInput;
use crate::config::Config;
use crate::packs;
use crate::world::RealWorld;

/// The file of the keys, in their folder.
const KEYS: &str = "keys.db";

/// Opens everything a configuration names.
pub(crate) fn open(config: &Config) -> anyhow::Result<House> {
    let library = Arc::new(packs::library(config.law.procedures.as_deref())?);
    let country = &config.law.country;
    let home = library.pack(country).cloned().with_context(|| {
        let known: Vec<&str> = library.packs().iter().map(|pack| pack.id.as_str()).collect();
        format!("there is no pack `{country}` (law.country): there are {}", known.join(", "))
    })?;
    let world: Arc<dyn World> = Arc::new(RealWorld);
    let folder = &config.store.keys;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder of keys {} cannot be made", folder.display()))?;
    let keys = Arc::new(KeyFile::open(&folder.join(KEYS), &folder.join("master.key"))?);
    let key = HouseKey::new(keys.derived("house"));
    let sealer = Sealer::new(keys, Arc::clone(&world));
    let views = Arc::new(views(&library, &sealer, &key));
    let log = Store::open(&config.store.log, views)?;
    let vault = Arc::new(documents(config)?);
    Ok(House { log, sealer, library, vault, world, key, home, counts: Arc::default() })
}

/// Opens the house of a configuration for whoever only reads: one that is not there is not begun, for
/// its figures would all be zero.
pub(crate) fn standing(config: &Config) -> anyhow::Result<House> {
    let keys = config.store.keys.join(KEYS);
    let log = config.log_file();
    let missing = log.into_iter().chain([keys.as_path()]).find(|file| !file.is_file());
    if let Some(missing) = missing {
        return Err(WrongInput(format!(
            "there is no house here: {} is not there. `havre serve` begins one, `havre seed` one with \
             made-up people; --config FILE says where one is",
            missing.display()
        ))
        .into());
    }
    open(config)
}

/// Documents lie in a folder, or at any S3.
fn documents(config: &Config) -> anyhow::Result<Documents> {
    let address = &config.store.documents;
    if address.starts_with("s3://") {
        return Ok(Documents::in_bucket(address, &config.store.s3.access())?);
    }
    anyhow::ensure!(!address.contains("://"), "{address}: documents lie in a folder or at s3://");
    Ok(Documents::in_folder(Path::new(address))?)
}
