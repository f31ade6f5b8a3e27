//! The calendar: a set of notices and the days they make.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::assembly::{self, Named};
use crate::day::is_weekend;
use crate::notice::{Notice, Says};
use crate::table::{self, Table};
use crate::{Date, Day, DayKind, official, statutory};

/// Which days are worked, by a known set of notices.
///
/// Cheap to clone. Every question takes the same time however long the limit. All dates from
/// −9999-01-01 to 9999-12-31 are answered; what would lie beyond is the last day, provisional.
///
/// Whether a day is provisional goes by its year. A year's notice can still rearrange the last days
/// of the year before, as that of 2019 did with 29 to 31 December 2018.
///
/// The default calendar knows no notice: every day is provisional.
///
/// # Example: what was known when
///
/// ```
/// use calendar::{Calendar, civil::date};
///
/// let now = Calendar::official();
/// let then = now.as_known_on(date(2020, 1, 26));
/// // Saturday 1 February 2020 was to be worked, until Spring Festival was extended on 27 January.
/// assert!(then.is_workday(date(2020, 2, 1)));
/// assert!(!now.is_workday(date(2020, 2, 1)));
/// ```
#[derive(Clone)]
pub struct Calendar(Arc<Inner>);

struct Inner {
    notices: Vec<Notice>,
    covered: BTreeSet<i16>,
    named: BTreeMap<Date, Named>,
    table: Table,
    version: String,
}

/// Notices that do not go together; the sentence is for whoever loads them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// A title or document number that is there already.
    #[error("《{0}》与已收录的通知标题或文号相同，内容却不一样；已收录的不能改写")]
    Duplicate(String),
    /// A year is arranged by two notices; the second can only adjust.
    #[error("{year}年的安排已由《{first}》收录；《{second}》若是调整，应写 kind = \"调整\"")]
    SecondArrangement {
        /// The year.
        year: i16,
        /// The notice that came first.
        first: String,
        /// The other.
        second: String,
    },
    /// Two notices of one day say different things of a date: neither is the later one.
    #[error("《{first}》与《{second}》同日公布，对{date}的规定却不一致，无法判断以何者为准")]
    Conflict {
        /// The date in question.
        date: Date,
        /// One title.
        first: String,
        /// The other.
        second: String,
    },
}

impl Calendar {
    /// All notices that come with the program: 2019 to 2026.
    pub fn official() -> Calendar {
        official::calendar()
    }

    /// The calendar these notices make, in the order of their publication; a later notice
    /// supersedes what it says of the days it names.
    ///
    /// # Errors
    /// [`CalendarError`] when a notice is there twice, two arrange one year, or two of one day
    /// contradict each other.
    pub fn from_notices(notices: Vec<Notice>) -> Result<Calendar, CalendarError> {
        let notices = assembly::in_order(notices);
        assembly::check_distinct(&notices)?;
        assembly::check_agreement(&notices)?;
        Ok(Calendar::assemble(notices))
    }

    /// This calendar with one more notice. One that is there already, title and days alike,
    /// changes nothing: loading it again does no harm.
    ///
    /// # Errors
    /// As [`Calendar::from_notices`].
    pub fn with(&self, notice: Notice) -> Result<Calendar, CalendarError> {
        if self.0.notices.iter().any(|known| known.repeats(&notice)) {
            return Ok(self.clone());
        }
        let mut notices = self.0.notices.clone();
        notices.push(notice);
        Calendar::from_notices(notices)
    }

    /// Only the notices made public on or before `day`: what could be known at its end.
    pub fn as_known_on(&self, day: Date) -> Calendar {
        if self.0.notices.last().is_none_or(|latest| latest.published() <= day) {
            return self.clone();
        }
        let known = self.0.notices.iter().filter(|notice| notice.published() <= day);
        Calendar::assemble(known.cloned().collect())
    }

    /// The calendar as it was under an earlier [`version`](Calendar::version), so that an old
    /// decision can be explained; nothing if these notices never made that version.
    pub fn known_as(&self, version: &str) -> Option<Calendar> {
        let days: BTreeSet<Date> = self.0.notices.iter().map(Notice::published).collect();
        let known = days.into_iter().rev().map(|day| self.as_known_on(day));
        known.chain([Calendar::default()]).find(|calendar| calendar.version() == version)
    }

