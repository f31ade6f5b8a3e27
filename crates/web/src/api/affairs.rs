//! `POST /affairs`, `POST /affairs/{id}/acts/{act}`: beginning what surrounds cases, and acting on it.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use desk::{Acted, Request};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::acts::ActIn;
use super::bearer::Caller;
use super::cases::{idempotency_key, pairs};
use super::json::Json;
use super::trouble_of;
use crate::WebState;
use crate::http::{Trouble, cookies};
use crate::intake;
use crate::present::act_named;
use crate::staff::{Seated, affair_seen, centre_of, part_of_address};

/// Something to be begun.
#[derive(Deserialize, ToSchema)]
pub struct NewAffair {
    /// The act that begins it, in Chinese (走访) or English (Visit).
    act: String,
    /// The seat, such as `Receiver@henan`; may be left out by those who hold one only.
    seat: Option<String>,
    /// Field to words.
    #[serde(default)]
    fields: BTreeMap<String, String>,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub struct AffairDone {
    /// The affair's id, for addresses.
    pub id: String,
    /// The last fact recorded.
    pub sequence: u64,
    /// The same command had been answered before.
    pub repeated: bool,
}

impl AffairDone {
    pub fn of(acted: &Acted) -> Self {
        Self { id: part_of_address(&acted.stream), sequence: acted.sequence, repeated: acted.repeated }
    }
}

fn unknown() -> Trouble {
    Trouble::not_found().coded("unknown-act").saying("没有这个动作。")
}

/// The id of a command: that of the sender's key, or a new one.
fn command(seated: &Seated, headers: &HeaderMap) -> Result<String, Trouble> {
    let key = match idempotency_key(headers)? {
        Some(key) => key,
        None => cookies::secret().map_err(|error| Trouble::fault(&error))?,
    };
    Ok(format!("api/{}/{key}", seated.signed.0.staff.id.as_str()))
}

#[utoipa::path(
    post, path = "/affairs", tag = "日常事务", request_body = NewAffair, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "同一请求重发时不重复办理")),
    responses((status = 201, body = AffairDone), (status = 401), (status = 403), (status = 404), (status = 409), (status = 422))
)]
pub async fn begin(
    State(state): State<WebState>,
    caller: Caller,
    headers: HeaderMap,
    Json(new): Json<NewAffair>,
) -> Result<(StatusCode, axum::Json<AffairDone>), Trouble> {
    let act = act_named(&new.act).ok_or_else(unknown)?;
    let seated = caller.seated(new.seat.as_deref())?;
    let centre = centre_of(&state, &seated)?;
    let (fields, command) = (pairs(new.fields), command(&seated, &headers)?);
    let noted = intake::of_affair(&state, &centre, act, &fields, &command).await?;
    let request = Request { act, fields, command: Some(command) };
    let answer = state.desk().begin(&centre, &seated.actor, request).await;
    if let Some(noted) = noted {
        noted.settle(state.desk(), &answer).await.map_err(trouble_of)?;
    }
    Ok((StatusCode::CREATED, axum::Json(AffairDone::of(&answer.map_err(trouble_of)?))))
}

#[utoipa::path(
    post, path = "/affairs/{id}/acts/{act}", tag = "日常事务", request_body = ActIn, security(("bearer" = [])),
    params(
        ("id" = String, Path, description = "事务的 id"),
        ("act" = String, Path, description = "动作，中文（了结）或英文（Conclude）"),
        ("Idempotency-Key" = Option<String>, Header, description = "同一请求重发时不重复办理")
    ),
    responses((status = 200, body = AffairDone), (status = 401), (status = 404), (status = 409), (status = 422))
)]
pub async fn act(
    State(state): State<WebState>,
    caller: Caller,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
    Json(asked): Json<ActIn>,
) -> Result<axum::Json<AffairDone>, Trouble> {
    let act = act_named(&act).ok_or_else(unknown)?;
    let seated = caller.seated(asked.seat.as_deref())?;
    let loaded = affair_seen(&state, &seated, &id).await?;
    let command = Some(command(&seated, &headers)?);
    let request = Request { act, fields: pairs(asked.fields), command };
    let acted = state.desk().act_on(&loaded.stream, &seated.actor, request).await.map_err(trouble_of)?;
    Ok(axum::Json(AffairDone::of(&acted)))
}
