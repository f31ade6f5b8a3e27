//! An affair together with its duties: what a stream folds to.

use crate::{Affair, View, evolve};
use record::Recorded;
use regulation::{Books, Ledger, follow};

/// An affair and its ledger, folded fact by fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undertaking {
    /// The affair.
    pub affair: Affair,
    /// Its duties.
    pub ledger: Ledger,
}

impl Undertaking {
    /// Takes in a fact under the books of its day.
    #[must_use]
    pub fn after(self, recorded: &Recorded, books: &Books) -> Self {
        let affair = evolve(self.affair, recorded);
        let ledger = follow(self.ledger, &View(&affair), recorded, books);
        Self { affair, ledger }
    }

    /// The sequence of the last fact; 0 before the first.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.affair.facts.last().map_or(0, |f| f.sequence)
    }
}
