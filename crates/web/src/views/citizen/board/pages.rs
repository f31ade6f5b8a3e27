//! How the hall is reached and who is on duty.

use askama::Template;

use super::{DeskView, LineView, UnitView};
use crate::views::{CitizenFrame, CitizenSection};

/// The directory of a place.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/directory.html")]
pub struct DirectoryPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The centre's own lines.
    pub lines: Vec<LineView>,
    /// The windows of its hall.
    pub windows: Vec<DeskView>,
    /// The departments.
    pub departments: Vec<UnitView>,
    /// Bodies outside the hall, and the office above.
    pub others: Vec<UnitView>,
    /// The moment that “now” means.
    pub as_of: String,
}

/// The same for a screen in the hall: large type, nothing to type, large things to touch.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/screen.html")]
pub struct ScreenPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The centre's own lines.
    pub lines: Vec<LineView>,
    /// The windows of its hall.
    pub windows: Vec<DeskView>,
    /// What the regulation has the hall publish of whoever is asked first; empty where it does not.
    pub first_asked: Vec<String>,
    /// The moment that “now” means.
    pub as_of: String,
    /// It hangs on a wall: nobody touches it, so nothing on it leads anywhere.
    pub wall: bool,
}

/// Everybody who works at the windows, with name and post.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/staff.html")]
pub struct StaffPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The numbers of the centre and who answers them.
    pub lines: Vec<LineView>,
    /// The windows.
    pub windows: Vec<DeskView>,
    /// The moment that “now” means.
    pub as_of: String,
}

/// One window: where the code on its poster leads.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/board/window.html")]
pub struct WindowPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The window.
    pub window: DeskView,
    /// The form to say something about it.
    pub say_url: String,
    /// The moment that “now” means.
    pub as_of: String,
}
