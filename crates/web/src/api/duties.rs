//! `GET /cases/{id}/duties`: who owes what, until when, by which clause, and why that day.

use axum::extract::{Path, Query, State};
use calendar::Derivation;
use regulation::{Basis, Duty};
use serde::Serialize;
use utoipa::ToSchema;

use super::bearer::Caller;
use super::cases::InSeat;
use crate::WebState;
use crate::http::Trouble;
use crate::staff::seen;

/// A duty.
#[derive(Serialize, ToSchema)]
pub struct DutyOut {
    key: String,
    /// Its names, one for each regulation that asks for it.
    names: Vec<String>,
    /// 未履行, 逾期, 已履行, 逾期履行 or 解除.
    standing: String,
    holder: HolderOut,
    /// When it was opened, civil time of Asia/Shanghai.
    opened: String,
    /// The last minute that is on time.
    due: Option<String>,
    /// The day rests on a year whose holidays are not published yet.
    provisional: bool,
    /// The number is the organisation's own promise: the clause asks only for promptness.
    own_promise: bool,
    clauses: Vec<String>,
    /// The rung of supervision.
    supervision: String,
    /// Day by day, why that date; none where a date was named.
    #[schema(value_type = Option<Object>)]
    derivation: Option<Derivation>,
}

/// Who owes it.
#[derive(Serialize, ToSchema)]
struct HolderOut {
    word: String,
    organisation: Option<String>,
    role: Option<String>,
    staff: Option<String>,
}

#[utoipa::path(
    get, path = "/cases/{id}/duties", tag = "诉求件", security(("bearer" = [])),
    params(InSeat, ("id" = String, Path, description = "诉求件的 id 或者登记编号")),
    responses((status = 200, body = Vec<DutyOut>), (status = 401), (status = 404))
)]
pub async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<InSeat>,
) -> Result<axum::Json<Vec<DutyOut>>, Trouble> {
    let seated = caller.seated(asked.seat.as_deref())?;
    let loaded = seen(&state, &seated, &id).await?;
    Ok(axum::Json(loaded.matter.ledger.duties.iter().map(|duty| duty_out(&state, duty)).collect()))
}

fn duty_out(state: &WebState, duty: &Duty) -> DutyOut {
    let term = duty.term.as_ref();
    let shelf = state.desk().shelf();
    let derivation = term.and_then(|term| {
        let calendar = shelf.calendar_of(&term.calendar);
        Some(calendar.derivation(term.from, term.within?, &term.counting, &term.hours))
    });
    DutyOut {
        key: duty.key.clone(),
        names: duty.rules.iter().map(|rule| rule.name.clone()).collect(),
        standing: duty.standing(state.desk().now()).to_owned(),
        holder: HolderOut {
            word: duty.holder.word.clone(),
            organisation: duty.holder.org.clone(),
            role: duty.holder.role.map(|role| role.zh().to_owned()),
            staff: duty.holder.staff.clone(),
        },
        opened: duty.opened_at.to_string(),
        due: term.map(|term| term.due.to_string()),
        provisional: term.is_some_and(|term| term.provisional),
        own_promise: term.is_some_and(|term| term.basis == Basis::Setting),
        clauses: duty.clauses.iter().map(ToString::to_string).collect(),
        supervision: duty.supervision.rung().zh().to_owned(),
        derivation,
    }
}
