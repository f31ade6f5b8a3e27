//! The record of looks: who saw which words, when and for what. For whoever audits; it shows no words.

mod asked;
mod export;
mod page;

use axum::Router;
use axum::routing::get;
use desk::{LookedAt, Looking};
use words::{Look, Role};

use super::figures::Extent;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;

pub fn router() -> Router<WebState> {
    Router::new().route("/desk/looks", get(page::show)).route("/desk/looks/export.xlsx", get(export::send))
}

/// Whether a role reads the record of looks.
pub const fn audits(role: Role) -> bool {
    matches!(role, Role::SecurityAuditor)
}

/// Records that somebody takes a table or a report of a centre out, before it is handed out.
///
/// # Errors
/// Faults of the store; then nothing may be handed out.
pub async fn taken_out(state: &WebState, seated: &Seated, extent: &Extent, what: &str) -> Result<(), Trouble> {
    let at = LookedAt::whole(extent.centre.clone());
    let looking = Looking::new(Look::Export, what);
    state.desk().note_look(&at, "", &seated.actor, &looking).await.map_err(trouble_of)
}
