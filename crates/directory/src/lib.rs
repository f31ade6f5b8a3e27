//! Who there is: organisations and their levels, jurisdictions, published lines, staff and the seats that they hold,
//! duty rosters, the items of service, and the settings of each centre.
//!
//! The directory is what `decide` looks things up in; what was found is written into the fact, so that a later
//! change of staff or of jurisdiction leaves what has happened untouched.
#![warn(missing_docs)]

mod attendance;
pub mod demonstration;
mod item;
mod line;
mod organisation;
mod roster;
mod settings;
mod staff;

pub use item::{Item, ItemId, Standing};
pub use line::{Line, LineId, LineKind};
pub use organisation::{Level, OrgId, OrgKind, Organisation};
pub use roster::{Roster, Station, Turn, TurnDay};
pub use settings::{Adopted, Settings};
pub use staff::{Seat, Staff, StaffId};

use serde::{Deserialize, Serialize};
use words::Role;

/// Everything that is known of organisations, people and items at one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Directory {
    /// The organisations, parents before children.
    pub organisations: Vec<Organisation>,
    /// The members of staff.
    pub staff: Vec<Staff>,
    /// The items of service.
    pub items: Vec<Item>,
    /// The settings of each centre.
    pub settings: Vec<Settings>,
    /// The duty rosters of published lines and windows.
    #[serde(default)]
    pub rosters: Vec<Roster>,
}

impl Directory {
    /// The organisation of this id.
    #[must_use]
    pub fn organisation(&self, id: &OrgId) -> Option<&Organisation> {
        self.organisations.iter().find(|o| &o.id == id)
    }

    /// The name of an organisation; its id where it is no longer known.
    #[must_use]
    pub fn name_of<'a>(&'a self, id: &'a OrgId) -> &'a str {
        self.organisation(id).map_or(id.as_str(), |o| o.name.as_str())
    }

    /// The organisation of the area of `centre` that goes by this name, short word or id; one of the area before
    /// one of elsewhere.
    #[must_use]
    pub fn find(&self, centre: &OrgId, name: &str) -> Option<&Organisation> {
        let name = name.trim();
        let goes_by = |o: &&Organisation| o.name == name || o.word == name || o.id.as_str() == name;
        self.organisations
            .iter()
            .filter(goes_by)
            .find(|o| &o.id == centre || o.centre.as_ref() == Some(centre))
            .or_else(|| self.organisations.iter().filter(goes_by).find(|o| self.is_near(centre, o)))
            .or_else(|| self.organisations.iter().find(goes_by))
    }

    /// Whether an office stands above a centre or beside it under the same one.
    fn is_near(&self, centre: &OrgId, office: &Organisation) -> bool {
        let above = self.organisation(centre).and_then(|c| c.superior.as_ref());
        let higher = above.and_then(|a| self.organisation(a)).and_then(|a| a.superior.as_ref());
        above == Some(&office.id)
            || office.superior.as_ref() == Some(centre)
            || (above.is_some() && office.superior.as_ref() == above)
            || (higher.is_some() && higher == Some(&office.id))
    }

    /// The member of staff of this id.
    #[must_use]
    pub fn member(&self, id: &StaffId) -> Option<&Staff> {
        self.staff.iter().find(|s| &s.id == id)
    }

    /// Those who hold a role at an organisation.
    pub fn holders<'a>(&'a self, role: Role, org: &'a OrgId) -> impl Iterator<Item = &'a Staff> {
        self.staff.iter().filter(move |s| s.seats.iter().any(|seat| seat.role == role && &seat.org == org))
    }

    /// The item of the area of `centre` that goes by this name or id.
    #[must_use]
    pub fn item(&self, centre: &OrgId, name: &str) -> Option<&Item> {
        let name = name.trim();
        self.items.iter().find(|i| &i.centre == centre && (i.name == name || i.id.as_str() == name))
    }

    /// The settings of a centre.
    #[must_use]
    pub fn settings(&self, centre: &OrgId) -> Option<&Settings> {
        self.settings.iter().find(|s| &s.centre == centre)
    }

    /// The centre to which an organisation belongs: itself when it is one.
    #[must_use]
    pub fn centre_of<'a>(&'a self, org: &'a OrgId) -> Option<&'a OrgId> {
        let found = self.organisation(org)?;
        if found.kind == OrgKind::Centre { Some(&found.id) } else { found.centre.as_ref() }
    }

    /// The organisations of an area: those that belong to its centre, the centre first.
    pub fn area<'a>(&'a self, centre: &'a OrgId) -> impl Iterator<Item = &'a Organisation> {
        self.organisations.iter().filter(move |o| &o.id == centre || o.centre.as_ref() == Some(centre))
    }

    /// The offices above a centre and beside it: those to which a matter goes by letter (函转).
    pub fn near<'a>(&'a self, centre: &'a OrgId) -> impl Iterator<Item = &'a Organisation> {
        self.organisations
            .iter()
            .filter(move |o| o.kind == OrgKind::Centre && &o.id != centre && self.is_near(centre, o))
    }

    /// The office one level above a centre, where there is one.
    #[must_use]
    pub fn superior(&self, centre: &OrgId) -> Option<&Organisation> {
        self.organisation(self.organisation(centre)?.superior.as_ref()?)
    }

    /// The office whose inspectors judge the answers of `unit`: for a unit of the province the province's office,
    /// for a county directly under the province its own, for every other unit the city's (豫大数据〔2020〕23号
    /// 第六条（二）). Where no office of that level is known, the unit's own centre.
    #[must_use]
    pub fn inspecting_office(&self, unit: &OrgId) -> Option<OrgId> {
        let mut office = self.organisation(self.centre_of(unit)?)?;
        loop {
            let inspects_itself = matches!(office.level, Level::Province | Level::City) || office.under_province;
            match office.superior.as_ref().and_then(|above| self.organisation(above)) {
                Some(above) if !inspects_itself => office = above,
                Some(_) | None => return Some(office.id.clone()),
            }
        }
    }

    /// Adds another directory to this one, as when several areas are served by one program.
    pub fn extend(&mut self, other: Self) {
        self.organisations.extend(other.organisations);
        self.staff.extend(other.staff);
        self.items.extend(other.items);
        self.settings.extend(other.settings);
        self.rosters.extend(other.rosters);
    }
}
