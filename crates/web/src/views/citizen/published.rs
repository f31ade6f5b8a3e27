//! What is published: topics and their outcomes, measures on what many complained about.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection};

/// A topic.
#[derive(Clone, Debug, Default)]
pub struct TopicView {
    /// What it is about.
    pub theme: String,
    /// What is asked; may be empty.
    pub text: String,
    /// From when until when.
    pub period: String,
    /// In which time a suggestion is answered; may be empty.
    pub response_time: String,
    /// It takes suggestions now.
    pub is_open: bool,
    /// How many came.
    pub suggestions: usize,
    /// The form for a suggestion; empty where none is taken.
    pub url: String,
    /// When the outcome was made known, and what it is.
    pub outcome: Option<(String, String)>,
}

/// The page of topics.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/topics.html")]
pub struct TopicsPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The topics, those that take suggestions first.
    pub topics: Vec<TopicView>,
}

/// Measures on a hot issue.
#[derive(Clone, Debug, Default)]
pub struct MeasureView {
    /// What it is about.
    pub theme: String,
    /// The unit that is responsible; may be empty.
    pub unit: String,
    /// What was said when it was made public; may be empty.
    pub text: String,
    /// The measures; may be empty.
    pub measures: String,
    /// What came of them; may be empty.
    pub result: String,
    /// When it was made public.
    pub when: String,
}

/// The page of measures.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/measures.html")]
pub struct MeasuresPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The measures, the latest first.
    pub measures: Vec<MeasureView>,
}
