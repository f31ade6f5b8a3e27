//! What time owes a duty, and when.

use crate::term::end_of_minute;
use crate::{Books, Duty, Ladder, State, Supervision};
use calendar::{DateTime, Within};
use words::Act;

/// The next thing that time owes a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wake {
    /// When.
    pub at: DateTime,
    /// What.
    pub owed: Owed,
}

/// What time may owe a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owed {
    /// Its due moment must be computed anew by the calendar that is known now.
    Recount {
        /// The due moment by the new calendar.
        due: DateTime,
    },
    /// A reminder (催办).
    Remind,
    /// The record that its limit has ended (期满).
    LimitEnd {
        /// Whether it had been met.
        met: bool,
    },
    /// An order (督办) that gives so long.
    Order {
        /// Until when the order must be obeyed.
        due: DateTime,
    },
    /// A circular (通报).
    Circulate,
}

impl Owed {
    /// The fact that records it.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Self::Recount { .. } => Act::DueMoved,
            Self::Remind => Act::Remind,
            Self::LimitEnd { .. } => Act::LimitEnded,
            Self::Order { .. } => Act::Order,
            Self::Circulate => Act::Circulate,
        }
    }
}

/// The next thing that time owes this duty, and when; `None` where it owes nothing more. An order's due moment is
/// counted from `now`, because an order is given when it is given, however late.
#[must_use]
pub fn wake(duty: &Duty, books: &Books, now: DateTime) -> Option<Wake> {
    let term = duty.term.as_ref()?;
    let over = end_of_minute(term.due);
    match duty.state {
        State::Lifted { .. } => return None,
        State::Met { .. } => {
            let wanted = !duty.limit_ended && is_awaited(duty, books);
            return wanted.then_some(Wake { at: over, owed: Owed::LimitEnd { met: true } });
        }
        State::Open => {}
    }
    if let Some(due) = recount(duty, books) {
        return Some(Wake { at: now, owed: Owed::Recount { due } });
    }
    let ladder = ladder(duty, books);
    if let Some(at) = ladder.and_then(|l| remind_at(duty, l, books)) {
        return Some(Wake { at, owed: Owed::Remind });
    }
    let circular = circular(duty, ladder);
    if !duty.limit_ended && circular.as_ref().is_none_or(|c| over <= c.at) {
        return Some(Wake { at: over, owed: Owed::LimitEnd { met: false } });
    }
    match (&duty.supervision, ladder) {
        (Supervision::None | Supervision::Reminded, Some(Ladder { order: Some(within), .. })) => {
            let start = now.max(over);
            let due = books.calendar.limit(start, *within, &term.counting, &term.hours).at;
            Some(Wake { at: over, owed: Owed::Order { due } })
        }
        (_, _) => circular,
    }
}

/// The circular that follows an order not obeyed; a supervisor's own order may end before the limit does.
fn circular(duty: &Duty, ladder: Option<&Ladder>) -> Option<Wake> {
    match (&duty.supervision, ladder) {
        (Supervision::Ordered { due }, Some(Ladder { circulate: true, .. })) => {
            Some(Wake { at: end_of_minute(*due), owed: Owed::Circulate })
        }
        (_, _) => None,
    }
}

/// The next thing that is owed by `now`. A reminder that was not given before the limit ended is not given any more.
#[must_use]
pub fn owed(duty: &Duty, books: &Books, now: DateTime) -> Option<Owed> {
    let next = wake(duty, books, now)?;
    let over = duty.term.as_ref().is_some_and(|t| !t.is_on_time(now));
    if matches!(next.owed, Owed::Remind) && over {
        return Some(Owed::LimitEnd { met: false });
    }
    (next.at <= now).then_some(next.owed)
}

/// Whether some duty hangs on the end of this one's limit.
fn is_awaited(duty: &Duty, books: &Books) -> bool {
    books.regulations.iter().flat_map(|r| &r.duties).flat_map(|d| &d.opened_by).any(|p| {
        p.act == Act::LimitEnded
            && p.tests.iter().all(|t| match t {
                crate::Test::Field { field: words::Field::Duty, values, .. } => values.iter().any(|v| duty.goes_by(v)),
                crate::Test::Field { field: words::Field::Met, values, not } => {
                    values.iter().any(|v| v == "是") != *not
                }
                crate::Test::Field { .. } | crate::Test::By { .. } => true,
            })
    })
}

fn recount(duty: &Duty, books: &Books) -> Option<DateTime> {
    let term = duty.term.as_ref()?;
    let within = term.within.filter(|_| term.calendar != books.calendar.version())?;
    let due = books.calendar.limit(term.from, within, &term.counting, &term.hours);
    (due.at != term.due || due.provisional != term.provisional).then_some(due.at)
}

fn ladder<'a>(duty: &Duty, books: &'a Books) -> Option<&'a Ladder> {
    duty.rules.iter().find_map(|rule| {
        let ladder = books.regulation(&rule.regulation)?.ladder.as_ref()?;
        let listed = ladder.duties.is_empty() || ladder.duties.contains(&rule.name);
        (listed && !ladder.except.contains(&rule.name)).then_some(ladder)
    })
}

/// When the reminder goes out: when the share of the elapsed time has run or the last working day opens, whichever is
/// first; never for a duty of the same day, and only once.
fn remind_at(duty: &Duty, ladder: &Ladder, books: &Books) -> Option<DateTime> {
    let (part, whole) = ladder.remind?;
    let term = duty.term.as_ref()?;
    let same_day = term.within == Some(Within::SameDay) || term.from.date() == term.due.date();
    if same_day || duty.supervision != Supervision::None || duty.limit_ended {
        return None;
    }
    let minutes = term.due.since((jiff::Unit::Minute, term.from)).ok()?.get_minutes();
    let share = minutes.checked_mul(i64::from(part))? / i64::from(whole.max(1));
    let by_share = term.from.checked_add(jiff::Span::new().minutes(share)).ok()?;
    let opens = term.due.date().to_datetime(term.hours.open);
    let last_day = if books.calendar.is_workday(term.due.date()) && opens > term.from { opens } else { by_share };
    Some(by_share.min(last_day))
}
