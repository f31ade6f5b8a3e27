//! Runs Chinese feature files through the real application: `scenarios [--engine sqlite|postgres] PATH…`.
//!
//! Every scenario gets a desk of its own, over a fresh store with a set clock. A step that is not understood, or an
//! expectation that does not hold, fails the scenario with a sentence that says what was found.

mod acting;
mod affairs;
mod channels;
mod engine;
mod expect;
mod people;
mod steps;
mod tokens;
mod world;

use cucumber::{World as _, WriterExt as _, cli, writer};
use std::path::PathBuf;
use std::process::ExitCode;
use world::Office;

#[tokio::main]
async fn main() -> ExitCode {
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--engine" {
            match arguments.next().as_deref() {
                Some("sqlite") => {}
                Some("postgres") => engine::use_postgres(),
                other => return wrong(&format!("--engine 应为 sqlite 或 postgres，而不是 {}", other.unwrap_or("空"))),
            }
        } else {
            paths.push(PathBuf::from(argument));
        }
    }
    if paths.is_empty() {
        paths.push(PathBuf::from("features"));
    }
    if let Some(missing) = paths.iter().find(|p| !p.exists()) {
        return wrong(&format!("没有 {}", missing.display()));
    }
    let mut failed = false;
    for path in paths {
        let report = Office::cucumber::<PathBuf>()
            .with_writer(writer::Basic::stdout().summarized())
            .max_concurrent_scenarios(8)
            .before(|feature, _, _, office| {
                office.feature.clone_from(&feature.path);
                Box::pin(std::future::ready(()))
            })
            .after(|_, _, _, _, office| {
                Box::pin(async move {
                    if let Some(office) = office {
                        office.close().await;
                    }
                })
            })
            .fail_on_skipped()
            .with_cli(cli::Opts::<_, _, _, cli::Empty> { ..cli::Opts::default() })
            .run(path)
            .await;
        failed |= writer::Stats::<Office>::execution_has_failed(&report);
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn wrong(sentence: &str) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::from(2)
}
