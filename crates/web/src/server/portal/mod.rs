//! The person's pages: pre-registration, the own file, its documents, who looked.

mod integration;
mod me;
mod opening;
mod papers;
mod report;
mod start;

use std::sync::Arc;

use app::House;
use axum::Router;
use axum::routing::{get, post};
use law::Procedure;

use super::state::Web;

pub(super) use opening::own;
pub(super) use papers::attach;
pub(super) use report::{line, refused};
pub(super) use start::registration;

/// The routes of the portal.
pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/", get(start::welcome))
        .route("/help", get(me::help))
        .route("/report", get(report::form).post(report::send))
        .route("/report/follow", get(report::code_form).post(report::follow))
        .route("/start", get(start::begin))
        .route("/start/check", get(start::check).post(start::send))
        .route("/start/{stage}", get(start::ask).post(start::answer))
        .route("/me", get(me::page))
        .route("/me/information", get(me::information))
        .route("/me/access", get(me::looks))
        .route("/me/cases/{case}/steps/{step}", get(me::step).post(me::act))
        .route("/me/integration", get(integration::form).post(integration::answer))
        .route("/me/documents", get(papers::list).post(papers::add))
        .route("/me/documents/{document}", get(papers::read))
        .route("/me/documents/{document}/withdraw", post(papers::withdraw))
}

/// The procedure that the front door of this house opens: the first of its country that a person
/// may open today.
pub(super) fn front_door(house: &House) -> Option<Arc<Procedure>> {
    let now = house.world.now();
    let open = |procedure: &&Arc<Procedure>| {
        procedure.pack.id == house.home.id
            && procedure.in_force.contains(procedure.day(now))
            && procedure
                .opens
                .and_then(|ix| procedure.step(ix))
                .is_some_and(|step| step.may(kernel::Role::Person))
    };
    house.library.procedures().iter().find(open).cloned()
}
