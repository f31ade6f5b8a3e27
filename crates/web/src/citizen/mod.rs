//! The citizens' portal: one page a file. Nobody signs in here; a case is opened by its number and code.

mod act;
mod answers;
mod board;
mod follow;
mod frame;
mod home;
mod licences;
mod own_case;
mod papers;
mod places;
mod published;
mod receipt;
mod status;
mod submit;
mod visit;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::WebState;

pub(crate) use visit::{Visit, keep_visit};

pub fn router(state: &WebState) -> Router<WebState> {
    Router::new()
        .route("/", get(places::show))
        .route("/c/{centre}", get(home::show))
        .route("/c/{centre}/submit", get(submit::show).post(submit::send))
        .route("/c/{centre}/receipt", get(receipt::show))
        .merge(board::routes())
        .route("/c/{centre}/answers", get(answers::all))
        .route("/c/{centre}/answers/{id}", get(answers::one))
        .route("/c/{centre}/topics", get(published::topics))
        .route("/c/{centre}/measures", get(published::measures))
        .route("/licences", get(licences::show))
        .route("/follow", get(follow::show).post(follow::ask))
        .route("/leave", post(follow::leave))
        .route("/my/{number}", get(status::show))
        .route("/my/{number}/papers/{n}", get(papers::show))
        .route("/my/{number}/act/{act}", post(act::send))
        .layer(from_fn_with_state(state.clone(), keep_visit))
}
