//! Guards around every route: security headers, forged requests, panics.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;

use super::{HttpSettings, Trouble};
use crate::wording;

/// Everything from this host, nothing inline: a word typed by a stranger can never become a script.
const CONTENT_SECURITY: &str = "default-src 'self'; base-uri 'none'; object-src 'none'; \
     form-action 'self'; frame-ancestors 'none'";

const FIXED: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Middleware that adds the security headers to every answer; a page that needs its own value may set it first.
pub async fn headers(State(settings): State<Arc<HttpSettings>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let answer = response.headers_mut();
    for (name, value) in FIXED {
        answer.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if settings.tls {
        answer
            .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
    // Case pages hold what a person told us in confidence: unless a route says otherwise nobody keeps a copy.
    answer.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Middleware that stops what another site's page sends in a visitor's name. The token in each form is the lock;
/// this is the fence before it, for browsers that tell where a request comes from.
pub async fn same_site(request: Request, next: Next) -> Response {
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let foreign =
        request.headers().get("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site");
    if foreign && !harmless {
        return Trouble::forbidden(wording::OTHER_SITE).coded("other-site").into_response();
    }
    next.run(request).await
}

/// Middleware that turns a panic into a 500 instead of a broken connection. Handlers share no state that a panic
/// could leave half-changed: what is durable is decided by a transaction.
pub async fn panics(request: Request, next: Next) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            let said = panic
                .downcast_ref::<&str>()
                .copied()
                .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
                .unwrap_or("no message");
            tracing::error!(panic = said, "a handler panicked");
            Trouble::new(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
    }
}
