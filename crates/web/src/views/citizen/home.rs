//! What can be said, and where.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection};

/// A kind of matter.
#[derive(Clone, Debug, Default)]
pub struct KindView {
    /// Its name in the regulation's word, such as 投诉.
    pub name: String,
    /// What it is for, in a sentence.
    pub said: String,
    /// The form for it.
    pub url: String,
}

/// A way to say something.
#[derive(Clone, Debug, Default)]
pub struct ChannelView {
    /// Its name, such as 电话.
    pub name: String,
    /// The number, address or place.
    pub at: String,
    /// When; may be empty.
    pub hours: String,
    /// What a browser opens for it, such as `tel:0372-5550100`; empty where there is nothing to open.
    pub url: String,
}

/// A promise of the regulation, before anything is said.
#[derive(Clone, Debug, Default)]
pub struct PromiseView {
    /// What is promised, such as 一般诉求办理.
    pub what: String,
    /// The limit, such as 5 个工作日.
    pub limit: String,
    /// The clause.
    pub clause: String,
    /// The number is the organisation's own promise.
    pub own_promise: bool,
}

/// A centre's home page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/home.html")]
pub struct HomePage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// What can be said.
    pub kinds: Vec<KindView>,
    /// Where it can be said.
    pub channels: Vec<ChannelView>,
    /// What is promised.
    pub promises: Vec<PromiseView>,
    /// The regulation in force here, in full.
    pub regulation: String,
    /// Its status where it is not an adopted one, such as 征求意见稿; may be empty.
    pub regulation_status: String,
}
