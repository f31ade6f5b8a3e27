//! `POST /public/cases`: saying something without signing in.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use case::Actor;
use desk::Request;
use directory::OrgId;
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use utoipa::ToSchema;
use words::{Act, Field};

use super::cases::{idempotency_key, pairs};
use super::json::Json;
use super::trouble_of;
use crate::WebState;
use crate::app::Remote;
use crate::http::Trouble;
use crate::intake;

/// What a citizen says.
#[derive(Deserialize, ToSchema)]
pub struct Said {
    /// The centre's id.
    centre: String,
    /// Field to words, such as `{"类型": "投诉", "诉求内容": "…"}`.
    fields: BTreeMap<String, String>,
}

/// A receipt.
#[derive(Serialize, ToSchema)]
pub struct Receipt {
    /// The register number.
    pub number: String,
    /// The code that opens the case together with the number.
    pub code: String,
    /// The same request had been answered before.
    pub repeated: bool,
}

#[utoipa::path(
    post, path = "/public/cases", tag = "群众", request_body = Said,
    params(("Idempotency-Key" = Option<String>, Header, description = "同一请求重发时不重复登记")),
    responses((status = 201, body = Receipt), (status = 422), (status = 429))
)]
pub async fn register(
    State(state): State<WebState>,
    remote: Remote,
    headers: HeaderMap,
    Json(said): Json<Said>,
) -> Result<(StatusCode, axum::Json<Receipt>), Trouble> {
    state.submissions().pass(remote)?;
    // How it came and when is known; whoever comes over the web cannot say otherwise.
    if let Some(kept) = [Field::Channel, Field::HappenedAt].iter().find(|field| said.fields.contains_key(field.zh())) {
        let said = format!("“{kept}”由系统记录，不能填写。");
        return Err(Trouble::new(StatusCode::UNPROCESSABLE_ENTITY).coded("field-not-yours").saying(said));
    }
    let command = idempotency_key(&headers)?.map(|key| format!("public/{}", fingerprint(&key, &said)));
    let centre = OrgId(said.centre);
    let request = Request { act: Act::Register, fields: pairs(said.fields), command };
    let acted = intake::register(&state, &centre, &Actor::party(), request).await.map_err(trouble_of)?;
    let receipt = Receipt {
        number: acted.number.unwrap_or_default(),
        code: acted.code.unwrap_or_default(),
        repeated: acted.repeated,
    };
    Ok((StatusCode::CREATED, axum::Json(receipt)))
}

/// Nobody is signed in, so the key alone could be another's: only the same key with the same words is the same request,
/// and nobody is handed a receipt for words that are not theirs.
fn fingerprint(key: &str, said: &Said) -> String {
    let mut digest = Sm3::new();
    let mut put = |text: &str| {
        digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(text.as_bytes());
    };
    put(key);
    put(&said.centre);
    for (name, value) in &said.fields {
        put(name);
        put(value);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
