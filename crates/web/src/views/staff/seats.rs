//! Choosing the seat: one person may hold several roles.

use askama::Template;

use crate::views::{StaffFrame, StaffSection};

/// A role at an organisation.
#[derive(Clone, Debug, Default)]
pub struct SeatView {
    /// What is sent.
    pub value: String,
    /// The role in the regulation's own word.
    pub role: String,
    /// The organisation.
    pub organisation: String,
    /// How much is open there, such as 6 件待办，1 件超期; may be empty.
    pub waiting: String,
    /// The present one.
    pub present: bool,
}

/// The page for choosing a seat.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/seats.html")]
pub struct SeatsPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// Where it is sent.
    pub action_url: String,
    /// Form token.
    pub csrf: String,
    /// The seats.
    pub seats: Vec<SeatView>,
}
