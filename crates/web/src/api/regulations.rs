//! `GET /regulations`, `GET /regulations/{id}`: the rules by which everything is decided, for everybody.

use axum::extract::{Path, State};
use regulation::{Regulation, explain};
use serde::Serialize;
use utoipa::ToSchema;

use crate::WebState;
use crate::http::Trouble;

/// A regulation, one version.
#[derive(Serialize, ToSchema)]
pub struct RegulationOut {
    id: String,
    version: String,
    title: String,
    /// How it is cited.
    number: String,
    /// 现行有效, 暂行 or 征求意见稿.
    status: &'static str,
    in_force: Option<String>,
    until: Option<String>,
}

/// A regulation with what the program does about each clause.
#[derive(Serialize, ToSchema)]
pub struct ExplainedOut {
    #[serde(flatten)]
    regulation: RegulationOut,
    /// The clauses that the program knows, in the document's order.
    clauses: Vec<ClauseOut>,
    /// The whole in words.
    explained: String,
}

/// A clause.
#[derive(Serialize, ToSchema)]
struct ClauseOut {
    place: String,
    title: String,
    ids: Vec<String>,
    text: String,
}

fn out(one: &Regulation) -> RegulationOut {
    RegulationOut {
        id: one.id.clone(),
        version: one.version.clone(),
        title: one.title.clone(),
        number: one.number.clone(),
        status: one.status.zh(),
        in_force: one.in_force.map(|day| day.to_string()),
        until: one.until.map(|day| day.to_string()),
    }
}

#[utoipa::path(get, path = "/regulations", tag = "规程", responses((status = 200, body = Vec<RegulationOut>)))]
pub async fn list(State(state): State<WebState>) -> axum::Json<Vec<RegulationOut>> {
    axum::Json(state.desk().shelf().regulations().map(|one| out(one)).collect())
}

#[utoipa::path(
    get, path = "/regulations/{id}", tag = "规程", params(("id" = String, Path, description = "规程的 id，例如 henan")),
    responses((status = 200, body = ExplainedOut), (status = 404))
)]
pub async fn show(State(state): State<WebState>, Path(id): Path<String>) -> Result<axum::Json<ExplainedOut>, Trouble> {
    let shelf = state.desk().shelf();
    let one = shelf.current(&id, state.desk().now().date()).ok_or_else(Trouble::not_found)?;
    let clauses = one.sections.iter().filter(|section| !section.place.is_empty()).map(|section| ClauseOut {
        place: section.place.clone(),
        title: section.title.clone(),
        ids: section.ids.clone(),
        text: section.text.clone(),
    });
    Ok(axum::Json(ExplainedOut {
        regulation: out(one),
        clauses: clauses.collect(),
        explained: explain(one, None).unwrap_or_default(),
    }))
}
