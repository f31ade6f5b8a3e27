//! `GET /c/{centre}/staff`, `GET /c/{centre}/window/{window}`: who works at the windows, as on their badges.

use ::directory::LineKind;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;

use super::hall::{Hall, escaped};
use crate::WebState;
use crate::citizen::frame::{centre_named, frame_at};
use crate::http::Trouble;
use crate::page::Page;
use crate::views::CitizenSection;
use crate::views::citizen::board::{StaffPage, WindowPage};

pub async fn all(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<StaffPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let lines = hall.own_lines(LineKind::is_spoken);
    Ok(Page(StaffPage { frame, lines, windows: hall.windows(), as_of: hall.as_of() }))
}

pub async fn window(
    State(state): State<WebState>,
    Path((centre, window)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<WindowPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let window = hall.window_named(&window).ok_or_else(Trouble::not_found)?;
    let say_url = format!("{}?window={}", frame.submit_url, escaped(&window.name));
    Ok(Page(WindowPage { frame, window: hall.window(window), say_url, as_of: hall.as_of() }))
}
