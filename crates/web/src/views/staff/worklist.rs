//! What is open, whose, until when.

use askama::Template;

use super::{AffairRowView, SignView};
use crate::views::{Clock, StaffFrame, StaffSection};

/// A filter with what it would show.
#[derive(Clone, Debug, Default)]
pub struct FilterView {
    /// Its name, such as 待受理.
    pub name: String,
    /// How many it shows, where that is counted.
    pub count: Option<u64>,
    /// The worklist with it.
    pub url: String,
    /// It is in use.
    pub chosen: bool,
}

/// A case in the list.
#[derive(Clone, Debug, Default)]
pub struct RowView {
    /// The register number.
    pub number: String,
    /// The case page.
    pub url: String,
    /// Its kind.
    pub kind: String,
    /// Its stage in the regulation's own word.
    pub stage: String,
    /// The first words of the matter.
    pub summary: String,
    /// Who owes the next duty.
    pub holder: String,
    /// The duty that falls due first.
    pub duty: String,
    /// Until when; empty where it has no day.
    pub due: String,
    /// How long that is from now; may be empty.
    pub left: String,
    /// How its clock stands.
    pub clock: Clock,
    /// It has ended; `due` tells when.
    pub ended: bool,
    /// The day rests on unpublished holidays.
    pub provisional: bool,
    /// 紧急.
    pub urgent: bool,
    /// 实名: such cases come first where the regulation says so.
    pub real_name: bool,
    /// The highest rung of supervision, such as 督办; may be empty.
    pub supervision: String,
}

/// The worklist, due soonest first.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/worklist.html")]
pub struct WorklistPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What this seat owes for a period beside the cases.
    pub periods: Vec<AffairRowView>,
    /// What this seat signs for today; none where it signs for nothing, or has signed.
    pub sign: Option<SignView>,
    /// Whose list: all of the organisation, mine, …
    pub scopes: Vec<FilterView>,
    /// By stage; the first is all of them.
    pub stages: Vec<FilterView>,
    /// How many are overdue in this list, where that is counted.
    pub overdue: Option<u64>,
    /// How many are open in this list, where that is counted.
    pub open: Option<u64>,
    /// The cases of this page.
    pub rows: Vec<RowView>,
    /// The first page, from a later one; empty on the first.
    pub first_url: String,
    /// The next page; empty on the last.
    pub next_url: String,
    /// Where a number is looked up (GET, field `number`); empty hides the box.
    pub find_url: String,
    /// The number looked up, where nothing was found; may be empty.
    pub not_found: String,
    /// These have ended: the dates are those of their end.
    pub ended: bool,
}
