//! What happened, who did it, under which rules.

use crate::{Terms, Value};
use calendar::{DateTime, Span};
use directory::{OrgId, StaffId};
use regulation::{Happening, Holder};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use words::{Act, Field, HolderWord, Role};

/// An act with its content: asked for first and, where nothing forbids it, recorded as a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The act's word.
    pub act: Act,
    /// Its fields.
    pub fields: BTreeMap<Field, Value>,
}

impl Fact {
    /// A fact without content.
    #[must_use]
    pub const fn of(act: Act) -> Self {
        Self { act, fields: BTreeMap::new() }
    }

    /// The same fact with a field more.
    #[must_use]
    pub fn with(mut self, field: Field, value: Value) -> Self {
        self.fields.insert(field, value);
        self
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Value> {
        self.fields.get(&field)
    }

    /// The word in a field.
    #[must_use]
    pub fn word(&self, field: Field) -> Option<&str> {
        self.get(field).and_then(Value::word)
    }

    /// Whether a field says 是.
    #[must_use]
    pub fn says_yes(&self, field: Field) -> bool {
        self.word(field) == Some("是")
    }

    /// The moment in a field.
    #[must_use]
    pub fn moment(&self, field: Field) -> Option<DateTime> {
        if let Some(Value::Moment(at)) = self.get(field) { Some(*at) } else { None }
    }

    /// The length of time in a field.
    #[must_use]
    pub fn span(&self, field: Field) -> Option<Span> {
        if let Some(Value::Span(span)) = self.get(field) { Some(*span) } else { None }
    }

    /// The whole number in a field.
    #[must_use]
    pub fn number(&self, field: Field) -> Option<u64> {
        self.get(field).and_then(Value::number)
    }

    /// The cases or words of a list in a field.
    #[must_use]
    pub fn list(&self, field: Field) -> &[String] {
        self.get(field).map_or(&[], Value::list)
    }

    /// The organisation in a field.
    #[must_use]
    pub fn org(&self, field: Field) -> Option<&OrgId> {
        match self.get(field) {
            Some(Value::Org(org)) => Some(org),
            Some(Value::Person { seat, .. }) => Some(&seat.org),
            _ => None,
        }
    }
}

/// Who acts: a person in a seat, the party, or time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The role in which it is done.
    pub role: Role,
    /// The organisation at which the role is held.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub org: Option<OrgId>,
    /// The person.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub staff: Option<StaffId>,
}

impl Actor {
    /// The party of the case.
    #[must_use]
    pub const fn party() -> Self {
        Self { role: Role::Party, org: None, staff: None }
    }

    /// Time.
    #[must_use]
    pub const fn time() -> Self {
        Self { role: Role::Time, org: None, staff: None }
    }

    /// A member of staff in a seat.
    #[must_use]
    pub const fn staff(role: Role, org: OrgId, staff: StaffId) -> Self {
        Self { role, org: Some(org), staff: Some(staff) }
    }

    /// The actor as the one who owes a duty, by the rule's word for them.
    #[must_use]
    pub fn holder(&self, word: HolderWord) -> Holder {
        Holder {
            org: self.org.as_ref().map(|org| org.0.clone()),
            role: Some(self.role),
            staff: self.staff.as_ref().map(|staff| staff.0.clone()),
            ..Holder::named(word)
        }
    }

    /// Whether this is the same person as another actor; two of whom no person is known are the same in the same seat.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.staff, &other.staff) {
            (Some(one), Some(two)) => one == two,
            (None, None) => self.role == other.role && self.org == other.org,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// A fact as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// The place in the stream, from one.
    pub sequence: u64,
    /// When, civil time of Asia/Shanghai.
    pub at: DateTime,
    /// By whom.
    pub by: Actor,
    /// Under which rules it was decided.
    pub terms: Terms,
    /// What.
    pub fact: Fact,
}

impl Happening for Recorded {
    fn act(&self) -> Act {
        self.fact.act
    }
    fn sequence(&self) -> u64 {
        self.sequence
    }
    fn at(&self) -> DateTime {
        self.at
    }
    fn value(&self, field: Field) -> Option<String> {
        self.fact.get(field).map(Value::rule_word)
    }
    fn moment(&self, field: Field) -> Option<DateTime> {
        self.fact.moment(field)
    }
    fn span(&self, field: Field) -> Option<Span> {
        self.fact.span(field)
    }
    fn items(&self, field: Field) -> Vec<(String, Option<DateTime>)> {
        match self.fact.get(field) {
            Some(Value::Orgs(orgs)) => orgs.iter().map(|o| (o.0.clone(), None)).collect(),
            Some(Value::Milestones(list)) => list.iter().map(|(name, at)| (name.clone(), Some(*at))).collect(),
            Some(Value::Words(words) | Value::Cases(words)) => words.iter().map(|w| (w.clone(), None)).collect(),
            Some(other) => vec![(other.rule_word(), None)],
            None => Vec::new(),
        }
    }
}
