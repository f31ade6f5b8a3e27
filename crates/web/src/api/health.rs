//! `GET /health`: whether the program can take anything in.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::trouble_of;
use crate::WebState;
use crate::http::Trouble;

/// The program answers, and so does its database.
#[derive(Serialize, ToSchema)]
pub struct Health {
    status: &'static str,
    version: &'static str,
}

#[utoipa::path(get, path = "/health", tag = "运行", responses((status = 200, body = Health), (status = 503)))]
pub async fn show(State(state): State<WebState>) -> Result<axum::Json<Health>, Trouble> {
    state.desk().store().health().await.map_err(|error| trouble_of(error.into()))?;
    Ok(axum::Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION") }))
}
