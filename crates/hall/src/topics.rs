//! What of an affair is there for everybody: a topic with its period and outcome, and the measures on a hot issue.
//!
//! Only those words leave the house that were written to be read by everybody: what a topic asks, what was made known of
//! its outcome, and of a hot issue what stood when it was made public (公开).

use crate::Affair;
use calendar::{Date, DateTime};
use record::{Recorded, Value};
use words::{Act, Affair as Kind, Field};

/// From which day to which moment a topic takes suggestions: from the day it names, else that on which it was opened;
/// without end where none was named (DB50/T 957.6 6.3.1.1 a: 征集时间).
#[must_use]
pub fn topic_period(topic: &Affair) -> (Option<Date>, Option<DateTime>) {
    let moment = |field: Field| topic.last_with(field).and_then(|recorded| recorded.fact.moment(field));
    (moment(Field::From).or(topic.begun).map(DateTime::date), moment(Field::Until))
}

/// Whether an affair is a topic that takes suggestions at a moment: it has not ended, its first day has come and its last
/// minute has not passed.
#[must_use]
pub fn takes_suggestions(topic: &Affair, now: DateTime) -> bool {
    let (from, until) = topic_period(topic);
    topic.kind == Some(Kind::Topic)
        && !topic.is_ended()
        && from.is_none_or(|from| from <= now.date())
        && until.is_none_or(|until| now <= until)
}

/// The response time that a topic published: the time promised for every suggestion registered under it
/// (DB50/T 957.6 6.3.1.1 a, 6.3.2.2).
#[must_use]
pub fn response_time(topic: &Affair) -> Option<&Value> {
    topic.last_with(Field::ResponseTime).and_then(|recorded| recorded.fact.get(Field::ResponseTime))
}

/// What a hot issue makes known to everybody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MadePublic<'a> {
    /// The fact by which it was made public; its own words are for everybody.
    pub told: &'a Recorded,
    /// The fact with the measures as they stood then; `None` where none had been named.
    pub measures: Option<&'a Recorded>,
    /// The fact with what had come of them by then; `None` where nothing was known yet.
    pub result: Option<&'a Recorded>,
}

/// What was made public of a hot issue, the last time that anything was; what was noted afterwards stays in the house until
/// it is made public too. `None` for what was never made public, and for every other kind of affair.
#[must_use]
pub fn made_public(issue: &Affair) -> Option<MadePublic<'_>> {
    let told = issue.last(Act::Publish).filter(|_| issue.kind == Some(Kind::HotIssue))?;
    let known = |field: Field| {
        let by_then = issue.facts.iter().rev().filter(|recorded| recorded.sequence <= told.sequence);
        by_then.into_iter().find(|recorded| recorded.fact.fields.contains_key(&field))
    };
    Some(MadePublic { told, measures: known(Field::Measures), result: known(Field::Result) })
}
