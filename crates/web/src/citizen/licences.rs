//! `GET /licences`: under which licences the typefaces that come with the program are passed on.

use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;

use super::frame::plain_frame;
use crate::WebState;
use crate::page::Page;
use crate::views::CitizenSection;
use crate::views::citizen::LicencesPage;

pub async fn show(
    State(state): State<WebState>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Page<LicencesPage> {
    let frame = plain_frame(&state, CitizenSection::Other, (&headers, &uri));
    Page(LicencesPage {
        frame,
        licences: paper::FACE_LICENCES.iter().map(|words| (*words).trim().to_owned()).collect(),
    })
}
