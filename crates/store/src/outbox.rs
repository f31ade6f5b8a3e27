//! Work for elsewhere: taken under a lease, acknowledged when done, tried again when not.

use crate::error::{DbError, StoreError};
use crate::store::Store;
use crate::value::{Row, values};

/// Work taken from the outbox, for as long as the lease runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leased {
    /// Its id.
    pub id: String,
    /// What kind of work.
    pub kind: String,
    /// The work as JSON.
    pub body: String,
    /// How often it was taken, this time included.
    pub attempts: u64,
    /// Why it failed the last time.
    pub last_error: Option<String>,
}

impl Leased {
    fn read(mut row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.text()?,
            kind: row.text()?,
            body: row.text()?,
            attempts: row.count()?,
            last_error: row.maybe_text()?,
        })
    }
}

impl Store {
    /// Takes up to `limit` pieces of work that are ready at `now`, those that are ready longest. Nobody else gets them for `milliseconds`; whoever
    /// dies with them loses them when that time has run. Work may therefore be done twice, and must bear it: commands
    /// carry an id for that.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn lease(&self, now: i64, milliseconds: i64, limit: u32) -> Result<Vec<Leased>, StoreError> {
        // The condition stands twice: where two machines choose the same rows, the second looks at each again.
        let sql = "UPDATE outbox SET ready_at = $1, attempts = attempts + 1 \
                   WHERE ready_at <= $2 \
                   AND id IN (SELECT id FROM outbox WHERE ready_at <= $2 ORDER BY ready_at, id LIMIT $3) \
                   RETURNING id, kind, body, attempts, last_error";
        let rows = self.engine().write_one(sql, values![now.saturating_add(milliseconds.max(1)), now, limit]).await?;
        let mut leased = rows.into_iter().map(Leased::read).collect::<Result<Vec<_>, _>>()?;
        leased.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(leased)
    }

    /// The work is done; it is removed. Whether it was still there.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn acknowledge(&self, id: &str) -> Result<bool, StoreError> {
        let rows = self.engine().write_one("DELETE FROM outbox WHERE id = $1 RETURNING id", values![id]).await?;
        Ok(!rows.is_empty())
    }

    /// The work failed; it is ready again at `again_at`. The reason must hold nothing personal.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn put_back(&self, id: &str, again_at: i64, reason: &str) -> Result<(), StoreError> {
        let sql = "UPDATE outbox SET ready_at = $1, last_error = $2 WHERE id = $3";
        self.engine().write_one(sql, values![again_at, reason, id]).await.map(drop)
    }

    /// How much work waits, and since when the oldest is ready.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn waiting(&self) -> Result<(u64, Option<i64>), StoreError> {
        let row = self.engine().rows("SELECT COUNT(*), MIN(ready_at) FROM outbox", Vec::new()).await?.pop();
        let mut row = row.ok_or_else(|| StoreError::Fault("a count gave no row".into()))?;
        Ok((row.count()?, row.maybe_int()?))
    }
}
