//! `GET /desk/seats`, `POST /desk/seats`: choosing the seat.

use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::frame::{role_said, unseated};
use super::seated::{Signed, remember, word_of};
use crate::WebState;
use crate::http::Trouble;
use crate::http::form::Submission;
use crate::page::Page;
use crate::views::StaffSection;
use crate::views::staff::{SeatView, SeatsPage};

pub async fn show(
    State(state): State<WebState>,
    signed: Signed,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let seats = signed.0.staff.seats.iter().map(|seat| SeatView {
        value: word_of(seat),
        role: role_said(&state, seat),
        organisation: state.desk().directory().name_of(&seat.org).to_owned(),
        waiting: String::new(),
        present: false,
    });
    let seats = seats.collect();
    let frame = unseated(&state, &signed, StaffSection::Seats, (&headers, &uri))?;
    let csrf = frame.csrf.clone();
    Ok(Page(SeatsPage { frame, action_url: "/desk/seats".to_owned(), csrf, seats }).into_response())
}

pub async fn choose(State(state): State<WebState>, signed: Signed, form: Submission) -> Result<Response, Trouble> {
    signed.check(state.key(), &form)?;
    let word = form.get("seat");
    let seat = signed.0.staff.seats.iter().find(|seat| word_of(seat) == word);
    let Some(seat) = seat else { return Err(Trouble::forbidden("您没有这个岗位。").coded("no-seat")) };
    let mut response = Redirect::to("/desk").into_response();
    if let Some(cookie) = remember(seat, &state) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
