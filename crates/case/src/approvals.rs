//! Approvals: who gives any, and which of them wait on a case.

use crate::{Matter, next_step};
use regulation::Books;
use words::{Act, HolderWord, Role};

/// Whether a role approves anything under these regulations: by the table of who does what, by a regulation's own
/// performers, or as the one of whom a step of a path is asked.
///
/// ```
/// use calendar::Calendar;
/// use regulation::{Books, Local};
/// use words::Role;
/// let books = Books { regulations: Vec::new(), calendar: Calendar::official(), local: Local::default() };
/// assert!(case::approves(Role::LeaderInCharge, &books));
/// assert!(!case::approves(Role::WindowClerk, &books));
/// ```
#[must_use]
pub fn approves(role: Role, books: &Books) -> bool {
    let word = HolderWord::Role(role);
    let usually = Act::APPROVALS.iter().flat_map(|act| act.performers()).any(|who| *who == word);
    let by_rule = books.regulations.iter().any(|regulation| {
        let performs = regulation.performers.iter().filter(|p| p.acts.iter().any(|act| act.is_approval()));
        let steps = regulation.steps.iter().filter(|step| Act::from_zh(&step.name).is_some_and(Act::is_approval));
        performs.flat_map(|p| &p.who).chain(steps.flat_map(|step| &step.who)).any(|who| *who == word)
    });
    usually || by_rule
}

/// Whether an approval waits on a case: it is owed under its own name, it is the next step of the path, or it grants what
/// somebody asked for. Whether a given person may give it is [`crate::permit`]'s to say; an act that is no approval never
/// waits as one.
#[must_use]
pub fn awaits(matter: &Matter, act: Act, books: &Books) -> bool {
    let owed = || matter.ledger.duties.iter().any(|duty| duty.is_open() && duty.goes_by(act.zh()));
    act.is_approval() && (act.grants() || owed() || next_step(&matter.case, books) == act.zh())
}
