//! SQLite: one file, one writer thread with group commit, and read-only connections for readers.

use std::cell::Cell;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread::JoinHandle;
use std::time::Duration;

use proof::Crypto;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql};
use tokio::sync::{Semaphore, mpsc};

use super::{Way, fault};
use crate::error::{DbError, StoreError};
use crate::group::{Job, Queue, Work, settle};
use crate::migrate;
use crate::sql::{Statement, Tx};
use crate::value::{Row, Value};

/// How the SQLite engine is set up.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    pub(crate) file: PathBuf,
    pub(crate) readers: usize,
    pub(crate) max_pages: Option<u32>,
}

pub(crate) struct Sqlite {
    way: Way,
    readers: Arc<Readers>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Sqlite {
    /// Opens the file, brings its schema up to date and starts the writer. Blocks.
    pub(crate) fn open(setup: &Setup, crypto: Arc<dyn Crypto>) -> Result<Self, StoreError> {
        let connection = open_writer(setup)?;
        resolve(migrate::run(&SqliteTx::new(&connection), &crypto, migrate::Dialect::Sqlite))?;
        let (way, waiting) = Way::new();
        let writer = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || write_until_closed(&connection, &*crypto, waiting))?;
        let readers = Arc::new(Readers::new(&setup.file, setup.readers)?);
        Ok(Self { way, readers, writer: Mutex::new(Some(writer)) })
    }

    pub(crate) fn jobs(&self) -> Option<mpsc::Sender<Job>> {
        self.way.get()
    }

    pub(crate) async fn read(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, StoreError> {
        let gone = |_| StoreError::Fault("the readers are closed".into());
        let permit = self.readers.free.clone().acquire_owned().await.map_err(gone)?;
        let readers = Arc::clone(&self.readers);
        let task = tokio::task::spawn_blocking(move || {
            let connection = readers.take()?;
            let rows = statements.iter().map(|one| rows(&connection, &one.sql, &one.parameters)).collect();
            readers.put_back(connection);
            drop(permit);
            rows
        });
        let rows: Result<_, DbError> = task.await.map_err(|error| StoreError::Fault(error.to_string()))?;
        Ok(rows?)
    }

    pub(crate) async fn close(&self) {
        self.way.close();
        let writer = self.writer.lock().ok().and_then(|mut writer| writer.take());
        if let Some(writer) = writer {
            let ended = tokio::task::spawn_blocking(move || writer.join()).await;
            if !matches!(ended, Ok(Ok(()))) {
                tracing::error!("store: the writer ended by a panic");
            }
        }
    }
}

fn open_writer(setup: &Setup) -> Result<Connection, DbError> {
    let connection = Connection::open(&setup.file).map_err(db_error)?;
    connection.busy_timeout(Duration::from_secs(10)).map_err(db_error)?;
    // synchronous=FULL: a commit is on the disk when it returns. secure_delete: erased words are overwritten.
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; \
             PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; \
             PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;",
        )
        .map_err(db_error)?;
    if let Some(pages) = setup.max_pages {
        connection.execute_batch(&format!("PRAGMA max_page_count = {pages};")).map_err(db_error)?;
    }
    connection.set_prepared_statement_cache_capacity(256);
    Ok(connection)
}

fn write_until_closed(connection: &Connection, crypto: &dyn Crypto, waiting: mpsc::Receiver<Job>) {
    let mut queue = Queue::new(waiting);
    while let Some(group) = queue.next_group_blocking() {
        let erases = group.iter().any(|job| erases(&job.work));
        resolve(settle(&SqliteTx::new(connection), crypto, group));
        if erases {
            // What was overwritten in the file still stands in the log until the log starts anew. When readers are
            // in the way, the next checkpoint does it.
            let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }
}

fn erases(work: &Work) -> bool {
    match work {
        Work::Commit(commit) => !commit.erase.is_empty(),
        Work::Statements(statements) => statements.iter().any(|one| one.sql.starts_with("DELETE FROM vault")),
        Work::Checkpoint { .. } | Work::Replace(_) | Work::Orphans | Work::Looks(_) => false,
    }
}

/// Read-only connections, opened when they are first needed.
struct Readers {
    file: PathBuf,
    free: Arc<Semaphore>,
    open: Mutex<Vec<Connection>>,
}

impl Readers {
    fn new(file: &Path, count: usize) -> Result<Self, DbError> {
        let readers =
            Self { file: file.to_owned(), free: Arc::new(Semaphore::new(count.max(1))), open: Mutex::default() };
        let first = readers.take()?;
        readers.put_back(first);
        Ok(readers)
    }

    fn take(&self) -> Result<Connection, DbError> {
        if let Some(connection) = self.open.lock().map_err(fault)?.pop() {
            return Ok(connection);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.file, flags).map_err(db_error)?;
        connection.busy_timeout(Duration::from_secs(10)).map_err(db_error)?;
        connection.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -4096;").map_err(db_error)?;
        connection.set_prepared_statement_cache_capacity(128);
        Ok(connection)
    }

    fn put_back(&self, connection: Connection) {
        if let Ok(mut open) = self.open.lock() {
            open.push(connection);
        }
    }
}

/// A connection as a place for transactions. A statement is run when it is asked for, and its future is ready at once.
struct SqliteTx<'c> {
    connection: &'c Connection,
    /// Whether a transaction was begun and neither committed nor rolled back by us.
    begun: Cell<bool>,
}

