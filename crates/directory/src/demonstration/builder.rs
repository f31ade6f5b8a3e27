//! Builds a tree from what is different about its place.

use super::items::ITEMS;
use super::names::name;
use super::places::{Address, Office, Place};
use super::posts::{ABOVE, AT_CENTRE, AT_DEPARTMENT, AT_DISCIPLINE, BESIDE, Post, WINDOW_CLERK, WINDOW_HEAD};
use super::reach;
use crate::{Adopted, Directory, Item, ItemId, Level, OrgId, OrgKind, Organisation, Seat, Settings, Staff, StaffId};
use calendar::{Date, Span, Unit};

/// The day from which the demonstration organisations work under their regulations, whatever the documents' dates:
/// matters of every year that the calendar knows can be tried.
const SINCE: Date = jiff::civil::date(2019, 1, 1);

/// The departments: the key in ids and the word.
const DEPARTMENTS: [(&str, &str); 6] = [
    ("market", "市场监管局"),
    ("social", "人社局"),
    ("land", "自然资源局"),
    ("housing", "住建局"),
    ("police", "公安局"),
    ("tax", "税务局"),
];

/// The windows: the key in ids, which is that of the window's department where it has one, and the word.
const WINDOWS: [(&str, &str); 6] = [
    ("market", "市场监管窗口"),
    ("social", "人社窗口"),
    ("land", "不动产窗口"),
    ("housing", "住建窗口"),
    ("police", "公安窗口"),
    ("general", "综合窗口"),
];

const OUTSIDE: [(&str, &str); 3] = [("discipline", "纪检组"), ("petition", "信访局"), ("hotline", "12345热线")];

/// Builds the tree of a place.
pub(super) fn build(place: &Place) -> Directory {
    let mut tree = Tree { place, directory: Directory::default(), people: 0 };
    tree.offices();
    tree.departments();
    tree.windows();
    tree.outside();
    tree.items();
    tree.directory.rosters = reach::rosters(place);
    let adopted = Adopted { regulation: place.regulation.to_owned(), since: SINCE };
    let settings = Settings::of(tree.id(""), vec![adopted]);
    tree.directory.settings.push(settings);
    tree.directory
}

struct Tree<'a> {
    place: &'a Place,
    directory: Directory,
    /// How many people have been named.
    people: usize,
}

