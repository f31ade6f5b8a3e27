//! The case that a citizen has opened by number and code: a signed cookie that is good for this one case and a short
//! time, so that the code stands in no address and a shared machine forgets it.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::response::{IntoResponse, Redirect, Response};
use store::CaseRow;

use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, cookies};

/// The cookie's name.
const CASE: &str = "huiying_case";

/// How long a case stays open without being looked at.
const SECONDS: i64 = 30 * 60;

fn signed(stream: &str, until: i64) -> String {
    format!("case/{stream}/{until}")
}

/// The cookie that keeps a case open for its party from now on.
///
/// # Errors
/// A fault where the operating system gives no randomness.
pub fn open(state: &WebState, stream: &str) -> Result<Option<HeaderValue>, Trouble> {
    let until = state.millis() / 1_000 + SECONDS;
    let token = state.key().token(&signed(stream, until)).map_err(|error| Trouble::fault(&error))?;
    Ok(cookies::set(CASE, &format!("{stream}.{until}.{token}"), Some(SECONDS.unsigned_abs()), state.tls()))
}

/// The cookie that closes it.
pub fn closed(state: &WebState) -> Option<HeaderValue> {
    cookies::set(CASE, "", Some(0), state.tls())
}

/// The stream of the case that this browser has opened.
pub fn opened(state: &WebState, headers: &HeaderMap) -> Option<String> {
    let mut parts = cookies::read(headers, CASE, state.tls())?.splitn(3, '.');
    let (stream, until, token) = (parts.next()?, parts.next()?.parse::<i64>().ok()?, parts.next()?);
    state.key().check(&signed(stream, until), token).ok()?;
    (until > state.millis() / 1_000).then(|| stream.to_owned())
}

/// The case of the address `/my/{number}`, opened by this browser. Whoever has not opened it is asked for number and
/// code, whether or not there is such a case.
pub struct OwnCase(pub CaseRow);

impl FromRequestParts<WebState> for OwnCase {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Response> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let number = params.iter().find(|(name, _)| *name == "number").map(|(_, value)| value.to_owned());
        let number = number.unwrap_or_default();
        let stream = opened(state, &parts.headers);
        let row = match &stream {
            Some(stream) => {
                state.desk().store().case_row(stream).await.map_err(|e| trouble_of(e.into()).into_response())?
            }
            None => None,
        };
        match row.filter(|row| row.number.as_deref() == Some(number.as_str())) {
            Some(row) => Ok(Self(row)),
            None if parts.method == Method::GET => {
                let plain = number.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
                let asked = if plain { format!("/follow?number={number}") } else { "/follow".to_owned() };
                Err(Redirect::to(&asked).into_response())
            }
            None => Err(Trouble::forbidden("请先用编号和查询码打开这件诉求，再提交一次。")
                .coded("case-not-open")
                .into_response()),
        }
    }
}
