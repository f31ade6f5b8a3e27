//! Recordings: whoever listens says why, that is recorded as 播放录音, and only then the sound is handed out. Who may do
//! that, and when, the rules of that act say, in a case as in a call.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use desk::{Looking, Request};
use serde::Deserialize;
use store::Attachment;
use words::{Act, Field, Look};

use super::hall::{part_of, seen_affair, stream_of, url_of};
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};
use crate::present::brief;
use crate::views::staff::RecordingView;

/// The right to listen once, as an address carries it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Listening {
    #[serde(default)]
    listen: String,
    #[serde(default)]
    fact: String,
    #[serde(default)]
    token: String,
}

/// A stream as one part of an address; those of affairs are told from those of cases.
pub fn address_of(stream: &str) -> String {
    if hall::is_affair(stream) { format!("{AFFAIR}{}", part_of(stream)) } else { stream.to_owned() }
}

const AFFAIR: &str = "hall~";

/// Whether this seat may listen to what belongs to a stream. There is none, and there is none for you, are said in the same
/// words.
async fn allowed(state: &WebState, seated: &Seated, stream: &str) -> Result<bool, Trouble> {
    let (desk, directory) = (state.desk(), state.desk().directory());
    if hall::is_affair(stream) {
        let loaded = seen_affair(state, seated, &part_of(stream)).await?;
        let sees = hall::visible(&loaded.undertaking.affair, &seated.actor, Field::Name, &directory);
        return Ok(sees && loaded.permit(desk, &seated.actor, Act::PlayRecording).is_empty());
    }
    let loaded = super::seen(state, seated, stream).await?;
    let sees = case::visible(&loaded.matter.case, &seated.actor, Field::Name, &directory);
    Ok(sees && loaded.permit(desk, &seated.actor, Act::PlayRecording).is_empty())
}

/// The recordings of a stream, each with the form that asks why, or with its source where that was just said.
///
/// # Errors
/// Faults of the store.
pub async fn views(
    state: &WebState,
    seated: &Seated,
    stream: &str,
    listening: &Listening,
) -> Result<Vec<RecordingView>, Trouble> {
    let found = state.desk().store().attachments(stream).await.map_err(|error| trouble_of(error.into()))?;
    let sounds: Vec<Attachment> = found.into_iter().filter(|one| one.media_type.starts_with("audio/")).collect();
    if sounds.is_empty() {
        return Ok(Vec::new());
    }
    let may = allowed(state, seated, stream).await?;
    let (csrf, now) = (seated.signed.token(state.key())?, state.desk().now());
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    let view = |(place, one): (usize, &Attachment)| {
        let address = format!("/desk/recording/{}/{}", address_of(stream), one.id);
        let source = if listening.listen == one.id {
            format!("{address}?fact={}&token={}", listening.fact, listening.token)
        } else {
            String::new()
        };
        RecordingView {
            name: format!("录音 {}（{} 收到）", place + 1, brief(desk::civil(one.at), now)),
            digest: one.file.digest.to_string(),
            source: source.chars().filter(|sign| sign.is_ascii_graphic()).collect(),
            action_url: if may { address } else { String::new() },
            csrf: csrf.clone(),
            command: format!("{command}-{place}"),
        }
    };
    Ok(sounds.iter().enumerate().map(view).collect())
}

async fn attachment(state: &WebState, stream: &str, id: &str) -> Result<Attachment, Trouble> {
    let found = state.desk().store().attachments(stream).await.map_err(|error| trouble_of(error.into()))?;
    let sound = found.into_iter().find(|one| one.id == id && one.media_type.starts_with("audio/"));
    sound.ok_or_else(Trouble::not_found)
}

pub fn stream_named(part: &str) -> String {
    part.strip_prefix(AFFAIR).map_or_else(|| part.to_owned(), stream_of)
}

/// What the token for one listening is made for.
fn bound(seated: &Seated, stream: &str, id: &str, fact: &str) -> String {
    format!("{}/{stream}/{id}/{fact}", seated.signed.0.session.csrf)
}

/// `POST /desk/recording/{stream}/{id}`: why it is listened to; that is recorded, and the page can then play it.
pub async fn ask(
    State(state): State<WebState>,
    seated: Seated,
    Path((part, id)): Path<(String, String)>,
    form: Submission,
) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let stream = stream_named(&part);
    if !allowed(&state, &seated, &stream).await? {
        return Err(Trouble::forbidden("您的岗位不能播放这段录音。").coded("may-not-listen"));
    }
    attachment(&state, &stream, &id).await?;
    let reason = form.get("reason");
    if reason.is_empty() {
        return Err(Trouble::bad_request("请写明为什么要听这段录音。").coded("reason-required"));
    }
    let command = format!("desk/{}/{}", seated.signed.0.staff.id.as_str(), form.get("command"));
    let request =
        Request { command: Some(command), ..Request::of(Act::PlayRecording) }.with(Field::Reason.zh(), reason);
    let acted = if hall::is_affair(&stream) {
        state.desk().act_on(&stream, &seated.actor, request).await.map_err(trouble_of)?
    } else {
        state.desk().act(&stream, &seated.actor, request).await.map_err(trouble_of)?
    };
    let fact = acted.sequence.to_string();
    let token = state.key().token(&bound(&seated, &stream, &id, &fact)).map_err(|error| Trouble::fault(&error))?;
    let page = if hall::is_affair(&stream) { url_of(&stream) } else { format!("/desk/case/{stream}") };
    Ok(Redirect::to(&format!("{page}?listen={id}&fact={fact}&token={token}#recordings")).into_response())
}

/// `GET /desk/recording/{stream}/{id}`: the sound, to whoever has just recorded why.
pub async fn play(
    State(state): State<WebState>,
    seated: Seated,
    Path((part, id)): Path<(String, String)>,
    Query(listening): Query<Listening>,
) -> Result<Response, Trouble> {
    let stream = stream_named(&part);
    let unrecorded = || Trouble::forbidden("请先写明为什么要听，再播放录音。").coded("not-recorded");
    if !allowed(&state, &seated, &stream).await? {
        return Err(unrecorded());
    }
    let sound = attachment(&state, &stream, &id).await?;
    let bound = bound(&seated, &stream, &id, &listening.fact);
    state.key().check(&bound, &listening.token).map_err(|_| unrecorded())?;
    let rows = state.desk().store().journal(&stream).await.map_err(|error| trouble_of(error.into()))?;
    let row = rows.iter().find(|row| row.sequence.to_string() == listening.fact).ok_or_else(unrecorded)?;
    if !record::reason_to_listen_holds(desk::civil(row.at), state.desk().now()) {
        return Err(unrecorded());
    }
    listened(&state, &seated, &stream).await?;
    let bytes = state.desk().store().file(&sound.file.digest).await.map_err(|error| trouble_of(error.into()))?;
    let bytes = bytes.ok_or_else(Trouble::not_found)?;
    let kind = [(header::CONTENT_TYPE, sound.media_type), (header::CONTENT_DISPOSITION, "inline".to_owned())];
    Ok((kind, bytes).into_response())
}

/// Records that somebody listens, before the sound is handed out.
async fn listened(state: &WebState, seated: &Seated, stream: &str) -> Result<(), Trouble> {
    let at = if hall::is_affair(stream) {
        state.desk().load_affair(stream).await.map_err(trouble_of)?.looked_at()
    } else {
        state.desk().load(stream).await.map_err(trouble_of)?.looked_at()
    };
    let looking = Looking::new(Look::Listen, "录音");
    state.desk().note_look(&at, Field::Recording.zh(), &seated.actor, &looking).await.map_err(trouble_of)
}
