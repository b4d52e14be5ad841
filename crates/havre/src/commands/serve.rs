//! `havre serve`: the pages, and what is to be done when terms pass.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use crate::config::Config;
use crate::{house, server};

/// `havre serve`
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The configuration file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Address and port, in place of the configured one
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let mut config = Config::read(self.config.as_deref())?;
        if let Some(listen) = self.listen {
            config.server.listen = listen;
        }
        let house = house::open(&config)?;
        server::run(&config, house, false, |address| {
            vec![format!("Havre is open at http://{address}/ (Ctrl-C to close)")]
        })
    }
}
