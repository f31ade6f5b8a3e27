//! The two engines behind one face.

pub(crate) mod postgres;
pub(crate) mod sqlite;
mod tls;

use tokio::sync::{mpsc, oneshot};

use crate::error::{DbError, StoreError};
use crate::group::{Done, Job, Work};
use crate::sql::Statement;
use crate::value::{Row, Value};

/// How many jobs wait in memory before those who bring more have to wait too.
const WAITING: usize = 4_096;

pub(crate) enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Engine {
    /// Reads outside of any transaction.
    pub(crate) async fn rows(&self, sql: &str, parameters: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let statements = vec![Statement::new(sql, parameters)];
        Ok(self.read(statements).await?.into_iter().flatten().collect())
    }

    /// Reads several things, each as it stands when its turn comes; all rows of each statement.
    pub(crate) async fn read(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, StoreError> {
        match self {
            Self::Sqlite(engine) => engine.read(statements).await,
            Self::Postgres(engine) => engine.read(statements).await,
        }
    }

    /// Does a work in a transaction; returns when it is durable.
    pub(crate) async fn work(&self, work: Work) -> Result<Done, StoreError> {
        let gone = || StoreError::Fault("the store is closed".into());
        let (answer, answered) = oneshot::channel();
        let jobs = match self {
            Self::Sqlite(engine) => engine.jobs(),
            Self::Postgres(engine) => engine.jobs(),
        };
        jobs.ok_or_else(gone)?.send(Job { work, answer }).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }

    /// Writes with statements of its own; the rows of each.
    pub(crate) async fn write(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, StoreError> {
        match self.work(Work::Statements(statements)).await? {
            Done::Rows(rows) => Ok(rows),
            other => Err(unexpected(&other)),
        }
    }

    /// Writes with one statement; its rows.
    pub(crate) async fn write_one(&self, sql: &str, parameters: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        Ok(self.write(vec![Statement::new(sql, parameters)]).await?.into_iter().flatten().collect())
    }

    /// Finishes what waits and lets go of the database.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(engine) => engine.close().await,
            Self::Postgres(engine) => engine.close().await,
        }
    }
}

pub(crate) fn unexpected(done: &Done) -> StoreError {
    StoreError::Fault(format!("the writer answered something else: {done:?}"))
}

/// The way to the writer, until the store is closed.
pub(crate) struct Way(std::sync::Mutex<Option<mpsc::Sender<Job>>>);

impl Way {
    pub(crate) fn new() -> (Self, mpsc::Receiver<Job>) {
        let (jobs, waiting) = mpsc::channel(WAITING);
        (Self(std::sync::Mutex::new(Some(jobs))), waiting)
    }

    pub(crate) fn get(&self) -> Option<mpsc::Sender<Job>> {
        self.0.lock().ok()?.clone()
    }

    pub(crate) fn close(&self) {
        if let Ok(mut jobs) = self.0.lock() {
            jobs.take();
        }
    }
}

/// A fault of an engine that has no better name.
pub(crate) fn fault(error: impl std::fmt::Display) -> DbError {
    DbError::Fault(error.to_string())
}
