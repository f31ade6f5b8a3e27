//! `cargo xtask scenarios`: feature files through the real application, on one engine or on both.

use crate::postgres::{Durability, Server, VARIABLE};
use crate::tally::{self, Tally};
use crate::test::{Ready, conclude, counted, skip};
use crate::{Outcome, ground, needs, process};
use std::path::PathBuf;
use std::process::Command;
use std::process::ExitCode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

/// The engines and the feature files or folders that the words name.
fn parse(words: &[String]) -> Outcome<(Vec<Engine>, Vec<PathBuf>)> {
    let (mut engines, mut paths) = (vec![Engine::Sqlite], Vec::new());
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let named = if word == "--engine" { words.next() } else { word.strip_prefix("--engine=") };
        match (named, word) {
            (Some("sqlite"), _) => engines = vec![Engine::Sqlite],
            (Some("postgres"), _) => engines = vec![Engine::Postgres],
            (Some("both"), _) => engines = vec![Engine::Sqlite, Engine::Postgres],
            (Some(other), _) => return Err(format!("there is no engine `{other}`: sqlite, postgres or both")),
            (None, "--engine") => return Err("which engine: sqlite, postgres or both?".to_owned()),
            (None, flag) if flag.starts_with('-') => return Err(format!("there is no option `{flag}`")),
            (None, path) => paths.push(existing(path)?),
        }
    }
    Ok((engines, paths))
}

fn existing(path: &str) -> Outcome<PathBuf> {
    std::fs::canonicalize(path).map_err(|e| format!("{path} cannot be read: {e}"))
}

/// The command; its last line is the sum over the engines.
pub fn command(words: &[String]) -> Outcome<ExitCode> {
    let (engines, paths) = parse(words)?;
    let missing = needs::provide(&[&needs::NODE]);
    if let Some(sentence) = missing.first().filter(|_| std::env::var_os("HUIYING_FRONT").is_none()) {
        return Err(sentence.clone());
    }
    let mut sum = Tally::default();
    for engine in engines {
        sum += match engine {
            Engine::Sqlite => on_sqlite(&paths)?,
            Engine::Postgres => {
                if let Some(sentence) = needs::provide(&[&needs::POSTGRES]).first() {
                    return Err(sentence.clone());
                }
                let server = Server::provide(Durability::Forgetful)?;
                run("postgres", &paths, Some(&server.address()))?
            }
        };
    }
    Ok(conclude(sum))
}

/// Runs them on SQLite.
pub fn on_sqlite(paths: &[PathBuf]) -> Outcome<Tally> {
    run("sqlite", paths, None)
}

/// Runs them on PostgreSQL, or says why that cannot be.
pub fn on_postgres(paths: &[PathBuf], ready: &Ready) -> Outcome<Tally> {
    match ready.postgres() {
        Ok(address) => run("postgres", paths, Some(&address)),
        Err(missing) => Ok(skip(&missing)),
    }
}

fn run(engine: &str, paths: &[PathBuf], postgres: Option<&str>) -> Outcome<Tally> {
    let mut command = Command::new(ground::build_for_tests("scenarios")?);
    command.args(["--engine", engine]);
    match paths {
        [] => command.arg(ground::root().join("features")),
        named => command.args(named),
    };
    if let Some(address) = postgres {
        command.env(VARIABLE, address);
    }
    Ok(counted(&process::watch(&mut command)?, tally::of_scenarios))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn engines_and_paths_are_read() {
        assert_eq!(parse(&[]), Ok((vec![Engine::Sqlite], vec![])));
        let both = parse(&words("--engine both Cargo.toml"));
        assert!(matches!(both, Ok((engines, paths)) if engines.len() == 2 && paths.len() == 1));
        assert_eq!(parse(&words("--engine=postgres")), Ok((vec![Engine::Postgres], vec![])));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for line in ["--engine", "--engine mysql", "--fast", "no/such/folder"] {
            assert!(parse(&words(line)).is_err(), "{line}");
        }
    }
}
