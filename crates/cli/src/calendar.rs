//! `huiying calendar`: limits, working days, and loading a new notice.

mod batch;
pub mod files;
mod limit;

use std::error::Error;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use ::calendar::Date;
use clap::{Args, Subcommand};
use serde::Serialize;

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = "计算期限何时届满，并逐日说明理由")]
    Limit(limit::Arguments),
    #[command(name = "is-workday", about = "某日是不是工作日")]
    IsWorkday {
        #[arg(value_name = "日期", help = "例如 2022-10-08", value_parser = date)]
        date: Date,
        #[command(flatten)]
        source: Source,
        #[arg(long, help = "以 JSON 输出")]
        json: bool,
    },
    #[command(about = "核对并收录一份放假通知（格式见 regulations/calendar/README.md）")]
    Import {
        #[arg(value_name = "文件", help = "通知文件（TOML）")]
        file: PathBuf,
        #[arg(long, value_name = "目录", default_value = "data", help = "数据目录")]
        data: PathBuf,
    },
}

/// Which calendar a question is put to.
#[derive(Args)]
struct Source {
    #[arg(long, value_name = "目录", default_value = "data", help = "数据目录，其中 calendar/*.toml 为已收录的通知")]
    data: PathBuf,
    #[arg(long, value_name = "日期", help = "只用截至这一天已经公布的通知", value_parser = date)]
    known_on: Option<Date>,
}

impl Source {
    fn calendar(&self) -> Result<::calendar::Calendar, files::Failure> {
        let calendar = files::load(&self.data)?;
        Ok(match self.known_on {
            Some(day) => calendar.as_known_on(day),
            None => calendar,
        })
    }
}

pub fn run(arguments: Arguments) -> Result<ExitCode, Box<dyn Error>> {
    match arguments.command {
        Command::Limit(arguments) => limit::run(&arguments),
        Command::IsWorkday { date, source, json } => {
            let day = source.calendar()?.day(date);
            say(&day, json)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Import { file, data } => {
            writeln!(io::stdout(), "{}", files::import(&file, &data)?)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Prints an answer for people or for programs. Unlike `println!` it does not panic when nobody
/// reads on.
fn say(answer: &(impl Display + Serialize), json: bool) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(answer)?)?;
    } else {
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

/// A date as it is written in Chinese offices' systems.
pub fn date(text: &str) -> Result<Date, String> {
    let date: Option<Date> = text.parse().ok();
    date.filter(|date| date.to_string() == text).ok_or_else(|| "日期应写成 2022-09-28 的形式".to_owned())
}
