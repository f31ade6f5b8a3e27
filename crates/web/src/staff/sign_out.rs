//! `POST /desk/sign-out`.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};

use super::seated::Signed;
use super::session::end;
use crate::WebState;
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};

pub async fn send(State(state): State<WebState>, signed: Signed, form: Submission) -> Result<Response, Trouble> {
    signed.check(state.key(), &form)?;
    end(&state, &signed.0).await?;
    let mut response = Redirect::to("/desk/sign-in").into_response();
    if let Some(cookie) = cookies::set(cookies::SESSION, "", Some(0), state.tls()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
