//! `cargo xtask ci`: what must hold before a change is handed in.

use crate::{Outcome, ground, process, test, tidy};
use std::process::ExitCode;

/// Format, lints, house rules, all tests; it stops at the first that does not hold.
pub fn ci(words: &[String]) -> Outcome<ExitCode> {
    process::run(ground::cargo().args(["fmt", "--all", "--", "--check"]))?;
    process::run(ground::cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    tidy::command(&[])?;
    test::test(words)
}
