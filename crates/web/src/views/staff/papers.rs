//! Papers: the list of those that there are, and one of them page by page.

use askama::Template;

use crate::views::{StaffFrame, StaffSection};

/// A paper in a list.
#[derive(Clone, Debug, Default)]
pub struct PaperView {
    /// What it is, such as 受理通知书.
    pub name: String,
    /// To whom and of which day; may be empty.
    pub about: String,
    /// Its page; empty where it is only there as PDF.
    pub url: String,
    /// It as PDF.
    pub pdf_url: String,
}

/// A paper, to be read and printed.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/papers/paper.html")]
pub struct PaperPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What it is.
    pub title: String,
    /// Where the reader came from: name and address.
    pub back: (String, String),
    /// It as PDF.
    pub pdf_url: String,
    /// It in words, for whoever cannot see the pages.
    pub text: String,
    /// Its pages as pictures.
    pub pages: Vec<String>,
}
