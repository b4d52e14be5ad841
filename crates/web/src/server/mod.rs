//! The server: requests in, pages and problem details out. Handlers fill contexts and ask the house;
//! they never decide.

mod accounts;
mod desk;
mod download;
mod draft;
mod failed;
mod fill;
mod headers;
mod portal;
mod reader;
mod refused;
mod sent;
mod shared;
mod state;
mod visit;

#[cfg(test)]
mod tests;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tokio::net::TcpListener;

pub use accounts::{Accounts, Agent, DemoAccounts, NoAccounts};
pub use state::Web;

/// Serves every route until told to stop; answers under way are finished first.
///
/// # Errors
/// The listener fails.
pub async fn serve(
    listener: TcpListener,
    web: Web,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(web)).with_graceful_shutdown(stop).await
}

/// Every route of the house.
pub fn router(web: Web) -> Router {
    Router::new()
        .merge(portal::routes())
        .merge(desk::routes())
        .route("/sign-in", get(shared::person_form).post(shared::person))
        .route("/desk/sign-in", get(shared::agent_form).post(shared::agent))
        .route("/sign-out", axum::routing::post(shared::sign_out))
        .route("/language/{tag}", get(shared::language))
        .route("/assets/{name}", get(shared::asset))
        .fallback(shared::missing)
        .layer(from_fn_with_state(web.clone(), visit::keep))
        .layer(from_fn(headers::guard))
        .layer(DefaultBodyLimit::max(sent::UPLOAD))
        .with_state(web)
}
