//! Errors. What goes where:
//!
//! - [`DeskError::Refused`] is ordinary life: a rule forbids it, and every reason is told to the person.
//! - [`DeskError::Unknown`] means that there is no such case, or none that this person may know of;
//!   [`DeskError::UnknownAffair`] says the same of what surrounds cases.
//! - [`DeskError::Full`], [`DeskError::Busy`] and [`DeskError::Fault`] are ours; the person is asked to try again.

use case::Denial;
use store::StoreError;
use thiserror::Error;

/// Why the desk did not do what it was asked.
#[derive(Debug, Error)]
pub enum DeskError {
    /// A rule forbids it.
    #[error("{0}")]
    Refused(Denial),
    /// There is no such case.
    #[error("没有这个诉求件")]
    Unknown,
    /// There is no such affair.
    #[error("没有这项事务")]
    UnknownAffair,
    /// The disk is full; nothing was recorded.
    #[error("磁盘已满，未能保存")]
    Full,
    /// The store is busy; the same request may be repeated.
    #[error("系统繁忙，请稍后再试")]
    Busy,
    /// A fault of the program or its installation.
    #[error("系统故障：{0}")]
    Fault(String),
}

impl From<Denial> for DeskError {
    fn from(denial: Denial) -> Self {
        Self::Refused(denial)
    }
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Busy(_) | StoreError::Conflict { .. } => Self::Busy,
            StoreError::Corrupt(what) | StoreError::Fault(what) => Self::Fault(what),
        }
    }
}

impl From<serde_json::Error> for DeskError {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(error.to_string())
    }
}
