//! The archive.

use askama::Template;

use super::worklist::FilterView;
use crate::views::{Clock, StaffFrame, StaffSection};

/// A closed case that is not filed yet.
#[derive(Clone, Debug, Default)]
pub struct WaitingView {
    /// Its number.
    pub number: String,
    /// Its page, where it is filed.
    pub url: String,
    /// What it is about.
    pub about: String,
    /// When it closed.
    pub closed: String,
    /// Until when it is to be filed; empty where no document says so.
    pub due: String,
    /// How long that is from now; may be empty.
    pub left: String,
    /// How that clock stands.
    pub clock: Clock,
}

/// A box.
#[derive(Clone, Debug, Default)]
pub struct BoxView {
    /// Its number in words.
    pub name: String,
    /// Its page.
    pub url: String,
    /// How many volumes it holds.
    pub volumes: usize,
    /// On what media; may be empty.
    pub media: String,
}

/// Something that was lent.
#[derive(Clone, Debug, Default)]
pub struct LoanView {
    /// Its page.
    pub url: String,
    /// The numbers of the cases.
    pub about: String,
    /// To whom; may be empty.
    pub by: String,
    /// When.
    pub lent: String,
    /// Until when; may be empty.
    pub until: String,
    /// When it came back; empty while it is out.
    pub back: String,
}

/// The page of the archive.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/archive/page.html")]
pub struct ArchivePage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// What waits to be filed.
    pub waiting: Vec<WaitingView>,
    /// The first page of that, from a later one; may be empty.
    pub first_url: String,
    /// Its next page; may be empty.
    pub next_url: String,
    /// Other years.
    pub years: Vec<FilterView>,
    /// The year of the boxes.
    pub year: i16,
    /// How many volumes were filed in it.
    pub volumes: usize,
    /// Its boxes.
    pub boxes: Vec<BoxView>,
    /// What was lent, those still out first.
    pub loans: Vec<LoanView>,
    /// The form that lends; may be empty.
    pub lend_url: String,
}

/// A volume in a box.
#[derive(Clone, Debug, Default)]
pub struct VolumeView {
    /// Its archive number.
    pub archive_number: String,
    /// The register number of the case.
    pub number: String,
    /// What it is about.
    pub about: String,
    /// Its class; may be empty.
    pub class: String,
    /// Its medium; may be empty.
    pub medium: String,
    /// How long it is kept; may be empty.
    pub retention: String,
    /// When it was filed.
    pub filed: String,
    /// The case.
    pub url: String,
    /// The volume as a file.
    pub volume_url: String,
}

/// The page of a box.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "staff/archive/box.html")]
pub struct BoxPage {
    /// Frame of the page.
    pub frame: StaffFrame,
    /// Which box.
    pub title: String,
    /// Of which year.
    pub year: i16,
    /// On what media; may be empty.
    pub media: String,
    /// The volumes.
    pub volumes: Vec<VolumeView>,
    /// The labels as PDF.
    pub labels_url: String,
    /// The contents lists as PDF.
    pub contents_url: String,
}
