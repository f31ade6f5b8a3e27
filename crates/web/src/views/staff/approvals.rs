//! What waits for somebody's approval: each matter with what is needed to decide, and one tap to do so.

use askama::Template;

use crate::views::{Clock, FieldView, LabelledView, MomentView, RefusalView, StaffFrame, StaffSection};

/// A matter that waits for an approval.
#[derive(Clone, Debug, Default)]
pub struct CardView {
    /// Its id, for the forms.
    pub stream: String,
    /// The register number.
    pub number: String,
    /// The case page.
    pub url: String,
    /// Its kind.
    pub kind: String,
    /// 紧急.
    pub urgent: bool,
    /// What was said, in full.
    pub content: String,
    /// Where it comes from and who handles it.
    pub head: Vec<LabelledView>,
    /// What was done last, the latest first.
    pub moments: Vec<MomentView>,
    /// Until when it has to be decided; may be empty.
    pub due: String,
    /// How long that is from now; may be empty.
    pub left: String,
    /// How its clock stands.
    pub clock: Clock,
    /// The clause that asks for the approval; may be empty.
    pub clause: String,
    /// What has to be said with an approval.
    pub asked: Vec<FieldView>,
    /// What has to be said with a return, and may be said with an approval.
    pub opinion: Vec<FieldView>,
    /// The word of approval, such as 同意.
    pub approve: String,
    /// The word of return, such as 退回; empty where there is none.
    pub give_back: String,
    /// What is stated by approving beyond the word itself; may be empty.
    pub stated: String,
    /// The act was refused.
    pub refusal: Option<RefusalView>,
}

/// The matters that wait for the same act.
#[derive(Clone, Debug, Default)]
pub struct GroupView {
    /// The act's name in the code.
    pub act: String,
    /// The act in the regulation's own word.
    pub label: String,
    /// The word of approval, such as 同意.
    pub approve: String,
    /// The matters, the soonest due first.
    pub cards: Vec<CardView>,
}

/// The queue of approvals.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/approvals.html")]
pub struct ApprovalsPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What was just done; may be empty.
    pub done: String,
    /// Nothing was ticked, or something else about the whole.
    pub trouble: String,
    /// By act.
    pub groups: Vec<GroupView>,
    /// The command's id; each form sends it.
    pub command: String,
    /// Form token.
    pub csrf: String,
    /// More waits than is shown.
    pub more: bool,
}
