//! The invariants of a case, checked after every fact in tests and by whoever wants proof.

use crate::{Matter, stage};
use regulation::Books;
use words::Act;

/// What is wrong with a matter; empty when every invariant holds.
#[must_use]
pub fn findings(matter: &Matter, books: &Books) -> Vec<String> {
    let mut found = Vec::new();
    let (case, ledger) = (&matter.case, &matter.ledger);
    if !case.is_registered() {
        return found;
    }
    let open = !case.is_ended() && (case.main.is_none() || case.main_answered);
    if open && ledger.owed_by_case().next().is_none() {
        found.push(format!("诉求件未结（{}）而无人负有义务", stage(case, books)));
    }
    if case.ended.as_ref().is_some_and(|e| e.stage == words::Stage::Closed)
        && case.last(Act::Settle).is_none()
        && case.owing().next().is_some()
    {
        found.push("已办结而协办单位尚欠回复".to_owned());
    }
    for duty in ledger.open() {
        if duty.holder.org.is_none() && duty.holder.staff.is_none() && duty.holder.word.is_empty() {
            found.push(format!("义务「{}」无人承担", duty.name()));
        }
        if duty.clauses.is_empty() {
            found.push(format!("义务「{}」没有依据", duty.name()));
        }
    }
    let mut keys: Vec<&str> = ledger.duties.iter().map(|d| d.key.as_str()).collect();
    keys.sort_unstable();
    let before = keys.len();
    keys.dedup();
    if keys.len() != before {
        found.push("两件义务同键".to_owned());
    }
    let in_order = case.facts.iter().zip(1_u64..).all(|(fact, n)| fact.sequence == n);
    if !in_order {
        found.push("事实的次序有缺".to_owned());
    }
    found
}
