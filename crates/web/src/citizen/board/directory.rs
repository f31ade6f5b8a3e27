//! `GET /c/{centre}/directory`, `GET /c/{centre}/screen`: how the place is reached and who is on duty.

use ::directory::{LineKind, OrgKind};
use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::hall::Hall;
use crate::WebState;
use crate::citizen::frame::{centre_named, frame_at};
use crate::http::Trouble;
use crate::page::Page;
use crate::views::CitizenSection;
use crate::views::citizen::board::{DirectoryPage, ScreenPage};

#[derive(Deserialize)]
pub struct Asked {
    /// Anything for a version that can be read across a room.
    #[serde(default)]
    screen: String,
    /// Anything for a screen on a wall, which nobody touches.
    #[serde(default)]
    wall: String,
}

/// A screen on a wall asks again after so many seconds, so that “now” stays true.
const AGAIN: HeaderValue = HeaderValue::from_static("60");

pub async fn show(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    if !asked.screen.is_empty() {
        return screen(State(state), Path(centre), Query(asked), OriginalUri(uri), headers).await;
    }
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let mut others = hall.units(OrgKind::Outside);
    others.extend(hall.directory().superior(&hall.centre.id).map(|above| hall.unit(above)));
    let page = DirectoryPage {
        frame,
        lines: hall.own_lines(|_| true),
        windows: hall.windows(),
        departments: hall.units(OrgKind::Department),
        others,
        as_of: hall.as_of(),
    };
    Ok(Page(page).into_response())
}

pub async fn screen(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let wall = !asked.wall.is_empty();
    let page = ScreenPage {
        frame,
        lines: hall.own_lines(|kind| kind.is_spoken() || kind == LineKind::SuggestionBox),
        windows: hall.windows(),
        first_asked: hall.first_asked(&state),
        as_of: hall.as_of(),
        wall,
    };
    let mut response = Page(page).into_response();
    if wall {
        response.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(response)
}
