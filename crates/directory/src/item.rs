//! Items of service: what the departments do for people.

use crate::OrgId;
use calendar::Span;
use serde::{Deserialize, Serialize};

/// The id of an item of service: opaque text of up to 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub String);

impl ItemId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether an item is still done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It is done.
    Active,
    /// It has ceased (停止办理).
    Ceased,
    /// It needs no permit (无需许可审批).
    NoPermitNeeded,
}

/// One item of service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its name.
    pub name: String,
    /// The centre in whose hall it is done.
    pub centre: OrgId,
    /// The department that owns it.
    pub owner: OrgId,
    /// The window that takes it in.
    pub window: OrgId,
    /// Whether it is an administrative permit (行政许可), for which notices must be in writing.
    pub permit: bool,
    /// The item's own processing time.
    pub limit: Option<Span>,
    /// Whether it is still done.
    pub standing: Standing,
    /// What to tell people of an item that has ceased or needs no permit.
    pub explanation: String,
    /// The materials that an applicant must bring.
    pub materials: Vec<String>,
}
