//! A case: its facts, what is owed, what is missing, what can be done.

use askama::Template;

use super::looks::RevealView;
use super::papers::PaperView;
use super::{RecordingView, ScanView};
use crate::views::{
    DutyView, FieldError, FormView, LabelledView, MomentView, RefusalView, StaffFrame, StaffSection, StepView, Weight,
};

/// The case page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/case.html")]
pub struct CasePage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// The worklist the person came from.
    pub back_url: String,
    /// The register number.
    pub number: String,
    /// Its kind.
    pub kind: String,
    /// Its stage in the regulation's own word.
    pub stage: String,
    /// The first words of the matter.
    pub summary: String,
    /// Channel, class, and when it was received, as one line each.
    pub head: Vec<LabelledView>,
    /// 紧急.
    pub urgent: bool,
    /// 实名 or 匿名 or 署名.
    pub naming: String,
    /// The highest rung of supervision; may be empty.
    pub supervision: String,
    /// The regulations and versions it is handled under.
    pub regulations: Vec<String>,
    /// The way it goes.
    pub steps: Vec<StepView>,
    /// A word of success after an act; may be empty.
    pub done: String,
    /// The act was refused.
    pub refusal: Option<RefusalView>,
    /// What is missing before it can go on.
    pub missing: Vec<LabelledView>,
    /// The record.
    pub record: Vec<LabelledView>,
    /// The five checks of a first-asked case; empty for any other.
    pub checks: Vec<LabelledView>,
    /// Asks for what of it is masked.
    pub reveal: Option<RevealView>,
    /// The facts, the latest first.
    pub moments: Vec<MomentView>,
    /// What is owed, the earliest first.
    pub owed: Vec<DutyView>,
    /// Met and lifted duties.
    pub settled: Vec<DutyView>,
    /// What this person can do now.
    pub acts: Vec<FormView>,
    /// Cases linked to this one: number and address.
    pub linked: Vec<(String, String)>,
    /// Its papers, the oldest first.
    pub papers: Vec<PaperView>,
    /// What was recorded.
    pub recordings: Vec<RecordingView>,
    /// What was handed in with it.
    pub scans: Vec<ScanView>,
}

impl CasePage {
    fn errors(&self) -> Vec<FieldError> {
        FieldError::of(self.acts.iter().flat_map(|act| &act.fields))
    }

    fn usual_acts(&self) -> impl Iterator<Item = &FormView> {
        self.acts.iter().filter(|act| !act.is_grave())
    }

    fn grave_acts(&self) -> Vec<&FormView> {
        self.acts.iter().filter(|act| act.is_grave()).collect()
    }
}
