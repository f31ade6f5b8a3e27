//! A paper that was addressed to the party.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection};

/// A paper, to be read and printed.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/paper.html")]
pub struct PartyPaperPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// What it is.
    pub title: String,
    /// The party's page of the case.
    pub back_url: String,
    /// It as PDF.
    pub pdf_url: String,
    /// It in words, for whoever cannot see the pages.
    pub text: String,
    /// Its pages as pictures.
    pub pages: Vec<String>,
}
