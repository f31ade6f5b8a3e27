//! Counting working days in constant time: running totals over the arranged years, arithmetic
//! outside them.
//!
//! Days are numbered from 1970-01-01 = 0; working days are ranked from the Monday before it. An
//! *ordinary* day is one no notice has arranged: Monday to Friday without the fixed statutory days.

use std::sync::LazyLock;

use jiff::SignedDuration;

use crate::Date;
use crate::day::is_weekend;
use crate::statutory;

const EPOCH: Date = Date::constant(1970, 1, 1);
/// 1970-01-01 was a Thursday.
const DAYS_SINCE_MONDAY: i64 = 3;

/// The number of a day.
pub(crate) fn number(date: Date) -> i64 {
    date.duration_since(EPOCH).as_secs() / 86_400
}

/// The day of a number; beyond the calendar's ends (−9999-01-01, 9999-12-31) the end itself.
pub(crate) fn date(number: i64) -> Date {
    let end = if number < 0 { Date::MIN } else { Date::MAX };
    number
        .checked_mul(86_400)
        .and_then(|seconds| EPOCH.checked_add(SignedDuration::from_secs(seconds)).ok())
        .unwrap_or(end)
}

/// Whether an ordinary day is worked.
pub(crate) fn is_ordinary_workday(date: Date) -> bool {
    !is_weekend(date) && statutory::name_of(date).is_none()
}

