//! The project's own tool: `cargo xtask WORD`. Everything that a machine does for the project stands here, so that a
//! developer and the build server run the same commands.

mod bench;
mod browser;
mod chores;
mod demo;
mod ground;
mod needs;
mod postgres;
mod process;
mod scenarios;
mod tally;
mod test;
mod tidy;

use std::process::ExitCode;

/// What a command gives back: its result, or one sentence that says what went wrong.
type Outcome<T> = Result<T, String>;

const HELP: &str = "\
cargo xtask demo [--port N] [--fresh] [--dev]   build and serve the whole product on 127.0.0.1
cargo xtask test [PART…]                        everything; parts: tidy unit doc scenarios browser
cargo xtask scenarios [--engine sqlite|postgres|both] [PATH…]
                                                run feature files, by default those of features/
cargo xtask tidy                                check the house rules
cargo xtask bench [ARG…]                        measure; the arguments go to `huiying bench`
cargo xtask ci                                  format, clippy, tidy and test";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let outcome = match command {
        "demo" => demo::demo(rest).map(|()| ExitCode::SUCCESS),
        "test" => test::test(rest),
        "scenarios" => scenarios::command(rest),
        "tidy" => tidy::command(rest).map(|()| ExitCode::SUCCESS),
        "bench" => bench::bench(rest).map(|()| ExitCode::SUCCESS),
        "ci" => chores::ci(rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("there is no command `{other}`\n\n{HELP}")),
    };
    outcome.unwrap_or_else(|fault| {
        eprintln!("xtask: {fault}");
        ExitCode::FAILURE
    })
}
