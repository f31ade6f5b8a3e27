//! `huiying bench`: what the program does on this machine, beside what the bare database does with the same bytes.

mod client;
mod load;
mod pages;
mod raw;
mod server;

use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use desk::{Clock, civil};
use directory::demonstration;
use store::{PostgresOptions, SqliteOptions, Store};

use crate::opening::{self, Place};
use raw::{Database, Rates};
use server::Server;

#[derive(Args)]
pub struct Arguments {
    #[arg(long, value_name = "件数", default_value_t = 100_000, help = "页面在多少件诉求之上测量")]
    cases: u64,
    #[arg(long, value_name = "目录", help = "在哪个磁盘上测量；不写则用系统的临时目录")]
    dir: Option<PathBuf>,
}

/// How many clients register at once in the second run, and how many bare rows go into a transaction beside it.
const CLIENTS: u64 = 16;

/// How often the start is measured.
const STARTS: usize = 5;

const PASSWORD: &str = "huiying-bench";

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let root = arguments.dir.clone().unwrap_or_else(std::env::temp_dir);
    let folder = Folder::new(root.join(format!("huiying-bench-{}", std::process::id())))?;
    opening::run(async {
        let names = folder.0.join("directory.json");
        std::fs::write(&names, serde_json::to_string(&demonstration::all())?)?;
        let mut out = io::stdout();
        writeln!(out, "| 测量 | 结果 | 说明 |\n|---|---:|---|")?;
        start(&folder.0, &names)?;
        registering_on_sqlite(&folder.0, &names).await?;
        match std::env::var("HUIYING_POSTGRES") {
            Ok(server) => registering_on_postgres(&folder.0, &names, &server).await?,
            Err(_) => row("PostgreSQL", "未测", "没有设置 HUIYING_POSTGRES")?,
        }
        looking(&folder.0, arguments.cases).await?;
        Ok(ExitCode::SUCCESS)
    })
}

fn row(what: &str, result: &str, note: &str) -> io::Result<()> {
    writeln!(io::stdout(), "| {what} | {result} | {note} |")
}

/// A folder of one's own, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(path: PathBuf) -> io::Result<Self> {
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            let _ = writeln!(io::stderr(), "{} 未能删除：{error}", self.0.display());
        }
    }
}

fn start(folder: &Path, names: &Path) -> Result<(), Box<dyn Error>> {
    let data = folder.join("start");
    let first = Server::start(&data, Some(names), None)?.started;
    let mut later = Vec::new();
    for _ in 0..STARTS {
        later.push(Server::start(&data, None, None)?.started);
    }
    later.sort_unstable();
    let median = later.get(STARTS / 2).copied().unwrap_or_default();
    row("冷启动：到可以访问为止", &millis(median), &format!("{STARTS} 次的中位数；建库的第一次 {}", millis(first)))?;
    Ok(())
}

async fn registering_on_sqlite(folder: &Path, names: &Path) -> Result<(), Box<dyn Error>> {
    let data = folder.join("sqlite");
    let server = Server::start(&data, Some(names), None)?;
    let one = load::registrations(server.address, 1).await?;
    let many = load::registrations(server.address, CLIENTS).await?;
    let resident = server.resident()?;
    drop(server);
    let store = Store::sqlite(SqliteOptions::new(&data)).await?;
    let bytes = load::bytes_of_one(&store).await?;
    store.close().await;
    let bare = raw::sqlite(folder, bytes, CLIENTS)?;
    told("SQLite", (one, many), bytes, bare)?;
    row("SQLite 登记之后的常驻内存", &megabytes(resident), "VmRSS")?;
    Ok(())
}

async fn registering_on_postgres(folder: &Path, names: &Path, server: &str) -> Result<(), Box<dyn Error>> {
    let database = Database::create(server).await?;
    let measured = registering_in(&database, &folder.join("postgres"), names).await;
    database.drop().await?;
    let (rates, bytes, bare) = measured?;
    told("PostgreSQL", rates, bytes, bare)?;
    Ok(())
}

async fn registering_in(
    database: &Database,
    data: &Path,
    names: &Path,
) -> Result<((f64, f64), usize, Rates), Box<dyn Error>> {
    let server = Server::start(data, Some(names), Some(&database.url))?;
    let one = load::registrations(server.address, 1).await?;
    let many = load::registrations(server.address, CLIENTS).await?;
    drop(server);
    let store = Store::postgres(PostgresOptions::new(&database.url, data)).await?;
    let bytes = load::bytes_of_one(&store).await?;
    store.close().await;
    let bare = raw::postgres(&database.url, bytes, CLIENTS).await?;
    Ok(((one, many), bytes, bare))
}

fn told(engine: &str, (one, many): (f64, f64), bytes: usize, bare: Rates) -> io::Result<()> {
    let a_second = |rate: f64| format!("{rate:.0} 件/秒");
    let share = |rate: f64, of: f64| format!("{:.0}%", rate * 100.0 / of.max(f64::EPSILON));
    row(
        &format!("{engine} 登记，1 个客户端"),
        &a_second(one),
        &format!("经 JSON 接口，落盘后才回执；为单行裸插入的 {}", share(one, bare.single)),
    )?;
    row(
        &format!("{engine} 登记，{CLIENTS} 个客户端"),
        &a_second(many),
        &format!("为成组裸插入的 {}", share(many, bare.grouped)),
    )?;
    let bytes = format!("每行 {bytes} 字节，与一件登记写入的相当");
    row(&format!("{engine} 裸插入，每次一行"), &format!("{:.0} 行/秒", bare.single), &bytes)?;
    row(&format!("{engine} 裸插入，每次 {CLIENTS} 行"), &format!("{:.0} 行/秒", bare.grouped), &bytes)
}

/// Pages over many cases, on SQLite.
async fn looking(folder: &Path, cases: u64) -> Result<(), Box<dyn Error>> {
    let place = Place { data: folder.join("pages"), postgres: None };
    let clock = Clock::standing_at(civil(Clock::System.millis()));
    let desk = place.desk(place.store().await?, Some(demonstration::all()), clock).await?;
    let began = tokio::time::Instant::now();
    pages::fill(&desk, cases).await?;
    let took = began.elapsed();
    web::accounts::prepare_demo(&desk, PASSWORD).await?;
    let streams = pages::some_streams(&desk).await?;
    desk.store().close().await;
    drop(desk);
    let server = Server::start(&place.data, None, None)?;
    let idle = server.resident()?;
    let (worklist, case) = pages::look(server.address, PASSWORD, &streams).await?;
    row(&format!("写入 {cases} 件"), &format!("{:.0} 秒", took.as_secs_f64()), "登记、当场办结或受理，经同一走廊")?;
    row(
        "待办清单页",
        &format!("p50 {}，p99 {}", millis(worklist.median), millis(worklist.p99)),
        "每页 50 件，逐次请求 500 次",
    )?;
    row(
        "诉求件页",
        &format!("p50 {}，p99 {}", millis(case.median), millis(case.p99)),
        &format!("{} 件各一次", streams.len()),
    )?;
    row(
        "常驻内存",
        &megabytes(server.resident()?),
        &format!("VmRSS，{cases} 件，看过上述页面；刚启动时 {}", megabytes(idle)),
    )?;
    Ok(())
}

fn millis(time: Duration) -> String {
    format!("{:.1} 毫秒", time.as_secs_f64() * 1_000.0)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", bytes as f64 / 1_048_576.0)
}
