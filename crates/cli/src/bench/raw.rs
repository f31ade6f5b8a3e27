//! The yardstick: bare rows of the same bytes on the same disk, one a transaction and several a transaction. Nothing of
//! the product is in it but the settings of the database.

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use tokio::time::Instant;
use tokio_postgres::NoTls;

/// Rows a second: one a transaction, and `group` a transaction.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    pub single: f64,
    pub grouped: f64,
}

const TABLE: &str = "CREATE TABLE raw_row (id TEXT PRIMARY KEY, body TEXT NOT NULL)";
const INSERT: &str = "INSERT INTO raw_row (id, body) VALUES ($1, $2)";

fn rate(rows: u64, took: Duration) -> f64 {
    rows as f64 / took.as_secs_f64().max(f64::EPSILON)
}

/// How long a run goes on.
const LENGTH: Duration = Duration::from_secs(3);

/// Measures SQLite with the settings of the store: WAL, every commit on the disk.
pub fn sqlite(folder: &Path, bytes: usize, group: u64) -> Result<Rates, Box<dyn Error>> {
    let connection = rusqlite::Connection::open(folder.join("raw.db"))?;
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;")?;
    connection.execute_batch(TABLE)?;
    let body = "x".repeat(bytes);
    let mut id = 0_u64;
    let mut run = |group: u64| -> Result<f64, Box<dyn Error>> {
        let (began, mut rows) = (Instant::now(), 0);
        while began.elapsed() < LENGTH {
            connection.execute_batch("BEGIN IMMEDIATE")?;
            for _ in 0..group {
                id += 1;
                connection.prepare_cached(INSERT)?.execute((format!("{id:036}"), &body))?;
            }
            connection.execute_batch("COMMIT")?;
            rows += group;
        }
        Ok(rate(rows, began.elapsed()))
    };
    Ok(Rates { single: run(1)?, grouped: run(group)? })
}

/// Measures PostgreSQL with the server's own settings.
pub async fn postgres(url: &str, bytes: usize, group: u64) -> Result<Rates, Box<dyn Error>> {
    let (mut client, connection) = tokio_postgres::connect(url, NoTls).await?;
    let driver = tokio::spawn(connection);
    client.batch_execute(TABLE).await?;
    let insert = client.prepare(INSERT).await?;
    let body = "x".repeat(bytes);
    let mut id = 0_u64;
    let mut rates = Vec::new();
    for group in [1, group] {
        let (began, mut rows) = (Instant::now(), 0);
        while began.elapsed() < LENGTH {
            let transaction = client.transaction().await?;
            let ids: Vec<String> = (0..group).map(|n| format!("{:036}", id + n)).collect();
            futures_util::future::try_join_all(ids.iter().map(|id| {
                let (transaction, insert, body) = (&transaction, &insert, &body);
                async move { transaction.execute(insert, &[id, body]).await }
            }))
            .await?;
            transaction.commit().await?;
            id += group;
            rows += group;
        }
        rates.push(rate(rows, began.elapsed()));
    }
    drop(client);
    driver.await??;
    match rates.as_slice() {
        [single, grouped] => Ok(Rates { single: *single, grouped: *grouped }),
        _ => Err("two runs give two rates".into()),
    }
}

/// A database of one's own on a server.
pub struct Database {
    server: String,
    pub url: String,
    name: String,
}

impl Database {
    /// Makes it.
    pub async fn create(server: &str) -> Result<Self, Box<dyn Error>> {
        let name = format!("huiying_bench_{}", std::process::id());
        run(server, &format!("CREATE DATABASE {name}")).await?;
        let (address, options) = server.split_once('?').unwrap_or((server, ""));
        let (scheme, rest) = address.split_once("://").ok_or("HUIYING_POSTGRES 应写作 postgres://…")?;
        let host = rest.split('/').next().unwrap_or(rest);
        let options = if options.is_empty() { String::new() } else { format!("?{options}") };
        Ok(Self { server: server.to_owned(), url: format!("{scheme}://{host}/{name}{options}"), name })
    }

    /// Drops it.
    pub async fn drop(self) -> Result<(), Box<dyn Error>> {
        run(&self.server, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).await
    }
}

async fn run(url: &str, sql: &str) -> Result<(), Box<dyn Error>> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    let driver = tokio::spawn(connection);
    client.batch_execute(sql).await?;
    drop(client);
    driver.await??;
    Ok(())
}
