//! The agents' pages: worklist, search, registering, one file and what is done on it, the law.

mod board;
mod correct;
mod deaths;
mod doubles;
mod estimate;
mod file;
mod flows;
mod forecast;
mod given;
mod integration;
mod law;
mod lists;
mod papers;
mod register;
mod reports;
mod step;

use axum::Router;
use axum::routing::{get, post};

use super::state::Web;

/// The routes of the desk.
pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/desk", get(lists::worklist))
        .route("/desk/search", post(lists::search))
        .route("/desk/overview", get(lists::overview))
        .route("/desk/board", get(board::board))
        .route("/desk/board.csv", get(board::csv))
        .route("/desk/board.svg", get(board::svg))
        .route("/desk/board.png", get(board::png))
        .route("/desk/board/estimate", get(estimate::form).post(estimate::answer))
        .route("/desk/board/forecast", get(forecast::own).post(forecast::given))
        .route("/desk/board/flows", get(flows::form).post(flows::answer))
        .route("/desk/board/deaths", get(deaths::form).post(deaths::answer))
        .route("/desk/board/integration", get(integration::form).post(integration::answer))
        .route("/desk/reports", get(reports::list))
        .route("/desk/reports/{report}", get(reports::one).post(reports::deal))
        .route("/desk/register", get(register::form).post(register::send))
        .route("/desk/procedures", get(law::list))
        .route("/desk/procedures/{reference}", get(law::one))
        .route("/desk/cases/{case}", get(file::file))
        .route("/desk/cases/{case}/timeline", get(file::timeline))
        .route("/desk/cases/{case}/entries/{event}", get(file::entry))
        .route(
            "/desk/cases/{case}/entries/{event}/annul",
            get(correct::annul_form).post(correct::annul),
        )
        .route("/desk/cases/{case}/doubles", get(doubles::page).post(doubles::send))
        .route("/desk/cases/{case}/move", get(correct::move_form).post(correct::go_over))
        .route("/desk/cases/{case}/steps/{step}", get(step::form).post(step::act))
        .route("/desk/cases/{case}/notes", get(papers::note_form).post(papers::note))
        .route("/desk/cases/{case}/documents", get(papers::upload_form).post(papers::upload))
        .route("/desk/cases/{case}/documents/{document}", get(papers::read))
}
