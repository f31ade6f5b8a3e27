//! `huiying regulation`: is a rule file complete and free of contradiction, and what does the program do about a clause.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ::regulation::{Finding, Regulation, check, explain, read};
use clap::{Args, Subcommand};

use crate::opening;

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = "检查规程文件：逐一穷举条件，证明没有遗漏和冲突")]
    Check {
        #[arg(value_name = "文件", required = true, help = "规程文件（Markdown），可以写多个，也可以写目录")]
        paths: Vec<PathBuf>,
    },
    #[command(about = "说明程序对一部规程、或其中一条做了什么")]
    Explain {
        #[arg(value_name = "规程", help = "规程编号，例如 henan")]
        id: String,
        #[arg(value_name = "条款", help = "例如 第六条（一） 或 HN-6.1c；不写则逐条说明")]
        clause: Option<String>,
        #[arg(long, value_name = "文件", help = "改用这个规程文件")]
        file: Option<PathBuf>,
        #[arg(long, value_name = "目录", default_value = "data", help = "数据目录，其中 regulations/*.md 为本地规程")]
        data: PathBuf,
    },
    #[command(about = "列出可用的规程")]
    List {
        #[arg(long, value_name = "目录", default_value = "data", help = "数据目录，其中 regulations/*.md 为本地规程")]
        data: PathBuf,
    },
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    match &arguments.command {
        Command::Check { paths } => check_all(paths),
        Command::Explain { id, clause, file, data } => explained(id, clause.as_deref(), file.as_deref(), data),
        Command::List { data } => list(data),
    }
}

fn check_all(paths: &[PathBuf]) -> Result<ExitCode, Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let mut sound = true;
    for path in files(paths)? {
        let text = fs::read_to_string(&path).map_err(|error| format!("{} 读不出来：{error}", path.display()))?;
        let (regulation, findings) = proved(&text);
        sound &= findings.is_empty();
        for finding in &findings {
            writeln!(out, "{}：{finding}", path.display())?;
        }
        match regulation.filter(|_| findings.is_empty()) {
            Some(regulation) => writeln!(out, "{}：{}", path.display(), extent(&regulation))?,
            None => writeln!(out, "{}：{} 处需要修改", path.display(), findings.len())?,
        }
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The regulation of a text and everything that is wrong with it.
fn proved(text: &str) -> (Option<Regulation>, Vec<Finding>) {
    match read(text) {
        Ok(regulation) => {
            let findings = check(&regulation);
            (Some(regulation), findings)
        }
        Err(findings) => (None, findings),
    }
}

/// A folder stands for the rule files in it.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut inside: Vec<PathBuf> =
                fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
            inside.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn extent(regulation: &Regulation) -> String {
    let clauses = regulation.sections.iter().filter(|section| !section.ids.is_empty()).count();
    let later = regulation.notes.iter().filter(|note| note.later).count();
    let later = if later > 0 { format!("，另有 {later} 条待实现") } else { String::new() };
    format!(
        "完整，没有冲突（{} 条条款，{} 条路径，{} 项义务，{} 个期限{later}）",
        clauses,
        regulation.paths.len(),
        regulation.duties.len(),
        regulation.limits.len(),
    )
}

fn explained(id: &str, clause: Option<&str>, file: Option<&Path>, data: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let all = match file {
        Some(file) => vec![opening::regulation_of(file)?],
        None => opening::regulations(data)?,
    };
    let Some(regulation) = all.iter().rev().find(|regulation| regulation.id == id) else {
        let known: Vec<&str> = all.iter().map(|regulation| regulation.id.as_str()).collect();
        return Err(format!("没有规程「{id}」，可用的有：{}", known.join("、")).into());
    };
    let Some(text) = explain(regulation, clause) else {
        let clause = clause.unwrap_or_default();
        return Err(format!(
            "{}中没有条款「{clause}」，可用 huiying regulation explain {id} 查看全文",
            regulation.title
        )
        .into());
    };
    write!(io::stdout(), "{text}")?;
    Ok(ExitCode::SUCCESS)
}

fn list(data: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for regulation in opening::regulations(data)? {
        let since = regulation.in_force.map(|day| format!("，{day} 起施行")).unwrap_or_default();
        writeln!(
            out,
            "{}　{}（{}，{}{since}）版本 {}",
            regulation.id,
            regulation.title,
            regulation.number,
            regulation.status.zh(),
            regulation.version
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
