//! Making all projections anew from the journal, and proving the journal.

use crate::sweep::COUNTED_BY;
use crate::{Desk, DeskError, journal};
use store::{Difference, JournalRow, Projection, Verification};

/// What a rebuild did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many streams were folded.
    pub streams: u64,
    /// Where what stood differed from what the journal gives.
    pub differences: Vec<Difference>,
}

/// How many streams are rebuilt in a transaction.
const PAGE: usize = 200;

impl Desk {
    /// Folds every stream and compares it with what stands; with `replace`, puts what the journal gives in its place.
    ///
    /// # Errors
    /// Faults of the store; a journal row that cannot be read.
    pub async fn rebuild(&self, replace: bool) -> Result<Rebuilt, DeskError> {
        let mut rebuilt = Rebuilt::default();
        let counted_by = self.counted_by().await?;
        let mut batch: Vec<Projection> = Vec::new();
        let mut current: Vec<JournalRow> = Vec::new();
        let mut place = (String::new(), 0);
        loop {
            let rows = self.store().rows_by_stream((&place.0, place.1), 1_000).await?;
            let Some(end) = rows.last().map(|r| (r.stream.clone(), r.sequence)) else { break };
            for row in rows {
                if current.first().is_some_and(|first| first.stream != row.stream) {
                    self.project(&std::mem::take(&mut current), &counted_by, &mut batch)?;
                }
                current.push(row);
            }
            place = end;
            if batch.len() >= PAGE {
                self.settle(&mut rebuilt, std::mem::take(&mut batch), replace).await?;
            }
        }
        if !current.is_empty() {
            self.project(&current, &counted_by, &mut batch)?;
        }
        self.settle(&mut rebuilt, batch, replace).await?;
        if replace {
            self.store().drop_orphaned_projections().await?;
        }
        Ok(rebuilt)
    }

    /// When a duty wakes follows from the calendar by which the dates were counted when they were put down: a notice that
    /// has become known since is the next sweep's business and no difference.
    fn project(&self, rows: &[JournalRow], counted_by: &str, batch: &mut Vec<Projection>) -> Result<(), DeskError> {
        let Some(stream) = rows.first().map(|r| r.stream.clone()) else { return Ok(()) };
        let calendar = self.shelf().calendar_of(counted_by).clone();
        batch.push(if hall::is_affair(&stream) {
            let mut loaded = self.fold_affair(&stream, rows)?;
            loaded.books.calendar = calendar;
            loaded.projection(self)?
        } else {
            let mut loaded = self.fold(&stream, rows)?;
            loaded.books.calendar = calendar;
            loaded.projection(self)?
        });
        Ok(())
    }

    /// The version of the calendar by which every open date was last counted.
    async fn counted_by(&self) -> Result<String, DeskError> {
        let document = self.store().document(COUNTED_BY).await?;
        Ok(document.map_or_else(|| self.calendar_today().version().to_owned(), |document| document.body))
    }

    async fn settle(&self, rebuilt: &mut Rebuilt, batch: Vec<Projection>, replace: bool) -> Result<(), DeskError> {
        rebuilt.streams += batch.len() as u64;
        rebuilt.differences.extend(self.store().compare(&batch).await?);
        if replace {
            self.store().replace_projection(batch).await?;
        }
        Ok(())
    }

    /// Proves the chains, the checkpoints, the numbers and the sealed words.
    ///
    /// # Errors
    /// Faults of the store while reading.
    pub async fn verify(&self) -> Result<Verification, DeskError> {
        Ok(self.store().verify(journal::mentions, &[]).await?)
    }
}
