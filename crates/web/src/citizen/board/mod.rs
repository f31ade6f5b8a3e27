//! What a hall publishes of itself: directory, items, badges, screens, posters. All of it is read from the directory,
//! and nothing of it is about a case.

mod address;
mod directory;
mod hall;
mod items;
mod model;
mod posters;
pub mod qr;
mod staff;

use axum::Router;
use axum::routing::get;

use crate::WebState;

pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/c/{centre}/directory", get(directory::show))
        .route("/c/{centre}/screen", get(directory::screen))
        .route("/c/{centre}/staff", get(staff::all))
        .route("/c/{centre}/window/{window}", get(staff::window))
        .route("/c/{centre}/items", get(items::all))
        .route("/c/{centre}/items/{item}", get(items::one))
        .route("/c/{centre}/model-form", get(model::show))
        .route("/c/{centre}/posters", get(posters::all))
        .route("/c/{centre}/posters/{desk}", get(posters::one))
}
