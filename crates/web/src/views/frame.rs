//! What surrounds every page: whose page it is, and who reads it.

/// A centre as citizens see it.
#[derive(Clone, Debug, Default)]
pub struct CentreView {
    /// Its name, such as 北关区政务服务中心.
    pub name: String,
    /// Its consultation and complaint phone; empty where it has none.
    pub phone: String,
    /// Its street address.
    pub address: String,
    /// When its halls are open, such as 工作日 9:00—12:00，13:00—17:00.
    pub hours: String,
}

/// Which entry of the citizens' navigation is the current one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CitizenSection {
    /// The home page.
    Home,
    /// Saying something.
    Submit,
    /// Asking what became of it.
    Follow,
    /// Anything else.
    #[default]
    Other,
}

/// The frame of citizens' pages.
#[derive(Clone, Debug, Default)]
pub struct CitizenFrame {
    /// Name of the site, in the head and in the browser's title.
    pub site: String,
    /// The centre this page belongs to; without a name on pages that belong to none.
    pub centre: CentreView,
    /// Large type.
    pub large: bool,
    /// Path and query of this page, to come back to after choosing the type size.
    pub here: String,
    /// Current entry of the navigation.
    pub section: CitizenSection,
    /// Address of the centre's home page.
    pub home_url: String,
    /// Address of the page for saying something; empty hides the entry.
    pub submit_url: String,
    /// Address of the page for asking what became of it; empty hides the entry.
    pub follow_url: String,
}

impl CitizenFrame {
    /// The frame of a page that belongs to no centre.
    #[must_use]
    pub fn plain(site: String, here: String) -> Self {
        Self { site, here, home_url: "/".to_owned(), ..Self::default() }
    }

    pub(crate) fn class(&self) -> &'static str {
        if self.large { "citizen large" } else { "citizen" }
    }

    pub(crate) fn current(&self, section: CitizenSection) -> bool {
        self.section == section
    }
}

/// Which entry of the staff navigation is the current one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StaffSection {
    /// The worklist.
    Worklist,
    /// Registering for a caller.
    Register,
    /// What this seat was told.
    Notices,
    /// Choosing the seat.
    Seats,
    /// Anything else.
    #[default]
    Other,
}

/// The frame of staff pages.
#[derive(Clone, Debug, Default)]
pub struct StaffFrame {
    /// Name of the site.
    pub site: String,
    /// Organisation of the present seat; empty before a seat is chosen.
    pub organisation: String,
    /// The person's name; empty when nobody is signed in.
    pub person: String,
    /// The role of the present seat in the regulation's own word.
    pub seat: String,
    /// The person has other seats to change to.
    pub other_seats: bool,
    /// This seat may register for a caller.
    pub may_register: bool,
    /// How many notices to this seat nobody has read; `None` before a seat is chosen.
    pub unread: Option<u64>,
    /// Form token for signing out.
    pub csrf: String,
    /// Large type.
    pub large: bool,
    /// Path and query of this page.
    pub here: String,
    /// Current entry of the navigation.
    pub section: StaffSection,
}

impl StaffFrame {
    /// The frame of a page nobody is signed in on.
    #[must_use]
    pub fn signed_out(site: String, here: String) -> Self {
        Self { site, here, ..Self::default() }
    }

    pub(crate) fn class(&self) -> &'static str {
        if self.large { "staff large" } else { "staff" }
    }

    pub(crate) fn current(&self, section: StaffSection) -> bool {
        self.section == section
    }
}
