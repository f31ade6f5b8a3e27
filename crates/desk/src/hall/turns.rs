//! What recurs is put down, once, by time: the posts of a working day, and the period in which something is owed.

use super::LoadedAffair;
use crate::{Desk, DeskError};
use ::hall::{Turn, turn_before, turns};
use case::Actor;
use directory::OrgId;
use regulation::Books;
use std::collections::BTreeSet;
use store::{Committed, StoreError};

/// How many periods back it is looked for the one that was put down last, after time stood still.
const LOOKED_BACK: usize = 60;

impl Desk {
    /// Puts down what recurs at every centre: today's posts and the periods around today. Whoever is first does it; for the
    /// others it is done. Where the program stood still, the periods missed since the last one are put down too; where
    /// there was none yet, only the present one is.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn begin_day(&self) -> Result<u64, DeskError> {
        let centres: Vec<OrgId> = self.directory().settings.iter().map(|s| s.centre.clone()).collect();
        let mut begun = 0;
        for centre in centres {
            begun += self.begin_day_of(&centre).await?;
        }
        Ok(begun)
    }

    pub(super) async fn begin_day_of(&self, centre: &OrgId) -> Result<u64, DeskError> {
        let books = self.blank_affair("", centre).books;
        let due = turns(centre, self.now().date(), &books, &self.directory());
        let there = self.known_among(&due).await?;
        let mut begun = 0;
        for turn in due.into_iter().filter(|turn| !there.contains(&turn.stream)) {
            for missed in self.missed_before(centre, &turn, &books).await? {
                begun += u64::from(self.put_down(centre, missed).await?);
            }
            begun += u64::from(self.put_down(centre, turn).await?);
        }
        Ok(begun)
    }

    /// Those of these turns that have been put down.
    async fn known_among(&self, turns: &[Turn]) -> Result<BTreeSet<String>, DeskError> {
        let streams: Vec<&str> = turns.iter().map(|turn| turn.stream.as_str()).collect();
        let rows = self.store().affair_rows(&streams).await?;
        Ok(rows.into_iter().map(|row| row.stream).collect())
    }

    /// The turns between this one and the last that was put down, the earliest first; none where none ever was.
    async fn missed_before(&self, centre: &OrgId, turn: &Turn, books: &Books) -> Result<Vec<Turn>, DeskError> {
        let earlier = std::iter::successors(turn_before(centre, turn, books), |t| turn_before(centre, t, books));
        let earlier: Vec<Turn> = earlier.take(LOOKED_BACK).collect();
        let there = self.known_among(&earlier).await?;
        let last = earlier.iter().position(|turn| there.contains(&turn.stream));
        let missed = last.map(|last| earlier.into_iter().take(last).rev().collect());
        Ok(missed.unwrap_or_default())
    }

    async fn put_down(&self, centre: &OrgId, turn: Turn) -> Result<bool, DeskError> {
        let mut blank = self.blank_affair(&turn.stream, centre);
        self.keep_those_in_force(&mut blank);
        let command = format!("day/{}", turn.stream);
        let commit =
            self.commit_affair(&mut blank, &command, &Actor::time(), (vec![turn.fact], Vec::new()), Vec::new())?;
        match self.store().commit(commit).await {
            Ok(Committed::Appended { .. }) => Ok(true),
            Ok(Committed::Duplicate(_)) | Err(StoreError::Conflict { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// A document that was adopted before its first day of force asks for nothing yet.
    fn keep_those_in_force(&self, blank: &mut LoadedAffair) {
        let today = self.now().date();
        blank.books.regulations.retain(|r| r.is_in_force(today));
        let kept: Vec<String> = blank.books.regulations.iter().map(|r| r.id.clone()).collect();
        blank.terms.regulations.retain(|(id, _)| kept.contains(id));
    }

    /// Whether anything recurs at any centre, so that the beginning of a day may bring something.
    pub(crate) fn has_turns(&self) -> bool {
        let centres: Vec<OrgId> = self.directory().settings.iter().map(|s| s.centre.clone()).collect();
        centres.iter().any(|centre| ::hall::recurs(&self.blank_affair("", centre).books))
    }
}
