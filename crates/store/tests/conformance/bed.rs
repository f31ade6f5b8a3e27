//! A store of its own for each test, and rows to put into it.

use store::{
    AffairRow, CaseRow, Commit, Committed, DigestRow, DutyRow, NewFact, NumberRequest, PostgresOptions, SqliteOptions,
    Store, StoreError,
};
use tempfile::TempDir;
use tokio_postgres::NoTls;

/// Moments are counted from here: 2022-09-28 10:00 in Shanghai.
pub const NOW: i64 = 1_664_330_400_000;

enum Engine {
    Sqlite,
    Postgres { server: String, url: String, database: String },
}

pub struct Bed {
    pub store: Store,
    pub dir: TempDir,
    engine: Engine,
}

impl Bed {
    pub async fn sqlite() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::sqlite(SqliteOptions::new(dir.path())).await.unwrap();
        Self { store, dir, engine: Engine::Sqlite }
    }

    /// None where no server is named.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var("HUIYING_POSTGRES").ok()?;
        let dir = tempfile::tempdir().unwrap();
        let unique = dir.path().file_name().unwrap().to_string_lossy().to_lowercase();
        let database = format!("huiying_{}_{}", std::process::id(), unique.replace(|c: char| !c.is_alphanumeric(), ""));
        run(&server, &format!("CREATE DATABASE {database}")).await;
        let url = with_database(&server, &database);
        let store = Store::postgres(PostgresOptions::new(&url, dir.path())).await.unwrap();
        Some(Self { store, dir, engine: Engine::Postgres { server, url, database } })
    }

    /// A second machine at the same database.
    pub async fn another(&self) -> Store {
        match &self.engine {
            Engine::Sqlite => Store::sqlite(SqliteOptions::new(self.dir.path())).await.unwrap(),
            Engine::Postgres { url, .. } => Store::postgres(PostgresOptions::new(url, self.dir.path())).await.unwrap(),
        }
    }

    /// Changes the database behind the store's back.
    pub async fn tamper(&self, sql: &str) {
        match &self.engine {
            Engine::Sqlite => {
                let connection = rusqlite::Connection::open(self.dir.path().join("huiying.db")).unwrap();
                connection.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
                connection.execute_batch(sql).unwrap();
            }
            Engine::Postgres { url, .. } => run(url, sql).await,
        }
    }

    pub async fn remove(self) {
        self.store.close().await;
        if let Engine::Postgres { server, database, .. } = &self.engine {
            run(server, &format!("DROP DATABASE {database} WITH (FORCE)")).await;
        }
    }
}

fn with_database(server: &str, database: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, None), |(a, o)| (a, Some(o)));
    let (scheme, rest) = address.split_once("://").unwrap();
    let host = rest.split('/').next().unwrap();
    let options = options.map(|options| format!("?{options}")).unwrap_or_default();
    format!("{scheme}://{host}/{database}{options}")
}

async fn run(url: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
}

pub fn fact(body: &str) -> NewFact {
    NewFact { at: NOW, kind: "noted".into(), body: body.into() }
}

/// A commit of one fact.
pub fn commit(stream: &str, expected: u64, command: &str) -> Commit {
    Commit { stream: stream.into(), expected, command: command.into(), facts: vec![fact("{}")], ..Commit::default() }
}

/// A commit that registers a case, with its number and row.
pub fn registration(stream: &str) -> Commit {
    Commit {
        number: Some(NumberRequest { organisation: "410503".into(), day: "20220928".into() }),
        case: Some(case(stream)),
        ..commit(stream, 0, &format!("register-{stream}"))
    }
}

pub fn case(stream: &str) -> CaseRow {
    CaseRow {
        stream: stream.into(),
        centre: "centre".into(),
        stage: "registered".into(),
        kind: "complaint".into(),
        channel: "web".into(),
        urgency: "normal".into(),
        named: "named".into(),
        regulations: "henan".into(),
        received_at: NOW,
        registered_at: NOW,
        last_at: NOW,
        order_at: NOW,
        extra: "{}".into(),
        ..CaseRow::default()
    }
}

pub fn affair(stream: &str) -> AffairRow {
    AffairRow {
        stream: stream.into(),
        kind: "check".into(),
        centre: "centre".into(),
        stage: "begun".into(),
        begun_at: NOW,
        last_at: NOW,
        extra: "{}".into(),
        ..AffairRow::default()
    }
}

pub fn digest(stream: &str, centre: &str, at: i64) -> DigestRow {
    let (kind, body) = ("complaint".into(), r#"{"n":1}"#.into());
    DigestRow { stream: stream.into(), centre: centre.into(), kind, at, ended_at: None, body }
}

/// A duty owed by a role of the centre, due and waking at a moment.
pub fn duty(stream: &str, key: &str, role: &str, at: i64) -> DutyRow {
    DutyRow {
        stream: stream.into(),
        key: key.into(),
        names: key.into(),
        holder_org: "centre".into(),
        holder_role: role.into(),
        due: Some(at),
        wake_at: Some(at),
        state: "open".into(),
        owed: true,
        order_at: at,
        body: "{}".into(),
        ..DutyRow::default()
    }
}

/// The number that a commit took.
pub fn number(committed: Result<Committed, StoreError>) -> Option<String> {
    match committed.unwrap() {
        Committed::Appended { number, .. } => number,
        Committed::Duplicate(outcome) => outcome.number,
    }
}
