//! The frame of staff pages.

use axum::http::{HeaderMap, Uri};
use desk::recipient_of_seat;

use super::figures::Extent;
use super::menu;
use super::seated::{Seated, Signed};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, wants_large_type};
use crate::views::{StaffFrame, StaffSection};

/// The role in the word of the regulation under which the seat's centre works.
pub fn role_said(state: &WebState, seated: &directory::Seat) -> String {
    let word = seated.role.zh();
    let centre = state.desk().directory().centre_of(&seated.org).cloned();
    let books = centre.map(|centre| state.desk().in_use(&centre));
    let own =
        books.and_then(|books| books.regulations.iter().map(|r| r.label(word).to_owned()).find(|own| own != word));
    own.unwrap_or_else(|| word.to_owned())
}

/// To whom notices for a seat are addressed: to the role, and to whoever receives at the organisation.
pub fn recipients(seated: &Seated) -> [String; 2] {
    let org = seated.seat.org.as_str();
    [recipient_of_seat(Some(seated.seat.role), org), recipient_of_seat(None, org)]
}

/// The frame of a page for somebody in a seat.
///
/// # Errors
/// Faults of the store.
pub async fn frame(
    state: &WebState,
    seated: &Seated,
    section: StaffSection,
    at: (&HeaderMap, &Uri),
) -> Result<StaffFrame, Trouble> {
    let [role, org] = recipients(seated);
    let unread = state.desk().store().unread(&[&role, &org]).await.map_err(|error| trouble_of(error.into()))?;
    let mut frame = unseated(state, &seated.signed, section, at)?;
    frame.organisation = state.desk().directory().name_of(&seated.seat.org).to_owned();
    frame.seat = role_said(state, &seated.seat);
    frame.may_register = seated.centre(state).is_some_and(|centre| state.desk().may_register(&centre, &seated.actor));
    frame.approves = menu::approves(state, seated);
    frame.has_hall = seated.centre(state).is_some();
    frame.has_ledger = menu::has_ledger(state, seated);
    let extent = Extent::of(state, seated);
    frame.counts = extent.is_some();
    frame.has_archive = extent.is_some_and(|extent| extent.is_whole());
    frame.watches = menu::watches(seated.seat.role);
    frame.audits = super::looks::audits(seated.seat.role);
    frame.unread = Some(unread);
    Ok(frame)
}

/// The frame of a page for somebody who has not chosen a seat.
///
/// # Errors
/// A fault where the operating system gives no randomness.
pub fn unseated(
    state: &WebState,
    signed: &Signed,
    section: StaffSection,
    at: (&HeaderMap, &Uri),
) -> Result<StaffFrame, Trouble> {
    Ok(StaffFrame {
        site: state.site(),
        organisation: String::new(),
        person: signed.0.staff.name.clone(),
        seat: String::new(),
        other_seats: signed.0.staff.seats.len() > 1,
        may_register: false,
        approves: false,
        has_hall: false,
        has_ledger: false,
        counts: false,
        has_archive: false,
        watches: false,
        audits: false,
        unread: None,
        csrf: signed.token(state.key())?,
        large: wants_large_type(at.0),
        here: at.1.path_and_query().map_or("/desk", |here| here.as_str()).to_owned(),
        section,
    })
}
