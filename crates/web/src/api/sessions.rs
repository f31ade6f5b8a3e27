//! `POST /sessions`, `DELETE /sessions/current`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::bearer::Caller;
use super::json::Json;
use crate::WebState;
use crate::app::Remote;
use crate::http::Trouble;
use crate::staff;

/// A login and its password.
#[derive(Deserialize, ToSchema)]
pub struct SignIn {
    login: String,
    password: String,
}

/// A session: eight hours at most, half an hour without use.
#[derive(Serialize, ToSchema)]
pub struct SessionOut {
    /// To be sent as `Authorization: Bearer …`.
    token: String,
    staff: String,
    name: String,
    /// The seats, as `seat` names them.
    seats: Vec<String>,
}

#[utoipa::path(post, path = "/sessions", tag = "登录", request_body = SignIn, responses((status = 201, body = SessionOut), (status = 401)))]
pub async fn begin(
    State(state): State<WebState>,
    remote: Remote,
    Json(sign_in): Json<SignIn>,
) -> Result<(StatusCode, axum::Json<SessionOut>), Trouble> {
    state.sign_ins().pass(remote)?;
    let checked = staff::check_password(&state, &sign_in.login, &sign_in.password).await?;
    let Ok(id) = checked else {
        return Err(Trouble::unsigned().coded("wrong-password").saying("账号或密码不对，或者账号已暂时锁定。"));
    };
    let member = state.desk().directory().member(&id).cloned();
    let Some(member) = member else { return Err(Trouble::unsigned()) };
    let token = staff::begin(&state, &sign_in.login, &id).await?;
    let seats = member.seats.iter().map(|seat| format!("{}@{}", seat.role.name(), seat.org.as_str())).collect();
    Ok((StatusCode::CREATED, axum::Json(SessionOut { token, staff: id.0, name: member.name, seats })))
}

#[utoipa::path(delete, path = "/sessions/current", tag = "登录", security(("bearer" = [])), responses((status = 204), (status = 401)))]
pub async fn end(State(state): State<WebState>, caller: Caller) -> Result<StatusCode, Trouble> {
    staff::end(&state, &caller.0).await?;
    Ok(StatusCode::NO_CONTENT)
}
