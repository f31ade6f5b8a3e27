//! The days that figures are asked for: a month, a quarter, a year, or from one day to another.

use calendar::Date;
use serde::Deserialize;

use crate::http::Trouble;

/// The most days that are counted at once: two years.
const MOST_DAYS: i32 = 732;

/// What an address says about the days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Asked {
    /// A month (2022-09), a quarter (2022-Q3) or a year (2022).
    #[serde(default)]
    pub period: String,
    /// The first day.
    #[serde(default)]
    pub from: String,
    /// The last day.
    #[serde(default)]
    pub until: String,
}

/// The days that are counted, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub until: Date,
}

impl Period {
    /// The days of an address; this month where it says nothing.
    ///
    /// # Errors
    /// A 400 for what is no period, and for one that is too long.
    pub fn of(asked: &Asked, today: Date) -> Result<Self, Trouble> {
        let unread = || Trouble::bad_request("看不懂要统计的起止日期。").coded("unknown-period");
        let period = match (asked.from.trim(), asked.until.trim(), asked.period.trim()) {
            ("", "", "") => Self::month(today.year(), today.month()),
            ("", "", named) => Self::named(named),
            (from, until, _) => from.parse().ok().zip(until.parse().ok()).map(|(from, until)| Self { from, until }),
        };
        let period = period.ok_or_else(unread)?;
        if period.from > period.until {
            return Err(Trouble::bad_request("开始的日期在结束的日期之后，请换过来。").coded("unknown-period"));
        }
        if period.until.duration_since(period.from).as_hours() / 24 >= i64::from(MOST_DAYS) {
            return Err(Trouble::bad_request("一次最多统计两年，请把起止日期分成几段。").coded("period-too-long"));
        }
        Ok(period)
    }

    fn named(word: &str) -> Option<Self> {
        let Some((year, part)) = word.split_once('-') else { return Self::year(word.parse().ok()?) };
        let year = year.parse().ok()?;
        match part.strip_prefix('Q') {
            Some(quarter) => Self::quarter(year, quarter.parse().ok()?),
            None => Self::month(year, part.parse().ok()?),
        }
    }

    /// A month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let from = Date::new(year, month, 1).ok()?;
        Some(Self { from, until: from.last_of_month() })
    }

    /// A quarter, counted from 1.
    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        let first = quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
        let from = Date::new(year, first, 1).ok()?;
        Some(Self { from, until: Date::new(year, first + 2, 1).ok()?.last_of_month() })
    }

    /// A calendar year.
    pub fn year(year: i16) -> Option<Self> {
        let from = Date::new(year, 1, 1).ok()?;
        Some(Self { from, until: from.last_of_year() })
    }

    /// The days as an address says them.
    pub fn query(&self) -> String {
        format!("from={}&until={}", self.from, self.until)
    }

    /// In words: a whole month, quarter or year by its name, anything else by its days.
    pub fn said(&self) -> String {
        let (year, month) = (self.from.year(), self.from.month());
        let quarter = (month + 2) / 3;
        if Self::year(year) == Some(*self) {
            format!("{year}年")
        } else if Self::quarter(year, quarter) == Some(*self) {
            format!("{year}年第{quarter}季度")
        } else if Self::month(year, month) == Some(*self) {
            format!("{year}年{month}月")
        } else {
            let day = |day: Date| format!("{}年{}月{}日", day.year(), day.month(), day.day());
            format!("{}至{}", day(self.from), day(self.until))
        }
    }
}

/// The periods that are a tap away, each with its name and its word in an address.
pub fn usual(today: Date) -> Vec<(&'static str, String)> {
    let (year, month) = (today.year(), today.month());
    let quarter = (month + 2) / 3;
    let (month_year, last_month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    let (quarter_year, last_quarter) = if quarter == 1 { (year - 1, 4) } else { (year, quarter - 1) };
    vec![
        ("本月", format!("{year}-{month:02}")),
        ("上月", format!("{month_year}-{last_month:02}")),
        ("本季度", format!("{year}-Q{quarter}")),
        ("上季度", format!("{quarter_year}-Q{last_quarter}")),
        ("今年", format!("{year}")),
        ("去年", format!("{}", year - 1)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::civil::date;

    fn of(period: &str, from: &str, until: &str) -> Result<Period, String> {
        let asked = Asked { period: period.to_owned(), from: from.to_owned(), until: until.to_owned() };
        Period::of(&asked, date(2022, 9, 28)).map_err(|trouble| trouble.code)
    }

    #[test]
    fn periods_are_read_and_said() {
        let said = |period: &str| of(period, "", "").unwrap().said();
        assert_eq!(said(""), "2022年9月");
        assert_eq!(said("2022-Q4"), "2022年第4季度");
        assert_eq!(said("2022-02"), "2022年2月");
        assert_eq!(said("2021"), "2021年");
        let some = of("", "2022-09-01", "2022-09-28").unwrap();
        assert_eq!(some.said(), "2022年9月1日至2022年9月28日");
        assert_eq!(of("2022-02", "", "").unwrap().until, date(2022, 2, 28));
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for period in ["2022-13", "2022-Q5", "2022-Q0", "soon", "2022-Q99"] {
            assert_eq!(of(period, "", "").unwrap_err(), "unknown-period", "{period}");
        }
        assert_eq!(of("", "2022-09-28", "2022-09-01").unwrap_err(), "unknown-period");
        assert_eq!(of("", "2022-09-28", "").unwrap_err(), "unknown-period");
        assert_eq!(of("", "2012-01-01", "2022-09-01").unwrap_err(), "period-too-long");
    }

    #[test]
    fn the_usual_ones_are_all_read() {
        for today in [date(2022, 1, 3), date(2022, 9, 28), date(2022, 12, 31)] {
            for (name, word) in usual(today) {
                assert!(Period::named(&word).is_some(), "{today} {name} {word}");
            }
        }
    }
}
