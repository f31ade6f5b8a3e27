//! How far a seat's figures reach: over its centre, or over its own unit.

use case::{Reach, reach};
use directory::{OrgId, OrgKind};
use words::Dimension;

use crate::WebState;
use crate::http::Trouble;
use crate::staff::seated::Seated;

/// What a seat may count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The centre whose matters are counted.
    pub centre: OrgId,
    /// The one unit that is counted; `None` for the whole centre.
    pub unit: Option<(Dimension, OrgId)>,
}

impl Extent {
    /// What a seat may count; `None` where it may not count at all.
    pub fn of(state: &WebState, seated: &Seated) -> Option<Self> {
        let directory = state.desk().directory();
        let centre = directory.centre_of(&seated.seat.org)?.clone();
        let reaches = reach(&seated.actor, &directory);
        if reaches.contains(&Reach::Centre) {
            return Some(Self { centre, unit: None });
        }
        let dimension = match directory.organisation(&seated.seat.org)?.kind {
            OrgKind::Department => Dimension::Department,
            OrgKind::Window => Dimension::Window,
            OrgKind::Centre | OrgKind::Outside => return None,
        };
        let unit = (dimension, seated.seat.org.clone());
        reaches.contains(&Reach::Lead).then_some(Self { centre, unit: Some(unit) })
    }

    /// As [`Extent::of`].
    ///
    /// # Errors
    /// A 403 for a seat that may not count.
    pub fn asked(state: &WebState, seated: &Seated) -> Result<Self, Trouble> {
        let none = || Trouble::forbidden("您的岗位不看统计数据。").coded("out-of-reach");
        Self::of(state, seated).ok_or_else(none)
    }

    /// As [`Extent::of`], for what is only there for a whole centre.
    ///
    /// # Errors
    /// A 403 for everybody else.
    pub fn whole(state: &WebState, seated: &Seated) -> Result<Self, Trouble> {
        let none = || Trouble::forbidden("这是全中心的材料，不在您的岗位范围内。").coded("out-of-reach");
        Self::of(state, seated).filter(Self::is_whole).ok_or_else(none)
    }

    /// Whether it is the whole centre.
    pub const fn is_whole(&self) -> bool {
        self.unit.is_none()
    }

    /// What every figure of this seat is narrowed to.
    pub fn filters(&self) -> Vec<(String, String)> {
        self.unit.iter().map(|(dimension, org)| (dimension.zh().to_owned(), org.0.clone())).collect()
    }

    /// Whose figures they are, by name.
    pub fn whose(&self, state: &WebState) -> String {
        let org = self.unit.as_ref().map_or(&self.centre, |(_, org)| org);
        state.desk().directory().name_of(org).to_owned()
    }
}
