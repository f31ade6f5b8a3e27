//! Opening the store and the desk of a data directory.

use std::error::Error;
use std::fs;
use std::future::Future;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use desk::{Clock, Desk, DeskOptions};
use directory::Directory;
use mail::MailSettings;
use regulation::{Finding, Regulation};
use store::{PostgresOptions, SqliteOptions, Store};

use crate::calendar::files;

/// Where everything is kept.
#[derive(Args, Clone, Debug)]
pub struct Place {
    #[arg(long, value_name = "目录", default_value = "data", help = "数据目录")]
    pub data: PathBuf,
    #[arg(long, value_name = "地址", help = "PostgreSQL 地址 postgres://…；不写则用数据目录里的 SQLite")]
    pub postgres: Option<String>,
}

/// Why nothing could be opened.
#[derive(Debug, thiserror::Error)]
pub enum Closed {
    #[error("{} 里还没有诉求件数据。请先用 huiying serve 或 huiying demo 建立，或者检查 --data", .0.display())]
    Empty(PathBuf),
    #[error(
        "{} 里还没有机构人员名录，无法开始受理。请用 --directory 名录.json 提供本地的机构、人员、事项和适用规程；\
         可用 huiying directory example 得到一份可以照改的样本，或者用 huiying demo 先看演示", .0.display()
    )]
    NoDirectory(PathBuf),
    #[error("{} 读不出来：{reason}", path.display())]
    Unreadable { path: PathBuf, reason: String },
    #[error("{} 不能采用：\n{}", path.display(), listed(findings))]
    Unsound { path: PathBuf, findings: Vec<Finding> },
}

fn listed(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("  {finding}")).collect::<Vec<_>>().join("\n")
}

/// Runs what a command does, on threads of its own.
pub fn run<F>(work: F) -> Result<ExitCode, Box<dyn Error>>
where
    F: Future<Output = Result<ExitCode, Box<dyn Error>>>,
{
    // Few threads wait for the disk at once; each one more would only keep memory of its own.
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.enable_all().max_blocking_threads(16).build()?.block_on(work)
}

impl Place {
    /// Opens the store, and makes it on the first start.
    pub async fn store(&self) -> Result<Store, Box<dyn Error>> {
        Ok(match &self.postgres {
            Some(url) => Store::postgres(PostgresOptions::new(url, &self.data)).await?,
            None => Store::sqlite(SqliteOptions::new(&self.data)).await?,
        })
    }

    /// Opens the store of a place that has been in use: looking at nothing must not make anything.
    pub async fn known_store(&self) -> Result<Store, Box<dyn Error>> {
        if self.postgres.is_none() && !self.data.join("huiying.db").exists() {
            return Err(Closed::Empty(self.data.clone()).into());
        }
        self.store().await
    }

    /// Opens the desk over a store.
    pub async fn desk(&self, store: Store, directory: Option<Directory>, clock: Clock) -> Result<Desk, Box<dyn Error>> {
        let calendar = files::load(&self.data)?;
        let regulations = regulations(&self.data)?;
        Ok(Desk::open(DeskOptions { store, regulations, calendar, directory, clock }).await?)
    }

    /// Opens the desk of a place that has been in use, by the machine's clock.
    pub async fn known_desk(&self) -> Result<Desk, Box<dyn Error>> {
        let store = self.known_store().await?;
        self.desk(store, None, Clock::System).await
    }
}

/// The regulations that come with the program, and those that the place keeps under `DATA/regulations`. A file there
/// that cannot be taken is an error: leaving it out would change duties without a word.
pub fn regulations(data: &Path) -> Result<Vec<Regulation>, Closed> {
    let mut all = regulation::official();
    let folder = data.join("regulations");
    let unreadable =
        |path: &Path, reason: &std::io::Error| Closed::Unreadable { path: path.to_owned(), reason: reason.to_string() };
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(all),
        Err(error) => return Err(unreadable(&folder, &error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(&folder, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    for path in paths {
        all.push(regulation_of(&path)?);
    }
    Ok(all)
}

/// A regulation file that reads and checks without a finding.
pub fn regulation_of(path: &Path) -> Result<Regulation, Closed> {
    let text = fs::read_to_string(path)
        .map_err(|error| Closed::Unreadable { path: path.to_owned(), reason: error.to_string() })?;
    let unsound = |findings| Closed::Unsound { path: path.to_owned(), findings };
    let regulation = regulation::read(&text).map_err(unsound)?;
    let findings = regulation::check(&regulation);
    if findings.is_empty() { Ok(regulation) } else { Err(unsound(findings)) }
}

/// The directory in a file.
pub fn directory_of(path: &Path) -> Result<Directory, Closed> {
    let unreadable = |reason: String| Closed::Unreadable { path: path.to_owned(), reason };
    let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| unreadable(format!("不是机构人员名录（{error}）")))
}

/// The settings of the mail in a file.
pub fn mail_of(path: &Path) -> Result<MailSettings, Closed> {
    let unreadable = |reason: String| Closed::Unreadable { path: path.to_owned(), reason };
    let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    MailSettings::read(&text).map_err(|error| unreadable(error.to_string()))
}
