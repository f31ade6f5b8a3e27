//! `POST /desk/figures/publish`: the figures of a period are circulated; from then on they can be counted again.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use desk::{DeskError, Request};
use store::AffairQuery;
use words::{Act, Affair as Kind, Field};

use super::period::Period;
use super::reach::Extent;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};
use crate::present::{full, pairs_of, reasons};
use crate::staff::hall::url_of;
use crate::staff::seated::Seated;
use crate::views::staff::figures::{PublishView, PublishedView};

/// The form by which this seat publishes the figures of a period; `None` where that is not its to do.
///
/// # Errors
/// A fault where the operating system gives no randomness.
pub fn form(
    state: &WebState,
    seated: &Seated,
    extent: &Extent,
    period: Period,
) -> Result<Option<PublishView>, Trouble> {
    let openings = state.desk().openings(&extent.centre, &seated.actor);
    if !extent.is_whole() || openings.iter().all(|(_, offer)| offer.act != Act::PublishFigures) {
        return Ok(None);
    }
    Ok(Some(PublishView {
        csrf: seated.signed.token(state.key())?,
        command: cookies::secret().map_err(|error| Trouble::fault(&error))?,
        hidden: vec![
            (Field::From.zh().to_owned(), period.from.to_string()),
            (Field::Until.zh().to_owned(), period.until.to_string()),
        ],
        theme_field: Field::Theme.zh().to_owned(),
        theme: format!("{}办理情况", period.said()),
        text_field: Field::Text.zh().to_owned(),
    }))
}

/// What has been published, the latest first.
///
/// # Errors
/// Faults of the store.
pub async fn published(state: &WebState, extent: &Extent) -> Result<Vec<PublishedView>, Trouble> {
    let query = AffairQuery {
        kinds: vec![Kind::Statistics.zh().to_owned()],
        limit: 12,
        ..AffairQuery::new(vec![extent.centre.0.clone()])
    };
    let page = state.desk().store().affairs(&query).await.map_err(|error| trouble_of(error.into()))?;
    let view = |row: store::AffairRow| PublishedView {
        name: if row.theme.is_empty() { row.kind } else { row.theme },
        url: url_of(&row.stream),
        when: full(desk::civil(row.begun_at)),
    };
    Ok(page.rows.into_iter().map(view).collect())
}

pub async fn send(State(state): State<WebState>, seated: Seated, form: Submission) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let extent = Extent::whole(&state, &seated)?;
    let act = Act::PublishFigures;
    let command = format!("desk/{}/{}", seated.signed.0.staff.id.as_str(), form.get("command"));
    let request = Request { act, fields: pairs_of(act, &form), command: Some(command) };
    match state.desk().begin(&extent.centre, &seated.actor, request).await {
        Ok(acted) => Ok(Redirect::to(&format!("{}?done={}", url_of(&acted.stream), act.name())).into_response()),
        Err(DeskError::Refused(denial)) => {
            Err(Trouble::conflict("这份统计通报没有发布。").coded("refused").because(reasons(&denial)))
        }
        Err(error) => Err(trouble_of(error)),
    }
}
