//! `POST /my/{number}/act/{act}`: what the party does about its case.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use case::Actor;
use desk::{DeskError, Request};

use super::own_case::OwnCase;
use super::{Visit, status};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::http::form::Submission;
use crate::page::Page;
use crate::present::{Asked, act_named, pairs_of, status_of};

pub async fn send(
    State(state): State<WebState>,
    OwnCase(row): OwnCase,
    Path((number, act)): Path<(String, String)>,
    visit: Visit,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    form.check(state.key(), visit.word())?;
    let act = act_named(&act).ok_or_else(Trouble::not_found)?;
    let pairs = pairs_of(act, &form);
    let command = format!("my/{}/{}", row.stream, form.get("command"));
    let request = Request { act, fields: pairs.clone(), command: Some(command) };
    match state.desk().act(&row.stream, &Actor::party(), request).await {
        Ok(_) => Ok(Redirect::to(&format!("/my/{number}?done={}", act.name())).into_response()),
        Err(DeskError::Refused(denial)) => {
            let status = status_of(&denial);
            let asked = Asked { act, pairs, denial };
            let loaded = state.desk().load(&row.stream).await.map_err(trouble_of)?;
            let page = status::page(&state, &loaded, &visit, (&headers, &uri), Some(&asked)).await?;
            Ok(Page(page).with_status(status))
        }
        Err(error) => Err(trouble_of(error)),
    }
}
