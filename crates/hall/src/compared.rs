//! Whether the measures on a hot issue work: what came before them, set beside what came since.

use crate::Affair;
use calendar::DateTime;
use directory::ItemId;
use record::Value;
use words::{Act, Field};

/// What is counted to tell whether measures work: the cases about one item in two equally long times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The item that the issue is about.
    pub item: ItemId,
    /// As long a time before the measures as has passed since, from and until.
    pub before: (DateTime, DateTime),
    /// The time since the measures, from and until.
    pub after: (DateTime, DateTime),
}

/// What to count for a hot issue at a moment; `None` where it names no item, or where no measures were carried out yet: then
/// somebody counts and says so.
#[must_use]
pub fn compared(issue: &Affair, now: DateTime) -> Option<Compared> {
    let item = issue.facts.iter().find_map(|recorded| match recorded.fact.get(Field::Item) {
        Some(Value::Item(item)) => Some(item.clone()),
        _ => None,
    })?;
    let turn = issue.last(Act::Rectify)?.at;
    let begin = turn.saturating_sub(now.duration_since(turn));
    Some(Compared { item, before: (begin, turn), after: (turn, now) })
}
