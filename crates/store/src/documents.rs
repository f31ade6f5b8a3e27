//! Settings, directories, calendars: whole documents under a name, with a version that guards against lost changes.

use crate::error::{DbError, StoreError};
use crate::store::Store;
use crate::value::{Row, values};

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name, such as `directory` or `calendar/2026`.
    pub name: String,
    /// Its version, from 1.
    pub version: u64,
    /// When it was last written, milliseconds.
    pub at: i64,
    /// Its text, usually JSON.
    pub body: String,
}

fn read(mut row: Row) -> Result<Document, DbError> {
    Ok(Document { name: row.text()?, version: row.count()?, at: row.int()?, body: row.text()? })
}

impl Store {
    /// The document with a name.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn document(&self, name: &str) -> Result<Option<Document>, StoreError> {
        let sql = "SELECT name, version, at, body FROM document WHERE name = $1";
        Ok(self.engine().rows(sql, values![name]).await?.pop().map(read).transpose()?)
    }

    /// The documents whose names begin so, by name.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn documents(&self, begin: &str) -> Result<Vec<Document>, StoreError> {
        let sql = "SELECT name, version, at, body FROM document WHERE name >= $1 AND name < $2 ORDER BY name";
        let rows = self.engine().rows(sql, values![begin, &format!("{begin}\u{10ffff}")]).await?;
        Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
    }

    /// Writes a document over the version that the writer has read (0: there was none); gives the new version.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another version stands; [`StoreError::Full`], [`StoreError::Busy`] and faults.
    pub async fn put_document(&self, name: &str, read: u64, body: &str, at: i64) -> Result<u64, StoreError> {
        let written = if read == 0 {
            let sql = "INSERT INTO document (name, version, at, body) VALUES ($1, 1, $2, $3) \
                       ON CONFLICT (name) DO NOTHING RETURNING version";
            self.engine().write_one(sql, values![name, at, body]).await?.pop()
        } else {
            let sql = "UPDATE document SET version = version + 1, at = $1, body = $2 \
                       WHERE name = $3 AND version = $4 RETURNING version";
            self.engine().write_one(sql, values![at, body, name, read]).await?.pop()
        };
        match written {
            Some(mut row) => Ok(row.count()?),
            None => {
                let found = self.document(name).await?.map_or(0, |document| document.version);
                Err(StoreError::Conflict { found })
            }
        }
    }
}
