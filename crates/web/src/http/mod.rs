//! What every request and answer passes through.
//!
//! Which error type belongs where: a handler that cannot go on returns [`Trouble`]; [`speak`] turns it, and every
//! bare error of the framework, into a page for people or a [`Problem`] for programs. A refused act is neither: it is
//! an answer with reasons and is shown on the page it was asked on.

pub mod cookies;
pub mod csrf;
pub mod form;
mod guard;
mod language;
pub mod password;
mod problem;
mod request_id;
mod speak;
mod trouble;
mod type_size;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};

pub use language::{PATH as LANGUAGE_PATH, wanted_language};
pub use problem::{Problem, Reason};
pub use request_id::RequestId;
pub use trouble::Trouble;
pub use type_size::{PATH as TYPE_SIZE_PATH, wants_large_type};

/// How the application is reached; the same for every request.
#[derive(Clone, Debug)]
pub struct HttpSettings {
    /// People reach the program over TLS (its own or a proxy's): cookies are then `Secure` and HSTS is sent.
    pub tls: bool,
    /// Largest accepted request body, in bytes.
    pub body_limit: usize,
    /// Name of the site, shown on error pages, which know no centre.
    pub site: String,
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self { tls: false, body_limit: 12 * 1024 * 1024, site: "政务服务诉求回应平台".to_owned() }
    }
}

/// Puts routes into the house: assets, the type-size form, limits, security headers, request ids, spoken errors.
///
/// Layers run from the last added inwards: the request id is outermost, so that even a panic's page carries it.
pub fn house(routes: Router, settings: &HttpSettings) -> Router {
    let settings = Arc::new(settings.clone());
    routes
        .merge(crate::assets::router())
        .merge(type_size::router(Arc::clone(&settings)))
        .merge(language::router(Arc::clone(&settings)))
        .fallback(|| async { Trouble::not_found() })
        .method_not_allowed_fallback(|| async { Trouble::new(axum::http::StatusCode::METHOD_NOT_ALLOWED) })
        .layer(DefaultBodyLimit::max(settings.body_limit))
        .layer(from_fn(guard::same_site))
        .layer(from_fn(guard::panics))
        .layer(from_fn_with_state(Arc::clone(&settings), speak::speak))
        .layer(from_fn_with_state(settings, guard::headers))
        .layer(from_fn(request_id::mark))
}
