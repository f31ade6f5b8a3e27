//! `POST /desk/case/{id}/act/{act}`: what somebody in a seat does about a case.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use desk::{DeskError, Request};

use super::case::{page, seen};
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::files::{attach, keep};
use crate::http::Trouble;
use crate::http::form::Submission;
use crate::page::Page;
use crate::present::{Asked, act_named, pairs_of, status_of};

pub async fn send(
    State(state): State<WebState>,
    seated: Seated,
    Path((id, act)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let act = act_named(&act).ok_or_else(Trouble::not_found)?;
    let loaded = seen(&state, &seated, &id).await?;
    let pairs = pairs_of(act, &form);
    let command = format!("desk/{}/{}", seated.signed.0.staff.id.as_str(), form.get("command"));
    let (fields, kept) = keep(&state, act, &form, pairs.clone()).await?;
    let request = Request { act, fields, command: Some(command) };
    match state.desk().act(&loaded.stream, &seated.actor, request).await {
        Ok(acted) => {
            if !acted.repeated {
                attach(&state, &loaded.stream, kept).await?;
            }
            Ok(after(&state, &seated, &loaded.stream, act.name()).await?)
        }
        Err(DeskError::Refused(denial)) => {
            let status = status_of(&denial);
            let asked = Asked { act, pairs, denial };
            let loaded = state.desk().load(&loaded.stream).await.map_err(trouble_of)?;
            let page = page(&state, &seated, &loaded, (&headers, &uri), Some(&asked)).await?;
            Ok(Page(page).with_status(status))
        }
        Err(error) => Err(trouble_of(error)),
    }
}

/// Back to the case; to the worklist where the act has taken it out of this seat's sight.
async fn after(state: &WebState, seated: &Seated, stream: &str, done: &str) -> Result<Response, Trouble> {
    let loaded = state.desk().load(stream).await.map_err(trouble_of)?;
    let to = if seated.sees(state, &loaded) { format!("/desk/case/{stream}?done={done}") } else { "/desk".to_owned() };
    Ok(Redirect::to(&to).into_response())
}
