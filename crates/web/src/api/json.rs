//! JSON in: what cannot be read is said in Chinese, with its own status.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;

use crate::http::Trouble;

/// A document of the given form.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let media = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media = media.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if media != "application/json" {
            let said = "请用 Content-Type: application/json 提交 JSON。";
            return Err(Trouble::new(StatusCode::UNSUPPORTED_MEDIA_TYPE).coded("not-json").saying(said));
        }
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|error| Trouble::new(error.into_response().status()))?;
        if std::str::from_utf8(&body).is_err() {
            return Err(Trouble::bad_request("提交的文字不是 UTF-8 编码，没有做任何记录。").coded("not-utf-8"));
        }
        let read = serde_json::from_slice(&body);
        read.map(Self).map_err(|error| {
            let said = format!("JSON 读不懂（第 {} 行第 {} 列）：{error}", error.line(), error.column());
            Trouble::bad_request(said).coded("malformed-json")
        })
    }
}
