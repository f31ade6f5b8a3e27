//! Licences of what comes with the program.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection};

/// The licences of the typefaces, word by word.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/licences.html")]
pub struct LicencesPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// Each licence as its owner wrote it.
    pub licences: Vec<String>,
}
