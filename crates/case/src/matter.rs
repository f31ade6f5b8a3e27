//! A case together with its duties: what a stream folds to.

use crate::{Case, Recorded, View, evolve};
use calendar::DateTime;
use regulation::{Books, Ledger, follow, wake};

/// A case and its ledger, folded fact by fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matter {
    /// The case.
    pub case: Case,
    /// Its duties.
    pub ledger: Ledger,
}

impl Matter {
    /// Takes in a fact under the books of its day.
    #[must_use]
    pub fn after(self, recorded: &Recorded, books: &Books) -> Self {
        let case = evolve(self.case, recorded);
        let ledger = follow(self.ledger, &View(&case), recorded, books);
        Self { case, ledger }
    }

    /// When time owes this matter something next, as seen at `now`.
    #[must_use]
    pub fn wake_at(&self, books: &Books, now: DateTime) -> Option<DateTime> {
        self.ledger.duties.iter().filter_map(|d| wake(d, books, now)).map(|w| w.at).min()
    }

    /// The sequence of the last fact; 0 before the first.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.case.facts.last().map_or(0, |f| f.sequence)
    }
}
