//! What came in, and what became of it: the daily reconciliation that all received is registered or refused.
//!
//! The journal holds what was decided in favour; a refusal leaves no fact, and a machine that dies between the two
//! leaves nothing at all. So what comes in is noted first and settled afterwards; whatever stays open was lost on the
//! way and is looked into.

use crate::error::{DbError, StoreError};
use crate::store::Store;
use crate::value::{Row, values};

/// Something that came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntakeRow {
    /// Its id: that of the command that registers it, so that a retry is the same intake.
    pub id: String,
    /// The centre that received it.
    pub centre: String,
    /// The channel it came by.
    pub channel: String,
    /// The civil day, in a writing in which later days come later.
    pub day: String,
    /// When, milliseconds.
    pub at: i64,
    /// What became of it: a register number, or the sentence of the refusal, which holds nothing personal. Empty while
    /// it is being decided.
    pub outcome: String,
    /// Whether that was a refusal.
    pub refused: bool,
}

/// How much came in by a channel on a day, and what became of it: `received = registered + refused + open`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntakeCount {
    /// The channel.
    pub channel: String,
    /// The civil day.
    pub day: String,
    /// All that came in.
    pub received: u64,
    /// What has a register number.
    pub registered: u64,
    /// What was refused.
    pub refused: u64,
    /// What was not decided, or whose decision was not noted.
    pub open: u64,
}

const INTAKE: &str = "id, centre, channel, day, at, outcome, refused";

fn read(mut row: Row) -> Result<IntakeRow, DbError> {
    Ok(IntakeRow {
        id: row.text()?,
        centre: row.text()?,
        channel: row.text()?,
        day: row.text()?,
        at: row.int()?,
        outcome: row.text()?,
        refused: row.flag()?,
    })
}

fn read_count(mut row: Row) -> Result<IntakeCount, DbError> {
    Ok(IntakeCount {
        channel: row.text()?,
        day: row.text()?,
        received: row.count()?,
        registered: row.count()?,
        refused: row.count()?,
        open: row.count()?,
    })
}

impl Store {
    /// Notes what came in. An id that is known stays as it was noted first: a retry came in once.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Busy`] and faults.
    pub async fn note_intake(&self, row: IntakeRow) -> Result<(), StoreError> {
        let sql =
            format!("INSERT INTO intake ({INTAKE}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING");
        let row = values![&row.id, &row.centre, &row.channel, &row.day, row.at, &row.outcome, row.refused];
        self.engine().write_one(&sql, row).await.map(drop)
    }

    /// What became of it. A refused one may still be registered, when it is tried again; what has its number keeps it.
    /// An unknown id is left alone.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Busy`] and faults.
    pub async fn settle_intake(&self, id: &str, outcome: &str, refused: bool) -> Result<(), StoreError> {
        let sql = "UPDATE intake SET outcome = $1, refused = $2 WHERE id = $3 AND (outcome = '' OR refused = 1)";
        self.engine().write_one(sql, values![outcome, refused, id]).await.map(drop)
    }

    /// How much a centre received by each channel on each day from `from_day` through `to_day`, by day and channel.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn intakes(&self, centre: &str, from_day: &str, to_day: &str) -> Result<Vec<IntakeCount>, StoreError> {
        let sql = "SELECT channel, day, COUNT(*), COUNT(CASE WHEN outcome <> '' AND refused = 0 THEN 1 END), \
                   COUNT(CASE WHEN outcome <> '' AND refused = 1 THEN 1 END), \
                   COUNT(CASE WHEN outcome = '' THEN 1 END) FROM intake \
                   WHERE centre = $1 AND day >= $2 AND day <= $3 GROUP BY day, channel ORDER BY day, channel";
        let rows = self.engine().rows(sql, values![centre, from_day, to_day]).await?;
        Ok(rows.into_iter().map(read_count).collect::<Result<_, _>>()?)
    }

    /// What a centre received before a moment, milliseconds, and is still undecided, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn intakes_open(&self, centre: &str, before: i64) -> Result<Vec<IntakeRow>, StoreError> {
        let sql = format!("SELECT {INTAKE} FROM intake WHERE centre = $1 AND outcome = '' AND at < $2 ORDER BY at, id");
        let rows = self.engine().rows(&sql, values![centre, before]).await?;
        Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
    }
}
