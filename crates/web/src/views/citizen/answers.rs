//! “我要问”: what others have asked, and what they were told.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection};

/// A question and its answer, with nothing that says who asked.
#[derive(Clone, Debug, Default)]
pub struct PublicAnswerView {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The kind of matter; may be empty.
    pub kind: String,
    /// The item; may be empty.
    pub item: String,
    /// The department; may be empty.
    pub unit: String,
    /// The day on which it was made public.
    pub day: String,
    /// Its own page.
    pub url: String,
}

/// Something by which a list is narrowed.
#[derive(Clone, Debug, Default)]
pub struct ChoiceView {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// It is chosen.
    pub chosen: bool,
}

impl ChoiceView {
    /// A choice.
    #[must_use]
    pub fn new(value: &str, label: &str, chosen: bool) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), chosen }
    }
}

/// The board.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/answers.html")]
pub struct AnswersPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The words that are looked for; empty for all.
    pub words: String,
    /// Something was looked for.
    pub looked_for: bool,
    /// It is not the first page.
    pub goes_on: bool,
    /// Kinds to choose from.
    pub kinds: Vec<ChoiceView>,
    /// Items to choose from.
    pub items: Vec<ChoiceView>,
    /// Departments to choose from.
    pub units: Vec<ChoiceView>,
    /// What was found, the latest first.
    pub answers: Vec<PublicAnswerView>,
    /// Where older ones are; empty where there are none.
    pub next_url: String,
}

/// One question with its answer.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/answer.html")]
pub struct AnswerPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// Question and answer.
    pub answer: PublicAnswerView,
    /// The form to ask something more.
    pub ask_url: String,
}
