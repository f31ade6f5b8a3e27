//! The archive: what waits to be filed, the boxes and their volumes, loans, and volumes as files.

mod folder;
mod page;
mod printing;

use axum::Router;
use axum::routing::get;

use crate::WebState;

pub fn router() -> Router<WebState> {
    Router::new()
        .route("/desk/archive", get(page::show))
        .route("/desk/archive/box", get(folder::show))
        .route("/desk/archive/papers/{name}", get(printing::print))
        .route("/desk/archive/volume/{id}", get(printing::volume))
}
