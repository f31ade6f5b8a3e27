//! Nothing found, not allowed, or our own failure, as citizens read it.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection, ErrorWords};

/// An error page for citizens.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/error.html")]
pub struct CitizenError {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// What it says.
    pub error: ErrorWords,
}
