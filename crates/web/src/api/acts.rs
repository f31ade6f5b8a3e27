//! `POST /cases/{id}/acts/{act}`: doing something about a case.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use desk::Request;
use serde::Deserialize;
use utoipa::ToSchema;

use super::bearer::Caller;
use super::cases::{Done, idempotency_key, pairs};
use super::json::Json;
use super::trouble_of;
use crate::WebState;
use crate::http::Trouble;
use crate::present::act_named;
use crate::staff::seen;

/// What is to be done.
#[derive(Deserialize, ToSchema)]
pub struct ActIn {
    /// The seat, such as `Receiver@henan`; may be left out by those who hold one only.
    pub seat: Option<String>,
    /// Field to words.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

#[utoipa::path(
    post, path = "/cases/{id}/acts/{act}", tag = "诉求件", request_body = ActIn, security(("bearer" = [])),
    params(
        ("id" = String, Path, description = "诉求件的 id 或者登记编号"),
        ("act" = String, Path, description = "动作，中文（受理）或英文（Accept）"),
        ("Idempotency-Key" = Option<String>, Header, description = "同一请求重发时不重复办理")
    ),
    responses((status = 200, body = Done), (status = 401), (status = 404), (status = 409), (status = 422))
)]
pub async fn act(
    State(state): State<WebState>,
    caller: Caller,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
    Json(asked): Json<ActIn>,
) -> Result<axum::Json<Done>, Trouble> {
    let act = act_named(&act).ok_or_else(|| Trouble::not_found().coded("unknown-act").saying("没有这个动作。"))?;
    let seated = caller.seated(asked.seat.as_deref())?;
    let loaded = seen(&state, &seated, &id).await?;
    let command = idempotency_key(&headers)?.map(|key| format!("api/{}/{key}", seated.signed.0.staff.id.as_str()));
    let request = Request { act, fields: pairs(asked.fields), command };
    let acted = state.desk().act(&loaded.stream, &seated.actor, request).await.map_err(trouble_of)?;
    Ok(axum::Json(Done {
        id: acted.stream,
        number: acted.number,
        code: None,
        sequence: acted.sequence,
        repeated: acted.repeated,
    }))
}
