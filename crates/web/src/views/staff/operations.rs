//! Whether the house runs as it should: nothing lost, nothing without an owner, nothing that does not move.

use askama::Template;

use crate::views::{LabelledView, StaffFrame, StaffSection};

/// What came in by a channel on a day.
#[derive(Clone, Debug, Default)]
pub struct ChannelDayView {
    /// The day.
    pub day: String,
    /// The channel.
    pub channel: String,
    /// All that came in.
    pub received: u64,
    /// What has a register number.
    pub registered: u64,
    /// What was refused with a reason.
    pub refused: u64,
    /// What is neither.
    pub open: u64,
}

/// A channel that programs feed.
#[derive(Clone, Debug, Default)]
pub struct FeedView {
    /// Which.
    pub name: String,
    /// When something last came.
    pub arrived: String,
    /// When it last worked.
    pub succeeded: String,
    /// When and why it last failed.
    pub failed: String,
    /// How it stands, in a word.
    pub standing: &'static str,
    /// Whether that is as it should be.
    pub well: bool,
}

/// The page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/operations.html")]
pub struct OperationsPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What is wrong; empty when nothing is.
    pub alarms: Vec<String>,
    /// When the sweep last ran, what waits to be delivered, and the like.
    pub facts: Vec<LabelledView>,
    /// The channels that programs feed.
    pub feeds: Vec<FeedView>,
    /// Open cases that nobody owes anything on: number and address.
    pub ownerless: Vec<(String, String)>,
    /// By day and channel, the latest day first.
    pub days: Vec<ChannelDayView>,
}
