//! Members of staff and the seats that they hold.

use crate::{ItemId, OrgId};
use serde::{Deserialize, Serialize};
use words::Role;

/// The id of a member of staff.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StaffId(pub String);

impl StaffId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for StaffId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// A role held at an organisation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seat {
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub org: OrgId,
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Staff {
    /// The id, which is also the sign-in name.
    pub id: StaffId,
    /// The name on the badge.
    pub name: String,
    /// The title of the post, shown beside the name on the badge (“有诉即办” 服务人员); empty where the role says it.
    #[serde(default)]
    pub post: String,
    /// The seats held.
    pub seats: Vec<Seat>,
    /// The items this person answers for (首问责任的职责范围).
    pub scope: Vec<ItemId>,
}

impl Staff {
    /// What the badge says beside the name: the post's title, else the role of the first seat.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.post.is_empty() { self.seats.first().map_or("", |seat| seat.role.zh()) } else { &self.post }
    }
}
