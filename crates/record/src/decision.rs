//! What comes of an act: facts and papers, or reasons.

use crate::{Fact, Sealed};
use regulation::Citation;
use serde::{Deserialize, Serialize};
use words::{Field, Refusal, Role};

/// An act decided: nothing is left to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The facts, in order.
    pub facts: Vec<Fact>,
    /// Commands for other streams that follow from the facts.
    pub then: Vec<Then>,
    /// The clauses on which the decision rests.
    pub because: Vec<Citation>,
}

/// A command for another stream: written to the outbox in the same transaction, done by time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Then {
    /// The other stream.
    pub stream: String,
    /// What is to be recorded there, where nothing forbids it.
    pub fact: Fact,
}

/// An act refused, with every reason that holds, in the order of the path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Denial {
    /// The reasons.
    pub reasons: Vec<Reason>,
}

impl std::fmt::Display for Denial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all: Vec<String> = self.reasons.iter().map(ToString::to_string).collect();
        f.write_str(&all.join("；"))
    }
}

impl std::error::Error for Denial {}

impl From<Reason> for Denial {
    fn from(reason: Reason) -> Self {
        Self { reasons: vec![reason] }
    }
}

/// One reason why an act is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The code and sentence.
    pub refusal: Refusal,
    /// The facts behind it: which step, which element, which date.
    pub facts: String,
    /// The fields of the form that it concerns.
    pub fields: Vec<Field>,
    /// The clause, where one says so.
    pub citation: Option<Citation>,
}

impl Reason {
    /// A reason that needs no facts beside its sentence.
    #[must_use]
    pub const fn plain(refusal: Refusal) -> Self {
        Self { refusal, facts: String::new(), fields: Vec::new(), citation: None }
    }

    /// A reason with the facts behind it.
    #[must_use]
    pub fn because(refusal: Refusal, facts: impl Into<String>) -> Self {
        Self { facts: facts.into(), ..Self::plain(refusal) }
    }

    /// The same reason, grounded in a clause.
    #[must_use]
    pub fn citing(mut self, citation: &Citation) -> Self {
        self.citation = Some(citation.clone());
        self
    }

    /// The same reason, about these fields.
    #[must_use]
    pub fn about(mut self, fields: &[Field]) -> Self {
        self.fields = fields.to_vec();
        self
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.refusal)?;
        if !self.facts.is_empty() {
            write!(f, "：{}", self.facts)?;
        }
        if let Some(citation) = &self.citation {
            write!(f, "（{citation}）")?;
        }
        Ok(())
    }
}

/// To whom a notice goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum To {
    /// The party.
    Party,
    /// The party of the case of this stream, where the notice is about something else.
    PartyOf(String),
    /// A role at an organisation.
    Seat {
        /// The role; `None` for whoever receives there.
        role: Option<Role>,
        /// The organisation.
        org: String,
    },
}

/// A notice: whom it is for, what kind it is, what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// For whom.
    pub to: To,
    /// The kind (受理通知, 不予受理通知, 督办通知 …).
    pub kind: String,
    /// What it says; sealed words are opened only for the reader.
    pub parts: Vec<Part>,
}

/// A piece of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Open words.
    Text(String),
    /// Sealed words.
    Words(Sealed),
}
