//! A refused act, an incomplete form, an error page.

use askama::Template;

use crate::http::Reason;

/// One reason of a refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReasonView {
    /// Its stable code, for those who ask by phone.
    pub code: String,
    /// The sentence.
    pub sentence: String,
    /// The clause it rests on; empty where none does.
    pub clause: String,
}

impl From<&Reason> for ReasonView {
    fn from(reason: &Reason) -> Self {
        Self {
            code: reason.code.clone(),
            sentence: reason.sentence.clone(),
            clause: reason.clause.clone().unwrap_or_default(),
        }
    }
}

/// A refused act: every reason at once, so that nobody mends one only to meet the next.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/refusal.html")]
pub struct RefusalView {
    /// What was asked for.
    pub act: String,
    /// All that forbids it, in the order of the path.
    pub reasons: Vec<ReasonView>,
    /// What was typed, where the page has no form for it any more.
    pub typed: Vec<super::LabelledView>,
}

impl askama::filters::HtmlSafe for RefusalView {}

/// A field to be corrected, for the summary at the head of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldError {
    /// The field's id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What is wrong.
    pub error: String,
}

impl FieldError {
    /// The errors of some fields, in their order.
    pub fn of<'a>(fields: impl IntoIterator<Item = &'a super::FieldView>) -> Vec<Self> {
        fields
            .into_iter()
            .filter(|field| !field.error.is_empty())
            .map(|field| Self { id: field.id.clone(), label: field.label.clone(), error: field.error.clone() })
            .collect()
    }
}

/// What an error page says.
#[derive(Clone, Debug, Default)]
pub struct ErrorWords {
    /// HTTP status.
    pub status: u16,
    /// The heading.
    pub title: String,
    /// What happened.
    pub sentence: String,
    /// The reasons of a refusal.
    pub reasons: Vec<ReasonView>,
    /// What to do now.
    pub advice: Vec<String>,
    /// What to quote when asking for help; may be empty.
    pub request_id: String,
    /// Offer to sign in.
    pub sign_in: bool,
}
