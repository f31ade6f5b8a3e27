//! `POST /cases`, `GET /cases/{id}`: registering as staff, and reading a case.
#![allow(unused_qualifications, reason = "the macro that describes an endpoint names types in full")]

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use desk::Request;
use directory::OrgId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use words::Act;

use super::bearer::Caller;
use super::case_of::{CaseOut, case_out};
use super::json::Json;
use super::trouble_of;
use crate::WebState;
use crate::http::Trouble;
use crate::intake;
use crate::staff::seen;

/// A matter to be registered.
#[derive(Deserialize, ToSchema)]
pub struct NewCase {
    /// The centre's id; that of the seat where it is left out.
    centre: Option<String>,
    /// The seat, such as `Receiver@henan`; may be left out by those who hold one only.
    seat: Option<String>,
    /// Field to words.
    #[serde(default)]
    fields: BTreeMap<String, String>,
}

/// What came of an act.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The case's id.
    pub id: String,
    /// The register number.
    pub number: Option<String>,
    /// The code on the receipt; told only to whoever registers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The last fact recorded.
    pub sequence: u64,
    /// The same command had been answered before.
    pub repeated: bool,
}

/// In which seat the caller asks.
#[derive(Deserialize, IntoParams)]
pub struct InSeat {
    /// Such as `Receiver@henan`; may be left out by those who hold one only.
    pub seat: Option<String>,
}

/// Fields in the writing of a request.
pub fn pairs(fields: BTreeMap<String, String>) -> Vec<(String, String)> {
    fields.into_iter().collect()
}

/// The key under which a repeated request is answered and not done twice.
///
/// # Errors
/// A 400 for one that is empty or longer than 200 signs.
pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Trouble> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().map(str::trim).unwrap_or_default();
    if key.is_empty() || key.len() > 200 {
        return Err(Trouble::bad_request("Idempotency-Key 应为 1 到 200 个 ASCII 字符。").coded("bad-idempotency-key"));
    }
    Ok(Some(key.to_owned()))
}

#[utoipa::path(
    post, path = "/cases", tag = "诉求件", request_body = NewCase, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "同一请求重发时不重复登记")),
    responses((status = 201, body = Done), (status = 401), (status = 403), (status = 409), (status = 422))
)]
pub async fn register(
    State(state): State<WebState>,
    caller: Caller,
    headers: HeaderMap,
    Json(new): Json<NewCase>,
) -> Result<(StatusCode, axum::Json<Done>), Trouble> {
    let seated = caller.seated(new.seat.as_deref())?;
    let own = seated.centre(&state);
    let centre = new.centre.map(OrgId).or_else(|| own.clone());
    let Some(centre) = centre.filter(|centre| Some(centre) == own.as_ref()) else {
        return Err(Trouble::forbidden("只能在您岗位所属的中心登记。").coded("other-centre"));
    };
    let command = idempotency_key(&headers)?.map(|key| format!("api/{}/{key}", seated.signed.0.staff.id.as_str()));
    let request = Request { act: Act::Register, fields: pairs(new.fields), command };
    let acted = intake::register(&state, &centre, &seated.actor, request).await.map_err(trouble_of)?;
    let done = Done {
        id: acted.stream,
        number: acted.number,
        code: acted.code,
        sequence: acted.sequence,
        repeated: acted.repeated,
    };
    Ok((StatusCode::CREATED, axum::Json(done)))
}

#[utoipa::path(
    get, path = "/cases/{id}", tag = "诉求件", security(("bearer" = [])), params(InSeat, ("id" = String, Path, description = "诉求件的 id 或者登记编号")),
    responses((status = 200, body = CaseOut), (status = 401), (status = 404))
)]
pub async fn show(
    State(state): State<WebState>,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<InSeat>,
) -> Result<axum::Json<CaseOut>, Trouble> {
    let seated = caller.seated(asked.seat.as_deref())?;
    let loaded = seen(&state, &seated, &id).await?;
    Ok(axum::Json(case_out(&state, &seated, &loaded).await?))
}