    /// The notices, oldest first.
    pub fn notices(&self) -> &[Notice] {
        &self.0.notices
    }

    /// A stable name of the set of notices: the day the latest was made public and a digest of
    /// what all of them say, e.g. `2025-11-04-1a2b3c4d`; without a notice, `none`.
    pub fn version(&self) -> &str {
        &self.0.version
    }

    /// What a day is, and which notice says so.
    pub fn day(&self, date: Date) -> Day {
        let named = self.0.named.get(&date);
        let provisional = named.is_none() && !self.0.covered.contains(&date.year());
        let kind = match named.map(|named| &named.says) {
            Some(Says::Off(name)) => DayKind::Holiday { name: name.clone() },
            Some(Says::Work(holiday)) => DayKind::MakeUpWorkday { holiday: holiday.clone() },
            Some(Says::Ordinary) | None => ordinary(date),
        };
        let notice = named.and_then(|named| self.0.notices.get(named.notice));
        Day { date, kind, notice: notice.map(Notice::citation), provisional }
    }

    /// Whether a day is worked.
    pub fn is_workday(&self, date: Date) -> bool {
        let number = table::number(date);
        self.0.table.rank(number + 1) > self.0.table.rank(number)
    }

    /// Whether the year is arranged by a notice, or the day is named by one.
    pub fn is_arranged(&self, date: Date) -> bool {
        !self.any_provisional(date, date)
    }

    /// `date` if it is worked, else the next day that is.
    pub fn next_workday_on_or_after(&self, date: Date) -> Date {
        let rank = self.0.table.rank(table::number(date));
        table::date(self.0.table.at(rank))
    }

    /// The first working day after `date`.
    pub fn next_workday_after(&self, date: Date) -> Date {
        self.workdays_after(date, 1).0
    }

    /// The `n`-th working day after `from`, which is not counted, and whether a day between is
    /// not arranged by any notice. 0 is `from` itself, worked or not.
    ///
    /// ```
    /// use calendar::{Calendar, civil::date};
    ///
    /// let calendar = Calendar::official();
    /// assert_eq!(calendar.workdays_after(date(2022, 9, 28), 5), (date(2022, 10, 10), false));
    /// // 2027 has no notice yet.
    /// assert_eq!(calendar.workdays_after(date(2026, 12, 30), 3), (date(2027, 1, 5), true));
    /// ```
    pub fn workdays_after(&self, from: Date, n: u32) -> (Date, bool) {
        if n == 0 {
            return (from, false);
        }
        let start = table::number(from) + 1;
        let rank = self.0.table.rank(start) + i64::from(n) - 1;
        let number = self.0.table.at(rank);
        let provisional = self.0.table.any_unknown(start, number + 1);
        (table::date(number), provisional)
    }

    /// How many working days lie after `after`, through `through`; 0 when that is not later.
    ///
    /// ```
    /// use calendar::{Calendar, civil::date};
    ///
    /// let calendar = Calendar::official();
    /// assert_eq!(calendar.workdays_between(date(2022, 9, 28), date(2022, 10, 10)), 5);
    /// ```
    pub fn workdays_between(&self, after: Date, through: Date) -> u32 {
        let rank = |date| self.0.table.rank(table::number(date) + 1);
        u32::try_from(rank(through) - rank(after)).unwrap_or(0)
    }

    /// Whether any day from `first` through `last` is not arranged by a notice.
    pub(crate) fn any_provisional(&self, first: Date, last: Date) -> bool {
        let (first, end) = (table::number(first), table::number(last) + 1);
        self.0.table.any_unknown(first, end)
    }

    /// Notices known to be distinct, in agreement and in order.
    fn assemble(notices: Vec<Notice>) -> Calendar {
        let covered = assembly::covered(&notices);
        let named = assembly::overlay(&notices);
        let table = assembly::tabulate(&covered, &named);
        let version = assembly::version(&notices);
        Calendar(Arc::new(Inner { notices, covered, named, table, version }))
    }
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar::assemble(Vec::new())
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Calendar").field(&self.0.version).finish()
    }
}

/// What a day is when no notice names it.
fn ordinary(date: Date) -> DayKind {
    match statutory::name_of(date) {
        Some(name) => DayKind::Holiday { name: name.to_owned() },
        None if is_weekend(date) => DayKind::Weekend,
        None => DayKind::Workday,
    }
}
