//! Whom a rule means when it says who owes an act.

use crate::Role;

/// A word of a rule that names a holder relative to a case: a role, or a place in the case's own life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HolderWord {
    /// 中心: the receiving office of the case's centre.
    Centre,
    /// 牵头: the lead to which the work order went.
    Lead,
    /// 每项: the item of the list for which the duty is opened (a co-handler).
    Each,
    /// 首问责任人: whoever took the question first.
    FirstAsked,
    /// 接收人: whoever the case was handed to.
    Recipient,
    /// 实施人: whoever recorded the opening fact.
    Doer,
    /// 受理窗口: the first-asked where a window took the matter, else the receiving office.
    IntakeWindow,
    /// 值班人: whoever is on duty for the number or named for the post.
    OnDuty,
    /// 辖区质检机构: the organisation that inspects the lead's answers.
    InspectingOffice,
    /// A role: of the centre for the centre's roles, of the lead for the roles of units.
    Role(Role),
}

const RELATIVE: &[(&str, HolderWord)] = &[
    ("中心", HolderWord::Centre),
    ("牵头", HolderWord::Lead),
    ("每项", HolderWord::Each),
    ("首问责任人", HolderWord::FirstAsked),
    ("接收人", HolderWord::Recipient),
    ("实施人", HolderWord::Doer),
    ("受理窗口", HolderWord::IntakeWindow),
    ("值班人", HolderWord::OnDuty),
    ("辖区质检机构", HolderWord::InspectingOffice),
];

impl HolderWord {
    /// Finds the holder that a rule file names.
    ///
    /// ```
    /// use words::{HolderWord, Role};
    /// assert_eq!(HolderWord::from_zh("牵头"), Some(HolderWord::Lead));
    /// assert_eq!(HolderWord::from_zh("分管领导"), Some(HolderWord::Role(Role::LeaderInCharge)));
    /// ```
    #[must_use]
    pub fn from_zh(word: &str) -> Option<Self> {
        let word = word.trim();
        RELATIVE
            .iter()
            .find_map(|(zh, holder)| (*zh == word).then_some(*holder))
            .or_else(|| Role::from_zh(word).map(Self::Role))
    }

    /// The word as a rule file writes it.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Role(role) => role.zh(),
            other => RELATIVE.iter().find_map(|(zh, holder)| (*holder == other).then_some(*zh)).unwrap_or_default(),
        }
    }
}
