//! What surrounds every page: whose page it is, and who reads it.

use crate::languages::{Language, Words};

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
    /// What is done here and what to bring.
    Items,
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
    /// The language of the page.
    pub language: Language,
    /// The page can be read in the other language as well.
    pub translated: bool,
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

    /// The texts of the page's language.
    pub(crate) fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// The same frame for a page that exists in every language, in the one that the reader asked for.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = language;
        self.translated = true;
        self
    }

    /// The address of a page of the centre.
    pub(crate) fn at(&self, page: &str) -> String {
        format!("{}/{page}", self.home_url)
    }

    /// Whether the page belongs to a centre, which then publishes how it is reached.
    pub(crate) fn has_board(&self) -> bool {
        !self.centre.name.is_empty()
    }
}

/// Which entry of the staff navigation is the current one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StaffSection {
    /// The worklist.
    Worklist,
    /// Registering for a caller.
    Register,
    /// What waits for this seat's approval.
    Approvals,
    /// What surrounds cases.
    Hall,
    /// The open account.
    Ledger,
    /// Figures, and what is made of them.
    Figures,
    /// The archive.
    Archive,
    /// Whether the house runs as it should.
    Operations,
    /// Who saw which words.
    Looks,
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
    /// This seat approves what others did; something may wait for it.
    pub approves: bool,
    /// This seat belongs to a centre, which has daily work beside its cases.
    pub has_hall: bool,
    /// This seat goes through lists of more than what waits for it.
    pub has_ledger: bool,
    /// This seat may count what its centre or its own unit did.
    pub counts: bool,
    /// This seat goes through the archive of its centre.
    pub has_archive: bool,
    /// This seat watches whether the house runs as it should.
    pub watches: bool,
    /// This seat reads who saw which words.
    pub audits: bool,
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

    /// Desks speak Chinese.
    pub(crate) fn words(&self) -> &'static Words {
        Language::Chinese.words()
    }

    pub(crate) fn current(&self, section: StaffSection) -> bool {
        self.section == section
    }
}
