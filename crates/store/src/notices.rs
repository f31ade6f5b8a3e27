//! Notices to people and posts.

use futures_util::future::try_join_all;

use crate::error::{DbError, StoreError};
use crate::rows::NoticeRow;
use crate::sql::Statement;
use crate::store::Store;
use crate::value::{Row, values};

/// A notice, and whether it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The notice as it was given.
    pub row: NoticeRow,
    /// When it was read, milliseconds.
    pub read_at: Option<i64>,
}

/// A place in a list of notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePlace {
    /// The notice's time, milliseconds.
    pub at: i64,
    /// Its id.
    pub id: String,
}

fn read(mut row: Row) -> Result<Notice, DbError> {
    Ok(Notice {
        row: NoticeRow {
            id: row.text()?,
            stream: row.text()?,
            at: row.int()?,
            recipient: row.text()?,
            kind: row.text()?,
            body: row.text()?,
        },
        read_at: row.maybe_int()?,
    })
}

/// Up to how many unread notices are counted for a recipient.
pub const MOST_UNREAD: u32 = 100;

const COLUMNS: &str = "id, stream, at, recipient, kind, body, read_at";

impl Store {
    /// Up to `limit` notices to any of the recipients, the latest first, from before a place on.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn notices(
        &self,
        recipients: &[&str],
        before: Option<&NoticePlace>,
        limit: u32,
    ) -> Result<Vec<Notice>, StoreError> {
        let statements = recipients.iter().map(|recipient| {
            let (place, parameters) = match before {
                None => ("", values![*recipient, limit]),
                Some(before) => ("AND (at, id) < ($3, $4)", values![*recipient, limit, before.at, &before.id]),
            };
            let sql =
                format!("SELECT {COLUMNS} FROM notice WHERE recipient = $1 {place} ORDER BY at DESC, id DESC LIMIT $2");
            Statement::new(sql, parameters)
        });
        let rows = self.engine().read(statements.collect()).await?;
        let mut notices = rows.into_iter().flatten().map(read).collect::<Result<Vec<_>, _>>()?;
        notices.sort_by(|one, other| (other.row.at, &other.row.id).cmp(&(one.row.at, &one.row.id)));
        notices.truncate(limit as usize);
        Ok(notices)
    }

    /// All notices about a stream, the earliest first.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn notices_about(&self, stream: &str) -> Result<Vec<Notice>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM notice WHERE stream = $1 ORDER BY at, id");
        let rows = self.engine().rows(&sql, values![stream]).await?;
        Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
    }

    /// How many notices the recipients have not read: counted up to [`MOST_UNREAD`] for each, so that a page costs the
    /// same however many there are.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn unread(&self, recipients: &[&str]) -> Result<u64, StoreError> {
        let sql =
            "SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE recipient = $1 AND read_at IS NULL LIMIT $2) AS unread";
        let rows =
            try_join_all(recipients.iter().map(|one| self.engine().rows(sql, values![*one, MOST_UNREAD]))).await?;
        Ok(rows.into_iter().flatten().map(|mut row| row.count()).sum::<Result<u64, DbError>>()?)
    }

    /// A recipient has read a notice. Whether there was such a one, unread.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn mark_read(&self, id: &str, recipient: &str, at: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE notice SET read_at = $1 WHERE id = $2 AND recipient = $3 AND read_at IS NULL RETURNING id";
        Ok(!self.engine().write_one(sql, values![at, id, recipient]).await?.is_empty())
    }
}
