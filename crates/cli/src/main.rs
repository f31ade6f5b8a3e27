//! The binary `huiying`: a table of contents of its commands.

mod account;
mod archive;
mod bench;
mod calendar;
mod demo;
mod directory;
mod opening;
mod rebuild;
mod regulation;
mod serve;
mod simulate;
mod verify;

use std::error::Error;
use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "huiying", version, about = "回应：关于政务服务的每一件咨询、投诉、建议，按时答复，并能证明")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = "启动服务：群众页面、工作台、接口")]
    Serve(serve::Arguments),
    #[command(about = "演示：五个演示机构和数百件模拟诉求")]
    Demo(demo::Arguments),
    #[command(about = "规程：检查、说明、列出")]
    Regulation(regulation::Arguments),
    #[command(about = "工作日与期限：依据国务院放假通知计算")]
    Calendar(calendar::Arguments),
    #[command(about = "核验依据链：记录、校验点、编号、封存内容")]
    Verify(verify::Arguments),
    #[command(about = "档案：核验导出的电子档案包")]
    Archive(archive::Arguments),
    #[command(about = "由记录重新生成清单和义务表")]
    Rebuild(rebuild::Arguments),
    #[command(about = "账号：开通、列出、停用")]
    Account(account::Arguments),
    #[command(about = "机构人员名录：样本、现用")]
    Directory(directory::Arguments),
    #[command(about = "模拟：在空的数据目录中走完逼真的诉求件")]
    Simulate(simulate::Arguments),
    #[command(about = "测量：登记速度、页面快慢、内存、启动")]
    Bench(bench::Arguments),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Regulation(arguments) => regulation::run(&arguments),
        Command::Calendar(arguments) => calendar::run(arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Archive(arguments) => archive::run(&arguments),
        Command::Rebuild(arguments) => rebuild::run(&arguments),
        Command::Account(arguments) => account::run(&arguments),
        Command::Directory(arguments) => directory::run(&arguments),
        Command::Simulate(arguments) => simulate::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
    };
    done.unwrap_or_else(|error: Box<dyn Error>| {
        if is_broken_pipe(error.as_ref()) {
            return ExitCode::SUCCESS;
        }
        eprintln!("错误：{error}");
        ExitCode::FAILURE
    })
}

/// Whoever reads the output has had enough, e.g. `| head`: no error of ours.
fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
