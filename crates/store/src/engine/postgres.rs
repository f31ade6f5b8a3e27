//! PostgreSQL: a pool of connections for readers, and one task per machine that commits in groups.

use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use deadpool_postgres::{Client, Hook, Manager, ManagerConfig, Pool, RecyclingMethod};
use futures_util::future::try_join_all;
use proof::Crypto;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};

use super::{Way, fault, tls};
use crate::error::{DbError, StoreError};
use crate::group::{Job, Queue, settle};
use crate::migrate;
use crate::sql::{Statement, Tx};
use crate::value::{Row, Value};

pub(crate) struct Postgres {
    way: Way,
    pool: Pool,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Postgres {
    /// Connects, brings the schema up to date and starts the writer.
    pub(crate) async fn open(url: &str, connections: usize, crypto: Arc<dyn Crypto>) -> Result<Self, StoreError> {
        let mut config: tokio_postgres::Config = url.parse().map_err(|error: tokio_postgres::Error| {
            StoreError::Fault(format!("the address of the database cannot be read: {error}"))
        })?;
        tls::spare_loopback(&mut config);
        let ways = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(config, tls::connector()?, ways);
        // One connection is the writer's.
        let pool =
            Pool::builder(manager).max_size(connections.max(1) + 1).post_create(by_index()).build().map_err(fault)?;
        let client = pool.get().await.map_err(pool_error)?;
        migrate::run(&PostgresTx::new(&client), &crypto, migrate::Dialect::Postgres).await?;
        drop(client);
        let (way, waiting) = Way::new();
        let writer = tokio::spawn(write_until_closed(pool.clone(), crypto, waiting));
        Ok(Self { way, pool, writer: Mutex::new(Some(writer)) })
    }

    pub(crate) fn jobs(&self) -> Option<mpsc::Sender<Job>> {
        self.way.get()
    }

    /// Reads; a connection that was lost while it lay in the pool is replaced once.
    pub(crate) async fn read(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, StoreError> {
        match self.read_once(&statements).await {
            Err(DbError::Transient(_)) => Ok(self.read_once(&statements).await?),
            other => Ok(other?),
        }
    }

    async fn read_once(&self, statements: &[Statement]) -> Result<Vec<Vec<Row>>, DbError> {
        let client = self.pool.get().await.map_err(pool_error)?;
        let tx = PostgresTx::new(&client);
        try_join_all(statements.iter().map(|one| tx.rows(&one.sql, &one.parameters))).await
    }

    pub(crate) async fn close(&self) {
        self.way.close();
        let writer = self.writer.lock().ok().and_then(|mut writer| writer.take());
        if let Some(writer) = writer
            && writer.await.is_err()
        {
            tracing::error!("store: the writer ended by a panic");
        }
        self.pool.close();
    }
}

/// Every statement of ours has its index. Plans that were made while a table was small, and kept, would read all of it
/// long after it has grown.
fn by_index() -> Hook {
    Hook::async_fn(|client, _| {
        Box::pin(async move {
            // An engine of the family that does not know the setting plans in its own way.
            let _ = client.batch_execute("SET enable_seqscan = off").await;
            Ok(())
        })
    })
}

async fn write_until_closed(pool: Pool, crypto: Arc<dyn Crypto>, waiting: mpsc::Receiver<Job>) {
    let mut queue = Queue::new(waiting);
    while let Some(group) = queue.next_group().await {
        match pool.get().await {
            Ok(client) => settle(&PostgresTx::new(&client), &*crypto, group).await,
            Err(error) => {
                for job in group {
                    let _ = job.answer.send(Err(StoreError::Busy(error.to_string())));
                }
            }
        }
    }
}

/// A connection as a place for transactions. Statements that run side by side are sent without waiting in between.
struct PostgresTx<'c> {
    client: &'c Client,
    /// What broke the transaction.
    broken: Mutex<Option<DbError>>,
}

impl<'c> PostgresTx<'c> {
    fn new(client: &'c Client) -> Self {
        Self { client, broken: Mutex::new(None) }
    }

    /// Statements that were sent after the one that broke the transaction fail because of it. Their answers come after
    /// its answer but may be looked at before, so they give way until it has been.
    async fn cause(&self, consequence: DbError) -> DbError {
        for _ in 0..100 {
            if let Some(cause) = self.broken.lock().ok().and_then(|broken| broken.clone()) {
                return cause;
            }
            tokio::task::yield_now().await;
        }
        consequence
    }

    async fn batch(&self, sql: &str) -> Result<(), DbError> {
        self.client.batch_execute(sql).await.map_err(db_error)
    }

