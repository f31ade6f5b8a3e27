//! What happened and what comes: steps of the path, moments of the past, answers given.

use askama::Template;

/// A labelled value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelledView {
    /// The label.
    pub label: String,
    /// The value; line ends are kept.
    pub value: String,
    /// It is required and not there.
    pub missing: bool,
}

impl LabelledView {
    /// A value that is there.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), missing: false }
    }

    /// A required value that is not there; `why` is shown in its place.
    #[must_use]
    pub fn missing(label: impl Into<String>, why: impl Into<String>) -> Self {
        Self { label: label.into(), value: why.into(), missing: true }
    }
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepState {
    /// Passed.
    Done,
    /// The one the case waits at.
    Now,
    /// Still to come.
    #[default]
    Ahead,
}

impl StepState {
    /// The word beside the mark.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "已完成",
            Self::Now => "进行中",
            Self::Ahead => "未开始",
        }
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Ahead => "ahead",
        }
    }

    pub(crate) fn is_now(self) -> bool {
        self == Self::Now
    }
}

/// A step of the path.
#[derive(Clone, Debug, Default)]
pub struct StepView {
    /// Its name; a plain sentence for citizens.
    pub name: String,
    /// Where it stands.
    pub state: StepState,
    /// When it was passed, or until when it is promised; may be empty.
    pub when: String,
    /// What it means, for citizens; may be empty.
    pub said: String,
}

/// A recorded fact.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/moment.html")]
pub struct MomentView {
    /// When, written out.
    pub when: String,
    /// What, such as 受理.
    pub title: String,
    /// By whom; empty for time itself.
    pub by: String,
    /// What was recorded with it.
    pub words: Vec<LabelledView>,
    /// The clauses it rests on; may be empty.
    pub clause: String,
    /// Done by time: reminders, orders.
    pub by_time: bool,
}

impl askama::filters::HtmlSafe for MomentView {}

/// An answer as the party reads it.
#[derive(Clone, Debug, Default)]
pub struct AnswerView {
    /// Who answers.
    pub by: String,
    /// When.
    pub when: String,
    /// Its parts; a single one may go without a label.
    pub words: Vec<LabelledView>,
}
