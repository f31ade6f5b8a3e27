//! `POST /desk/case/{id}/reveal`, `POST /desk/hall/{id}/reveal`: whoever needs the person asks for name, number and address
//! with one tap; that is recorded, and the page is shown with them. Loading the page again masks them.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use desk::Looking;
use words::Look;

use super::hall::{affair_page, seen_affair, stream_of, url_of};
use super::seated::Seated;
use super::{case, seen};
use crate::WebState;
use crate::http::Trouble;
use crate::http::form::Submission;
use crate::page::Page;
use crate::views::staff::RevealView;

/// The form that asks for what is hidden; none where nothing is.
pub fn view(page_url: &str, csrf: &str, hidden: &str) -> Option<RevealView> {
    let view =
        RevealView { action_url: format!("{page_url}/reveal"), csrf: csrf.to_owned(), hidden: hidden.to_owned() };
    (!hidden.is_empty()).then_some(view)
}

pub async fn of_case(
    State(state): State<WebState>,
    seated: Seated,
    Path(id): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let loaded = seen(&state, &seated, &id).await?;
    let looking = Looking::new(Look::Reveal, "诉求件页").because(form.get("reason"));
    let page = case::page_for(&state, &seated, &loaded, (&headers, &uri), (None, &looking)).await?;
    Ok(Page(page).into_response())
}

pub async fn of_affair(
    State(state): State<WebState>,
    seated: Seated,
    Path(id): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let loaded = seen_affair(&state, &seated, &id).await?;
    let looking = Looking::new(Look::Reveal, "事务页").because(form.get("reason"));
    let page = affair_page(&state, &seated, &loaded, (&headers, &uri), (None, &looking)).await?;
    Ok(Page(page).into_response())
}

/// Whoever comes back to the address by a link finds the page as it is for everybody.
pub async fn to_case(Path(id): Path<String>) -> Response {
    Redirect::to(&format!("/desk/case/{}", percent_encoded(&id))).into_response()
}

pub async fn to_affair(Path(id): Path<String>) -> Response {
    Redirect::to(&url_of(&stream_of(&id))).into_response()
}

fn percent_encoded(id: &str) -> String {
    percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC).to_string()
}
