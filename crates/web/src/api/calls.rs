//! `POST /calls`: what a telephone exchange tells of a call: ringing, answered, ended, missed, recorded.
//!
//! Exchanges lose events and send them twice. Each event of a call counts once, and a call of which the ringing was
//! lost begins with whatever comes first.

use axum::extract::State;
use desk::{Acted, DeskError, Request};
use directory::OrgId;
use serde::Deserialize;
use utoipa::ToSchema;
use words::{Act, Channel, Field};

use super::affairs::AffairDone;
use super::base64;
use super::bearer::Caller;
use super::feeds::noted;
use super::json::Json;
use super::trouble_of;
use crate::WebState;
use crate::files::{attach, keep_one};
use crate::http::Trouble;
use crate::staff::{Seated, centre_of};

/// What happened to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Event {
    /// It rings.
    Ringing,
    /// Somebody answers.
    Answered,
    /// It is over.
    Ended,
    /// Nobody answered.
    Missed,
    /// Its recording is there.
    Recording,
}

impl Event {
    const fn word(self) -> &'static str {
        match self {
            Self::Ringing => "ringing",
            Self::Answered => "answered",
            Self::Ended => "ended",
            Self::Missed => "missed",
            Self::Recording => "recording",
        }
    }
}

/// An event of a call.
#[derive(Deserialize, ToSchema)]
pub struct CallEvent {
    /// The published number that was called.
    number: String,
    /// The exchange's own id of the call.
    call: String,
    event: Event,
    /// When it happened, such as `2026-03-02T09:30:00`, civil time of Asia/Shanghai; now where it is left out.
    at: Option<String>,
    /// Whether the caller was told of the recording; an exchange that records says so in its greeting, so yes where this
    /// is left out.
    announced: Option<bool>,
    /// The caller's number, where it is shown.
    caller: Option<String>,
    /// The recording, base64; only with `recording`.
    recording: Option<String>,
    /// The seat, such as `Operator@henan`; may be left out by those who hold one only.
    seat: Option<String>,
}

#[utoipa::path(
    post, path = "/calls", tag = "电话", request_body = CallEvent, security(("bearer" = [])),
    responses((status = 200, body = AffairDone), (status = 400), (status = 401), (status = 403), (status = 409), (status = 422))
)]
pub async fn event(
    State(state): State<WebState>,
    caller: Caller,
    Json(event): Json<CallEvent>,
) -> Result<axum::Json<AffairDone>, Trouble> {
    let seated = caller.seated(event.seat.as_deref())?;
    let centre = centre_of(&state, &seated)?;
    let answer = take(&state, &seated, &centre, &event).await;
    noted(&state, &centre, Channel::Phone, answer).await.map(axum::Json)
}

async fn take(state: &WebState, seated: &Seated, centre: &OrgId, event: &CallEvent) -> Result<AffairDone, Trouble> {
    if event.call.is_empty() || event.call.len() > 100 || event.number.is_empty() {
        return Err(Trouble::bad_request("请写明 number（被叫号码）和 call（通话编号）。").coded("call-unnamed"));
    }
    let desk = state.desk();
    let known = desk.store().outcome_of(&begun(centre, event)).await.map_err(|error| trouble_of(error.into()))?;
    let acted = match (known, event.event) {
        (None, Event::Ringing) => begin(state, seated, centre, (event, Act::Ring)).await,
        (None, Event::Missed) => begin(state, seated, centre, (event, Act::Miss)).await,
        (None, Event::Answered | Event::Ended | Event::Recording) => {
            let rung = begin(state, seated, centre, (event, Act::Ring)).await.map_err(trouble_of)?;
            return follow(state, seated, centre, (event, &rung.stream)).await;
        }
        (Some(outcome), Event::Ringing) => {
            let (stream, sequence) = (outcome.stream, outcome.last);
            Ok(Acted { stream, number: None, code: None, sequence, repeated: true })
        }
        (Some(outcome), _) => return follow(state, seated, centre, (event, &outcome.stream)).await,
    };
    Ok(AffairDone::of(&acted.map_err(trouble_of)?))
}

/// The command that begins a call: its stream is found again by it.
fn begun(centre: &OrgId, event: &CallEvent) -> String {
    format!("call/{}/{}", centre.as_str(), event.call)
}

async fn begin(
    state: &WebState,
    seated: &Seated,
    centre: &OrgId,
    (event, act): (&CallEvent, Act),
) -> Result<Acted, DeskError> {
    let mut request = Request { command: Some(begun(centre, event)), ..Request::of(act) }
        .with(Field::CalledNumber.zh(), &event.number)
        .with(Field::Number.zh(), &event.call);
    if let Some(caller) = event.caller.as_deref().filter(|caller| !caller.is_empty()) {
        request = request.with(Field::Phone.zh(), caller);
    }
    if let Some(at) = event.at.as_deref().filter(|_| act == Act::Miss) {
        request = request.with(Field::Moment.zh(), at);
    }
    state.desk().begin(centre, &seated.actor, request).await
}

/// What follows in a call that has begun.
async fn follow(
    state: &WebState,
    seated: &Seated,
    centre: &OrgId,
    (event, stream): (&CallEvent, &str),
) -> Result<AffairDone, Trouble> {
    let command = format!("{}/{}", begun(centre, event), event.event.word());
    let timed = |act: Act| {
        let request = Request { command: Some(command.clone()), ..Request::of(act) };
        match event.at.as_deref() {
            Some(at) => request.with(Field::Moment.zh(), at),
            None => request,
        }
    };
    let (request, kept) = match event.event {
        Event::Ringing | Event::Answered => (timed(Act::AnswerCall), None),
        Event::Ended => (timed(Act::HangUp), None),
        Event::Missed => (timed(Act::Miss), None),
        Event::Recording => {
            let none = || Trouble::bad_request("recording 应为 base64 编码的录音。").coded("no-recording");
            let bytes = event.recording.as_deref().and_then(base64::decode).ok_or_else(none)?;
            let kept = keep_one(state, Field::Recording, bytes).await?;
            let announced = if event.announced.unwrap_or(true) { "是" } else { "否" };
            let request = Request { command: Some(command.clone()), ..Request::of(Act::AttachRecording) }
                .with(Field::Recording.zh(), &kept.digest())
                .with(Field::Announced.zh(), announced);
            (request, Some(kept))
        }
    };
    let acted = state.desk().act_on(stream, &seated.actor, request).await.map_err(trouble_of)?;
    if !acted.repeated {
        attach(state, stream, kept.into_iter().collect()).await?;
    }
    Ok(AffairDone::of(&acted))
}
