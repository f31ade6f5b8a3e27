//! The journeys of `tests/browser`: the built program in a real browser.

use crate::tally::{self, Tally};
use crate::test::{Ready, counted, skip};
use crate::{Outcome, ground, needs, process};
use std::process::Command;

/// Runs them, or says why that cannot be.
pub fn journeys(ready: &Ready) -> Outcome<Tally> {
    if let Err(missing) = &ready.browser {
        return Ok(skip(missing));
    }
    let program = ground::build(false)?;
    let mut command = Command::new("node");
    // One journey after another: each starts a server and a browser of its own, and small machines have few cores.
    command.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    command.current_dir(ground::root().join("tests/browser")).env("HUIYING_BIN", program);
    if let Some(chromium) = needs::chromium() {
        command.env("HUIYING_CHROMIUM", chromium);
    }
    Ok(counted(&process::watch(&mut command)?, tally::of_node))
}