    async fn query(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, tokio_postgres::Error> {
        let statement = self.client.prepare_cached(sql).await?;
        let parameters: Vec<&(dyn ToSql + Sync)> = parameters.iter().map(|one| one as &(dyn ToSql + Sync)).collect();
        self.client.query(&statement, &parameters).await?.iter().map(row).collect()
    }
}

impl Tx for PostgresTx<'_> {
    async fn rows(&self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, DbError> {
        let error = match self.query(sql, parameters).await {
            Ok(rows) => return Ok(rows),
            Err(error) => error,
        };
        let code = error.code().cloned();
        let error = db_error(error);
        if code == Some(SqlState::IN_FAILED_SQL_TRANSACTION) {
            return Err(self.cause(error).await);
        }
        if code == Some(SqlState::FEATURE_NOT_SUPPORTED) {
            // "cached plan must not change result type": the schema changed under a prepared statement.
            self.client.statement_cache.clear();
        }
        if let Ok(mut broken) = self.broken.lock() {
            broken.get_or_insert_with(|| error.clone());
        }
        Err(error)
    }

    fn begin(&self) -> impl Future<Output = Result<(), DbError>> + Send {
        if let Ok(mut broken) = self.broken.lock() {
            *broken = None;
        }
        self.batch("BEGIN ISOLATION LEVEL READ COMMITTED")
    }

    fn commit(&self) -> impl Future<Output = Result<(), DbError>> + Send {
        self.batch("COMMIT")
    }

    async fn roll_back(&self) {
        // On a connection that is gone there is nothing left to roll back; the pool drops it.
        if let Err(error) = self.client.batch_execute("ROLLBACK").await
            && !self.client.is_closed()
        {
            tracing::error!("store: cannot roll back: {error}");
        }
    }

    fn pause(&self, attempt: u32) -> impl Future<Output = ()> + Send {
        tokio::time::sleep(Duration::from_millis(5 << attempt.min(6)))
    }
}

impl ToSql for Value {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(wanted, out),
            Self::Text(text) => text.to_sql(wanted, out),
            Self::Bytes(bytes) => bytes.to_sql(wanted, out),
        }
    }

    fn accepts(wanted: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::BYTEA].contains(wanted)
    }

    to_sql_checked!();
}

fn row(found: &tokio_postgres::Row) -> Result<Row, tokio_postgres::Error> {
    let mut values = Vec::with_capacity(found.len());
    for (at, column) in found.columns().iter().enumerate() {
        let value = if *column.type_() == Type::INT8 {
            found.try_get::<_, Option<i64>>(at)?.map(Value::Int)
        } else if *column.type_() == Type::BYTEA {
            found.try_get::<_, Option<Vec<u8>>>(at)?.map(Value::Bytes)
        } else {
            found.try_get::<_, Option<String>>(at)?.map(Value::Text)
        };
        values.push(value.unwrap_or(Value::Null));
    }
    Ok(Row::new(values))
}

fn pool_error(error: deadpool_postgres::PoolError) -> DbError {
    match error {
        deadpool_postgres::PoolError::Backend(error) => db_error(error),
        other => DbError::Transient(other.to_string()),
    }
}

/// The error with what caused it: a failed handshake alone says nothing that anybody could mend.
fn with_sources(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn db_error(error: tokio_postgres::Error) -> DbError {
    let text = error.as_db_error().map_or_else(|| with_sources(&error), ToString::to_string);
    let Some(code) = error.code() else {
        // No code: the connection was lost or could not be made.
        return if error.is_closed()
            || std::error::Error::source(&error).is_some_and(|source| source.is::<std::io::Error>())
        {
            DbError::Transient(text)
        } else {
            DbError::Fault(text)
        };
    };
    let again = [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::FEATURE_NOT_SUPPORTED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::TOO_MANY_CONNECTIONS,
        SqlState::READ_ONLY_SQL_TRANSACTION,
        // Two machines make the schema at once.
        SqlState::DUPLICATE_TABLE,
        SqlState::DUPLICATE_OBJECT,
    ];
    if again.contains(code) || code.code().starts_with("08") {
        DbError::Transient(text)
    } else if *code == SqlState::UNIQUE_VIOLATION {
        DbError::Unique(text)
    } else if *code == SqlState::DISK_FULL {
        DbError::Full
    } else if [SqlState::DATA_CORRUPTED, SqlState::INDEX_CORRUPTED].contains(code) {
        DbError::Corrupt(text)
    } else {
        DbError::Fault(text)
    }
}
