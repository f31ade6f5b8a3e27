//! What is done here, and what one has to bring.

use askama::Template;

use super::{DeskView, ItemView};
use crate::views::{CitizenFrame, CitizenSection};

/// The list of items.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/items.html")]
pub struct ItemsPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// What was looked for; empty for all.
    pub asked: String,
    /// What was found.
    pub items: Vec<ItemView>,
}

/// The notice of service for one item (服务告知单); printed, it fits a page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/item.html")]
pub struct ItemPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The item.
    pub item: ItemView,
    /// Whether it is done here.
    pub active: bool,
    /// Whether it is an administrative permit.
    pub permit: bool,
    /// Its processing time, such as 20个工作日; may be empty.
    pub limit: String,
    /// What to tell of an item that is not done, or needs no permit; may be empty.
    pub explanation: String,
    /// What to bring.
    pub materials: Vec<String>,
    /// The window that takes it in.
    pub window: Option<DeskView>,
    /// The form to ask about it.
    pub ask_url: String,
    /// When this was read from the directory, such as 2022年9月28日 星期三 10:00.
    pub as_of: String,
}
