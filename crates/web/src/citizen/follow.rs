//! `GET /follow`, `POST /follow`: number and code open a case. `POST /leave` closes it again.

use axum::extract::{OriginalUri, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::frame::plain_frame;
use super::{Visit, own_case};
use crate::WebState;
use crate::api::trouble_of;
use crate::app::Remote;
use crate::http::form::Submission;
use crate::http::{Trouble, wanted_language};
use crate::page::Page;
use crate::views::citizen::FollowPage;
use crate::views::{CitizenSection, FieldKind, FieldView, FormView, Weight};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    number: String,
}

pub async fn show(
    State(state): State<WebState>,
    visit: Visit,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let page = page(&state, &visit, (&headers, &uri), &asked.number, "")?;
    Ok(Page(page).into_response())
}

pub async fn ask(
    State(state): State<WebState>,
    visit: Visit,
    remote: Remote,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    form.check(state.key(), visit.word())?;
    state.look_ups().pass(remote)?;
    let number = form.get("number");
    let found = state.desk().store().by_receipt(number, form.get("code")).await;
    let Some(row) = found.map_err(|error| trouble_of(error.into()))? else {
        let page = page(&state, &visit, (&headers, &uri), number, wanted_language(&headers).words().follow.wrong)?;
        return Ok(Page(page).with_status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let mut response = Redirect::to(&format!("/my/{}", row.number.unwrap_or_default())).into_response();
    if let Some(cookie) = own_case::open(&state, &row.stream)? {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// For machines that several people use. It needs no token: all it can do is to make somebody type the code again.
pub async fn leave(State(state): State<WebState>) -> Response {
    let mut response = Redirect::to("/").into_response();
    if let Some(cookie) = own_case::closed(&state) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn page(
    state: &WebState,
    visit: &Visit,
    at: (&HeaderMap, &Uri),
    number: &str,
    error: &str,
) -> Result<FollowPage, Trouble> {
    let language = wanted_language(at.0);
    let said = language.words();
    let field = |name: &str, label: &str| FieldView {
        language,
        ..FieldView::new("follow", name, label, FieldKind::Text).required()
    };
    let number = field("number", said.receipt.number).helped(said.follow.number_help).at_most(40).valued(number);
    let code = field("code", said.receipt.code).helped(said.follow.code_help).at_most(20).failing(error);
    let form = FormView {
        act: "follow".to_owned(),
        title: said.follow.ask.to_owned(),
        fields: vec![number, code],
        action_url: "/follow".to_owned(),
        csrf: visit.token(state)?,
        weight: Weight::Next,
        ..FormView::default()
    };
    Ok(FollowPage { frame: plain_frame(state, CitizenSection::Follow, at).in_language(language), form })
}
