//! `huiying demo`: the whole product with believable organisations and cases, ready to be tried.

use std::error::Error;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use desk::{Clock, Desk};
use web::WebSettings;
use words::Role;

use crate::opening::{self, Place};
use crate::serve;
use crate::simulate::{self, DAY, Plan};

#[derive(Args)]
pub struct Arguments {
    #[arg(long, value_name = "目录", default_value = "data/demo", help = "演示数据的目录")]
    data: PathBuf,
    #[arg(long, value_name = "端口", default_value_t = 8080, help = "监听端口（只在本机）")]
    port: u16,
    #[arg(long, value_name = "件数", default_value_t = 300, help = "模拟多少件诉求")]
    cases: u32,
    #[arg(long, help = "清空演示数据，重新开始")]
    fresh: bool,
}

/// The password of every account of the demonstration.
const PASSWORD: &str = "huiying-demo";

/// How far back the simulated cases go.
const DAYS: i64 = 45;

/// The file that says that the demonstration was prepared to its end.
const READY: &str = "demo-ready";

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    serve::note_to_stderr();
    opening::run(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
        let listener = serve::listen(address).await?;
        let place = Place { data: arguments.data.clone(), postgres: None };
        let ready = place.data.join(READY);
        if arguments.fresh || !ready.exists() {
            clear(&place.data)?;
            prepare(&place, arguments.cases).await?;
            fs::write(&ready, "演示数据已备齐\n")?;
        }
        let desk = place.known_desk().await?;
        introduce(&desk, &listener.local_addr()?)?;
        let settings = WebSettings { demo_password: Some(PASSWORD.to_owned()), ..WebSettings::default() };
        serve::until_told_to_stop(listener, desk, settings, None).await?;
        writeln!(io::stdout(), "演示已停止，数据留在 {}", place.data.display())?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Removes what an earlier demonstration left, and nothing else.
fn clear(data: &Path) -> io::Result<()> {
    for name in [READY, "huiying.db", "huiying.db-wal", "huiying.db-shm", "huiying.key"] {
        absent_is_well(fs::remove_file(data.join(name)))?;
    }
    absent_is_well(fs::remove_dir_all(data.join("files")))
}

fn absent_is_well(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

async fn prepare(place: &Place, cases: u32) -> Result<(), Box<dyn Error>> {
    writeln!(io::stdout(), "正在准备演示：五个机构、最近 {DAYS} 天的 {cases} 件诉求……")?;
    let now = Clock::System.millis();
    let plan = Plan { cases, seed: 2022, from: now - DAYS * DAY, until: now, lately: true };
    let (desk, report) = simulate::fill(place, &plan).await?;
    if !report.is_clean() {
        tracing::warn!("{report}");
    }
    let accounts = web::accounts::prepare_demo(&desk, PASSWORD).await?;
    desk.store().close().await;
    writeln!(io::stdout(), "已登记 {} 件，开通 {accounts} 个账号", report.registered)?;
    Ok(())
}

/// The roles that one tries first, in the order of a case's life.
const SHOWN: &[(Role, &str)] = &[
    (Role::WindowClerk, "窗口登记、当场答复"),
    (Role::Operator, "电话登记"),
    (Role::Receiver, "受理、分办、反馈"),
    (Role::ComplaintHandler, "投诉处置"),
    (Role::SolicitationAdministrator, "意见建议"),
    (Role::LeaderInCharge, "阅批、批准延期"),
    (Role::Handler, "签收、办理、回复"),
    (Role::UnitHead, "审阅、批示"),
    (Role::Inspector, "质检"),
    (Role::Supervisor, "督办、上报"),
    (Role::CallbackAgent, "回访"),
    (Role::Archivist, "归档"),
];

fn introduce(desk: &Desk, address: &SocketAddr) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let directory = desk.directory();
    writeln!(out, "\n回应演示已启动（Ctrl-C 停止）")?;
    writeln!(out, "  群众页面　http://{address}/")?;
    writeln!(out, "  工作台　　http://{address}/desk/sign-in")?;
    writeln!(out, "  接口　　　http://{address}/api/v1")?;
    writeln!(out, "\n各机构")?;
    for settings in &directory.settings {
        let regulations: Vec<&str> = settings.regulations.iter().map(|adopted| adopted.regulation.as_str()).collect();
        let centre = directory.name_of(&settings.centre);
        writeln!(out, "  {}　{centre}　http://{address}/c/{}", regulations.join("、"), settings.centre.as_str())?;
    }
    writeln!(out, "\n登录账号（密码都是 {PASSWORD}；把 henan 换成别的机构编号，就是那里的同一岗位）")?;
    let Some(first) = directory.settings.first().map(|settings| settings.centre.clone()) else { return Ok(()) };
    for (role, does) in SHOWN {
        let held = |staff: &&directory::Staff| {
            staff.seats.iter().any(|seat| seat.role == *role && directory.centre_of(&seat.org) == Some(&first))
        };
        if let Some(staff) = directory.staff.iter().find(held) {
            writeln!(out, "  {role}　{}　{does}", staff.id.as_str())?;
        }
    }
    writeln!(out, "  全部账号：huiying account list --data 演示数据目录\n")?;
    out.flush()
}
