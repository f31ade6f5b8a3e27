//! Time is an actor whose act is to record what it owes.

use crate::{Circumstances, Decision, Denial, Fact, Reason, Value};
use regulation::{Duty, Owed, owed};
use words::{Field, Refusal};

/// All that time owes a stream by now, one thing a duty: the caller records it and asks again until nothing is due, so
/// that exactly once follows from state.
///
/// # Errors
/// 没有到期事项, where time owes nothing.
pub fn tick(c: &Circumstances<'_>) -> Result<Decision, Denial> {
    let due: Vec<(&Duty, Owed)> =
        c.ledger.duties.iter().filter_map(|duty| Some((duty, owed(duty, &c.books, c.now)?))).collect();
    if due.is_empty() {
        return Err(Reason::plain(Refusal::NothingDue).into());
    }
    let because = due.iter().flat_map(|(duty, _)| duty.clauses.first().cloned()).collect();
    let facts = due.into_iter().map(|(duty, owed)| fact(duty, &owed)).collect();
    Ok(Decision { facts, then: Vec::new(), because })
}

fn fact(duty: &Duty, owed: &Owed) -> Fact {
    let fact = Fact::of(owed.act()).with(Field::Duty, Value::Word(duty.key.clone()));
    let old = duty.due();
    match owed {
        Owed::Recount { due } => match old {
            Some(old) => fact.with(Field::OldDue, Value::Moment(old)).with(Field::Due, Value::Moment(*due)),
            None => fact.with(Field::Due, Value::Moment(*due)),
        },
        Owed::LimitEnd { met } => {
            let fact = fact.with(Field::Met, Value::Word(if *met { "是" } else { "否" }.to_owned()));
            match old {
                Some(old) => fact.with(Field::Due, Value::Moment(old)),
                None => fact,
            }
        }
        Owed::Order { due } => fact.with(Field::Due, Value::Moment(*due)),
        Owed::Remind | Owed::Circulate => fact,
    }
}
