//! `huiying account`: who may sign in.

use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use desk::Desk;

use crate::opening::{self, Place};

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = "给工作人员开一个账号，或者重设密码（密码从标准输入读一行）")]
    Add {
        #[arg(value_name = "账号", help = "登录时输入的名字")]
        login: String,
        #[arg(value_name = "人员", help = "名录中的人员编号；不写则与账号相同")]
        staff: Option<String>,
        #[command(flatten)]
        place: Place,
    },
    #[command(about = "列出账号")]
    List(Place),
    #[command(about = "停用一个账号，并使其已有的登录失效")]
    Disable {
        #[arg(value_name = "账号")]
        login: String,
        #[command(flatten)]
        place: Place,
    },
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    opening::run(async {
        let place = match &arguments.command {
            Command::Add { place, .. } | Command::Disable { place, .. } | Command::List(place) => place,
        };
        let desk = place.known_desk().await?;
        let done = match &arguments.command {
            Command::Add { login, staff, .. } => add(&desk, login, staff.as_deref().unwrap_or(login)).await,
            Command::List(_) => list(&desk).await,
            Command::Disable { login, .. } => disable(&desk, login).await,
        };
        desk.store().close().await;
        done.map(|()| ExitCode::SUCCESS)
    })
}

/// The fewest characters of a password.
const SHORTEST: usize = 10;

async fn add(desk: &Desk, login: &str, staff: &str) -> Result<(), Box<dyn Error>> {
    if io::stdin().is_terminal() {
        write!(io::stderr(), "密码（输入时会显示）：")?;
    }
    let mut password = String::new();
    io::stdin().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    if password.chars().count() < SHORTEST {
        return Err(format!("密码至少 {SHORTEST} 个字符").into());
    }
    web::accounts::add(desk, login, staff, password).await?;
    writeln!(io::stdout(), "账号「{login}」可以登录了")?;
    Ok(())
}

async fn list(desk: &Desk) -> Result<(), Box<dyn Error>> {
    let accounts = desk.store().accounts().await?;
    let directory = desk.directory();
    let mut out = io::stdout().lock();
    for account in &accounts {
        let member = directory.member(&account.staff_id.as_str().into());
        let name = member.map_or("（名录中已无此人）", |m| m.name.as_str());
        let seats: Vec<String> = member
            .iter()
            .flat_map(|m| &m.seats)
            .map(|seat| format!("{} {}", directory.name_of(&seat.org), seat.role))
            .collect();
        let standing = if account.disabled { "　已停用" } else { "" };
        writeln!(out, "{}　{name}　{}{standing}", account.login, seats.join("、"))?;
    }
    writeln!(out, "共 {} 个账号", accounts.len())?;
    Ok(())
}

async fn disable(desk: &Desk, login: &str) -> Result<(), Box<dyn Error>> {
    let Some(mut account) = desk.store().account(login).await? else {
        return Err(format!("没有账号「{login}」").into());
    };
    account.disabled = true;
    let staff = account.staff_id.clone();
    desk.store().put_accounts(&[account]).await?;
    desk.store().end_sessions_of(&staff).await?;
    writeln!(io::stdout(), "账号「{login}」已停用")?;
    Ok(())
}
