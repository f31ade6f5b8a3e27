//! The reader's choice of language, kept in a cookie that a plain form sets.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use super::HttpSettings;
use super::cookies;
use super::form::Submission;
use super::type_size::within;
use crate::languages::Language;

/// Where the form in the head of a page that can be read in several languages posts to.
pub const PATH: &str = "/language";

const YEAR: u64 = 365 * 24 * 60 * 60;

/// The language that this reader asked for. The cookie holds no secret, so its TLS form is taken as well.
#[must_use]
pub fn wanted_language(headers: &HeaderMap) -> Language {
    let asked = [true, false].into_iter().find_map(|tls| cookies::read(headers, cookies::LANGUAGE, tls));
    asked.and_then(Language::of_code).unwrap_or_default()
}

pub fn router(settings: Arc<HttpSettings>) -> Router {
    Router::new().route(PATH, post(choose)).with_state(settings)
}

/// Changes nothing but how pages read to this reader, so it asks for no token.
async fn choose(State(settings): State<Arc<HttpSettings>>, submission: Submission) -> Response {
    let language = Language::of_code(submission.get("language")).unwrap_or_default();
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    if let Some(cookie) = cookies::set(cookies::LANGUAGE, language.code(), Some(YEAR), settings.tls) {
        headers.insert(header::SET_COOKIE, cookie);
    }
    let back = HeaderValue::from_str(within(submission.get("back"))).unwrap_or(HeaderValue::from_static("/"));
    headers.insert(header::LOCATION, back);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_language_is_the_usual_one() {
        let with = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_static(value));
            wanted_language(&headers)
        };
        assert_eq!(with("huiying_language=en"), Language::English);
        assert_eq!(with("__Host-huiying_language=en"), Language::English);
        assert_eq!(with("huiying_language=xx"), Language::Chinese);
        assert_eq!(wanted_language(&HeaderMap::new()), Language::Chinese);
    }
}
