//! A centre and its hall at one moment: from the directory to views.

use ::directory::{Directory, Item, Line, LineKind, OrgKind, Organisation, Staff, Standing, Station};
use calendar::{Calendar, DateTime};
use desk::DirectoryRef;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::WebState;
use crate::present::full;
use crate::views::citizen::board::{BadgeView, DeskView, ItemView, LineView, UnitView};

/// The notice in which a regulation has its halls publish what being asked first obliges to (首问责任制 4.1.5).
const FIRST_ASKED: &str = "首问责任公示";

/// What is read of a centre for one page.
pub struct Hall {
    directory: DirectoryRef,
    calendar: Calendar,
    now: DateTime,
    pub centre: Organisation,
}

/// All but what an address may hold as it is (RFC 3986 2.3): what is printed under a code must be short.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A word in an address.
pub fn escaped(word: &str) -> String {
    utf8_percent_encode(word, RESERVED).to_string()
}

impl Hall {
    /// The hall as it stands now.
    pub fn now(state: &WebState, centre: Organisation) -> Self {
        let now = state.desk().now();
        let calendar = state.desk().shelf().calendar_known_on(now.date()).clone();
        Self { directory: state.desk().directory(), calendar, now, centre }
    }

    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// What the centre's regulations have it say in public of whoever is asked first, line by line.
    pub fn first_asked(&self, state: &WebState) -> Vec<String> {
        let books = state.desk().in_use(&self.centre.id);
        let papers = books.regulations.iter().flat_map(|r| &r.papers).filter(|paper| paper.name == FIRST_ASKED);
        papers.flat_map(|paper| paper.fields.clone()).collect()
    }

    /// The moment that “now” means on a page.
    pub fn as_of(&self) -> String {
        full(self.now)
    }

    fn address(&self, page: &str, id: &str) -> String {
        format!("/c/{}/{page}/{}", self.centre.id.as_str(), escaped(id))
    }

    /// Whether somebody is there, and who.
    fn attendance(&self, station: &Station) -> (bool, Vec<&Staff>) {
        let open = self.directory.is_attended(station, self.now, &self.calendar);
        let staff = if open { self.directory.on_duty(station, self.now) } else { Vec::new() };
        (open, staff)
    }

    fn badge(&self, member: &Staff, on_duty: bool) -> BadgeView {
        let items = self.directory.items.iter().filter(|item| member.scope.contains(&item.id));
        BadgeView {
            name: member.name.clone(),
            title: member.title().to_owned(),
            on_duty,
            scope: items.map(|item| item.name.clone()).collect(),
        }
    }

    pub fn line(&self, line: &Line) -> LineView {
        let in_service = line.suspended.is_empty();
        let (attended, on_duty) = if line.kind.is_spoken() && in_service {
            let (open, staff) = self.attendance(&Station::Line(line.id.clone()));
            (Some(open), staff)
        } else {
            (None, Vec::new())
        };
        LineView {
            name: line.kind.zh().to_owned(),
            value: line.value.clone(),
            url: if in_service { opened(line) } else { String::new() },
            hours: line.hours.clone(),
            note: if in_service { line.note.clone() } else { format!("暂停使用：{}", line.suspended) },
            attended,
            on_duty: on_duty.into_iter().map(|member| self.badge(member, true)).collect(),
        }
    }

    /// The lines of an organisation that are of some kinds.
    pub fn lines(&self, org: &Organisation, wanted: impl Fn(LineKind) -> bool) -> Vec<LineView> {
        org.lines.iter().filter(|line| wanted(line.kind)).map(|line| self.line(line)).collect()
    }

    /// The lines of the centre; where it publishes none, the number that stands with its name.
    pub fn own_lines(&self, wanted: impl Fn(LineKind) -> bool) -> Vec<LineView> {
        let centre = &self.centre;
        if centre.lines.is_empty() && !centre.phone.is_empty() {
            let only = LineView {
                name: "电话".to_owned(),
                value: centre.phone.clone(),
                url: format!("tel:{}", centre.phone),
                hours: centre.hours.clone(),
                ..LineView::default()
            };
            return vec![only];
        }
        self.lines(centre, wanted)
    }

    pub fn window(&self, org: &Organisation) -> DeskView {
        let (open, on_duty) = self.attendance(&Station::Window(org.id.clone()));
        let sits = |member: &&Staff| on_duty.iter().any(|other| other.id == member.id);
        let staff = self.directory.staff_of(&org.id);
        let department = org.department.as_ref().map(|id| self.directory.name_of(id).to_owned());
        DeskView {
            anchor: org.id.as_str().to_owned(),
            name: org.name.clone(),
            department: department.unwrap_or_default(),
            place: org.place.clone(),
            hours: org.hours.clone(),
            phone: org.phone.clone(),
            open,
            on_duty: on_duty.iter().map(|member| self.badge(member, true)).collect(),
            staff: staff.map(|member| self.badge(member, sits(&member))).collect(),
            items: self.items().filter(|item| item.window == org.id).map(|item| self.item(item)).collect(),
            url: self.address("window", org.id.as_str()),
            poster_url: self.address("posters", org.id.as_str()),
        }
    }

    pub fn windows(&self) -> Vec<DeskView> {
        self.directory.windows(&self.centre.id).map(|org| self.window(org)).collect()
    }

    /// The window of an address.
    pub fn window_named(&self, id: &str) -> Option<&Organisation> {
        self.directory.windows(&self.centre.id).find(|org| org.id.as_str() == id)
    }

    /// The organisations of some kind in the area of the centre.
    pub fn units(&self, kind: OrgKind) -> Vec<UnitView> {
        let found = self.directory.area(&self.centre.id).filter(|org| org.kind == kind && org.id != self.centre.id);
        found.map(|org| self.unit(org)).collect()
    }

    pub fn unit(&self, org: &Organisation) -> UnitView {
        UnitView {
            name: org.name.clone(),
            place: org.place.clone(),
            hours: org.hours.clone(),
            lines: self.lines(org, |_| true),
        }
    }

    /// The items of the hall.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.directory.items.iter().filter(|item| item.centre == self.centre.id)
    }

    pub fn item(&self, item: &Item) -> ItemView {
        let standing = match item.standing {
            Standing::Active => "",
            Standing::Ceased => "已停止办理",
            Standing::NoPermitNeeded => "不需要许可审批",
        };
        ItemView {
            name: item.name.clone(),
            owner: self.directory.name_of(&item.owner).to_owned(),
            window: self.directory.name_of(&item.window).to_owned(),
            standing: standing.to_owned(),
            url: self.address("items", item.id.as_str()),
        }
    }
}

/// What a browser opens for a line.
fn opened(line: &Line) -> String {
    match line.kind {
        LineKind::Consultation | LineKind::Complaint => format!("tel:{}", line.value),
        LineKind::Email => format!("mailto:{}", line.value),
        LineKind::Website if line.value.starts_with("https://") || line.value.starts_with("http://") => {
            line.value.clone()
        }
        LineKind::Website | LineKind::Fax | LineKind::SuggestionBox | LineKind::Postal => String::new(),
    }
}
