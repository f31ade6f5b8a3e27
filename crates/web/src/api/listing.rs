//! `GET /cases`: a list, page by page.
#![allow(unused_qualifications, reason = "the macro that describes an endpoint names types in full")]

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use store::WorklistRow;
use utoipa::{IntoParams, ToSchema};
use words::Stage;

use super::bearer::Caller;
use super::trouble_of;
use crate::WebState;
use crate::http::Trouble;
use crate::staff::{Tab, place_of, query_of};

/// Which list.
#[derive(Deserialize, IntoParams)]
pub struct Asked {
    /// `held` (what waits for this seat), `centre`, `lead`, `own` or `ended`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    scope: Tab,
    /// The seat, such as `Receiver@henan`; may be left out by those who hold one only.
    seat: Option<String>,
    /// Only cases at this stage.
    stage: Option<String>,
    /// Where the page before ended.
    after: Option<String>,
    /// How many rows, 50 at first and 200 at most.
    limit: Option<u32>,
}

/// A page of a list, the soonest due first.
#[derive(Serialize, ToSchema)]
pub struct ListOut {
    cases: Vec<RowOut>,
    /// What to ask for the next page with, as `after`.
    next: Option<String>,
}

/// A line of a list.
#[derive(Serialize, ToSchema)]
struct RowOut {
    id: String,
    number: Option<String>,
    stage: String,
    kind: String,
    channel: String,
    summary: String,
    urgency: String,
    naming: String,
    lead: Option<String>,
    overdue: bool,
    supervision: String,
    /// The duty that falls due first.
    duty: Option<String>,
    /// Its last minute on time, civil time of Asia/Shanghai.
    due: Option<String>,
}

#[utoipa::path(
    get, path = "/cases", tag = "诉求件", security(("bearer" = [])), params(Asked),
    responses((status = 200, body = ListOut), (status = 400), (status = 401), (status = 403))
)]
pub async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Result<axum::Json<ListOut>, Trouble> {
    let seated = caller.seated(asked.seat.as_deref())?;
    let Some(mut query) = query_of(&state, &seated, asked.scope) else {
        return Err(Trouble::forbidden("这份清单不在您的岗位范围内。").coded("out-of-reach"));
    };
    query.limit = asked.limit.unwrap_or(50).clamp(1, 200);
    query.after = place_of(asked.after)?;
    if let Some(word) = asked.stage {
        let stage = Stage::from_zh(&word);
        let stage = stage.ok_or_else(|| Trouble::bad_request(format!("没有“{word}”这个状态。")))?;
        query.stages.push(stage.zh().to_owned());
    }
    let page = state.desk().store().worklist(&query).await.map_err(|error| trouble_of(error.into()))?;
    Ok(axum::Json(ListOut { cases: page.rows.into_iter().map(row_out).collect(), next: page.next }))
}

fn row_out(row: WorklistRow) -> RowOut {
    let due = row.duty.as_ref().and_then(|duty| duty.due).or(row.case.next_due);
    RowOut {
        id: row.case.stream,
        number: row.case.number,
        stage: row.case.stage,
        kind: row.case.kind,
        channel: row.case.channel,
        summary: row.case.summary,
        urgency: row.case.urgency,
        naming: row.case.named,
        lead: row.case.lead,
        overdue: row.case.overdue,
        supervision: row.case.rung,
        duty: row.duty.map(|duty| duty.names),
        due: due.map(|at| desk::civil(at).to_string()),
    }
}
