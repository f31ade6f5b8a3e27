//! Who asks: the bearer of a session's token, in a seat.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use case::Actor;

use crate::WebState;
use crate::http::Trouble;
use crate::staff::{Known, Seated, Signed, seat_named, session_of};

/// Whoever holds a valid token.
pub struct Caller(pub Known);

impl FromRequestParts<WebState> for Caller {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Trouble> {
        let line = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = line.and_then(|line| line.split_once(' ')).filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
        let Some((_, token)) = token else { return Err(Trouble::unsigned()) };
        session_of(state, token.trim()).await?.map(Self).ok_or_else(Trouble::unsigned)
    }
}

impl Caller {
    /// The caller in a seat: the named one, or the only one.
    ///
    /// # Errors
    /// A 403 where the person does not hold it, or holds several and names none.
    pub fn seated(self, seat: Option<&str>) -> Result<Seated, Trouble> {
        let Some(seat) = seat_named(&self.0, seat).cloned() else {
            let held: Vec<String> =
                self.0.staff.seats.iter().map(|seat| format!("{}@{}", seat.role.name(), seat.org.as_str())).collect();
            let said = format!("请用 seat 写明岗位，您的岗位有：{}。", held.join("、"));
            return Err(Trouble::forbidden(said).coded("no-seat"));
        };
        let actor = Actor::staff(seat.role, seat.org.clone(), self.0.staff.id.clone());
        Ok(Seated { signed: Signed(self.0), seat, actor })
    }
}
