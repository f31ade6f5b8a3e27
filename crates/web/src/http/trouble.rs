//! Why a request could not be answered as asked.

use std::error::Error;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::problem::Reason;
use crate::wording;

/// An error answer before it has a form: [`super::speak`] makes a page or a problem document of it.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// HTTP status of the answer.
    pub status: StatusCode,
    /// Stable code for programs.
    pub code: String,
    /// What happened, in plain Chinese.
    pub said: String,
    /// All reasons of a refusal; empty for anything else.
    pub reasons: Vec<Reason>,
}

impl Trouble {
    /// The usual sentence of a status.
    #[must_use]
    pub fn new(status: StatusCode) -> Self {
        let code = status.canonical_reason().unwrap_or("error").to_ascii_lowercase().replace([' ', '\''], "-");
        Self { status, code, said: wording::said(status).sentence.to_owned(), reasons: Vec::new() }
    }

    /// What was sent cannot be read; `said` tells why.
    #[must_use]
    pub fn bad_request(said: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST).saying(said)
    }

    /// Nobody is signed in.
    #[must_use]
    pub fn unsigned() -> Self {
        Self::new(StatusCode::UNAUTHORIZED)
    }

    /// This person may not.
    #[must_use]
    pub fn forbidden(said: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN).saying(said)
    }

    /// Nothing is here, or nothing that this person may know of: both are said in the same words.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND)
    }

    /// Someone else was first and the act, decided again, no longer holds.
    #[must_use]
    pub fn conflict(said: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT).saying(said)
    }

    /// Our own failure: logged here, once; the person learns only that it is ours.
    #[must_use]
    pub fn fault(error: &(dyn Error + 'static)) -> Self {
        let mut chain = error.to_string();
        let mut source = error.source();
        while let Some(deeper) = source {
            chain.push_str(": ");
            chain.push_str(&deeper.to_string());
            source = deeper.source();
        }
        tracing::error!(error = %chain, "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Replaces the usual sentence.
    #[must_use]
    pub fn saying(mut self, said: impl Into<String>) -> Self {
        self.said = said.into();
        self
    }

    /// Names the code programs act on.
    #[must_use]
    pub fn coded(mut self, code: impl Into<String>) -> Self {
        self.code = code.into();
        self
    }

    /// Adds what a refusal rests on.
    #[must_use]
    pub fn because(mut self, reasons: Vec<Reason>) -> Self {
        self.reasons = reasons;
        self
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
