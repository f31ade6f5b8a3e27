//! Organisations: governments' centres, departments, windows and outside bodies.

use crate::Line;
use calendar::OfficeHours;
use serde::{Deserialize, Serialize};

/// The id of an organisation: short, stable, without meaning to anybody but the program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrgId(pub String);

impl OrgId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for OrgId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OrgKind {
    /// A service centre or the office that supervises centres; its cases are its own.
    Centre,
    /// A department of the government.
    Department,
    /// A window in the centre's hall.
    Window,
    /// A body outside the reach of the centre: a discipline organ, a petition office, the hotline.
    Outside,
}

/// The level of government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// 省
    Province,
    /// 市
    City,
    /// 县、区
    County,
}

impl Level {
    /// The Chinese word, as rules use it for the attribute `level`.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Province => "省",
            Self::City => "市",
            Self::County => "县",
        }
    }
}

/// One organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its id.
    pub id: OrgId,
    /// Its full name.
    pub name: String,
    /// The short word by which people of the area call it (中心, 市场监管局).
    pub word: String,
    /// What it is.
    pub kind: OrgKind,
    /// The level of its government.
    pub level: Level,
    /// The division code of its area (GB/T 2260), six digits.
    pub division: String,
    /// The centre to whose area it belongs; `None` for a centre.
    pub centre: Option<OrgId>,
    /// The office one level above, for a centre.
    pub superior: Option<OrgId>,
    /// Whether a county's centre stands directly under the province.
    pub under_province: bool,
    /// The department that a window belongs to.
    pub department: Option<OrgId>,
    /// The name of the office that receives for a centre (督查室).
    pub receiving_office: String,
    /// The published telephone number.
    pub phone: String,
    /// Where to find it.
    pub place: String,
    /// Its published opening hours, as words.
    pub hours: String,
    /// The same hours for the program: the shifts of a working day. Empty for the office hours of its centre.
    #[serde(default)]
    pub shifts: Vec<OfficeHours>,
    /// How else it is reached, as published: telephones, fax, mailboxes, boxes, addresses.
    #[serde(default)]
    pub lines: Vec<Line>,
}
