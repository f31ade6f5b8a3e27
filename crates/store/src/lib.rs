//! The only SQL of the product: journal, projections, duty table, vault, outbox, accounts, attachments.
//!
//! [`Store`] is one type over two engines, SQLite (one file under a data directory) and PostgreSQL (more than one
//! machine). It keeps what it is given and knows no rules: who may do what, and what follows from it, is decided
//! before, and arrives here as a [`Commit`] that is recorded whole or not at all.
//!
//! What it promises:
//!
//! - **Nothing is acknowledged before it is durable.** An answer is sent only after the transaction is on the disk.
//! - **Two writers, one wins.** A commit names the sequence that it was decided on; see [`StoreError::Conflict`].
//! - **A retry is answered, not repeated.** A command's id is recorded with its facts; see [`Committed::Duplicate`].
//! - **Register numbers have no gaps**, per organisation and day.
//! - **The journal is a chain** from its first row on; see [`Store::verify`] and the crate `proof`.
//!
//! | module | holds |
//! |---|---|
//! | `store` | opening and closing, [`Store::commit`] |
//! | `rows` | what goes in and comes out |
//! | `append`, `duties`, `group` | the write path: several commits in one transaction |
//! | `engine` | SQLite and PostgreSQL behind one face |
//! | `sql`, `value`, `columns`, `migrate` | the one SQL text for both |
//! | `journal`, `cases`, `affairs`, `digests`, `published`, `worklist`, `range` | reading: streams, lists, what figures count by |
//! | `checkpoint`, `rebuild`, `verify` | proving, making anew |
//! | `vault`, `keys`, `attachments` | sealed words, codes of receipts, files |
//! | `outbox`, `notices`, `accounts`, `documents`, `intake`, `looks` | what else a running office needs |
//!
//! Times are milliseconds since 1970-01-01 UTC and always arguments: the store reads no clock.

#![warn(missing_docs)]

mod accounts;
mod affairs;
mod append;
mod attachments;
mod cases;
mod checkpoint;
mod columns;
mod digests;
mod documents;
mod duties;
mod engine;
mod error;
mod group;
mod intake;
mod journal;
mod keys;
mod looks;
mod migrate;
mod notices;
mod outbox;
mod published;
mod range;
mod rebuild;
mod rows;
mod sql;
mod store;
mod value;
mod vault;
mod verify;
mod worklist;

pub use accounts::{Account, Session};
pub use affairs::AffairQuery;
pub use attachments::{Attachment, StoredFile};
pub use cases::{StageCount, Wake};
pub use documents::Document;
pub use error::StoreError;
pub use intake::{IntakeCount, IntakeRow};
pub use looks::{LookCount, LookQuery, LookRow};
pub use notices::{MOST_UNREAD, Notice, NoticePlace};
pub use outbox::Leased;
pub use published::{PublishedQuery, place_of};
pub use rebuild::{Difference, Projection};
pub use rows::{
    AffairRow, CaseRow, Commit, Committed, DigestRow, DutyRow, JournalRow, NewFact, NoticeRow, NumberRequest,
    OutboxRow, Outcome, VaultEntry,
};
pub use store::{PostgresOptions, SqliteOptions, Store};
pub use verify::{Mentions, Verification};
pub use worklist::{Page, Post, Scope, WorklistQuery, WorklistRow};
