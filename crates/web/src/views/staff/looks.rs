//! The record of looks, and the form that asks for what is masked.

use askama::Template;

use crate::views::{StaffFrame, StaffSection};

/// The form with which somebody asks for what names and reaches the person.
#[derive(Clone, Debug, Default)]
pub struct RevealView {
    /// Where it is sent.
    pub action_url: String,
    /// Form token.
    pub csrf: String,
    /// The fields of which something is hidden, by name.
    pub hidden: String,
}

/// A kind of look to narrow the list to.
#[derive(Clone, Debug, Default)]
pub struct LookKindView {
    /// How an address says it.
    pub value: String,
    /// Its word.
    pub name: String,
    /// It is the one asked for.
    pub chosen: bool,
}

/// Somebody who looked at many more cases than the peers.
#[derive(Clone, Debug, Default)]
pub struct UnusualView {
    /// The looks of this person.
    pub url: String,
    /// Name and role.
    pub who: String,
    /// At how many cases.
    pub cases: u64,
    /// What is usual.
    pub usual: u64,
}

/// One look.
#[derive(Clone, Debug, Default)]
pub struct LookView {
    /// When.
    pub when: String,
    /// Who, in which seat.
    pub who: String,
    /// The register number; may be empty.
    pub number: String,
    /// All looks at that case; empty without a number.
    pub case_url: String,
    /// Its kind.
    pub kind: String,
    /// The fields that were seen whole.
    pub fields: String,
    /// Through which page or file.
    pub through: String,
    /// The stated reason; may be empty.
    pub reason: String,
    /// The form of a breach with this look filled in; empty where this seat may not begin one.
    pub breach_url: String,
}

/// The page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/looks.html")]
pub struct LooksPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// The day; empty for all.
    pub day: String,
    /// The person asked for.
    pub person: String,
    /// The register number asked for.
    pub number: String,
    /// The kinds to choose from.
    pub kinds: Vec<LookKindView>,
    /// Who stands out that day.
    pub unusual: Vec<UnusualView>,
    /// The looks, the latest first.
    pub rows: Vec<LookView>,
    /// The first page; empty on it.
    pub first_url: String,
    /// The next page; empty on the last.
    pub next_url: String,
    /// The same as a workbook.
    pub export_url: String,
}
