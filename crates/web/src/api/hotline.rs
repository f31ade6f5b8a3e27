//! `POST /intake/hotline`: a work order of the 12345 hotline comes in, once by the hotline's own number.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use desk::Request;
use directory::OrgId;
use serde::Deserialize;
use utoipa::ToSchema;
use words::{Act, Channel, Field};

use super::bearer::Caller;
use super::cases::{Done, pairs};
use super::feeds::noted;
use super::json::Json;
use super::trouble_of;
use crate::WebState;
use crate::http::Trouble;
use crate::intake;
use crate::staff::{Seated, centre_of};

/// A work order.
#[derive(Deserialize, ToSchema)]
pub struct WorkOrder {
    /// The hotline's own number; the same number is the same work order.
    order: String,
    /// The seat, such as `Receiver@henan`; may be left out by those who hold one only.
    seat: Option<String>,
    /// Field to words, such as `{"类型": "投诉", "诉求内容": "…", "联系电话": "…", "收到时间": "2026-03-02 09:30"}`.
    fields: BTreeMap<String, String>,
}

#[utoipa::path(
    post, path = "/intake/hotline", tag = "接入", request_body = WorkOrder, security(("bearer" = [])),
    responses((status = 201, body = Done), (status = 400), (status = 401), (status = 403), (status = 409), (status = 422))
)]
pub async fn take(
    State(state): State<WebState>,
    caller: Caller,
    Json(order): Json<WorkOrder>,
) -> Result<(StatusCode, axum::Json<Done>), Trouble> {
    let seated = caller.seated(order.seat.as_deref())?;
    let centre = centre_of(&state, &seated)?;
    let answer = register(&state, &seated, &centre, order).await;
    let done = noted(&state, &centre, Channel::Hotline, answer).await?;
    Ok((StatusCode::CREATED, axum::Json(done)))
}

async fn register(state: &WebState, seated: &Seated, centre: &OrgId, order: WorkOrder) -> Result<Done, Trouble> {
    let number = order.order.trim();
    if number.is_empty() || number.chars().count() > 100 {
        return Err(Trouble::bad_request("请用 order 写明热线工单的编号。").coded("no-order-number"));
    }
    let mut fields = order.fields;
    fields.insert(Field::Channel.zh().to_owned(), Channel::Hotline.zh().to_owned());
    let command = Some(format!("hotline/{}/{number}", centre.as_str()));
    let request = Request { act: Act::Register, fields: pairs(fields), command };
    let acted = intake::register(state, centre, &seated.actor, request).await.map_err(trouble_of)?;
    Ok(Done {
        id: acted.stream,
        number: acted.number,
        code: acted.code,
        sequence: acted.sequence,
        repeated: acted.repeated,
    })
}
