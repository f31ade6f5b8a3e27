//! The one public face: opening, closing, and recording decisions.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use proof::{Crypto, Software};

use crate::engine::{Engine, postgres, sqlite, unexpected};
use crate::error::StoreError;
use crate::group::{Done, Work};
use crate::keys::Keys;
use crate::rows::{Commit, Committed};

/// How to open a store in SQLite.
#[derive(Debug, Clone)]
pub struct SqliteOptions {
    /// The data directory: it holds the database `huiying.db`, the key file `huiying.key` and the attachments.
    pub dir: PathBuf,
    /// How many reads run at the same time, each on a connection of its own.
    pub readers: usize,
    /// The most pages (of 4096 bytes) that the database may have; none for as many as the disk holds.
    pub max_pages: Option<u32>,
}

impl SqliteOptions {
    /// The usual set-up in a data directory.
    #[must_use]
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into(), readers: 4, max_pages: None }
    }
}

/// How to open a store in PostgreSQL.
#[derive(Debug, Clone)]
pub struct PostgresOptions {
    /// The database, as libpq writes it: `postgres://user:secret@host:port/name?sslmode=…`. A
    /// server elsewhere that offers encryption must show a certificate that this machine trusts; the variable
    /// `SSL_CERT_FILE` names an authority of one's own.
    pub url: String,
    /// The data directory for attachments, which all machines must share; it holds the key file too, unless `key`
    /// names another.
    pub dir: PathBuf,
    /// The key file, where it does not lie in `dir`. All machines need the same.
    pub key: Option<PathBuf>,
    /// How many connections this machine reads with; one more writes.
    pub connections: usize,
}

impl PostgresOptions {
    /// The usual set-up.
    #[must_use]
    pub fn new(url: impl Into<String>, dir: impl Into<PathBuf>) -> Self {
        Self { url: url.into(), dir: dir.into(), key: None, connections: 8 }
    }
}

/// Everything that is kept. Cheap to clone; all clones are the same store.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    engine: Engine,
    crypto: Arc<dyn Crypto>,
    keys: Keys,
    files: PathBuf,
}

impl Store {
    /// Opens the store of a data directory in SQLite, and makes it on the first start.
    ///
    /// # Errors
    /// [`StoreError::Fault`] when the directory cannot be written, the key file cannot be read or the database is
    /// from a newer version; [`StoreError::Corrupt`] when the file is no database.
    pub async fn sqlite(options: SqliteOptions) -> Result<Self, StoreError> {
        let crypto: Arc<dyn Crypto> = Arc::new(Software);
        let opened = tokio::task::spawn_blocking(move || {
            std::fs::create_dir_all(&options.dir)?;
            let keys = Keys::load_or_create(&options.dir.join("huiying.key"), &*crypto)?;
            let file = options.dir.join("huiying.db");
            let setup = sqlite::Setup { file, readers: options.readers, max_pages: options.max_pages };
            let engine = Engine::Sqlite(sqlite::Sqlite::open(&setup, Arc::clone(&crypto))?);
            Ok(Self::with(engine, crypto, keys, &options.dir))
        });
        opened.await.map_err(|error| StoreError::Fault(error.to_string()))?
    }

    /// Opens a store in PostgreSQL, and makes its schema on the first start.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when the database cannot be reached; [`StoreError::Fault`] as for SQLite.
    pub async fn postgres(options: PostgresOptions) -> Result<Self, StoreError> {
        let crypto: Arc<dyn Crypto> = Arc::new(Software);
        std::fs::create_dir_all(&options.dir)?;
        let key = options.key.unwrap_or_else(|| options.dir.join("huiying.key"));
        let keys = Keys::load_or_create(&key, &*crypto)?;
        let engine = postgres::Postgres::open(&options.url, options.connections, Arc::clone(&crypto)).await?;
        Ok(Self::with(Engine::Postgres(engine), crypto, keys, &options.dir))
    }

    fn with(engine: Engine, crypto: Arc<dyn Crypto>, keys: Keys, dir: &Path) -> Self {
        Self { inner: Arc::new(Inner { engine, crypto, keys, files: dir.join("files") }) }
    }

    /// Records a decision: facts, number, projection, digest, duties, vault, outbox and notices, all or nothing. Returns when
    /// it is durable.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the stream has moved on; [`StoreError::Full`]; [`StoreError::Busy`], after which
    /// the same commit may be tried again; [`StoreError::Fault`] when the commit makes no sense (no fact, a case
    /// and an affair at once, rows of another stream, an id of vault, outbox or notice that is taken).
    pub async fn commit(&self, commit: Commit) -> Result<Committed, StoreError> {
        match self.engine().work(Work::Commit(Box::new(commit))).await? {
            Done::Committed(committed) => Ok(committed),
            other => Err(unexpected(&other)),
        }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Whatever keeps it from answering.
    pub async fn health(&self) -> Result<(), StoreError> {
        self.engine().rows("SELECT number FROM migration WHERE number = 1", Vec::new()).await.map(drop)
    }

    /// Finishes what waits and lets go of the database. Later requests are faults.
    pub async fn close(&self) {
        self.engine().close().await;
    }

    /// The code that stands on a case's receipt beside its number: eight characters from which similar ones are
    /// left out. It follows from the number and a key of this installation, so it can be printed again at any time,
    /// a repeated registration answers with the same, and a copy of the database reveals no code.
    #[must_use]
    pub fn receipt_code(&self, number: &str) -> String {
        self.inner.keys.receipt_code(self.crypto(), number)
    }

    /// The key under which pages sign form tokens and cookies. Like the receipt codes it follows from the installation's
    /// secret: it outlives a restart and is the same on every machine of an installation.
    #[must_use]
    pub fn site_key(&self) -> [u8; 32] {
        self.inner.keys.site()
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.inner.engine
    }

    pub(crate) fn crypto(&self) -> &dyn Crypto {
        &*self.inner.crypto
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.inner.keys
    }

    pub(crate) fn files(&self) -> &Path {
        &self.inner.files
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let engine = match self.engine() {
            Engine::Sqlite(_) => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        };
        f.debug_struct("Store").field("engine", &engine).finish_non_exhaustive()
    }
}
