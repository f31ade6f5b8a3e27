//! `GET /`: which centre is meant; where there is only one, straight to it.

use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use directory::Organisation;

use super::frame::{centres, plain_frame};
use crate::WebState;
use crate::page::Page;
use crate::views::CitizenSection;
use crate::views::citizen::{PlaceView, PlacesPage};

pub async fn show(State(state): State<WebState>, OriginalUri(uri): OriginalUri, headers: HeaderMap) -> Response {
    let centres = centres(&state);
    if let [only] = centres.as_slice() {
        return Redirect::to(&format!("/c/{}", only.id.as_str())).into_response();
    }
    let frame = plain_frame(&state, CitizenSection::Home, (&headers, &uri));
    Page(PlacesPage { frame, places: centres.iter().map(|centre| place(&state, centre)).collect() }).into_response()
}

fn place(state: &WebState, centre: &Organisation) -> PlaceView {
    let books = state.desk().in_use(&centre.id);
    let regulations: Vec<String> = books.regulations.iter().map(|r| r.number.clone()).collect();
    PlaceView {
        name: centre.name.clone(),
        place: centre.place.clone(),
        regulation: regulations.join("、"),
        url: format!("/c/{}", centre.id.as_str()),
    }
}
