//! What stands in a field of a fact.

use calendar::{DateTime, Span};
use directory::{ItemId, OrgId, Seat, StaffId};
use serde::{Deserialize, Serialize};

/// Free or personal words that stand in the vault: the journal holds only where, and a digest of nonce and ciphertext.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The id of the vault's entry.
    pub id: String,
    /// The digest of nonce and ciphertext, lower-case hexadecimal.
    pub digest: String,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A word of the vocabulary or of office life that says nothing of a person.
    Word(String),
    /// A moment, civil time of Asia/Shanghai.
    Moment(DateTime),
    /// A length of time.
    Span(Span),
    /// An organisation.
    Org(OrgId),
    /// Several organisations.
    Orgs(Vec<OrgId>),
    /// A member of staff, by person or by seat.
    Person {
        /// The seat.
        seat: Seat,
        /// The person, where known.
        staff: Option<StaffId>,
    },
    /// Posts, each with the seat that stands in for it.
    StandIns(Vec<(Seat, Seat)>),
    /// An item of service.
    Item(ItemId),
    /// Milestones, each with its day.
    Milestones(Vec<(String, DateTime)>),
    /// Another case.
    Case(String),
    /// Several cases, by stream or, as somebody typed them, by number.
    Cases(Vec<String>),
    /// Several words.
    Words(Vec<String>),
    /// A whole number.
    Number(u64),
    /// Files, by the digests under which they are stored.
    Files(Vec<String>),
    /// Sealed words.
    Sealed(Sealed),
}

impl Value {
    /// The value as rules compare it; sealed words are only known to be there.
    #[must_use]
    pub fn rule_word(&self) -> String {
        match self {
            Self::Word(word) | Self::Case(word) => word.clone(),
            Self::Moment(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
            Self::Span(span) => span.to_string(),
            Self::Org(org) => org.0.clone(),
            Self::Orgs(orgs) => orgs.iter().map(OrgId::as_str).collect::<Vec<_>>().join("、"),
            Self::Person { seat, .. } => format!("{}@{}", seat.role, seat.org.as_str()),
            Self::StandIns(list) => list.iter().map(|(post, seat)| said(post, seat)).collect::<Vec<_>>().join("、"),
            Self::Item(item) => item.0.clone(),
            Self::Milestones(list) => list.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("、"),
            Self::Files(words) | Self::Cases(words) | Self::Words(words) => words.join("、"),
            Self::Number(number) => number.to_string(),
            Self::Sealed(_) => "有".to_owned(),
        }
    }

    /// The word, where it is one.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }

    /// The whole number, where it is one.
    #[must_use]
    pub const fn number(&self) -> Option<u64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The cases or words of a list; none of anything else.
    #[must_use]
    pub fn list(&self) -> &[String] {
        match self {
            Self::Cases(list) | Self::Words(list) | Self::Files(list) => list,
            _ => &[],
        }
    }
}

fn said(post: &Seat, seat: &Seat) -> String {
    format!("{}@{}由{}@{}代行", post.role, post.org.as_str(), seat.role, seat.org.as_str())
}
