//! `POST /evaluations`: what an evaluation device sends: of a case, by the number and code of its receipt, or of a
//! window, by nobody in particular, which counts for the window.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use case::Actor;
use desk::{Acted, Intake, Request};
use directory::OrgId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::{Act, Channel, Field, Grade};

use super::bearer::Caller;
use super::cases::idempotency_key;
use super::feeds::noted;
use super::json::Json;
use super::trouble_of;
use crate::WebState;
use crate::http::{Trouble, cookies};
use crate::staff::{Seated, centre_of};

/// An evaluation.
#[derive(Deserialize, ToSchema)]
pub struct Evaluation {
    /// 非常满意, 满意, 基本满意, 不满意 or 非常不满意.
    grade: String,
    /// What the person says with it.
    why: Option<String>,
    /// The register number of the case; with `code`.
    number: Option<String>,
    /// The code of the receipt.
    code: Option<String>,
    /// The window, by name or id, where no case is evaluated.
    window: Option<String>,
    /// The seat under which the device is signed in; may be left out where it holds one only.
    seat: Option<String>,
}

/// What became of an evaluation.
#[derive(Serialize, ToSchema)]
pub struct Evaluated {
    /// The register number of the case that it was recorded on, or that it has opened.
    number: Option<String>,
    /// The code of a case that it has opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// The same evaluation had come before.
    repeated: bool,
}

#[utoipa::path(
    post, path = "/evaluations", tag = "评价", request_body = Evaluation, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "同一评价重发时不重复记录")),
    responses((status = 201, body = Evaluated), (status = 400), (status = 401), (status = 404), (status = 409), (status = 422))
)]
pub async fn take(
    State(state): State<WebState>,
    caller: Caller,
    headers: HeaderMap,
    Json(said): Json<Evaluation>,
) -> Result<(StatusCode, axum::Json<Evaluated>), Trouble> {
    let seated = caller.seated(said.seat.as_deref())?;
    let centre = centre_of(&state, &seated)?;
    let answer = evaluate(&state, (&seated, &centre), &headers, &said).await;
    let done = noted(&state, &centre, Channel::Evaluation, answer).await?;
    Ok((StatusCode::CREATED, axum::Json(done)))
}

async fn evaluate(
    state: &WebState,
    (seated, centre): (&Seated, &OrgId),
    headers: &HeaderMap,
    said: &Evaluation,
) -> Result<Evaluated, Trouble> {
    let unknown = || Trouble::new(StatusCode::UNPROCESSABLE_ENTITY).coded("unknown-grade").saying("没有这个评价等级。");
    Grade::from_zh(&said.grade).ok_or_else(unknown)?;
    let key = match idempotency_key(headers)? {
        Some(key) => key,
        None => cookies::secret().map_err(|error| Trouble::fault(&error))?,
    };
    let command = format!("evaluation/{}/{key}", seated.signed.0.staff.id.as_str());
    match (&said.number, &said.window) {
        (Some(number), _) => of_case(state, centre, (number, said, command)).await,
        (None, Some(window)) => of_window(state, seated, centre, (window, said, command)).await,
        (None, None) => Err(Trouble::bad_request("请写明 number 和 code，或者 window。").coded("nothing-named")),
    }
}

/// Of a case: whoever has number and code is the party.
async fn of_case(
    state: &WebState,
    centre: &OrgId,
    (number, said, command): (&str, &Evaluation, String),
) -> Result<Evaluated, Trouble> {
    let code = said.code.as_deref().unwrap_or_default();
    let found = state.desk().store().by_receipt(number, code).await.map_err(|error| trouble_of(error.into()))?;
    let row = found.filter(|row| row.centre == centre.0).ok_or_else(Trouble::not_found)?;
    let mut request =
        Request { command: Some(command), ..Request::of(Act::Evaluate) }.with(Field::Satisfaction.zh(), &said.grade);
    if let Some(why) = said.why.as_deref().filter(|why| !why.is_empty()) {
        request = request.with(Field::Why.zh(), why);
    }
    let acted = state.desk().act(&row.stream, &Actor::party(), request).await.map_err(trouble_of)?;
    Ok(Evaluated { number: row.number, code: None, repeated: acted.repeated })
}

/// Of a window: it counts for the window's figures, and a low one opens a case.
async fn of_window(
    state: &WebState,
    seated: &Seated,
    centre: &OrgId,
    (window, said, command): (&str, &Evaluation, String),
) -> Result<Evaluated, Trouble> {
    let desk = state.desk();
    let intake = Intake::note(desk, centre, Channel::Evaluation.zh(), &command).await.map_err(trouble_of)?;
    let mut request = Request { command: Some(command), ..Request::of(Act::Evaluate) }
        .with(Field::Satisfaction.zh(), &said.grade)
        .with(Field::Unit.zh(), window);
    if let Some(why) = said.why.as_deref().filter(|why| !why.is_empty()) {
        request = request.with(Field::Why.zh(), why);
    }
    let answer = desk.begin(centre, &Actor::party(), request).await;
    let evaluated = match answer {
        Ok(evaluated) => evaluated,
        refused => {
            intake.settle(desk, &refused).await.map_err(trouble_of)?;
            return refused.map(|_| Evaluated { number: None, code: None, repeated: false }).map_err(trouble_of);
        }
    };
    let opened = desk.store().case_row(&hall::complaint_stream(&evaluated.stream)).await;
    let number = opened.map_err(|error| trouble_of(error.into()))?.and_then(|row| row.number);
    let code = number.as_deref().map(|number| desk.store().receipt_code(number));
    if number.is_some() {
        tracing::debug!(device = seated.signed.0.staff.id.as_str(), "an evaluation opened a case");
        let settled = Ok(Acted { number: number.clone(), ..evaluated.clone() });
        intake.settle(desk, &settled).await.map_err(trouble_of)?;
    } else {
        intake.needs_no_case(desk, "评价不低，不立件").await.map_err(trouble_of)?;
    }
    Ok(Evaluated { number, code, repeated: evaluated.repeated })
}
