//! `GET /c/{centre}/receipt`: number and code of the case that this browser has just registered or opened.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use case::Actor;

use super::board::qr::draw;
use super::frame::{centre_named, frame_at};
use super::own_case;
use super::status::promises;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, wanted_language};
use crate::page::Page;
use crate::present::{Scene, full, record};
use crate::views::CitizenSection;
use crate::views::citizen::{CodeView, ReceiptPage};

pub async fn show(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let Some(stream) = own_case::opened(&state, &headers) else { return Ok(Redirect::to("/follow").into_response()) };
    let loaded = state.desk().load(&stream).await.map_err(trouble_of)?;
    let actor = Actor::party();
    let scene = Scene::look(state.desk(), &loaded, &actor).await.map_err(trouble_of)?;
    let number = loaded.number.clone().unwrap_or_default();
    let address = state.follow_address(&number);
    // What cannot be drawn is left out: number and code are printed in any case.
    let follow = address.and_then(|address| {
        let code = draw(&address).ok()?;
        Some(CodeView { address, path: code.path, size: code.size })
    });
    let page = ReceiptPage {
        follow,
        frame: frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri))
            .in_language(wanted_language(&headers)),
        code: state.desk().store().receipt_code(&number),
        received: scene.case().registered.map(full).unwrap_or_default(),
        record: record(&scene),
        promises: promises(&scene),
        status_url: format!("/my/{number}"),
        number,
    };
    Ok(Page(page).into_response())
}
