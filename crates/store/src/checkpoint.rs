//! Writing and reading checkpoints.

use proof::{Checkpoint, Crypto, Running};

use crate::engine::unexpected;
use crate::error::{DbError, StoreError};
use crate::group::{Done, Work};
use crate::sql::Tx;
use crate::store::Store;
use crate::value::{Row, values};

/// How many rows are read at once.
const PAGE: u32 = 5_000;

/// Makes a checkpoint over all rows since the last one; none when there are none.
pub(crate) async fn write<T: Tx>(tx: &T, crypto: &dyn Crypto, at: i64) -> Result<Option<Checkpoint>, DbError> {
    let last = "SELECT number, at, first_position, last_position, digest FROM checkpoint ORDER BY number DESC LIMIT 1";
    let last = tx.rows(last, &[]).await?.pop().map(read).transpose()?;
    let mut running = Running::after(last.as_ref());
    loop {
        let sql = "SELECT position, digest FROM journal WHERE position >= $1 ORDER BY position LIMIT $2";
        let rows = tx.rows(sql, &values![running.next_position(), PAGE]).await?;
        let read = rows.len();
        for mut row in rows {
            let (position, digest) = (row.count()?, row.digest()?);
            if position != running.next_position() {
                return Err(DbError::Corrupt(format!(
                    "the journal has no row at position {}",
                    running.next_position()
                )));
            }
            running.row(crypto, &digest);
        }
        if read < PAGE as usize {
            break;
        }
    }
    let Some(checkpoint) = running.seal(crypto, at) else { return Ok(None) };
    let row = values![checkpoint.number, checkpoint.at, checkpoint.first, checkpoint.last, &checkpoint.digest];
    let sql = "INSERT INTO checkpoint (number, at, first_position, last_position, digest) VALUES ($1, $2, $3, $4, $5)";
    tx.rows(sql, &row).await?;
    Ok(Some(checkpoint))
}

fn read(mut row: Row) -> Result<Checkpoint, DbError> {
    Ok(Checkpoint {
        number: row.count()?,
        at: row.int()?,
        first: row.count()?,
        last: row.count()?,
        digest: row.digest()?,
    })
}

impl Store {
    /// Makes a checkpoint over everything committed since the last one; none when that is nothing.
    ///
    /// Its digest is worth noting down elsewhere: see [`proof::checkpoint`].
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the journal has a gap; [`StoreError::Full`], [`StoreError::Busy`] and faults.
    pub async fn checkpoint(&self, at: i64) -> Result<Option<Checkpoint>, StoreError> {
        match self.engine().work(Work::Checkpoint { at }).await? {
            Done::Checkpoint(checkpoint) => Ok(checkpoint),
            other => Err(unexpected(&other)),
        }
    }

    /// All checkpoints, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn checkpoints(&self) -> Result<Vec<Checkpoint>, StoreError> {
        let sql = "SELECT number, at, first_position, last_position, digest FROM checkpoint ORDER BY number";
        let rows = self.engine().rows(sql, Vec::new()).await?;
        Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
    }
}
