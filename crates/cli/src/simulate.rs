//! `huiying simulate`: lifelike cases through the same corridor, under a clock of its own.

mod agent;
mod arrivals;
mod chance;
mod choose;
mod days;
mod fill;
mod mood;
mod pace;
mod papers;
mod register;
mod report;
mod texts;
mod world;

use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use ::calendar::Date;
use clap::Args;
use desk::{Clock, Desk, DeskError, civil, instant};
use directory::demonstration;

use crate::calendar::{date, files};
use crate::opening::{self, Place};
pub use arrivals::Plan;
pub use pace::DAY;
use papers::Papers;
pub use report::{Report, take_stock};
use world::World;

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    #[arg(long, value_name = "年", default_value_t = 1, help = "模拟几年")]
    years: u32,
    #[arg(long, value_name = "件数", default_value_t = 1_000, help = "一共多少件诉求")]
    cases: u32,
    #[arg(long, value_name = "种子", default_value_t = 1, help = "同一种子得到同样的经过")]
    seed: u64,
    #[arg(long, value_name = "日期", help = "从哪一天开始；不写则到今天为止", value_parser = date)]
    from: Option<Date>,
    #[arg(long, value_name = "日期", help = "到哪一天结束", value_parser = date)]
    until: Option<Date>,
    #[arg(long, value_name = "目录", help = "把产生的每种文书各印一份 PDF，放到这个目录")]
    papers: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    opening::run(async {
        let plan = plan(arguments)?;
        let (desk, report) = fill(&arguments.place, &plan).await?;
        let stock = take_stock(&desk).await?;
        let papers = Papers::gather(&desk).await?;
        desk.store().close().await;
        if let Some(folder) = &arguments.papers {
            papers.write(folder)?;
        }
        let mut out = io::stdout().lock();
        write!(out, "{report}{stock}{papers}")?;
        if report.is_clean() && stock.findings.is_empty() {
            writeln!(out, "全部诉求件的不变量成立")?;
            return Ok(ExitCode::SUCCESS);
        }
        Ok(ExitCode::FAILURE)
    })
}

fn plan(arguments: &Arguments) -> Result<Plan, Box<dyn Error>> {
    let midnight = |day: Date| instant(day.to_datetime(::calendar::Time::midnight()));
    let length = i64::from(arguments.years) * 365 * DAY;
    let (from, until) = match (arguments.from, arguments.until) {
        (Some(from), Some(until)) => (midnight(from), midnight(until)),
        (Some(from), None) => (midnight(from), midnight(from) + length),
        (None, Some(until)) => (midnight(until) - length, midnight(until)),
        (None, None) => {
            let today = midnight(civil(Clock::System.millis()).date());
            (today - length, today)
        }
    };
    if from >= until {
        return Err("结束日期应在开始日期之后".into());
    }
    Ok(Plan { cases: arguments.cases, seed: arguments.seed, from, until, lately: false })
}

/// Fills an empty place with cases; the desk's clock then stands at the end of the plan.
pub async fn fill(place: &Place, plan: &Plan) -> Result<(Desk, Report), Box<dyn Error>> {
    let store = place.store().await?;
    if !store.rows_by_stream(("", 0), 1).await?.is_empty() {
        store.close().await;
        return Err(format!("{} 里已经有诉求件，模拟只在空的数据目录中进行", place.data.display()).into());
    }
    let directory = match store.document("directory").await? {
        Some(_) => None,
        None => Some(demonstration::all()),
    };
    let desk = place.desk(store, directory, Clock::standing_at(civil(plan.from))).await?;
    let report = live(&desk, place, plan).await?;
    Ok((desk, report))
}

async fn live(desk: &Desk, place: &Place, plan: &Plan) -> Result<Report, Box<dyn Error>> {
    let world = World::open(desk.clone(), &opening::regulations(&place.data)?, &files::load(&place.data)?).await?;
    let shown = io::stderr().is_terminal();
    let mut percent = -1;
    let report: Result<Report, DeskError> = world
        .live(plan, &mut |report, at| {
            let now = (at - plan.from) * 100 / (plan.until - plan.from).max(1);
            if shown && now != percent {
                percent = now;
                let _ = write!(io::stderr(), "\r模拟 {now}%　{}　{} 件", civil(at).date(), report.registered);
            }
        })
        .await;
    if shown {
        let _ = writeln!(io::stderr());
    }
    Ok(report?)
}