/// Monday-to-Friday days ranked below day `number`.
fn weekdays_before(number: i64) -> i64 {
    let days = number + DAYS_SINCE_MONDAY;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

/// The number of the Monday-to-Friday day of rank `rank`.
fn weekday_at(rank: i64) -> i64 {
    rank.div_euclid(5) * 7 + rank.rem_euclid(5) - DAYS_SINCE_MONDAY
}

/// Fixed statutory days on Monday to Friday, before 1 January of each year from the first governed.
static STATUTORY_BEFORE_YEAR: LazyLock<Vec<i64>> = LazyLock::new(|| {
    let years = statutory::FIRST_YEAR..=Date::MAX.year();
    let totals = years.scan(0, |total, year| {
        let before = *total;
        *total += statutory_in_year(year, Date::MAX);
        Some(before)
    });
    totals.collect()
});

/// Fixed statutory days of `year` on Monday to Friday, before `end`.
fn statutory_in_year(year: i16, end: Date) -> i64 {
    statutory::fixed_days(year)
        .iter()
        .filter_map(|day| Date::new(year, day.month, day.day).ok())
        .filter(|&day| day < end && !is_weekend(day))
        .map(|_| 1)
        .sum()
}

/// Fixed statutory days on Monday to Friday before `end`; the last day of the calendar saturates.
fn statutory_before(end: Date) -> i64 {
    let since_first = i64::from(end.year()) - i64::from(statutory::FIRST_YEAR);
    usize::try_from(since_first)
        .ok()
        .and_then(|index| STATUTORY_BEFORE_YEAR.get(index))
        .map_or(0, |years| years + statutory_in_year(end.year(), end))
}

/// Ordinary working days ranked below day `number`.
fn ordinary_before(number: i64) -> i64 {
    weekdays_before(number) - statutory_before(date(number))
}

/// The number of the ordinary working day of rank `rank`.
///
/// Approaches from below: each round moves by the statutory days the last one brought in, about
/// one in fifty, so that even eight thousand years settle in a handful of rounds.
fn ordinary_at(rank: i64) -> i64 {
    let mut number = weekday_at(rank);
    loop {
        let next = weekday_at(rank + statutory_before(date(number + 1)));
        if next <= number {
            return number;
        }
        number = next;
    }
}

/// Running totals over the years that notices have arranged.
#[derive(Debug)]
pub(crate) struct Table {
    /// The number of the first day with a total.
    first: i64,
    /// The rank of the first working day in the table.
    base: i64,
    /// By how much ranks after the table differ from ordinary ones.
    shift: i64,
    /// Working days from the first day to before each day, and one more for the end.
    workdays_before: Vec<i64>,
    /// The same for days that are not arranged.
    unknown_before: Vec<i64>,
    /// The numbers of the working days in the table.
    workdays: Vec<i64>,
}

/// What the table needs to know of a day.
pub(crate) struct Known {
    pub workday: bool,
    pub arranged: bool,
}

impl Table {
    /// The totals from `first` to before `end`, each day as `know` says; both may be equal.
    pub fn new(first: Date, end: Date, know: impl Fn(Date) -> Known) -> Table {
        let (first, end) = (number(first), number(end));
        let (mut workdays, mut unknown) = (Vec::new(), 0);
        let (mut workdays_before, mut unknown_before) = (vec![0], vec![0]);
        let base = ordinary_before(first);
        let mut worked = 0;
        for day in first..end {
            let known = know(date(day));
            if known.workday {
                workdays.push(day);
                worked += 1;
            }
            unknown += i64::from(!known.arranged);
            workdays_before.push(worked);
            unknown_before.push(unknown);
        }
        Table { first, base, shift: base + worked - ordinary_before(end), workdays_before, unknown_before, workdays }
    }

    /// The rank of the first working day on or after day `number`.
    pub fn rank(&self, number: i64) -> i64 {
        match usize::try_from(number - self.first) {
            Err(_) => ordinary_before(number),
            Ok(index) => match self.workdays_before.get(index) {
                Some(before) => self.base + before,
                None => ordinary_before(number) + self.shift,
            },
        }
    }

    /// The number of the working day of rank `rank`; may lie beyond the calendar's end.
    pub fn at(&self, rank: i64) -> i64 {
        match usize::try_from(rank - self.base) {
            Err(_) => ordinary_at(rank),
            Ok(index) => match self.workdays.get(index) {
                Some(&number) => number,
                None => ordinary_at(rank - self.shift),
            },
        }
    }

    /// Whether a day that no notice has arranged lies from `first` to before `end`.
    pub fn any_unknown(&self, first: i64, end: i64) -> bool {
        self.unknown(end) > self.unknown(first)
    }

    fn unknown(&self, number: i64) -> i64 {
        let total = self.unknown_before.last().copied().unwrap_or_default();
        let length = i64::try_from(self.workdays_before.len()).unwrap_or(i64::MAX) - 1;
        match usize::try_from(number - self.first) {
            Err(_) => number - self.first,
            Ok(index) => match self.unknown_before.get(index) {
                Some(&before) => before,
                None => number - self.first - length + total,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil;
    use proptest::prelude::*;

    use super::*;

    fn empty() -> Table {
        Table::new(EPOCH, EPOCH, |_| Known { workday: false, arranged: false })
    }

    #[test]
    fn a_walk_through_two_centuries_agrees_with_the_arithmetic() {
        let table = empty();
        let mut rank = table.rank(number(civil::date(1900, 1, 1)));
        for day in number(civil::date(1900, 1, 1))..number(civil::date(2100, 1, 1)) {
            assert_eq!(table.rank(day), rank, "{}", date(day));
            if is_ordinary_workday(date(day)) {
                assert_eq!(table.at(rank), day, "{}", date(day));
                rank += 1;
            }
        }
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        let table = empty();
        for end in [Date::MIN, Date::MAX] {
            assert_eq!(date(number(end)), end);
            let at = date(table.at(table.rank(number(end))));
            assert!(at >= end);
        }
        assert_eq!(date(i64::MAX), Date::MAX);
        assert_eq!(date(table.at(i64::from(u32::MAX))), Date::MAX);
    }

    proptest! {
        #[test]
        fn rank_and_at_are_inverse(day in number(Date::MIN)..number(Date::MAX) - 30) {
            let table = empty();
            let at = table.at(table.rank(day));
            prop_assert!(at >= day && at < day + 10);
            prop_assert!(is_ordinary_workday(date(at)));
            prop_assert_eq!(table.rank(at), table.rank(day));
        }
    }
}
