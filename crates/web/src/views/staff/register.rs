//! Registering for someone who calls, comes or writes.

use askama::Template;

use crate::views::{FieldError, RefusalView, SectionView, StaffFrame, StaffSection};

/// The register form of the hall and the phone.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/register.html")]
pub struct RegisterPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What is to be said to the person, in order: who is speaking, that the call is recorded.
    pub script: Vec<String>,
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

impl RegisterPage {
    fn errors(&self) -> Vec<FieldError> {
        FieldError::of(self.sections.iter().flat_map(|section| &section.fields))
    }
}
