//! `huiying archive`: checks the file of an electronic volume; it needs neither the store nor the network.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = "核验电子档案包：每个组成部分的摘要、记录的依据链")]
    Check {
        #[arg(value_name = "文件", help = "从档案页导出的 .zip 文件")]
        file: PathBuf,
    },
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let Command::Check { file } = &arguments.command;
    let bytes = fs::read(file).map_err(|error| format!("{}：{error}", file.display()))?;
    let checked = desk::check_volume(&bytes).map_err(|said| format!("{}：{said}", file.display()))?;
    let mut out = io::stdout().lock();
    writeln!(out, "核验了 {} 个组成部分、{} 条记录", checked.components, checked.facts)?;
    for finding in &checked.findings {
        writeln!(out, "  {finding}")?;
    }
    if checked.findings.is_empty() {
        writeln!(out, "档案包完整，没有发现改动或缺失")?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "发现 {} 处问题", checked.findings.len())?;
    Ok(ExitCode::FAILURE)
}
