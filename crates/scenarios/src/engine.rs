//! A fresh store for each scenario, in the engine that was asked for.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use store::{PostgresOptions, SqliteOptions, Store};
use tempfile::TempDir;

static POSTGRES: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicU32 = AtomicU32::new(0);

/// Every scenario runs on PostgreSQL from here on.
pub(crate) fn use_postgres() {
    POSTGRES.store(true, Ordering::SeqCst);
}

/// A store that goes away with its scenario.
pub(crate) struct Fresh {
    /// The store.
    pub store: Store,
    _dir: TempDir,
    database: Option<String>,
}

/// Opens a fresh store.
pub(crate) async fn fresh() -> Result<Fresh, String> {
    let dir = tempfile::tempdir().map_err(|e| e.to_string())?;
    if !POSTGRES.load(Ordering::SeqCst) {
        let options = SqliteOptions { readers: 1, ..SqliteOptions::new(dir.path()) };
        let store = Store::sqlite(options).await.map_err(|e| e.to_string())?;
        return Ok(Fresh { store, _dir: dir, database: None });
    }
    let base = server()?;
    let name = format!("scenario_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
    run(&base, &format!("CREATE DATABASE {name}")).await?;
    let options = PostgresOptions { connections: 2, ..PostgresOptions::new(with_database(&base, &name), dir.path()) };
    let store = Store::postgres(options).await.map_err(|e| e.to_string())?;
    Ok(Fresh { store, _dir: dir, database: Some(name) })
}

impl Fresh {
    /// Closes the store and drops its database.
    pub(crate) async fn end(self) -> Result<(), String> {
        self.store.close().await;
        let Some(name) = self.database else { return Ok(()) };
        run(&server()?, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await
    }
}

fn server() -> Result<String, String> {
    std::env::var("HUIYING_POSTGRES")
        .map_err(|_| "--engine postgres 需要环境变量 HUIYING_POSTGRES（数据库地址）".to_owned())
}

/// The same server's other database.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, None), |(a, o)| (a, Some(o)));
    let scheme_end = address.find("://").map_or(0, |at| at + 3);
    let path = address.get(scheme_end..).and_then(|rest| rest.find('/')).map(|at| scheme_end + at);
    let host = path.and_then(|at| address.get(..at)).unwrap_or(address);
    let options = options.map(|o| format!("?{o}")).unwrap_or_default();
    format!("{host}/{name}{options}")
}

async fn run(url: &str, sql: &str) -> Result<(), String> {
    let (client, connection) =
        tokio_postgres::connect(url, tokio_postgres::NoTls).await.map_err(|e| format!("连不上 PostgreSQL：{e}"))?;
    let driver = tokio::spawn(connection);
    let done = client.batch_execute(sql).await.map_err(|e| e.to_string());
    drop(client);
    let _ = driver.await;
    done
}
