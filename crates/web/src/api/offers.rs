//! `GET /cases/{id}/offers`: what this seat may do now, with the fields of each act.

use axum::extract::{Path, Query, State};
use case::{FieldOffer, Offer};
use serde::Serialize;
use utoipa::ToSchema;
use words::Shape;

use super::bearer::Caller;
use super::cases::InSeat;
use crate::WebState;
use crate::http::Trouble;
use crate::staff::seen;

/// An act that this seat may do now.
#[derive(Serialize, ToSchema)]
pub struct OfferOut {
    /// The act's English name, for addresses.
    act: &'static str,
    /// Its Chinese word.
    word: &'static str,
    /// The regulation's own word for it.
    label: String,
    fields: Vec<FieldOut>,
}

/// A field of an offered act.
#[derive(Serialize, ToSchema)]
struct FieldOut {
    name: &'static str,
    /// What may stand in it.
    shape: &'static str,
    required: bool,
    choices: Vec<String>,
    preset: Option<String>,
}

#[utoipa::path(
    get, path = "/cases/{id}/offers", tag = "诉求件", security(("bearer" = [])),
    params(InSeat, ("id" = String, Path, description = "诉求件的 id 或者登记编号")),
    responses((status = 200, body = Vec<OfferOut>), (status = 401), (status = 404))
)]
pub async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<InSeat>,
) -> Result<axum::Json<Vec<OfferOut>>, Trouble> {
    let seated = caller.seated(asked.seat.as_deref())?;
    let loaded = seen(&state, &seated, &id).await?;
    Ok(axum::Json(loaded.offers(state.desk(), &seated.actor).into_iter().map(offer_out).collect()))
}

fn offer_out(offer: Offer) -> OfferOut {
    OfferOut {
        act: offer.act.name(),
        word: offer.act.zh(),
        label: offer.label,
        fields: offer.fields.into_iter().map(field_out).collect(),
    }
}

fn field_out(field: FieldOffer) -> FieldOut {
    FieldOut {
        name: field.spec.field.zh(),
        shape: shape_name(field.spec.shape),
        required: field.required,
        choices: field.choices,
        preset: field.preset,
    }
}

const fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Line => "line",
        Shape::Paragraph => "paragraph",
        Shape::Word => "word",
        Shape::Choice(_) => "choice",
        Shape::YesNo => "yes-no",
        Shape::Date => "date",
        Shape::Moment => "moment",
        Shape::Limit => "limit",
        Shape::Organisation => "organisation",
        Shape::Organisations => "organisations",
        Shape::Destination => "destination",
        Shape::Person => "person",
        Shape::Item => "item",
        Shape::Class => "class",
        Shape::Ground => "ground",
        Shape::Milestones => "milestones",
        Shape::Case => "case",
        Shape::Files => "files",
        Shape::Number => "number",
        Shape::Words => "words",
        Shape::Cases => "cases",
    }
}
