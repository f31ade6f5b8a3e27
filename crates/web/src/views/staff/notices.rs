//! What a seat was told.

use askama::Template;

use crate::views::{StaffFrame, StaffSection};

/// A notice.
#[derive(Clone, Debug, Default)]
pub struct NoticeView {
    /// Its kind, such as 催办通知.
    pub kind: String,
    /// What it says.
    pub text: String,
    /// When.
    pub when: String,
    /// The register number of the case.
    pub number: String,
    /// The case page.
    pub url: String,
    /// Nobody in this seat has read it.
    pub unread: bool,
}

/// The page of notices.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/notices.html")]
pub struct NoticesPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// The notices, the latest first.
    pub notices: Vec<NoticeView>,
    /// How many nobody in this seat has read.
    pub unread: u64,
    /// From how many on they are not counted any more.
    pub most: u64,
    /// Earlier notices; empty where there are none.
    pub next_url: String,
    /// Where it is told that all were read.
    pub action_url: String,
    /// Form token.
    pub csrf: String,
}
