//! The open account: everything that is owed, why, whose, since when and until when.

use askama::Template;

use super::worklist::FilterView;
use crate::views::{Clock, StaffFrame, StaffSection};

/// A duty in the account.
#[derive(Clone, Debug, Default)]
pub struct LedgerRowView {
    /// The register number of the case, or what the affair is.
    pub number: String,
    /// The page of the case or the affair.
    pub url: String,
    /// What it is about.
    pub about: String,
    /// What is owed.
    pub duty: String,
    /// The clause that asks for it.
    pub clause: String,
    /// Who owes it.
    pub holder: String,
    /// Since when.
    pub since: String,
    /// Until when; empty where it has no day.
    pub due: String,
    /// How long that is from now; may be empty.
    pub left: String,
    /// How its clock stands.
    pub clock: Clock,
    /// What supervision it has drawn; empty for none.
    pub rung: String,
}

/// A unit to choose.
#[derive(Clone, Debug, Default)]
pub struct LedgerUnitView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// It is chosen.
    pub chosen: bool,
}

/// The open account.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/ledger.html")]
pub struct LedgerPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// Whose account it is.
    pub whose: String,
    /// As of when.
    pub at: String,
    /// The lists that this seat may go through.
    pub scopes: Vec<FilterView>,
    /// The scope in use, for the form.
    pub scope: String,
    /// The units to choose from; empty where there is nothing to choose.
    pub units: Vec<LedgerUnitView>,
    /// Only what is overdue.
    pub overdue: bool,
    /// What is owed in cases.
    pub cases: Vec<LedgerRowView>,
    /// What is owed beside them.
    pub affairs: Vec<LedgerRowView>,
    /// The first page, from a later one; empty on the first.
    pub first_url: String,
    /// The next page; empty on the last.
    pub next_url: String,
}
