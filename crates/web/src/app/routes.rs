//! All routes. What is public stands here by name; everything else asks who is there.

use axum::Router;

use super::WebState;
use crate::{api, citizen, http, staff};

/// The whole application.
pub fn router(state: WebState) -> Router {
    let settings = state.settings().http.clone();
    let routes = citizen::router(&state).merge(staff::router(&state)).merge(api::router()).with_state(state);
    http::house(routes, &settings)
}
