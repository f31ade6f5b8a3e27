//! Nothing found, not allowed, or our own failure, as staff read it.

use askama::Template;

use crate::views::{ErrorWords, StaffFrame, StaffSection};

/// An error page for staff.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/error.html")]
pub struct StaffError {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What it says.
    pub error: ErrorWords,
}
