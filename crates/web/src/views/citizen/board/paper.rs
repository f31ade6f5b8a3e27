//! What is printed: the form with its model text, and the posters.

use askama::Template;

use super::LineView;
use crate::views::{CitizenFrame, CitizenSection, LabelledView};

/// A filled-in example.
#[derive(Clone, Debug, Default)]
pub struct SampleView {
    /// What it is an example of, such as 建议.
    pub title: String,
    /// What stands in the form.
    pub lines: Vec<LabelledView>,
}

/// The form for saying something on paper, with its model text.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/model.html")]
pub struct ModelPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The examples.
    pub samples: Vec<SampleView>,
    /// Where the form can be sent or put in.
    pub lines: Vec<LineView>,
}

/// A desk that has a poster.
#[derive(Clone, Debug, Default)]
pub struct PosterView {
    /// Its name.
    pub name: String,
    /// Where it hangs.
    pub place: String,
    /// The poster.
    pub url: String,
}

/// The list of posters.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/posters.html")]
pub struct PostersPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// One for each desk.
    pub posters: Vec<PosterView>,
}

/// A poster for a desk: how to be heard, with a code that leads to the desk's page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/poster.html")]
pub struct PosterPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// Where the poster is as PDF.
    pub pdf_url: String,
    /// The desk.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// The code, drawn: the path of its dark squares, one unit each.
    pub code: String,
    /// How many units wide and high the code is, with its margin.
    pub size: usize,
    /// The address that the code holds, without its scheme.
    pub address: String,
    /// Whether that address is one that only this machine can open.
    pub local: bool,
    /// The numbers to call.
    pub lines: Vec<LineView>,
    /// What the regulation has the hall publish of whoever is asked first; empty where it does not.
    pub first_asked: Vec<String>,
}