impl Tree<'_> {
    /// The id of an organisation, item or person of this tree; of the centre without an `end`.
    fn text(&self, end: &str) -> String {
        let tree = self.place.regulation;
        if end.is_empty() { tree.to_owned() } else { format!("{tree}-{end}") }
    }

    fn id(&self, end: &str) -> OrgId {
        OrgId(self.text(end))
    }

    /// An organisation of the place itself that belongs to its centre.
    fn unit(&self, end: &str, word: &str, address: Address, kind: OrgKind) -> Organisation {
        let (name, phone, door) = address;
        let (hours, shifts) = match kind {
            OrgKind::Centre | OrgKind::Window => (self.place.hours, reach::hall_shifts()),
            OrgKind::Department | OrgKind::Outside => (self.place.office_hours, reach::house_shifts(self.place)),
        };
        Organisation {
            id: self.id(end),
            name: name.to_owned(),
            word: word.to_owned(),
            kind,
            level: self.place.level,
            division: self.place.division.to_owned(),
            centre: Some(self.id("")),
            superior: None,
            under_province: false,
            department: None,
            receiving_office: String::new(),
            phone: phone.to_owned(),
            place: door.to_owned(),
            hours: hours.to_owned(),
            shifts,
            lines: Vec::new(),
        }
    }

    /// An office above the place or beside it: a centre of its own.
    fn office(&self, end: &str, word: &str, office: &Office, superior: Option<OrgId>) -> Organisation {
        Organisation {
            level: office.level,
            division: office.division.to_owned(),
            centre: None,
            superior,
            receiving_office: office.receiving_office.to_owned(),
            hours: office.hours.to_owned(),
            shifts: reach::house_shifts(self.place),
            ..self.unit(end, word, office.address, OrgKind::Centre)
        }
    }

    /// Adds an organisation and the people who hold its roles; their sign-in names end in `suffix`.
    fn add(&mut self, mut organisation: Organisation, posts: &[Post], suffix: &str) {
        for post in posts {
            self.seat(*post, &organisation.id, suffix, Vec::new());
        }
        organisation.lines = reach::lines(self.place, &organisation);
        self.directory.organisations.push(organisation);
    }

    fn seat(&mut self, (role, part, title): Post, org: &OrgId, suffix: &str, scope: Vec<ItemId>) {
        let name = name(self.place.names_from + self.people);
        self.people += 1;
        let seats = vec![Seat { role, org: org.clone() }];
        let id = StaffId(self.text(&format!("{part}{suffix}")));
        self.directory.staff.push(Staff { id, name, post: title.to_owned(), seats, scope });
    }

    /// The offices from the top down to the centre, and the neighbour.
    fn offices(&mut self) {
        let place = self.place;
        let above = place.province.as_ref().map(|province| {
            let office = self.office("province", "省局", province, None);
            self.add(office, ABOVE, "-province");
            self.id("province")
        });
        let superior = self.office("superior", "上级", &place.superior, above);
        self.add(superior, ABOVE, "-superior");
        let centre = Organisation {
            centre: None,
            superior: Some(self.id("superior")),
            receiving_office: "督查室".to_owned(),
            ..self.unit("", "中心", place.centre, OrgKind::Centre)
        };
        self.add(centre, AT_CENTRE, "");
        // A county's office stands under its city: the centre itself where that is the city's.
        let above = if place.level == Level::City { self.id("") } else { self.id("superior") };
        let neighbour = self.office("neighbour", "邻县", &place.neighbour, Some(above));
        self.add(neighbour, BESIDE, "-neighbour");
    }

    fn departments(&mut self) {
        for ((key, word), address) in DEPARTMENTS.into_iter().zip(self.place.departments) {
            let department = self.unit(key, word, address, OrgKind::Department);
            self.add(department, AT_DEPARTMENT, &format!("-{key}"));
        }
    }

    fn windows(&mut self) {
        for ((key, word), address) in WINDOWS.into_iter().zip(self.place.windows) {
            let department = DEPARTMENTS.iter().any(|(own, _)| *own == key).then(|| self.id(key));
            let end = format!("window-{key}");
            let window = Organisation { department, ..self.unit(&end, word, address, OrgKind::Window) };
            let scope = ITEMS.iter().filter(|item| item.owner == key).map(|item| self.item_id(item.key)).collect();
            self.seat(WINDOW_HEAD, &window.id, &format!("-{key}"), Vec::new());
            self.seat(WINDOW_CLERK, &window.id, &format!("-{key}"), scope);
            self.add(window, &[], "");
        }
    }

    fn outside(&mut self) {
        for ((key, word), address) in OUTSIDE.into_iter().zip(self.place.outside) {
            let body = self.unit(key, word, address, OrgKind::Outside);
            let roles = if key == "discipline" { AT_DISCIPLINE } else { &[] };
            self.add(body, roles, &format!("-{key}"));
        }
    }

    fn item_id(&self, key: &str) -> ItemId {
        ItemId(self.text(key))
    }

    fn items(&mut self) {
        for template in &ITEMS {
            let item = Item {
                id: self.item_id(template.key),
                name: template.name.to_owned(),
                centre: self.id(""),
                owner: self.id(template.owner),
                window: self.id(&format!("window-{}", template.owner)),
                permit: template.permit,
                limit: template.workdays.map(|amount| Span { amount, unit: Unit::Workdays }),
                standing: template.standing,
                explanation: template.explanation.to_owned(),
                materials: template.materials.iter().map(|material| (*material).to_owned()).collect(),
            };
            self.directory.items.push(item);
        }
    }
}
