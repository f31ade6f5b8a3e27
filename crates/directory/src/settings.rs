//! What a centre has decided for itself.

use crate::OrgId;
use calendar::{Date, OfficeHours, Within};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A regulation as a centre has adopted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    /// The id of the regulation.
    pub regulation: String,
    /// The first day on which matters are taken under it.
    pub since: Date,
}

/// The settings of one centre. Every number that a document leaves to the organisation stands here or in the
/// regulation's default, and page and document say that it is the organisation's own promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// The centre.
    pub centre: OrgId,
    /// The regulations under which it works.
    pub regulations: Vec<Adopted>,
    /// When its offices open and close on a working day.
    pub hours: OfficeHours,
    /// The centre's own limits in place of the defaults of settings: `regulation/duty` to the limit.
    #[serde(default)]
    pub limits: BTreeMap<String, Within>,
    /// For how many days after the end the party may have the matter taken up again.
    pub reopen_days: u32,
    /// From how many complaints on somebody stands on the list of those to be looked at in published figures.
    #[serde(default = "three")]
    pub focus_from: u64,
    /// After how many working hours without anything new a channel that programs feed is looked into: the channel's word
    /// (`"12345"`) to hours. A channel that is not named may be silent for as long as it likes.
    #[serde(default)]
    pub silent_after: BTreeMap<String, u32>,
    /// Whether the days that reviewers hold an answer that they send back do not count against the unit.
    pub reviewers_days_excluded: bool,
}

impl Settings {
    /// The settings of a centre that has decided nothing but under which regulations it works.
    #[must_use]
    pub fn of(centre: OrgId, regulations: Vec<Adopted>) -> Self {
        Self {
            centre,
            regulations,
            hours: OfficeHours::default(),
            limits: BTreeMap::new(),
            reopen_days: 30,
            focus_from: three(),
            silent_after: BTreeMap::new(),
            reviewers_days_excluded: false,
        }
    }

    /// The regulations in use on a day, in the order in which they were adopted.
    pub fn in_use(&self, day: Date) -> impl Iterator<Item = &str> {
        self.regulations.iter().filter(move |a| a.since <= day).map(|a| a.regulation.as_str())
    }
}

/// How many complaints bring somebody onto the list where the centre has decided nothing.
const fn three() -> u64 {
    3
}
