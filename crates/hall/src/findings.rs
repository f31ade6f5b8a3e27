//! The invariants of an affair, checked after every fact in tests and by whoever wants proof.

use crate::Undertaking;

/// What is wrong with an affair; empty when every invariant holds.
#[must_use]
pub fn findings(undertaking: &Undertaking) -> Vec<String> {
    let (affair, ledger) = (&undertaking.affair, &undertaking.ledger);
    let mut found = Vec::new();
    if affair.is_begun() && affair.kind.is_none() {
        found.push("事务没有种类".to_owned());
    }
    if affair.is_begun() && affair.centre.is_none() {
        found.push("事务不属于任何中心".to_owned());
    }
    for duty in ledger.open() {
        if duty.holder.org.is_none() && duty.holder.staff.is_none() && duty.holder.word.is_empty() {
            found.push(format!("义务「{}」无人承担", duty.name()));
        }
        if duty.clauses.is_empty() {
            found.push(format!("义务「{}」没有依据", duty.name()));
        }
    }
    let in_order = affair.facts.iter().zip(1_u64..).all(|(fact, n)| fact.sequence == n);
    if !in_order {
        found.push("事实的次序有缺".to_owned());
    }
    if affair.facts.iter().zip(affair.facts.iter().skip(1)).any(|(one, next)| next.at < one.at) {
        found.push("事实的时间有倒置".to_owned());
    }
    found
}
