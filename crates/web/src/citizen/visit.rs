//! A visit: an opaque random word in a cookie that form tokens are bound to. It names nobody.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::WebState;
use crate::http::{Trouble, cookies};

/// The visit of a request.
#[derive(Clone, Debug)]
pub struct Visit(String);

impl Visit {
    /// The word that tokens are bound to.
    pub fn word(&self) -> &str {
        &self.0
    }

    /// A token for a form shown in this visit.
    ///
    /// # Errors
    /// A fault where the operating system gives no randomness.
    pub fn token(&self, state: &WebState) -> Result<String, Trouble> {
        state.key().token(&self.0).map_err(|error| Trouble::fault(&error))
    }
}

/// Middleware that gives whoever comes without a visit a new one.
pub async fn keep_visit(State(state): State<WebState>, mut request: Request, next: Next) -> Response {
    let known = cookies::read(request.headers(), cookies::VISIT, state.tls()).filter(|word| word.len() == 64);
    let (word, fresh) = match known {
        Some(word) => (word.to_owned(), false),
        None => match cookies::secret() {
            Ok(word) => (word, true),
            Err(error) => return Trouble::fault(&error).into_response(),
        },
    };
    request.extensions_mut().insert(Visit(word.clone()));
    let mut response = next.run(request).await;
    if fresh && let Some(cookie) = cookies::set(cookies::VISIT, &word, None, state.tls()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Trouble::not_found)
    }
}
