//! `cargo xtask test`: all tests of the project, in parts; the last line is the sum.

use crate::postgres::{Durability, Server, VARIABLE};
use crate::process::Watched;
use crate::tally::{self, Tally};
use crate::{Outcome, browser, ground, needs, process, scenarios, tidy};
use std::process::{Command, ExitCode};

/// What the parts share.
pub struct Ready {
    /// The PostgreSQL for the tests; else what is missing for it.
    postgres: Outcome<Server>,
    /// What is missing for the browser.
    pub browser: Outcome<()>,
}

impl Ready {
    fn make() -> Outcome<Self> {
        let missing = needs::provide(&[&needs::NODE, &needs::POSTGRES, &needs::CHROMIUM, &needs::FONTS]);
        let lacks = |need: &needs::Need| missing.iter().find(|sentence| sentence.contains(need.name)).cloned();
        // Without node and npm the web crate cannot be built, and nothing could be tested.
        if let Some(sentence) = lacks(&needs::NODE).filter(|_| std::env::var_os("HUIYING_FRONT").is_none()) {
            return Err(sentence);
        }
        let browser = match [&needs::NODE, &needs::CHROMIUM, &needs::FONTS].into_iter().find_map(lacks) {
            Some(sentence) => Err(sentence),
            None => needs::browser_packages(),
        };
        Ok(Self { postgres: Server::provide(Durability::Forgetful), browser })
    }

    /// The address of the PostgreSQL for tests.
    pub fn postgres(&self) -> Outcome<String> {
        self.postgres.as_ref().map(Server::address).map_err(Clone::clone)
    }

    fn cargo(&self) -> Command {
        let mut command = ground::cargo();
        if let Ok(address) = self.postgres() {
            command.env(VARIABLE, address);
        }
        command
    }
}

/// A part of all tests.
struct Part {
    name: &'static str,
    title: &'static str,
    run: fn(&Ready) -> Outcome<Tally>,
}

const PARTS: &[Part] = &[
    Part { name: "tidy", title: "house rules", run: |_| tidy::tally() },
    Part { name: "unit", title: "unit and integration tests", run: unit },
    Part { name: "doc", title: "examples in the documentation", run: examples },
    Part { name: "scenarios", title: "scenarios on SQLite", run: |_| scenarios::on_sqlite(&[]) },
    Part { name: "scenarios", title: "scenarios on PostgreSQL", run: |ready| scenarios::on_postgres(&[], ready) },
    Part { name: "browser", title: "journeys in the browser", run: browser::journeys },
];

/// Runs all parts, or those that are named.
pub fn test(names: &[String]) -> Outcome<ExitCode> {
    if let Some(unknown) = names.iter().find(|name| !PARTS.iter().any(|part| part.name == name.as_str())) {
        return Err(format!("there is no part `{unknown}`; the parts are tidy, unit, doc, scenarios and browser"));
    }
    let ready = Ready::make()?;
    let (mut sum, mut lines) = (Tally::default(), Vec::new());
    for part in PARTS.iter().filter(|part| names.is_empty() || names.iter().any(|name| name == part.name)) {
        eprintln!("\n── {}", part.title);
        let tally = (part.run)(&ready).unwrap_or_else(|fault| {
            eprintln!("{}: {fault}", part.title);
            Tally::ONE_FAILED
        });
        sum += tally;
        lines.push(format!("{}: {tally}", part.title));
    }
    // The server is stopped before the last line, so that nothing comes after the sum.
    drop(ready);
    println!("\n{}", lines.join("\n"));
    Ok(conclude(sum))
}

/// Prints the sum as the last line. A run is good when something ran and nothing failed.
pub fn conclude(sum: Tally) -> ExitCode {
    if sum.ran() == 0 {
        eprintln!("no test ran");
    }
    println!("{sum}");
    if is_good(sum) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

const fn is_good(sum: Tally) -> bool {
    sum.ran() > 0 && sum.failed == 0
}

/// A part that cannot run says what is missing and counts as one that was skipped.
pub fn skip(missing: &str) -> Tally {
    eprintln!("skipped: {missing}");
    Tally::ONE_SKIPPED
}

/// What a runner counted; one that failed without counting a failure, or that said no count at all, has failed once.
pub fn counted(watched: &Watched, count: fn(&str) -> Option<Tally>) -> Tally {
    let Some(mut tally) = count(&watched.said) else {
        eprintln!("the runner said no count");
        return Tally::ONE_FAILED;
    };
    if !watched.succeeded && tally.failed == 0 {
        tally += Tally::ONE_FAILED;
    }
    tally
}

fn unit(ready: &Ready) -> Outcome<Tally> {
    if let Err(missing) = ready.postgres() {
        eprintln!("the tests on PostgreSQL cannot run: {missing}");
    }
    let nextest = process::read(ground::cargo().args(["nextest", "--version"])).is_ok();
    if nextest {
        let watched = process::watch(ready.cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]))?;
        return Ok(counted(&watched, tally::of_nextest));
    }
    eprintln!("cargo-nextest is not installed: `cargo test` is used instead");
    let words = ["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"];
    let watched = process::watch(ready.cargo().args(words))?;
    Ok(counted(&watched, tally::of_cargo_test))
}

fn examples(ready: &Ready) -> Outcome<Tally> {
    let mut command = ready.cargo();
    command.args(["test", "--doc", "--no-fail-fast"]);
    for name in tidy::PURE.iter().filter(|name| ground::root().join("crates").join(name).is_dir()) {
        command.args(["--package", name]);
    }
    Ok(counted(&process::watch(&mut command)?, tally::of_cargo_test))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_without_tests_is_no_success() {
        assert!(!is_good(Tally::default()));
        assert!(!is_good(Tally::ONE_SKIPPED));
        assert!(is_good(Tally::ONE_PASSED));
        assert!(!is_good(Tally { passed: 9, failed: 1, skipped: 0 }));
    }

    #[test]
    fn a_runner_that_breaks_off_has_failed() {
        let broken = Watched { succeeded: false, said: "error: could not compile `web`\n".to_owned() };
        assert_eq!(counted(&broken, tally::of_nextest), Tally::ONE_FAILED);
    }
}
