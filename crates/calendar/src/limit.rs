//! When a limit ends.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{Calendar, Counting, Date, DateTime, End, OfficeHours, Span, Start, Time, Unit, Within, table};

/// The last moment that is still on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Due {
    /// Civil time of Asia/Shanghai. On time through this minute, overdue from the next.
    pub at: DateTime,
    /// The limit touches a day that no notice has arranged: a coming notice may move it.
    pub provisional: bool,
}

/// How a limit runs: the one computation behind [`Calendar::limit`] and [`Calendar::derivation`].
pub(crate) enum Course {
    /// Round the clock; the calendar has no say.
    Clock { at: DateTime },
    /// By the close of `due`, the opening day or the first working day that still can be kept.
    SameDay { opening: Date, due: Date },
    /// From the first day that counts through the last, moved to `due` where the last rests.
    Dates { opening: Date, first: Date, last: Date, due: Date },
}

impl Calendar {
    /// When a limit that opens at `from` ends.
    ///
    /// - 工作日: the N-th working day after the opening day.
    /// - 日: the N-th day after it, moved off a rest day where `counting.roll` says so.
    /// - 月: the corresponding day of the month, else its last day, moved likewise.
    /// - 当日: the close of the day; opened at or after the close or on a rest day, of the next
    ///   working day. `counting.start` and `counting.roll` do not bear on it.
    /// - 小时, 分钟: exact, round the clock, never moved and never provisional.
    ///
    /// With [`Start::OnTheDay`] the opening day counts unless business was over already; an
    /// amount of 0 days or months is 当日. What would lie after 9999-12-31 is that day, provisional.
    ///
    /// # Example: three natural days end on a holiday
    ///
    /// ```
    /// use calendar::{Calendar, Counting, OfficeHours, civil::date};
    ///
    /// let due = Calendar::official().limit(
    ///     date(2023, 9, 27).at(16, 30, 0, 0),
    ///     "3天".parse()?,
    ///     &Counting::default(),
    ///     &OfficeHours::default(),
    /// );
    /// // 30 September is in the Mid-Autumn and National Day holiday, Saturday 7 October is worked.
    /// assert_eq!(due.at, date(2023, 10, 7).at(18, 0, 0, 0));
    /// # Ok::<(), calendar::SpanError>(())
    /// ```
    pub fn limit(&self, from: DateTime, within: Within, counting: &Counting, hours: &OfficeHours) -> Due {
        let course = self.course(from, within, counting, hours);
        self.due(&course, counting, hours)
    }

    /// The days and moments of a limit.
    pub(crate) fn course(&self, from: DateTime, within: Within, counting: &Counting, hours: &OfficeHours) -> Course {
        let late = counting.end == End::CloseOfBusiness && from.time() >= hours.close;
        let Within::Span(span) = within else {
            return self.same_day(from.date(), late);
        };
        let amount = i64::from(span.amount);
        match span.unit {
            Unit::Hours => clock(from, SignedDuration::from_hours(amount)),
            Unit::Minutes => clock(from, SignedDuration::from_mins(amount)),
            Unit::Workdays | Unit::Days | Unit::Months if amount == 0 => self.same_day(from.date(), late),
            Unit::Workdays | Unit::Days | Unit::Months => self.dates(from.date(), late, span, counting),
        }
    }

    /// The end of a course, and whether it rests on days that are not arranged.
    pub(crate) fn due(&self, course: &Course, counting: &Counting, hours: &OfficeHours) -> Due {
        let end = match counting.end {
            End::CloseOfBusiness => hours.close,
            End::Midnight => Time::constant(23, 59, 0, 0),
        };
        let (first, due) = match *course {
            Course::Clock { at } => {
                return Due { at, provisional: false };
            }
            Course::SameDay { opening, due } => (opening, due),
            Course::Dates { opening, first, due, .. } => (first.min(tomorrow(opening)), due),
        };
        Due { at: due.to_datetime(end), provisional: self.any_provisional(first, due) }
    }

    fn same_day(&self, opening: Date, late: bool) -> Course {
        let due = if late { self.next_workday_after(opening) } else { self.next_workday_on_or_after(opening) };
        Course::SameDay { opening, due }
    }

    fn dates(&self, opening: Date, late: bool, span: Span, counting: &Counting) -> Course {
        let first = match counting.start {
            Start::OnTheDay if !late => opening,
            Start::OnTheDay | Start::NextDay => tomorrow(opening),
            Start::NextWorkday => self.next_workday_after(opening),
        };
        let last = match span.unit {
            Unit::Workdays => self.workdays_after(yesterday(first), span.amount).0,
            Unit::Months => last_of_months(opening, first, span.amount, counting.start),
            Unit::Days | Unit::Hours | Unit::Minutes => table::date(table::number(first) + i64::from(span.amount) - 1),
        };
        let due = if counting.roll { self.next_workday_on_or_after(last) } else { last };
        Course::Dates { opening, first, last, due }
    }
}

fn clock(from: DateTime, length: SignedDuration) -> Course {
    let at = from.checked_add(length).unwrap_or(DateTime::MAX);
    Course::Clock { at }
}

fn tomorrow(date: Date) -> Date {
    date.tomorrow().unwrap_or(Date::MAX)
}

fn yesterday(date: Date) -> Date {
    date.yesterday().unwrap_or(Date::MIN)
}

/// The last day of a period of months (民法典 202).
///
/// When the opening day is not counted, the period ends on the day that corresponds to it; when
/// the first day itself counts, the day before the one that corresponds to that. Without a
/// corresponding day it ends on the month's last.
fn last_of_months(opening: Date, first: Date, months: u32, start: Start) -> Date {
    let corresponding = |day: Date| {
        let span = jiff::Span::new().try_months(months).ok()?;
        day.checked_add(span).ok()
    };
    match start {
        Start::NextDay => corresponding(opening).unwrap_or(Date::MAX),
        Start::OnTheDay | Start::NextWorkday => match corresponding(first) {
            Some(day) if day.day() == first.day() => yesterday(day),
            Some(last_of_month) => last_of_month,
            None => Date::MAX,
        },
    }
}
