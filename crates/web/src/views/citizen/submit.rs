//! Saying something.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection, FieldError, RefusalView, SectionView};

/// The form for saying something. On an error it comes back with everything that was typed.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/submit.html")]
pub struct SubmitPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The form's parts.
    pub sections: Vec<SectionView>,
    /// Where it is sent.
    pub action_url: String,
    /// Form token.
    pub csrf: String,
    /// Further values that travel along.
    pub hidden: Vec<(String, String)>,
    /// Registering was refused.
    pub refusal: Option<RefusalView>,
}

impl SubmitPage {
    fn errors(&self) -> Vec<FieldError> {
        FieldError::of(self.sections.iter().flat_map(|section| &section.fields))
    }
}
