//! Bringing the schema up to date: numbered files, each run once, whose checksums must never change.

use std::collections::BTreeMap;
use std::sync::Arc;

use proof::Crypto;

use crate::error::DbError;
use crate::sql::Tx;
use crate::value::values;

/// What differs between the engines in the text of a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    fn translate(self, text: &str) -> String {
        match self {
            // Only this spelling makes the key the place of the row itself.
            Self::Sqlite => text.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY").replace("BYTEA", "BLOB"),
            // Texts are compared byte by byte, as in SQLite and in Rust, whatever the database's language.
            Self::Postgres => text.replace(" TEXT", " TEXT COLLATE \"C\""),
        }
    }
}

const MIGRATIONS: [(i64, &str, &str); 7] = [
    (1, "journal", include_str!("../migrations/0001_journal.sql")),
    (2, "projections", include_str!("../migrations/0002_projections.sql")),
    (3, "vault_outbox", include_str!("../migrations/0003_vault_outbox.sql")),
    (4, "people", include_str!("../migrations/0004_people.sql")),
    (5, "hall", include_str!("../migrations/0005_hall.sql")),
    (6, "answers", include_str!("../migrations/0006_answers.sql")),
    (7, "looks", include_str!("../migrations/0007_looks.sql")),
];

/// How often a start that met another one is tried.
const ATTEMPTS: u32 = 10;

/// Runs what has not been run. Several machines may start at once: the lock row lets one through at a time.
pub(crate) async fn run<T: Tx>(tx: &T, crypto: &Arc<dyn Crypto>, dialect: Dialect) -> Result<(), DbError> {
    let mut attempt = 1;
    loop {
        let outcome = async {
            prepare(tx, dialect).await?;
            tx.begin().await?;
            catch_up(tx, crypto, dialect).await?;
            tx.commit().await
        };
        let Err(error) = outcome.await else { return Ok(()) };
        tx.roll_back().await;
        // Machines that start at once may all try to make the first tables; the second look finds them made.
        if !matches!(error, DbError::Unique(_) | DbError::Transient(_)) || attempt == ATTEMPTS {
            return Err(error);
        }
        tx.pause(attempt).await;
        attempt += 1;
    }
}

/// The two tables that migrations themselves need.
async fn prepare<T: Tx>(tx: &T, dialect: Dialect) -> Result<(), DbError> {
    let tables = "CREATE TABLE IF NOT EXISTS migration \
                  (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL);\
                  CREATE TABLE IF NOT EXISTS migration_lock (id BIGINT PRIMARY KEY, taken BIGINT NOT NULL);\
                  INSERT INTO migration_lock (id, taken) VALUES (1, 0) ON CONFLICT (id) DO NOTHING";
    run_all(tx, &dialect.translate(tables)).await
}

async fn catch_up<T: Tx>(tx: &T, crypto: &Arc<dyn Crypto>, dialect: Dialect) -> Result<(), DbError> {
    tx.rows("UPDATE migration_lock SET taken = taken + 1 WHERE id = 1", &[]).await?;
    let mut done = BTreeMap::new();
    for mut row in tx.rows("SELECT number, checksum FROM migration ORDER BY number", &[]).await? {
        done.insert(row.int()?, row.text()?);
    }
    for (number, name, text) in MIGRATIONS {
        let checksum = crypto.digest(&[text.as_bytes()]).to_string();
        match done.remove(&number) {
            Some(same) if same == checksum => {}
            Some(_) => return Err(DbError::Fault(format!("migration {number} ({name}) is not the one that was run"))),
            None => {
                run_all(tx, &dialect.translate(text)).await?;
                let row = values![number, name, &checksum];
                tx.rows("INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)", &row).await?;
            }
        }
    }
    match done.first_key_value() {
        None => Ok(()),
        Some((number, _)) => {
            Err(DbError::Fault(format!("the database is from a newer version: migration {number} is unknown here")))
        }
    }
}

/// Runs the statements of a text; whole lines of comment may hold semicolons, statements may not.
async fn run_all<T: Tx>(tx: &T, text: &str) -> Result<(), DbError> {
    let bare: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    for statement in bare.join("\n").split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
        tx.rows(statement, &[]).await?;
    }
    Ok(())
}
