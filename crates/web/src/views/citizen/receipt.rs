//! The receipt: number and code, to keep.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection, DutyView, LabelledView};

/// A QR code, drawn into the page.
#[derive(Clone, Debug, Default)]
pub struct CodeView {
    /// What it says.
    pub address: String,
    /// Its dark squares.
    pub path: String,
    /// Width and height in units.
    pub size: usize,
}

/// What a person gets after saying something; printed, it fits a page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/receipt.html")]
pub struct ReceiptPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The register number.
    pub number: String,
    /// The code that opens the case together with the number.
    pub code: String,
    /// When it was received.
    pub received: String,
    /// What was recorded.
    pub record: Vec<LabelledView>,
    /// What is promised now.
    pub promises: Vec<DutyView>,
    /// A code that leads to the page where it is followed; none where the program does not know its own address.
    pub follow: Option<CodeView>,
    /// Where to see what became of it.
    pub status_url: String,
}
