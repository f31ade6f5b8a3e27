//! `cargo xtask tidy`: the house rules as checks. Each finding names its place and its mend.

mod arrows;
mod clauses;
mod glossary;
mod panics;
mod purity;
mod shape;
mod source;
mod tree;
mod wording;

use crate::tally::Tally;
use crate::{Outcome, ground};
use tree::Tree;

/// The crates that are pure: they compute, and touch neither clock nor chance nor the world.
pub const PURE: &[&str] = &["words", "calendar", "proof", "regulation", "directory", "record", "case", "hall", "text"];

/// Whether a finding fails the check or is only to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Error,
    Note,
}

/// Something that is not as the house wants it.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    weight: Weight,
    /// `file:line`, or the file alone.
    place: String,
    fault: String,
    mend: &'static str,
}

impl Finding {
    fn error(place: impl Into<String>, fault: impl Into<String>, mend: &'static str) -> Self {
        Self { weight: Weight::Error, place: place.into(), fault: fault.into(), mend }
    }

    fn note(place: impl Into<String>, fault: impl Into<String>, mend: &'static str) -> Self {
        Self { weight: Weight::Note, ..Self::error(place, fault, mend) }
    }
}

struct Check {
    name: &'static str,
    run: fn(&Tree) -> Outcome<Vec<Finding>>,
}

const CHECKS: &[Check] = &[
    Check { name: "arrows between crates", run: arrows::check },
    Check { name: "purity of packages", run: purity::packages },
    Check { name: "purity of sources", run: purity::sources },
    Check { name: "sizes of files and functions", run: shape::check },
    Check { name: "no panics outside tests", run: panics::check },
    Check { name: "clauses", run: clauses::check },
    Check { name: "glossary", run: glossary::check },
    Check { name: "wording", run: wording::check },
];

/// The command.
pub fn command(words: &[String]) -> Outcome<()> {
    if let Some(word) = words.first() {
        return Err(format!("tidy takes no arguments, and `{word}` was given"));
    }
    match tally()?.failed {
        0 => Ok(()),
        failed => Err(format!("tidy: {failed} of {} checks found something to mend", CHECKS.len())),
    }
}

/// Runs every check and prints what it found; each check counts as one test.
pub fn tally() -> Outcome<Tally> {
    let tree = Tree::read(ground::root())?;
    let mut tally = Tally::default();
    for check in CHECKS {
        let findings = (check.run)(&tree)?;
        for finding in &findings {
            let mark = if finding.weight == Weight::Error { "error" } else { "note" };
            println!("{}: {mark}: {} → {}", finding.place, finding.fault, finding.mend);
        }
        let errors = findings.iter().filter(|finding| finding.weight == Weight::Error).count();
        tally += if errors == 0 { Tally::ONE_PASSED } else { Tally::ONE_FAILED };
        println!("tidy: {}: {}", check.name, if errors == 0 { "ok".to_owned() } else { format!("{errors} to mend") });
    }
    Ok(tally)
}
