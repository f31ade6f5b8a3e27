//! The reader's choice of type size, kept in a cookie that a plain form sets.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use super::HttpSettings;
use super::cookies;
use super::form::Submission;

/// Where the form in every page's head posts to.
pub const PATH: &str = "/type-size";

const YEAR: u64 = 365 * 24 * 60 * 60;

/// Whether this reader asked for large type. The cookie holds no secret, so its TLS form is taken as well.
#[must_use]
pub fn wants_large_type(headers: &HeaderMap) -> bool {
    [true, false].into_iter().any(|tls| cookies::read(headers, cookies::TYPE, tls) == Some("large"))
}

pub fn router(settings: Arc<HttpSettings>) -> Router {
    Router::new().route(PATH, post(choose)).with_state(settings)
}

/// Changes nothing but how pages look to this reader, so it asks for no token.
async fn choose(State(settings): State<Arc<HttpSettings>>, submission: Submission) -> Response {
    let large = submission.get("type") == "large";
    let value = if large { "large" } else { "normal" };
    let back = within(submission.get("back"));
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    if let Some(cookie) = cookies::set(cookies::TYPE, value, Some(YEAR), settings.tls) {
        headers.insert(header::SET_COOKIE, cookie);
    }
    headers.insert(header::LOCATION, HeaderValue::from_str(back).unwrap_or(HeaderValue::from_static("/")));
    response
}

/// Only a path on this site: a link that leads through us must not lead elsewhere.
pub(super) fn within(back: &str) -> &str {
    let inside = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\') && back.is_ascii();
    if inside { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn the_way_back_stays_on_this_site() {
        assert_eq!(within("/case/1?x=2"), "/case/1?x=2");
        for outside in ["//evil.example", "https://evil.example", "/\\evil.example", "", "case"] {
            assert_eq!(within(outside), "/", "{outside}");
        }
    }
}
