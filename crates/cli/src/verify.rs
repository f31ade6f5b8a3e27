//! `huiying verify`: proves the journal.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;

use crate::opening::{self, Place};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    opening::run(async {
        let desk = arguments.place.known_desk().await?;
        let proved = desk.verify().await?;
        desk.store().close().await;
        let mut out = io::stdout().lock();
        writeln!(
            out,
            "核验了 {} 件的 {} 条记录、{} 个校验点、{} 份封存内容、{} 次查阅",
            proved.streams, proved.rows, proved.checkpoints, proved.sealed, proved.looks
        )?;
        for finding in &proved.findings {
            writeln!(out, "  {finding}")?;
        }
        if proved.findings.is_empty() {
            writeln!(out, "依据链完整，没有发现改动、缺失或断号")?;
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(out, "发现 {} 处问题", proved.findings.len())?;
        Ok(ExitCode::FAILURE)
    })
}
