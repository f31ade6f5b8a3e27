//! Each request has an id: in the log, in the answer's header, and on an error page to be read over the phone.

use std::fmt::Write as _;

use axum::extract::Request;
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

/// Twelve hexadecimal digits, made here: an id from outside could carry anything into the log.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Middleware. The span names path and method, never the query: what people search for is theirs.
pub async fn mark(mut request: Request, next: Next) -> Response {
    let id = fresh();
    request.extensions_mut().insert(RequestId(id.clone()));
    let span = tracing::info_span!("request", id = %id, method = %request.method(), path = request.uri().path());
    let mut response = next.run(request).instrument(span).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

fn fresh() -> String {
    let mut bytes = [0u8; 6];
    // An id that repeats is a nuisance in a log, not a reason to turn a person away.
    let _ = getrandom::fill(&mut bytes);
    let mut id = String::with_capacity(12);
    for byte in bytes {
        let _ = write!(id, "{byte:02x}");
    }
    id
}
