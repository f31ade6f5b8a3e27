//! `huiying rebuild`: makes all projections anew from the journal, or compares them with it.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;

use crate::opening::{self, Place};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    #[arg(long, help = "只比较，不改动")]
    check: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    opening::run(async {
        let desk = arguments.place.known_desk().await?;
        let rebuilt = desk.rebuild(!arguments.check).await?;
        desk.store().close().await;
        let mut out = io::stdout().lock();
        for difference in &rebuilt.differences {
            writeln!(out, "  {}：{}", difference.stream, difference.what)?;
        }
        let differing = rebuilt.differences.len();
        let end = match (differing, arguments.check) {
            (0, true) => "清单和义务表与记录一致".to_owned(),
            (0, false) => "清单和义务表已由记录重新生成，与原来一致".to_owned(),
            (_, true) => format!("有 {differing} 处与记录不一致，可用 huiying rebuild 按记录重新生成"),
            (_, false) => format!("有 {differing} 处与记录不一致，已按记录改正"),
        };
        writeln!(out, "重放了 {} 件：{end}", rebuilt.streams)?;
        Ok(if differing > 0 && arguments.check { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    })
}
