//! Serves the pages until told to stop, and works off what is due in between.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use app::House;
use tokio::net::TcpListener;
use web::server::{Accounts, DemoAccounts, NoAccounts, Web};

use crate::config::Config;

/// How often the outbox is looked at.
const PAUSE: Duration = Duration::from_secs(5);

/// Runs until Ctrl-C.
pub(crate) fn run(
    config: &Config,
    house: House,
    demo: bool,
    greeting: impl Fn(SocketAddr) -> Vec<String>,
) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(config, house, demo, greeting))
}

#[expect(clippy::print_stdout, reason = "the addresses to open")]
async fn serve(
    config: &Config,
    house: House,
    demo: bool,
    greeting: impl Fn(SocketAddr) -> Vec<String>,
) -> anyhow::Result<()> {
    let listener = TcpListener::bind(config.server.listen)
        .await
        .with_context(|| format!("the address {} is taken or not allowed", config.server.listen))?;
    let accounts: Box<dyn Accounts> =
        if demo { Box::new(DemoAccounts::new()) } else { Box::new(NoAccounts) };
    let secret = house.key.secret("cookies");
    let pages = Web::new(house.clone(), accounts, &secret, config.server.https);
    for line in greeting(listener.local_addr()?) {
        println!("{line}");
    }
    let terms = tokio::spawn(work_off(house));
    let stop = async {
        // Without a signal handler the program still stops, only less politely.
        let _ = tokio::signal::ctrl_c().await;
    };
    web::server::serve(listener, pages, stop).await?;
    terms.abort();
    Ok(())
}

/// Does what is due when terms pass; a failure is told and tried again.
#[expect(clippy::print_stderr, reason = "nobody else hears of it")]
async fn work_off(house: House) {
    loop {
        tokio::time::sleep(PAUSE).await;
        let house = house.clone();
        match tokio::task::spawn_blocking(move || house.work_off()).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => eprintln!("havre: terms that pass could not be dealt with: {error}"),
            Err(error) => eprintln!("havre: the worker stopped: {error}"),
        }
    }
}
