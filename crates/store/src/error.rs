//! Errors. What goes where:
//!
//! - [`StoreError`] is what callers see. Only [`StoreError::Conflict`] is part of ordinary life: somebody else wrote to
//!   the stream in between, so load and decide again. All others are faults of the machine or of ours.
//! - [`DbError`] stays within: it tells the writer whether a transaction is worth another attempt.

use thiserror::Error;

/// Why the store did not do what it was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The stream or document has moved on: load, decide again, and try with what was found.
    #[error("written to in between: it now stands at {found}")]
    Conflict {
        /// The sequence (or version) that it has now.
        found: u64,
    },
    /// The disk or the database's quota is full. Nothing was written.
    #[error("the disk is full")]
    Full,
    /// The database is busy, or the connection was lost and the outcome is unknown: repeat the *same* command, which
    /// is answered as a duplicate if it was recorded after all.
    #[error("the database is busy or was lost: {0}")]
    Busy(String),
    /// What is stored cannot be what was written.
    #[error("the stored data is damaged: {0}")]
    Corrupt(String),
    /// Anything else: a fault in the program or its installation.
    #[error("store fault: {0}")]
    Fault(String),
}

impl StoreError {
    /// Whether the same request may succeed when it is simply repeated.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        match self {
            Self::Busy(_) => true,
            Self::Conflict { .. } | Self::Full | Self::Corrupt(_) | Self::Fault(_) => false,
        }
    }
}

/// What an engine reported.
#[derive(Debug, Clone)]
pub(crate) enum DbError {
    /// A unique key is taken. With several machines that may mean that another one was first: look again.
    Unique(String),
    /// Deadlock, serialisation failure, lock: the same transaction may succeed now.
    Transient(String),
    Full,
    Corrupt(String),
    Fault(String),
}

/// How often a transaction that met a deadlock or a lock is tried.
const ATTEMPTS: u32 = 6;

impl DbError {
    /// Whether the transaction may succeed when it is tried again after the given attempt, counted from 1.
    ///
    /// A taken key is looked at once more: if another machine was first, the second look finds what it wrote.
    pub(crate) const fn worth_another_attempt(&self, attempt: u32) -> bool {
        match self {
            Self::Unique(_) => attempt == 1,
            Self::Transient(_) => attempt < ATTEMPTS,
            Self::Full | Self::Corrupt(_) | Self::Fault(_) => false,
        }
    }
}

impl From<DbError> for StoreError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Transient(text) => Self::Busy(text),
            DbError::Full => Self::Full,
            DbError::Corrupt(text) => Self::Corrupt(text),
            DbError::Unique(text) | DbError::Fault(text) => Self::Fault(text),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Fault(error.to_string()),
        }
    }
}
