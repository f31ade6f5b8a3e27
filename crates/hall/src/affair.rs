//! An affair as its facts made it.

use calendar::DateTime;
use directory::OrgId;
use record::{Actor, Recorded};
use std::collections::{BTreeMap, BTreeSet};
use words::{Act, Affair as Kind, Field, Stage};

/// One affair: its facts, and what rules and screens ask of them most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Affair {
    /// The facts, oldest first.
    pub facts: Vec<Recorded>,
    /// What it is.
    pub kind: Option<Kind>,
    /// The centre whose affair it is.
    pub centre: Option<OrgId>,
    /// The regulations under which it began, id and version.
    pub regulations: Vec<(String, String)>,
    /// When it began.
    pub begun: Option<DateTime>,
    /// Who began it.
    pub by: Option<Actor>,
    /// The organisation that it is about, or that must act.
    pub unit: Option<OrgId>,
    /// The department of that organisation, where it is a window.
    pub department: Option<OrgId>,
    /// Who is on duty for the number called.
    pub on_duty: Option<Actor>,
    /// The cases that belong to it: raised from it, counted by it, drawn by it.
    pub cases: BTreeSet<String>,
    /// The cases whose complaint stands as verified, by case.
    pub verified: BTreeMap<String, bool>,
    /// The posts looked after today and not yet signed for.
    pub posts: BTreeSet<String>,
    /// What it is called, where it has an open name.
    pub theme: Option<String>,
    /// The end, when ended.
    pub ended: Option<Ended>,
}

/// The end of an affair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: DateTime,
    /// By which fact.
    pub sequence: u64,
}

impl Affair {
    /// Whether anything has happened.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        !self.facts.is_empty()
    }

    /// Whether it has ended.
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        self.ended.is_some()
    }

    /// Whether an act has been recorded.
    #[must_use]
    pub fn has(&self, act: Act) -> bool {
        self.facts.iter().any(|r| r.fact.act == act)
    }

    /// The latest fact of an act.
    #[must_use]
    pub fn last(&self, act: Act) -> Option<&Recorded> {
        self.facts.iter().rev().find(|r| r.fact.act == act)
    }

    /// The latest fact that carries a field.
    #[must_use]
    pub fn last_with(&self, field: Field) -> Option<&Recorded> {
        self.facts.iter().rev().find(|r| r.fact.fields.contains_key(&field))
    }

    /// How many complaints stand as verified.
    #[must_use]
    pub fn verified_count(&self) -> u64 {
        self.verified.values().filter(|stands| **stands).count() as u64
    }

    /// Where it stands, as lists show it.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        if self.is_ended() { Stage::Closed } else { Stage::InHand }
    }
}
