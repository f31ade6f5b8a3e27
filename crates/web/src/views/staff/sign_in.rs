//! Signing in.

use askama::Template;

use crate::views::{StaffFrame, StaffSection};

/// The sign-ins of a demonstration.
#[derive(Clone, Debug, Default)]
pub struct DemoView {
    /// The password of them all.
    pub password: String,
    /// By place: role and unit with the account's name.
    pub places: Vec<(String, Vec<(String, String)>)>,
}

/// The page for name and password. What is wrong with them is never told apart.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/sign_in.html")]
pub struct SignInPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// Where it is sent.
    pub action_url: String,
    /// Form token, bound to the visit.
    pub csrf: String,
    /// Where to go afterwards: a path on this site.
    pub next: String,
    /// The name as typed.
    pub account: String,
    /// What went wrong; may be empty.
    pub error: String,
    /// What a demonstration shows; nothing in earnest.
    pub demo: Option<DemoView>,
}
