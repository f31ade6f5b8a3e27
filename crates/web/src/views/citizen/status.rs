//! What became of it.

use askama::Template;

use crate::views::staff::PaperView;
use crate::views::{
    AnswerView, CitizenFrame, CitizenSection, DutyView, FieldError, FormView, LabelledView, RefusalView, StepView,
    Weight,
};

/// A case as its party sees it.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/status.html")]
pub struct StatusPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The register number.
    pub number: String,
    /// Its kind.
    pub kind: String,
    /// Where it stands, in a plain sentence, such as 正在由市场监管局办理.
    pub standing: String,
    /// A word of success after an act, such as 您的评价已经记录; may be empty.
    pub done: String,
    /// The party's act was refused.
    pub refusal: Option<RefusalView>,
    /// The way it goes.
    pub steps: Vec<StepView>,
    /// What is promised now, the earliest first.
    pub promises: Vec<DutyView>,
    /// Promises of the past.
    pub kept: Vec<DutyView>,
    /// The answers given.
    pub answers: Vec<AnswerView>,
    /// The papers that were addressed to the party, the oldest first.
    pub papers: Vec<PaperView>,
    /// What else the party was told.
    pub notices: Vec<AnswerView>,
    /// What the person said.
    pub record: Vec<LabelledView>,
    /// What the person can do now; what is asked of the person comes first, with [`Weight::Next`].
    pub forms: Vec<FormView>,
    /// The regulation and version it is handled under.
    pub regulation: String,
}

impl StatusPage {
    fn later_forms(&self) -> Vec<&FormView> {
        self.forms.iter().filter(|form| form.weight != Weight::Next).collect()
    }

    fn errors(&self) -> Vec<FieldError> {
        FieldError::of(self.forms.iter().flat_map(|form| &form.fields))
    }
}
