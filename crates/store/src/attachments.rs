//! Attachments: the bytes lie in files named by their digest, what they are stands in a table.
//!
//! A file is written under a temporary name, made durable, and only then given its name: there is never half a file
//! under a digest, and the same bytes are kept once.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use proof::Digest;

use crate::error::{DbError, StoreError};
use crate::store::Store;
use crate::value::{Row, values};

/// What is known of an attachment. Its name may say who it is about, so it is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: String,
    /// The stream it belongs to.
    pub stream: String,
    /// Digest and size of its bytes.
    pub file: StoredFile,
    /// Its media type, as examined, not as claimed.
    pub media_type: String,
    /// The vault entry that holds its name.
    pub name_sealed: String,
    /// When it came, milliseconds.
    pub at: i64,
}

/// Bytes that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredFile {
    /// Their SM3 digest.
    pub digest: Digest,
    /// How many there are.
    pub size: u64,
}

const COLUMNS: &str = "id, stream, digest, size, media_type, name_sealed, at";

fn read(mut row: Row) -> Result<Attachment, DbError> {
    Ok(Attachment {
        id: row.text()?,
        stream: row.text()?,
        file: StoredFile {
            digest: row.text()?.parse().map_err(|_| DbError::Corrupt("an attachment's digest is none".into()))?,
            size: row.count()?,
        },
        media_type: row.text()?,
        name_sealed: row.text()?,
        at: row.int()?,
    })
}

impl Store {
    /// Keeps bytes; returns when they are durable. They belong to nobody until [`Store::attach`] says so.
    ///
    /// # Errors
    /// [`StoreError::Full`] and faults.
    pub async fn keep_file(&self, bytes: Vec<u8>) -> Result<StoredFile, StoreError> {
        let digest = self.crypto().digest(&[&bytes]);
        let size = bytes.len() as u64;
        let path = self.file_path(&digest);
        // The id tells two writers of the same bytes apart.
        let mut id = [0; 8];
        getrandom::fill(&mut id).map_err(|error| StoreError::Fault(error.to_string()))?;
        let temporary = path.with_extension(format!("{:016x}.tmp", u64::from_be_bytes(id)));
        blocking(move || write_durably(&path, &temporary, &bytes)).await?;
        Ok(StoredFile { digest, size })
    }

    /// The bytes of a kept file; none where there are none. They are compared with their digest.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the file was changed.
    pub async fn file(&self, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.file_path(digest);
        let found = blocking(move || match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        });
        let found = found.await?;
        if found.as_ref().is_some_and(|bytes| self.crypto().digest(&[bytes]) != *digest) {
            return Err(StoreError::Corrupt(format!("the file {digest} was changed")));
        }
        Ok(found)
    }

    /// Says what a kept file is and which stream it belongs to.
    ///
    /// # Errors
    /// [`StoreError::Fault`] when the id is taken; [`StoreError::Full`], [`StoreError::Busy`].
    pub async fn attach(&self, one: &Attachment) -> Result<(), StoreError> {
        let sql = format!("INSERT INTO attachment ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)");
        let (digest, size) = (one.file.digest.to_string(), one.file.size);
        let row = values![&one.id, &one.stream, &digest, size, &one.media_type, &one.name_sealed, one.at];
        self.engine().write_one(&sql, row).await.map(drop)
    }

    /// The attachments of a stream, the earliest first.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn attachments(&self, stream: &str) -> Result<Vec<Attachment>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM attachment WHERE stream = $1 ORDER BY at, id");
        let rows = self.engine().rows(&sql, values![stream]).await?;
        Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
    }

    /// Removes an attachment, and its bytes unless another one has the same. Whether it was there.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn detach(&self, id: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM attachment WHERE id = $1 RETURNING digest";
        let Some(mut row) = self.engine().write_one(sql, values![id]).await?.pop() else { return Ok(false) };
        let text = row.text()?;
        let others = "SELECT id FROM attachment WHERE digest = $1 LIMIT 1";
        if self.engine().rows(others, values![&text]).await?.is_empty() {
            let digest = text.parse().map_err(|_| StoreError::Corrupt("an attachment's digest is none".into()))?;
            let path = self.file_path(&digest);
            blocking(move || match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
                Ok(()) | Err(_) => Ok(()),
            })
            .await?;
        }
        Ok(true)
    }

    /// A folder for each first byte, so that no folder grows too large for the tools people use on it.
    fn file_path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        self.files().join(name.get(..2).unwrap_or_default()).join(name)
    }
}

fn write_durably(path: &Path, temporary: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let Some(dir) = path.parent() else { return Err(StoreError::Fault("a file needs a folder".into())) };
    fs::create_dir_all(dir)?;
    if path.exists() {
        return Ok(());
    }
    let written = (|| {
        let mut file = File::create(temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(temporary, path)?;
        // The name is durable when the folder is, and the folder when the one above it is.
        File::open(dir)?.sync_all()?;
        dir.parent().map_or(Ok(()), |above| File::open(above)?.sync_all())
    })();
    if written.is_err() {
        // Half a file is of no use to anybody; that it cannot be removed is less than what went wrong before.
        let _ = fs::remove_file(temporary);
    }
    Ok(written?)
}

async fn blocking<R: Send + 'static>(
    work: impl FnOnce() -> Result<R, StoreError> + Send + 'static,
) -> Result<R, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Fault(error.to_string()))?
}
