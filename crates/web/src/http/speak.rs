//! Gives every error answer its form: a page for people, a problem document for programs.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{HttpSettings, Problem, RequestId, Trouble, wants_large_type};
use crate::page::Page;
use crate::views::citizen::CitizenError;
use crate::views::staff::StaffError;
use crate::views::{CitizenFrame, ErrorWords, StaffFrame};
use crate::wording;

/// Whose words an error is to be said in.
enum Listener {
    Program,
    Staff,
    Citizen,
}

/// Middleware. Answers that already have their form (a page with a refusal on it, an API answer) pass untouched;
/// a [`Trouble`] and every bare error of the framework is put into words.
pub async fn speak(State(settings): State<Arc<HttpSettings>>, request: Request, next: Next) -> Response {
    let listener = listener(&request);
    let large = wants_large_type(request.headers());
    let here = request.uri().path().to_owned();
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
    let mut response = next.run(request).await;

    let status = response.status();
    let trouble = match response.extensions_mut().remove::<Trouble>() {
        Some(trouble) => trouble,
        None if is_bare(&response) => Trouble::new(status),
        None => return response,
    };
    let mut spoken = match listener {
        Listener::Program => Problem::of(&trouble, request_id).into_response(),
        Listener::Staff => {
            let mut frame = StaffFrame::signed_out(settings.site.clone(), here);
            frame.large = large;
            Page(StaffError { frame, error: words(&trouble, request_id) }).with_status(trouble.status)
        }
        Listener::Citizen => {
            let mut frame = CitizenFrame::plain(settings.site.clone(), here);
            frame.large = large;
            Page(CitizenError { frame, error: words(&trouble, request_id) }).with_status(trouble.status)
        }
    };
    keep_headers(response.headers(), spoken.headers_mut());
    spoken
}

fn listener(request: &Request) -> Listener {
    let path = request.uri().path();
    if path.starts_with("/api/") {
        Listener::Program
    } else if path == "/desk" || path.starts_with("/desk/") {
        Listener::Staff
    } else {
        Listener::Citizen
    }
}

/// The framework's own errors are plain text or empty; ours are pages or JSON.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return false;
    }
    match response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) {
        None => true,
        Some(media) => media.starts_with("text/plain"),
    }
}

fn words(trouble: &Trouble, request_id: Option<String>) -> ErrorWords {
    let said = wording::said(trouble.status);
    ErrorWords {
        status: trouble.status.as_u16(),
        title: said.title.to_owned(),
        sentence: trouble.said.clone(),
        reasons: trouble.reasons.iter().map(Into::into).collect(),
        advice: said.advice.iter().map(|line| (*line).to_owned()).collect(),
        request_id: request_id.unwrap_or_default(),
        sign_in: trouble.status == StatusCode::UNAUTHORIZED,
    }
}

/// Headers that belong to the answer rather than to the body (`Allow`, `Set-Cookie`, `Retry-After` …).
fn keep_headers(from: &HeaderMap<HeaderValue>, to: &mut HeaderMap<HeaderValue>) {
    for (name, value) in from {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH && name != header::CACHE_CONTROL {
            to.append(name, value.clone());
        }
    }
}
