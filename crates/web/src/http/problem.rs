//! Errors for programs, after RFC 9457 (`application/problem+json`).

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::trouble::Trouble;
use crate::wording;

/// One reason of a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable code, such as `not-inspected`.
    pub code: String,
    /// The sentence of the language page, such as 尚未质检.
    pub sentence: String,
    /// The clause it rests on, where a clause says so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<String>,
}

/// A problem document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A name for the sort of problem; an identifier, not an address.
    #[serde(rename = "type")]
    pub kind: String,
    /// The sort of problem in Chinese.
    pub title: String,
    /// The HTTP status, repeated for those who keep only the body.
    pub status: u16,
    /// What happened this time.
    pub detail: String,
    /// The stable code, also the last part of `type`.
    pub code: String,
    /// Every reason of a refusal, in the order of the path; empty otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub reasons: Vec<Reason>,
    /// What to quote when asking for help.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub request_id: Option<String>,
}

impl Problem {
    /// The document that says `trouble`.
    #[must_use]
    pub fn of(trouble: &Trouble, request_id: Option<String>) -> Self {
        Self {
            kind: format!("urn:huiying:problem:{}", trouble.code),
            title: wording::said(trouble.status).title.to_owned(),
            status: trouble.status.as_u16(),
            detail: trouble.said.clone(),
            code: trouble.code.clone(),
            reasons: trouble.reasons.clone(),
            request_id,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status =
            axum::http::StatusCode::from_u16(self.status).unwrap_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(self)).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json; charset=utf-8"));
        response
    }
}
