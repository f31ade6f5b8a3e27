//! `huiying directory`: a sample of what `serve --directory` reads, and what is in use.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use ::directory::{Directory, demonstration};
use clap::{Args, Subcommand};

use crate::opening::{self, Place};

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = "输出一份可以照改的样本（演示机构）")]
    Example {
        #[arg(
            value_name = "规程",
            default_value = "henan",
            help = "henan、tanghe、chongqing、siping、yousujiban 或 all"
        )]
        regulation: String,
    },
    #[command(about = "输出正在使用的名录")]
    Show(Place),
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    match &arguments.command {
        Command::Example { regulation } => print(&example(regulation)?),
        Command::Show(place) => opening::run(async {
            let desk = place.known_desk().await?;
            let directory = desk.directory().clone();
            desk.store().close().await;
            print(&directory)
        }),
    }
}

fn example(regulation: &str) -> Result<Directory, String> {
    match regulation {
        "henan" => Ok(demonstration::henan()),
        "tanghe" => Ok(demonstration::tanghe()),
        "chongqing" => Ok(demonstration::chongqing()),
        "siping" => Ok(demonstration::siping()),
        "yousujiban" => Ok(demonstration::yousujiban()),
        "all" => Ok(demonstration::all()),
        other => Err(format!("没有「{other}」的样本，可选 henan、tanghe、chongqing、siping、yousujiban、all")),
    }
}

fn print(directory: &Directory) -> Result<ExitCode, Box<dyn Error>> {
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(directory)?)?;
    Ok(ExitCode::SUCCESS)
}
