//! Number and code, to hand to the person.

use askama::Template;

use crate::views::{LabelledView, StaffFrame, StaffSection};

/// What a clerk hands to the person for whom a matter was registered; printed, it fits a page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/registered.html")]
pub struct RegisteredPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// The register number.
    pub number: String,
    /// The code that opens the case together with the number.
    pub code: String,
    /// When it was received.
    pub received: String,
    /// What was recorded.
    pub record: Vec<LabelledView>,
    /// The case page.
    pub case_url: String,
}
