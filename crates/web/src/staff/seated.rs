//! Who is there, and in which seat: the extractors that every staff page stands behind.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Redirect, Response};
use case::Actor;
use desk::Loaded;
use directory::{OrgId, Seat};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::Post;
use words::{Field, Role};

use super::session::{Known, session_of};
use crate::WebState;
use crate::http::csrf::CsrfKey;
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};

/// The cookie that remembers the chosen seat; it is believed only as far as the directory agrees.
const SEAT: &str = "huiying_seat";

/// Somebody who is signed in, whether or not a seat is chosen.
pub struct Signed(pub Known);

impl Signed {
    /// A token for a form shown to this person.
    ///
    /// # Errors
    /// A fault where the operating system gives no randomness.
    pub fn token(&self, key: &CsrfKey) -> Result<String, Trouble> {
        key.token(&self.0.session.csrf).map_err(|error| Trouble::fault(&error))
    }

    /// Refuses a form that was not shown to this person.
    ///
    /// # Errors
    /// A 403 that asks to reload.
    pub fn check(&self, key: &CsrfKey, form: &Submission) -> Result<(), Trouble> {
        form.check(key, &self.0.session.csrf)
    }
}

impl FromRequestParts<WebState> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Response> {
        let token = cookies::read(&parts.headers, cookies::SESSION, state.tls()).map(str::to_owned);
        let known = match token {
            Some(token) => session_of(state, &token).await.map_err(IntoResponse::into_response)?,
            None => None,
        };
        known.map(Self).ok_or_else(|| unsigned(parts))
    }
}

/// Whoever reads is sent to sign in and comes back; whoever writes is told, so that nothing typed is swallowed.
fn unsigned(parts: &Parts) -> Response {
    if parts.method != Method::GET {
        return Trouble::unsigned().into_response();
    }
    let here = parts.uri.path_and_query().map_or("/desk", |here| here.as_str());
    let next = utf8_percent_encode(here, NON_ALPHANUMERIC);
    Redirect::to(&format!("/desk/sign-in?next={next}")).into_response()
}

/// Somebody who is signed in and sits in a seat.
pub struct Seated {
    pub signed: Signed,
    pub seat: Seat,
    pub actor: Actor,
}

impl Seated {
    /// Where the centre is to which this seat belongs.
    pub fn centre(&self, state: &WebState) -> Option<OrgId> {
        state.desk().directory().centre_of(&self.seat.org).cloned()
    }

    /// The post of the seat, as worklists name it.
    pub fn post(&self) -> Post {
        Post { organisation: self.seat.org.0.clone(), role: Some(self.seat.role.zh().to_owned()) }
    }

    /// Whether this seat may know of a case at all.
    pub fn sees(&self, state: &WebState, loaded: &Loaded) -> bool {
        case::visible(&loaded.matter.case, &self.actor, Field::Content, &state.desk().directory())
    }
}

impl FromRequestParts<WebState> for Seated {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Response> {
        let signed = Signed::from_request_parts(parts, state).await?;
        let seats = &signed.0.staff.seats;
        let chosen = chosen(&parts.headers, state).and_then(|word| seats.iter().find(|seat| word_of(seat) == word));
        let seat = match (chosen, seats.as_slice()) {
            (Some(seat), _) | (None, [seat]) => seat.clone(),
            (None, []) => {
                return Err(Trouble::forbidden("您的账号还没有岗位，请联系系统管理员。")
                    .coded("no-seat")
                    .into_response());
            }
            (None, _) => return Err(Redirect::to("/desk/seats").into_response()),
        };
        let actor = Actor::staff(seat.role, seat.org.clone(), signed.0.staff.id.clone());
        Ok(Self { signed, seat, actor })
    }
}

fn chosen(headers: &HeaderMap, state: &WebState) -> Option<String> {
    cookies::read(headers, SEAT, state.tls()).map(str::to_owned)
}

/// A seat as one word that any cookie can hold.
pub fn word_of(seat: &Seat) -> String {
    let plain = format!("{}@{}", seat.role.name(), seat.org.as_str());
    plain.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// The cookie that remembers a seat.
pub fn remember(seat: &Seat, state: &WebState) -> Option<axum::http::HeaderValue> {
    cookies::set(SEAT, &word_of(seat), None, state.tls())
}

/// The seat that a program names, `Receiver@henan` or `受理员@henan`; the only one where it names none.
pub fn seat_named<'a>(known: &'a Known, name: Option<&str>) -> Option<&'a Seat> {
    let seats = &known.staff.seats;
    match (name, seats.as_slice()) {
        (None, [only]) => Some(only),
        (None, _) => None,
        (Some(name), _) => {
            let (role, org) = name.split_once('@')?;
            let meant = |one: Role| one.name().eq_ignore_ascii_case(role) || one.zh() == role;
            seats.iter().find(|seat| meant(seat.role) && seat.org.as_str() == org)
        }
    }
}