impl<'c> SqliteTx<'c> {
    fn new(connection: &'c Connection) -> Self {
        Self { connection, begun: Cell::new(false) }
    }

    /// Runs a statement, unless SQLite has rolled the transaction back by itself, as it may when the disk is full:
    /// the rest of the transaction must not be written without its beginning.
    fn run(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DbError> {
        if self.begun.get() && self.connection.is_autocommit() {
            return Err(DbError::Transient("the transaction was rolled back".into()));
        }
        rows(self.connection, sql, parameters)
    }

    fn batch(&self, sql: &str) -> Result<(), DbError> {
        self.connection.execute_batch(sql).map_err(db_error)
    }
}

impl Tx for SqliteTx<'_> {
    fn rows(&self, sql: &str, parameters: &[Value]) -> impl Future<Output = Result<Vec<Row>, DbError>> + Send {
        std::future::ready(self.run(sql, parameters))
    }

    fn begin(&self) -> impl Future<Output = Result<(), DbError>> + Send {
        let begun = self.batch("BEGIN IMMEDIATE");
        self.begun.set(begun.is_ok());
        std::future::ready(begun)
    }

    fn commit(&self) -> impl Future<Output = Result<(), DbError>> + Send {
        let committed = self.batch("COMMIT");
        self.begun.set(committed.is_err());
        std::future::ready(committed)
    }

    fn roll_back(&self) -> impl Future<Output = ()> + Send {
        if !self.connection.is_autocommit()
            && let Err(error) = self.batch("ROLLBACK")
        {
            tracing::error!("store: cannot roll back: {error:?}");
        }
        self.begun.set(false);
        std::future::ready(())
    }

    fn pause(&self, attempt: u32) -> impl Future<Output = ()> + Send {
        std::thread::sleep(Duration::from_millis(10 << attempt.min(6)));
        std::future::ready(())
    }
}

/// Runs a future all of whose parts are ready at once to its end on this thread. Joined futures may ask to be polled
/// again, to be fair to other tasks, of which there are none here.
fn resolve<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn rows(connection: &Connection, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DbError> {
    // `?1` is SQLite's way to write `$1`, which it would take for a name. No text of ours holds a `$` otherwise.
    let mut statement = connection.prepare_cached(&sql.replace('$', "?")).map_err(db_error)?;
    let width = statement.column_count();
    let mut found = statement.query(rusqlite::params_from_iter(parameters)).map_err(db_error)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next().map_err(db_error)? {
        let values = (0..width).map(|at| value(row.get_ref(at).map_err(db_error)?)).collect::<Result<_, _>>()?;
        rows.push(Row::new(values));
    }
    Ok(rows)
}

fn value(found: ValueRef<'_>) -> Result<Value, DbError> {
    Ok(match found {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => {
            Value::Text(String::from_utf8(text.to_vec()).map_err(|e| DbError::Corrupt(e.to_string()))?)
        }
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(DbError::Corrupt("a field holds a fraction".into())),
    })
}

pub(crate) fn db_error(error: rusqlite::Error) -> DbError {
    let text = error.to_string();
    let Some(failure) = error.sqlite_error() else { return DbError::Fault(text) };
    match (failure.code, failure.extended_code) {
        (ErrorCode::DiskFull, _) => DbError::Full,
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => DbError::Transient(text),
        (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _) => DbError::Corrupt(text),
        (
            ErrorCode::ConstraintViolation,
            rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
        ) => DbError::Unique(text),
        _ => DbError::Fault(text),
    }
}
