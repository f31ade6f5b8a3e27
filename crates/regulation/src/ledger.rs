//! The ledger of one stream: its duties, folded fact by fact.

use crate::{Duty, State};
use calendar::DateTime;
use serde::{Deserialize, Serialize};
use words::{Act, Rung};

/// The duties of one stream, and what the machine must remember to go on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The duties, oldest first; those of the past stay.
    pub duties: Vec<Duty>,
    /// Duties that another regulation's step still bars: rule and the fact that would have opened them.
    pub deferred: Vec<Deferred>,
    /// When a work order first went out, for the limit that starts anew after a return.
    pub first_dispatch: Option<DateTime>,
    /// The highest rung that a person or time reached outside single duties (上报, 抄送).
    pub rung: Option<Rung>,
}

/// A duty whose act another regulation's step still bars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deferred {
    /// The regulation's id.
    pub regulation: String,
    /// The duty's name.
    pub name: String,
    /// The place of the rule among the regulation's duty rules.
    #[serde(default)]
    pub rule: usize,
    /// The fact that would have opened it.
    pub sequence: u64,
}

impl Ledger {
    /// The duties that are owed.
    pub fn open(&self) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(|d| d.is_open())
    }

    /// The duties that an open case owes, without those that stand beside it.
    pub fn owed_by_case(&self) -> impl Iterator<Item = &Duty> {
        self.open().filter(|d| !d.aside)
    }

    /// The latest duty of this name.
    #[must_use]
    pub fn latest(&self, name: &str) -> Option<&Duty> {
        self.duties.iter().rev().find(|d| d.goes_by(name))
    }

    /// The soonest due moment of what is owed.
    #[must_use]
    pub fn next_due(&self) -> Option<DateTime> {
        self.open().filter_map(Duty::due).min()
    }

    /// The highest rung of supervision reached.
    #[must_use]
    pub fn rung(&self) -> Rung {
        self.duties.iter().map(|d| d.supervision.rung()).chain(self.rung).max().unwrap_or(Rung::None)
    }

    /// Opens again what an act lifted, with its due unchanged.
    pub(crate) fn restore(&mut self, lifted_by: Act) {
        for duty in &mut self.duties {
            if matches!(duty.state, State::Lifted { by, .. } if by == lifted_by) {
                duty.state = State::Open;
            }
        }
    }

    pub(crate) fn lift(&mut self, by: Act, sequence: u64, which: impl Fn(&Duty) -> bool) {
        for duty in self.duties.iter_mut().filter(|d| d.is_open()) {
            if which(duty) {
                duty.state = State::Lifted { by, sequence };
            }
        }
    }
}
