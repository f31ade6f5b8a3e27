//! The values of dimensions.

use directory::{Directory, OrgId, Organisation, StaffId};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// One value of a dimension: an office, a person, a word. Two are the same when their ids are: an office that was renamed
/// stays one office.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Mark {
    /// What keeps it apart from others: an id, a division code, the word itself.
    #[serde(rename = "i")]
    pub id: String,
    /// By which other names it goes, the one to show first.
    #[serde(rename = "n", default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Mark {}

impl PartialOrd for Mark {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Mark {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

impl Mark {
    /// A value that is a word and has no other name.
    #[must_use]
    pub fn word(word: impl Into<String>) -> Self {
        Self { id: word.into(), names: Vec::new() }
    }

    /// A value with the names by which it goes, empty and repeated ones left out.
    #[must_use]
    pub fn named(id: impl Into<String>, names: impl IntoIterator<Item = String>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for name in names {
            if !name.is_empty() && !kept.contains(&name) {
                kept.push(name);
            }
        }
        Self { id: id.into(), names: kept }
    }

    /// An organisation, by its id, its short word and its full name.
    #[must_use]
    pub fn office(org: &Organisation) -> Self {
        Self::named(org.id.as_str(), [org.word.clone(), org.name.clone()])
    }

    /// An organisation by its id, with its names where the directory knows it.
    #[must_use]
    pub fn office_of(id: &OrgId, directory: &Directory) -> Self {
        directory.organisation(id).map_or_else(|| Self::word(id.as_str()), Self::office)
    }

    /// A member of staff by id, by the name on the badge and by the seats as rosters write them (`承办人@市场监管局`).
    #[must_use]
    pub fn staff(id: &StaffId, directory: &Directory) -> Self {
        let Some(staff) = directory.member(id) else { return Self::word(id.as_str()) };
        let seats = staff.seats.iter().filter_map(|seat| {
            let org = directory.organisation(&seat.org)?;
            Some(format!("{}@{}", seat.role, org.word))
        });
        Self::named(id.as_str(), std::iter::once(staff.name.clone()).chain(seats))
    }

    /// What is shown for it.
    #[must_use]
    pub fn label(&self) -> &str {
        self.names.first().unwrap_or(&self.id)
    }

    /// Whether this is its id or one of its names.
    #[must_use]
    pub fn goes_by(&self, name: &str) -> bool {
        self.id == name || self.names.iter().any(|n| n == name)
    }
}
