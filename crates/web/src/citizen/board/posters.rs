//! `GET /c/{centre}/posters`, `GET /c/{centre}/posters/{desk}`, `….pdf`: a sheet for each desk that says how to be heard, with a
//! code that leads to the desk's page (“有诉即办” 服务机构).

use ::directory::LineKind;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use super::address::Origin;
use super::hall::{Hall, escaped};
use super::qr;
use crate::WebState;
use crate::citizen::frame::{centre_named, frame_at};
use crate::http::Trouble;
use crate::page::Page;
use crate::press;
use crate::views::CitizenSection;
use crate::views::citizen::board::{PosterPage, PosterView, PostersPage};

/// The desk of the poster that speaks for the whole hall.
const HALL: &str = "hall";

pub async fn all(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<PostersPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let mut posters = vec![PosterView {
        name: hall.centre.name.clone(),
        place: "大厅入口、公告栏".to_owned(),
        url: format!("{}/posters/{HALL}", frame.home_url),
    }];
    let desks = hall.windows().into_iter();
    posters.extend(desks.map(|desk| PosterView { name: desk.name, place: desk.place, url: desk.poster_url }));
    Ok(Page(PostersPage { frame, posters }))
}

pub async fn one(
    State(state): State<WebState>,
    Path((centre, desk)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    origin: Origin,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let (desk, printed) = desk.strip_suffix(".pdf").map_or((desk.as_str(), false), |desk| (desk, true));
    let window = match desk {
        HALL => None,
        id => Some(hall.window_named(id).ok_or_else(Trouble::not_found)?),
    };
    let path = match window {
        Some(_) => format!("{}/window/{}", frame.home_url, escaped(desk)),
        None => frame.home_url.clone(),
    };
    let shown = window.unwrap_or(&hall.centre);
    if printed {
        let sheet = ::hall::poster(&hall.centre, window, Some(&origin.to(&path)));
        return Ok(press::pdf_file(press::pdf(vec![sheet]).await?, &format!("{}海报", shown.name)));
    }
    let code = qr::draw(&origin.to(&path)).map_err(|error| Trouble::fault(&error))?;
    let page = PosterPage {
        pdf_url: format!("{}/posters/{}.pdf", frame.home_url, escaped(desk)),
        name: shown.name.clone(),
        place: shown.place.clone(),
        frame,
        code: code.path,
        size: code.size,
        address: format!("{}{path}", origin.host),
        local: origin.is_local(),
        lines: hall.own_lines(LineKind::is_spoken),
        first_asked: hall.first_asked(&state),
    };
    Ok(Page(page).into_response())
}
