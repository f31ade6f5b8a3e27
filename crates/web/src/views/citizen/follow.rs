//! Asking what became of it, by number and code.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection, FieldError, FormView};

/// The page that asks for number and code.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/follow.html")]
pub struct FollowPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The form: number and code.
    pub form: FormView,
}

impl FollowPage {
    fn errors(&self) -> Vec<FieldError> {
        FieldError::of(&self.form.fields)
    }
}
