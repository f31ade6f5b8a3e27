//! A duty: who must do what, by when, by which clause.

use crate::opening::NEXT_STEP;
use crate::{Citation, Term};
use calendar::DateTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use words::{Act, HolderWord, Role, Rung};

/// Who owes a duty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The word by which the rule names the holder (牵头, 中心, a role).
    pub word: String,
    /// The organisation.
    pub org: Option<String>,
    /// The role there that performs the act.
    pub role: Option<Role>,
    /// The person, where the duty is personal.
    pub staff: Option<String>,
}

impl Holder {
    /// A holder known by the rule's word alone.
    #[must_use]
    pub fn named(word: HolderWord) -> Self {
        Self { word: word.zh().to_owned(), ..Self::default() }
    }

    /// A role at an organisation, by the rule's word for it.
    #[must_use]
    pub fn seat(word: HolderWord, org: &str, role: Role) -> Self {
        Self { org: Some(org.to_owned()), role: Some(role), ..Self::named(word) }
    }

    /// Whether two mean the same office or person.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.org == other.org && self.staff == other.staff && (self.org.is_some() || self.word == other.word)
    }
}

/// The rule from which a duty comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRef {
    /// The regulation's id.
    pub regulation: String,
    /// The duty's name there.
    pub name: String,
    /// The place of the rule among the regulation's duty rules: several may share a name and differ in when they arise.
    #[serde(default)]
    pub rule: usize,
    /// The facts of each alternative that have been matched so far, by place in `met_by` and in the alternative.
    #[serde(default)]
    pub progress: BTreeSet<(usize, usize)>,
}

/// Where a duty stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// It is owed.
    Open,
    /// It was met, on time or late.
    Met {
        /// When.
        at: DateTime,
        /// By which fact of the stream.
        sequence: u64,
    },
    /// What made it pointless happened.
    Lifted {
        /// What.
        by: Act,
        /// Which fact of the stream.
        sequence: u64,
    },
}

/// What supervision a duty has seen: only ever upwards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Supervision {
    /// None yet.
    #[default]
    None,
    /// A reminder.
    Reminded,
    /// An order with its own date.
    Ordered {
        /// Until when it must be obeyed.
        due: DateTime,
    },
    /// A circular, because the order was not obeyed.
    Circulated,
}

impl Supervision {
    /// The rung of the ladder.
    #[must_use]
    pub const fn rung(&self) -> Rung {
        match self {
            Self::None => Rung::None,
            Self::Reminded => Rung::Reminder,
            Self::Ordered { .. } => Rung::Order,
            Self::Circulated => Rung::Circular,
        }
    }
}

/// One duty of one stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duty {
    /// The key within the stream: rule, item and the fact that opened it.
    pub key: String,
    /// The rules it comes from: more than one where several regulations ask the same of the same holder.
    pub rules: Vec<RuleRef>,
    /// The item of a list for which it stands (a co-handler, a milestone).
    pub item: Option<String>,
    /// Who owes it.
    pub holder: Holder,
    /// The fact that opened it.
    pub opened_by: u64,
    /// When it was opened.
    pub opened_at: DateTime,
    /// By when; `None` for a duty that follows another.
    pub term: Option<Term>,
    /// The clauses that ground it.
    pub clauses: Vec<Citation>,
    /// Where it stands.
    pub state: State,
    /// What supervision it has seen.
    pub supervision: Supervision,
    /// Whether the end of its limit has been recorded.
    pub limit_ended: bool,
    /// Whether it stands beside what an open case owes (supervisors' and the archive's duties).
    pub aside: bool,
}

impl Duty {
    /// The first of its names.
    #[must_use]
    pub fn name(&self) -> &str {
        self.rules.first().map_or("", |r| r.name.as_str())
    }

    /// What is to be done, for whoever reads of it: where no rule owes anything but the next step, that step.
    #[must_use]
    pub fn task(&self) -> &str {
        self.item.as_deref().filter(|_| self.goes_by(NEXT_STEP)).unwrap_or_else(|| self.name())
    }

    /// Whether it goes by this name in one of its regulations.
    #[must_use]
    pub fn goes_by(&self, name: &str) -> bool {
        self.rules.iter().any(|r| r.name == name)
    }

    /// Whether it is owed.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, State::Open)
    }

    /// By when it is due.
    #[must_use]
    pub fn due(&self) -> Option<DateTime> {
        self.term.as_ref().map(|t| t.due)
    }

    /// Whether its limit was over at `now` or, for a duty that has been met, when it was met.
    #[must_use]
    pub fn is_late(&self, now: DateTime) -> bool {
        let judged = match &self.state {
            State::Open => now,
            State::Met { at, .. } => *at,
            State::Lifted { .. } => return false,
        };
        self.term.as_ref().is_some_and(|t| !t.is_on_time(judged))
    }

    /// The word of its state at `now`: 未履行, 逾期, 已履行, 逾期履行 or 解除.
    #[must_use]
    pub fn standing(&self, now: DateTime) -> &'static str {
        match (&self.state, self.is_late(now)) {
            (State::Open, false) => "未履行",
            (State::Open, true) => "逾期",
            (State::Met { .. }, false) => "已履行",
            (State::Met { .. }, true) => "逾期履行",
            (State::Lifted { .. }, _) => "解除",
        }
    }
}
