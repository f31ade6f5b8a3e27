//! `GET /desk/registered/{id}`: number and code to hand to the person, right after registering and only to whoever took
//! the matter.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use desk::Looking;
use words::Look;

use super::case::seen;
use super::frame::frame;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::{Scene, full, record};
use crate::views::StaffSection;
use crate::views::staff::RegisteredPage;

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Path(id): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let loaded = seen(&state, &seated, &id).await?;
    let took_it = loaded.matter.case.facts.first().is_some_and(|first| first.by == seated.actor);
    if !took_it {
        return Err(Trouble::not_found());
    }
    // Whoever took the matter reads it back to the person.
    let looking = Looking::new(Look::Reveal, "登记回执");
    let scene = Scene::look_for(state.desk(), &loaded, &seated.actor, &looking).await.map_err(trouble_of)?;
    let number = loaded.number.clone().unwrap_or_default();
    let page = RegisteredPage {
        frame: frame(&state, &seated, StaffSection::Register, (&headers, &uri)).await?,
        code: state.desk().store().receipt_code(&number),
        number,
        received: scene.case().received.map(full).unwrap_or_default(),
        record: record(&scene),
        case_url: format!("/desk/case/{}", loaded.stream),
    };
    Ok(Page(page).into_response())
}
