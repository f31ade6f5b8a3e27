//! Several regulations on one case: duties of one holder met by the same act are one.

use crate::{Books, Duty, Ledger};
use words::Act;

/// Adds a duty, or joins it to the one of another regulation that asks the same act of the same holder: found under
/// either name, the earlier due, both clauses cited.
pub(crate) fn add(ledger: &mut Ledger, duty: Duty, books: &Books) {
    let acts = met_by(&duty, books);
    let twin = ledger.duties.iter_mut().find(|d| {
        d.is_open()
            && d.item == duty.item
            && d.holder.is_same(&duty.holder)
            && d.rules.iter().all(|r| duty.rules.iter().all(|own| own.regulation != r.regulation))
            && met_by(d, books).iter().any(|act| acts.contains(act))
    });
    let Some(twin) = twin else {
        ledger.duties.push(duty);
        return;
    };
    twin.rules.extend(duty.rules);
    for clause in duty.clauses {
        if !twin.clauses.contains(&clause) {
            twin.clauses.push(clause);
        }
    }
    twin.aside &= duty.aside;
    twin.term = match (twin.term.take(), duty.term) {
        (Some(one), Some(other)) => Some(if other.due < one.due { other } else { one }),
        (one, other) => one.or(other),
    };
}

/// The single acts each of which meets the duty.
fn met_by(duty: &Duty, books: &Books) -> Vec<Act> {
    duty.rules
        .iter()
        .filter_map(|r| books.regulation(&r.regulation)?.rule_of(r))
        .flat_map(|rule| rule.met_by.iter().filter(|all| all.len() == 1).flatten().map(|p| p.act))
        .collect()
}
