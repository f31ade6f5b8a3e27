//! The proof that a regulation is complete and free of contradiction, by enumeration of its conditions.

mod duties;
mod paths;
mod recurring;
mod vocabulary;

use crate::{Finding, Regulation};

/// Everything that is wrong with a regulation: unknown values, points without a path or with two, duties without a
/// limit or with two, holders who may not do what they owe, stages in which nobody owes anything, clauses in two places.
/// Empty when the proof holds.
#[must_use]
pub fn check(regulation: &Regulation) -> Vec<Finding> {
    let mut findings = vocabulary::values(regulation);
    findings.extend(vocabulary::clauses(regulation));
    findings.extend(paths::one_path(regulation));
    findings.extend(paths::known_steps(regulation));
    findings.extend(duties::one_limit(regulation));
    findings.extend(duties::holders_may(regulation));
    findings.extend(duties::names(regulation));
    findings.extend(recurring::can_be_done(regulation));
    findings
}

/// The line of the heading of a clause.
fn line(regulation: &Regulation, place: &str) -> usize {
    regulation.sections.iter().find(|s| s.place == place).map_or(1, |s| s.line)
}
