//! Periods: the weeks, months, quarters, half-years and years in which something recurs.

use calendar::Date;
use jiff::Span;

/// How often something recurs.
///
/// ```
/// use regulation::Every;
/// assert_eq!(Every::parse("quarter"), Some(Every::Months(3)));
/// assert_eq!(Every::parse("2 weeks").map(Every::zh), Some("每2周".to_owned()));
/// assert_eq!(Every::parse("0 weeks"), None);
/// assert_eq!(Every::parse("often"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Every {
    /// So many weeks, from a Monday to a Sunday.
    Weeks(u8),
    /// So many calendar months: 1, 3, 6 or 12, counted from January.
    Months(i8),
}

/// The words of a rule file for the periods that have a name.
const NAMED: &[(&str, Every, &str)] = &[
    ("week", Every::Weeks(1), "每周"),
    ("month", Every::Months(1), "每月"),
    ("quarter", Every::Months(3), "每季度"),
    ("half-year", Every::Months(6), "每半年"),
    ("year", Every::Months(12), "每年"),
];

/// More weeks than these are no weeks any more.
const MOST_WEEKS: u8 = 52;

impl Every {
    /// Reads `week`, `month`, `quarter`, `half-year`, `year` or `N weeks` (1 to 52).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let named = NAMED.iter().find(|(word, ..)| *word == text).map(|(_, every, _)| *every);
        let weeks = || text.strip_suffix("weeks")?.trim().parse().ok().filter(|n| (1..=MOST_WEEKS).contains(n));
        named.or_else(|| weeks().map(Self::Weeks))
    }

    /// The Chinese word, as it stands in facts and on screens.
    #[must_use]
    pub fn zh(self) -> String {
        match (NAMED.iter().find(|(_, every, _)| *every == self), self) {
            (Some((.., zh)), _) => (*zh).to_owned(),
            (None, Self::Weeks(n)) => format!("每{n}周"),
            (None, Self::Months(n)) => format!("每{n}个月"),
        }
    }

    /// The word of the rule file.
    fn word(self) -> String {
        match (NAMED.iter().find(|(_, every, _)| *every == self), self) {
            (Some((word, ..)), _) => (*word).to_owned(),
            (None, Self::Weeks(n)) => format!("{n}weeks"),
            (None, Self::Months(n)) => format!("{n}months"),
        }
    }

    /// The period in which a day lies. Several weeks are counted from Monday 5 January 1970, so that everybody counts the
    /// same.
    #[must_use]
    pub fn around(self, day: Date) -> Period {
        let first = match self {
            Self::Weeks(n) => {
                let length = i32::from(n.max(1)) * 7;
                let since = day.since(MONDAY).map_or(0, |span| span.get_days());
                day.saturating_sub(Span::new().days(since.rem_euclid(length)))
            }
            Self::Months(n) => {
                let month = (day.month() - 1) / n.max(1) * n.max(1) + 1;
                day.with().month(month).day(1).build().unwrap_or(day)
            }
        };
        Period { every: self, first }
    }

    /// The period of a year that people call so.
    ///
    /// ```
    /// use regulation::Every;
    /// let first = Every::Months(6).named("2022年下半年").map(|period| period.first());
    /// assert_eq!(first, Some(calendar::civil::date(2022, 7, 1)));
    /// assert_eq!(Every::Months(6).named("下半年"), None);
    /// ```
    #[must_use]
    pub fn named(self, text: &str) -> Option<Period> {
        let text = text.trim();
        let year: i16 = text.get(..4)?.parse().ok()?;
        let (mut period, end) = (self.around(Date::new(year, 1, 1).ok()?), Date::new(year, 12, 31).ok()?);
        while period.first <= end {
            if period.label() == text {
                return Some(period);
            }
            let next = period.after();
            period = if next.first > period.first { next } else { return None };
        }
        None
    }
}

/// A Monday from which weeks are counted.
const MONDAY: Date = calendar::civil::date(1970, 1, 5);

/// One period: from its first day to its last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    every: Every,
    first: Date,
}

impl Period {
    /// How often such periods come.
    #[must_use]
    pub const fn every(self) -> Every {
        self.every
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day.
    ///
    /// ```
    /// use regulation::Every;
    /// let day = calendar::civil::date(2024, 2, 9);
    /// assert_eq!(Every::Months(1).around(day).last(), calendar::civil::date(2024, 2, 29));
    /// assert_eq!(Every::Weeks(1).around(day).last(), calendar::civil::date(2024, 2, 11));
    /// ```
    #[must_use]
    pub fn last(self) -> Date {
        let length = match self.every {
            Every::Weeks(n) => Span::new().days(i32::from(n) * 7),
            Every::Months(n) => Span::new().months(n),
        };
        self.first.saturating_add(length).yesterday().unwrap_or(self.first)
    }

    /// The period that follows.
    #[must_use]
    pub fn after(self) -> Self {
        self.every.around(self.last().tomorrow().unwrap_or(self.first))
    }

    /// The period before.
    #[must_use]
    pub fn before(self) -> Self {
        self.every.around(self.first.yesterday().unwrap_or(self.first))
    }

    /// The name by which streams and addresses tell it from every other.
    ///
    /// ```
    /// use regulation::{Every, Period};
    /// let period = Every::Months(3).around(calendar::civil::date(2022, 9, 28));
    /// assert_eq!(period.key(), "quarter-2022-07-01");
    /// assert_eq!(Period::from_key("quarter-2022-07-01"), Some(period));
    /// assert_eq!(Period::from_key("quarter-2022-08-01"), None);
    /// ```
    #[must_use]
    pub fn key(self) -> String {
        format!("{}-{}", self.every.word(), self.first)
    }

    /// The period of a key; `None` for what is none.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let at = key.len().checked_sub("2022-07-01".len())?;
        let (every, first) = (key.get(..at)?.strip_suffix('-')?, key.get(at..)?.parse().ok()?);
        let period = Every::parse(every)?.around(first);
        (period.first == first).then_some(period)
    }

    /// What people call it: 2022年9月, 2022年第三季度, 2022年下半年, 2022年, 2022年第39周.
    ///
    /// ```
    /// use regulation::Every;
    /// let day = calendar::civil::date(2022, 9, 28);
    /// let said = |every: Every| every.around(day).label();
    /// assert_eq!(said(Every::Months(1)), "2022年9月");
    /// assert_eq!(said(Every::Months(3)), "2022年第三季度");
    /// assert_eq!(said(Every::Months(12)), "2022年");
    /// assert_eq!(said(Every::Weeks(1)), "2022年第39周");
    /// ```
    #[must_use]
    pub fn label(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.every {
            Every::Weeks(1) => {
                let week = self.first.iso_week_date();
                format!("{}年第{}周", week.year(), week.week())
            }
            Every::Weeks(n) => format!("{year}年{month}月{}日起{n}周", self.first.day()),
            Every::Months(1) => format!("{year}年{month}月"),
            Every::Months(3) => {
                let names = ["一", "二", "三", "四"];
                let name = usize::try_from((month - 1) / 3).ok().and_then(|n| names.get(n)).copied();
                format!("{year}年第{}季度", name.unwrap_or_default())
            }
            Every::Months(6) => format!("{year}年{}半年", if month < 7 { "上" } else { "下" }),
            Every::Months(12) => format!("{year}年"),
            Every::Months(n) => format!("{year}年{month}月起{n}个月"),
        }
    }
}
