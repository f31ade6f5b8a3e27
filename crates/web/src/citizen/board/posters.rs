//! `GET /c/{centre}/posters`, `GET /c/{centre}/posters/{desk}`: a sheet for each desk that says how to be heard, with a
//! code that leads to the desk's page (“有诉即办” 服务机构).

use ::directory::LineKind;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;

use super::address::Origin;
use super::hall::{Hall, escaped};
use super::qr;
use crate::WebState;
use crate::citizen::frame::{centre_named, frame_at};
use crate::http::Trouble;
use crate::page::Page;
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
) -> Result<Page<PosterPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let hall = Hall::now(&state, centre);
    let (name, place, path) = if desk == HALL {
        (hall.centre.name.clone(), hall.centre.place.clone(), frame.home_url.clone())
    } else {
        let window = hall.window_named(&desk).ok_or_else(Trouble::not_found)?;
        (window.name.clone(), window.place.clone(), format!("{}/window/{}", frame.home_url, escaped(&desk)))
    };
    let code = qr::draw(&origin.to(&path)).map_err(|error| Trouble::fault(&error))?;
    Ok(Page(PosterPage {
        frame,
        name,
        place,
        code: code.path,
        size: code.size,
        address: format!("{}{path}", origin.host),
        local: origin.is_local(),
        lines: hall.own_lines(LineKind::is_spoken),
        first_asked: hall.first_asked(&state),
    }))
}
