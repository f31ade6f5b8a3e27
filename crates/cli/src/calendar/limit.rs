//! `huiying calendar limit`: one question with its reasons, or many without.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use ::calendar::{Counting, Date, End, OfficeHours, Start, Time, Within};
use clap::{Args, ValueEnum};

use super::{Source, batch, date, say};

#[derive(Args)]
pub struct Arguments {
    #[arg(
        long,
        value_name = "时间",
        required_unless_present = "batch",
        value_parser = moment,
        help = "起算时间（北京时间），例如 2022-09-28T10:00；只写日期的，按上班时间起算"
    )]
    from: Option<Moment>,
    #[arg(
        long,
        value_name = "期限",
        required_unless_present = "batch",
        value_parser = within,
        help = "例如 \"5 workdays\"、5个工作日、3天、1个月、24小时、当日"
    )]
    within: Option<Within>,
    #[arg(
        long,
        value_name = "文件",
        conflicts_with_all = ["from", "within", "json", "start", "end", "no_roll", "hours"],
        help = "逐行读取“日期<制表符>工作日数”，逐行写出到期日（受理当日不计入）；- 为标准输入"
    )]
    batch: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "next-day", value_name = "起算", help = "从哪一天起计")]
    start: From,
    #[arg(long, value_enum, default_value = "close", value_name = "截止", help = "最后一日何时截止")]
    end: Until,
    #[arg(long, help = "最后一日是休息日的，不顺延")]
    no_roll: bool,
    #[arg(long, value_name = "时段", default_value = "09:00-18:00", value_parser = hours, help = "业务时间")]
    hours: OfficeHours,
    #[arg(long, help = "以 JSON 输出")]
    json: bool,
    #[command(flatten)]
    source: Source,
}

#[derive(Clone, Copy, ValueEnum)]
enum From {
    #[value(help = "当日起计")]
    OnTheDay,
    #[value(help = "次日起计（民法典第二百零一条）")]
    NextDay,
    #[value(help = "下一个工作日起计")]
    NextWorkday,
}

#[derive(Clone, Copy, ValueEnum)]
enum Until {
    #[value(help = "业务时间结束时")]
    Close,
    #[value(help = "当日二十四时")]
    Midnight,
}

#[derive(Clone, Copy)]
struct Moment {
    date: Date,
    time: Option<Time>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let calendar = arguments.source.calendar()?;
    if let Some(file) = &arguments.batch {
        return Ok(batch::run(&calendar, file)?);
    }
    // clap asks for both when there is no batch.
    let (Some(from), Some(within)) = (arguments.from, arguments.within) else {
        return Err("请写明 --from 和 --within".into());
    };
    let from = from.date.to_datetime(from.time.unwrap_or(arguments.hours.open));
    let derivation = calendar.derivation(from, within, &arguments.counting(), &arguments.hours);
    say(&derivation, arguments.json)?;
    Ok(ExitCode::SUCCESS)
}

impl Arguments {
    fn counting(&self) -> Counting {
        Counting {
            start: match self.start {
                From::OnTheDay => Start::OnTheDay,
                From::NextDay => Start::NextDay,
                From::NextWorkday => Start::NextWorkday,
            },
            end: match self.end {
                Until::Close => End::CloseOfBusiness,
                Until::Midnight => End::Midnight,
            },
            roll: !self.no_roll,
        }
    }
}

fn within(text: &str) -> Result<Within, String> {
    text.parse().map_err(|error: ::calendar::SpanError| error.to_string())
}

/// A date, or a date and a time of day parted by `T` or a space. An offset is refused: limits are
/// counted in Chinese civil time, and dropping it would shift the day.
fn moment(text: &str) -> Result<Moment, String> {
    let (day, clock) = match text.split_once(['T', ' ']) {
        Some((day, clock)) => (day, Some(clock)),
        None => (text, None),
    };
    Ok(Moment { date: date(day)?, time: clock.map(time).transpose()? })
}

fn time(text: &str) -> Result<Time, String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    text.parse().ok().filter(|_| plain).ok_or_else(|| "时间应写成 10:00 的形式，不带时区".to_owned())
}

fn hours(text: &str) -> Result<OfficeHours, String> {
    let wanted = || "业务时间应写成 09:00-18:00 的形式，先开后关".to_owned();
    let (open, close) = text.split_once('-').ok_or_else(wanted)?;
    let (open, close) = (time(open)?, time(close)?);
    if open >= close {
        return Err(wanted());
    }
    Ok(OfficeHours { open, close })
}
