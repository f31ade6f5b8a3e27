//! What one looks rules and dates up in.

use crate::Regulation;
use calendar::{Calendar, Date, OfficeHours, Within};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use words::CaseKind;

/// What the organisation has settled for itself, as far as limits are concerned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Local {
    /// The hours of its offices.
    pub hours: OfficeHours,
    /// Its own limits in place of the defaults of settings, by `regulation/duty`.
    pub limits: BTreeMap<String, Within>,
    /// Whether the days of reviewers who send an answer back do not count against the unit.
    pub reviewers_days_excluded: bool,
}

/// The rules and the calendar under which one case stands at one moment.
#[derive(Clone, Debug)]
pub struct Books {
    /// The regulations, the first of them the one the organisation works under first of all.
    pub regulations: Vec<Arc<Regulation>>,
    /// The calendar as known.
    pub calendar: Calendar,
    /// The organisation's settings.
    pub local: Local,
}

impl Books {
    /// The regulation of this id.
    #[must_use]
    pub fn regulation(&self, id: &str) -> Option<&Arc<Regulation>> {
        self.regulations.iter().find(|r| r.id == id)
    }

    /// Leaves only the regulations whose scope takes this kind of case: a county's rules may take what its province's do
    /// not. Where none takes it all stay, and acceptance is refused by their scope.
    pub fn keep_those_taking(&mut self, kind: CaseKind) {
        let takes = |r: &Arc<Regulation>| r.kinds.is_empty() || r.kinds.contains(&kind);
        if self.regulations.iter().any(takes) {
            self.regulations.retain(takes);
        }
    }
}

/// Every version of every regulation, and every state of the calendar: the shelf from which books are taken.
#[derive(Clone, Debug)]
pub struct Shelf {
    regulations: BTreeMap<(String, String), Arc<Regulation>>,
    kept: BTreeMap<(String, String), Arc<Regulation>>,
    calendars: BTreeMap<String, Calendar>,
    latest: Calendar,
}

impl Shelf {
    /// A shelf with these regulations and a calendar in all its versions.
    #[must_use]
    pub fn new(regulations: Vec<Regulation>, calendar: &Calendar) -> Self {
        let mut shelf = Self {
            regulations: BTreeMap::new(),
            kept: BTreeMap::new(),
            calendars: BTreeMap::new(),
            latest: calendar.clone(),
        };
        for regulation in regulations {
            shelf.add(regulation);
        }
        shelf.load(calendar);
        shelf
    }

    /// Adds a regulation, or another version of one.
    pub fn add(&mut self, regulation: Regulation) {
        self.regulations.insert((regulation.id.clone(), regulation.version.clone()), Arc::new(regulation));
    }

    /// Keeps a version for the cases that began under it: no case begins under it any more.
    pub fn keep(&mut self, regulation: Regulation) {
        self.kept.insert((regulation.id.clone(), regulation.version.clone()), Arc::new(regulation));
    }

    /// Takes in a calendar in all its versions, the whole of it as the latest.
    pub fn load(&mut self, calendar: &Calendar) {
        for notice in calendar.notices() {
            let known = calendar.as_known_on(notice.published());
            self.calendars.insert(known.version().to_owned(), known);
        }
        self.calendars.insert(calendar.version().to_owned(), calendar.clone());
        self.latest = calendar.clone();
    }

    /// The whole calendar.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.latest
    }

    /// The calendar of a version; the latest where that version is not on the shelf.
    #[must_use]
    pub fn calendar_of(&self, version: &str) -> &Calendar {
        self.calendars.get(version).unwrap_or(&self.latest)
    }

    /// The calendar as it was known on a day.
    #[must_use]
    pub fn calendar_known_on(&self, day: Date) -> &Calendar {
        self.latest
            .notices()
            .iter()
            .filter(|n| n.published() <= day)
            .max_by_key(|n| n.published())
            .and_then(|n| {
                self.calendars.values().find(|c| c.notices().iter().map(|m| m.published()).max() == Some(n.published()))
            })
            .unwrap_or(&self.latest)
    }

    /// Every regulation, each version.
    pub fn regulations(&self) -> impl Iterator<Item = &Arc<Regulation>> {
        self.regulations.values()
    }

    /// The regulation of this id and version, whether cases still begin under it or only go on.
    #[must_use]
    pub fn regulation(&self, id: &str, version: &str) -> Option<&Arc<Regulation>> {
        let key = (id.to_owned(), version.to_owned());
        self.regulations.get(&key).or_else(|| self.kept.get(&key))
    }

    /// The version of a regulation to begin a case under on a day: the latest in force; where none is in force yet,
    /// the latest there is (an organisation may adopt a draft).
    #[must_use]
    pub fn current(&self, id: &str, day: Date) -> Option<&Arc<Regulation>> {
        let of_id = || self.regulations.values().filter(|r| r.id == id);
        of_id().filter(|r| r.is_in_force(day)).max_by_key(|r| r.in_force).or_else(|| of_id().next_back())
    }
}
