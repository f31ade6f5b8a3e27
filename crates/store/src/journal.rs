//! Reading the journal.

use std::collections::HashMap;

use futures_util::future::try_join_all;
use proof::Digest;

use crate::columns::{JOURNAL, read_journal};
use crate::error::{DbError, StoreError};
use crate::rows::{JournalRow, Outcome};
use crate::sql::{Tx, among};
use crate::store::Store;
use crate::value::{Row, values};

const OUTCOME: &str =
    "SELECT command, stream, sequence, number FROM journal WHERE command IN ({keys}) ORDER BY command, ordinal";

/// Where a stream stands: its last sequence and digest; 0 and zero where it has not begun.
pub(crate) async fn head<T: Tx>(tx: &T, stream: &str) -> Result<(u64, Digest), DbError> {
    let sql = "SELECT sequence, digest FROM journal WHERE stream = $1 ORDER BY sequence DESC LIMIT 1";
    match tx.rows(sql, &values![stream]).await?.pop() {
        None => Ok((0, Digest::ZERO)),
        Some(mut row) => Ok((row.count()?, row.digest()?)),
    }
}

/// What the commands recorded, for those that did.
pub(crate) async fn outcomes<T: Tx>(tx: &T, commands: &[&str]) -> Result<HashMap<String, Outcome>, DbError> {
    let statements = among(OUTCOME, commands);
    let rows = try_join_all(statements.iter().map(|one| tx.rows(&one.sql, &one.parameters))).await?;
    read_outcomes(rows.into_iter().flatten())
}

fn read_outcomes(rows: impl Iterator<Item = Row>) -> Result<HashMap<String, Outcome>, DbError> {
    let mut outcomes: HashMap<String, Outcome> = HashMap::new();
    for mut row in rows {
        let (command, stream, sequence, number) = (row.text()?, row.text()?, row.count()?, row.maybe_text()?);
        outcomes.entry(command).and_modify(|outcome| outcome.last = sequence).or_insert(Outcome {
            stream,
            first: sequence,
            last: sequence,
            number,
        });
    }
    Ok(outcomes)
}

impl Store {
    /// All rows of a stream, in order; empty where it has not begun.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn journal(&self, stream: &str) -> Result<Vec<JournalRow>, StoreError> {
        self.journal_after(stream, 0).await
    }

    /// The rows of a stream after a sequence, in order.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn journal_after(&self, stream: &str, sequence: u64) -> Result<Vec<JournalRow>, StoreError> {
        let sql = format!("SELECT {JOURNAL} FROM journal WHERE stream = $1 AND sequence > $2 ORDER BY sequence");
        self.journal_rows(&sql, values![stream, sequence]).await
    }

    /// All rows of several streams, stream by stream and each stream in order.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn rows_of(&self, streams: &[&str]) -> Result<Vec<JournalRow>, StoreError> {
        let statements = among(&format!("SELECT {JOURNAL} FROM journal WHERE stream IN ({{keys}})"), streams);
        let found = self.engine().read(statements).await?.into_iter().flatten();
        let mut rows: Vec<JournalRow> = found.map(read_journal).collect::<Result<_, _>>()?;
        rows.sort_by(|one, other| (&one.stream, one.sequence).cmp(&(&other.stream, other.sequence)));
        rows.dedup_by_key(|row| row.position);
        Ok(rows)
    }

    /// Up to `limit` rows of all streams after a commit position, in the order in which they were committed.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn all_rows(&self, after: u64, limit: u32) -> Result<Vec<JournalRow>, StoreError> {
        let sql = format!("SELECT {JOURNAL} FROM journal WHERE position > $1 ORDER BY position LIMIT $2");
        self.journal_rows(&sql, values![after, limit]).await
    }

    /// Up to `limit` rows after a place, stream by stream and each stream in order: what folding all streams needs.
    /// Begin with an empty stream and 0.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn rows_by_stream(&self, after: (&str, u64), limit: u32) -> Result<Vec<JournalRow>, StoreError> {
        let sql = format!(
            "SELECT {JOURNAL} FROM journal WHERE (stream, sequence) > ($1, $2) ORDER BY stream, sequence LIMIT $3"
        );
        self.journal_rows(&sql, values![after.0, after.1, limit]).await
    }

    /// What a command recorded; none when it recorded nothing.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn outcome_of(&self, command: &str) -> Result<Option<Outcome>, StoreError> {
        let rows = self.engine().read(among(OUTCOME, &[command])).await?;
        Ok(read_outcomes(rows.into_iter().flatten())?.remove(command))
    }

    async fn journal_rows(
        &self,
        sql: &str,
        parameters: Vec<crate::value::Value>,
    ) -> Result<Vec<JournalRow>, StoreError> {
        let rows = self.engine().rows(sql, parameters).await?;
        Ok(rows.into_iter().map(read_journal).collect::<Result<_, _>>()?)
    }
}
