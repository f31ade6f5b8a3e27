//! What the pages of the board share.

/// A member of staff, as on the badge.
#[derive(Clone, Debug, Default)]
pub struct BadgeView {
    /// The name.
    pub name: String,
    /// The title of the post.
    pub title: String,
    /// On duty now.
    pub on_duty: bool,
    /// The items this person answers for.
    pub scope: Vec<String>,
}

/// A published line.
#[derive(Clone, Debug, Default)]
pub struct LineView {
    /// What it is, such as 投诉电话.
    pub name: String,
    /// The number, address or place.
    pub value: String,
    /// What a browser opens for it, such as `tel:0372-5550100`; empty where there is nothing to open.
    pub url: String,
    /// Its hours; may be empty.
    pub hours: String,
    /// What the organisation adds; may be empty.
    pub note: String,
    /// Whether somebody answers now; `None` where nobody ever does, as at a fax.
    pub attended: Option<bool>,
    /// Who answers now; empty where nobody does.
    pub on_duty: Vec<BadgeView>,
}

/// A window of the hall.
#[derive(Clone, Debug, Default)]
pub struct DeskView {
    /// Its id on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// The department whose it is; empty where it belongs to the hall.
    pub department: String,
    /// Where in the hall.
    pub place: String,
    /// Its opening hours.
    pub hours: String,
    /// Its telephone; may be empty.
    pub phone: String,
    /// Open now.
    pub open: bool,
    /// Who sits there now.
    pub on_duty: Vec<BadgeView>,
    /// Everybody who works there.
    pub staff: Vec<BadgeView>,
    /// What is done there.
    pub items: Vec<ItemView>,
    /// Its own page.
    pub url: String,
    /// Its poster.
    pub poster_url: String,
}

impl DeskView {
    /// The names of what is done here as usual.
    pub(crate) fn done_here(&self) -> String {
        let done = self.items.iter().filter(|item| item.standing.is_empty());
        done.map(|item| item.name.as_str()).collect::<Vec<_>>().join("、")
    }
}

/// An organisation outside the hall with its published lines.
#[derive(Clone, Debug, Default)]
pub struct UnitView {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// Its opening hours.
    pub hours: String,
    /// How it is reached.
    pub lines: Vec<LineView>,
}

/// An item of service.
#[derive(Clone, Debug, Default)]
pub struct ItemView {
    /// Its name.
    pub name: String,
    /// The department that owns it.
    pub owner: String,
    /// The window that takes it in.
    pub window: String,
    /// What to know at once, such as 已停止办理; empty for an item that is done as usual.
    pub standing: String,
    /// Its page.
    pub url: String,
}
