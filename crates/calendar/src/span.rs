//! The length of a limit, as a document or a rule file writes it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The unit a limit is counted in. A document's 日 or 天 is a natural day; only 工作日 is a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日: days on which offices work (行政许可法 82).
    Workdays,
    /// 日, 天, 自然日: calendar days (民法典 201).
    Days,
    /// 月: to the corresponding day, else the month's last (民法典 202).
    Months,
    /// 小时: round the clock from the stated moment (民法典 201).
    Hours,
    /// 分钟: round the clock.
    Minutes,
}

/// Every way of writing a unit that is understood, the first of each unit being the one written.
const SPELLINGS: [(&str, Unit); 25] = [
    ("workdays", Unit::Workdays),
    ("workday", Unit::Workdays),
    ("wd", Unit::Workdays),
    ("个工作日", Unit::Workdays),
    ("工作日", Unit::Workdays),
    ("days", Unit::Days),
    ("day", Unit::Days),
    ("d", Unit::Days),
    ("个自然日", Unit::Days),
    ("自然日", Unit::Days),
    ("日", Unit::Days),
    ("天", Unit::Days),
    ("months", Unit::Months),
    ("month", Unit::Months),
    ("个月", Unit::Months),
    ("月", Unit::Months),
    ("hours", Unit::Hours),
    ("hour", Unit::Hours),
    ("h", Unit::Hours),
    ("个小时", Unit::Hours),
    ("小时", Unit::Hours),
    ("minutes", Unit::Minutes),
    ("minute", Unit::Minutes),
    ("min", Unit::Minutes),
    ("分钟", Unit::Minutes),
];

impl Unit {
    /// The word that rule files and records use: `workdays`, `days`, `months`, `hours`, `minutes`.
    pub const fn word(self) -> &'static str {
        match self {
            Unit::Workdays => "workdays",
            Unit::Days => "days",
            Unit::Months => "months",
            Unit::Hours => "hours",
            Unit::Minutes => "minutes",
        }
    }

    /// The Chinese word with its measure, unambiguous where the law's 日 would not be.
    const fn measure(self) -> &'static str {
        match self {
            Unit::Workdays => "个工作日",
            Unit::Days => "个自然日",
            Unit::Months => "个月",
            Unit::Hours => "小时",
            Unit::Minutes => "分钟",
        }
    }
}

/// A length such as 5 working days.
///
/// Written in records as in rule files (`5 workdays`) and shown in Chinese (`5个工作日`); both
/// are read, with or without spaces.
///
/// # Example
///
/// ```
/// use calendar::{Span, Unit};
///
/// for text in ["5 workdays", "5个工作日", "5 工作日"] {
///     assert_eq!(text.parse(), Ok(Span { amount: 5, unit: Unit::Workdays }));
/// }
/// assert_eq!("3天".parse(), Ok(Span { amount: 3, unit: Unit::Days }));
/// assert_eq!("24 hours".parse::<Span>()?.to_string(), "24小时");
/// # Ok::<(), calendar::SpanError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span {
    /// How many. Text with 0 is refused; 0 days or months set in code is 当日.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

impl Span {
    /// A length of `amount` units.
    pub const fn new(amount: u32, unit: Unit) -> Span {
        Span { amount, unit }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.unit.measure())
    }
}

impl FromStr for Span {
    type Err = SpanError;

    /// # Errors
    /// [`SpanError`] when the number is missing, 0 or too large, or the unit is unknown.
    fn from_str(text: &str) -> Result<Span, SpanError> {
        let text = text.trim();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(digits);
        let amount: u32 = number.parse().map_err(|_| SpanError::Amount(text.to_owned()))?;
        if amount == 0 {
            return Err(SpanError::Amount(text.to_owned()));
        }
        let unit = unit.trim();
        SPELLINGS
            .iter()
            .find(|(spelling, _)| spelling.eq_ignore_ascii_case(unit))
            .map(|&(_, unit)| Span { amount, unit })
            .ok_or_else(|| SpanError::Unit(text.to_owned()))
    }
}

impl From<Span> for String {
    fn from(span: Span) -> String {
        format!("{} {}", span.amount, span.unit.word())
    }
}

impl TryFrom<String> for Span {
    type Error = SpanError;

    fn try_from(text: String) -> Result<Span, SpanError> {
        text.parse()
    }
}

/// How long a limit is: a length, or by the close of the same day.
///
/// # Example
///
/// ```
/// use calendar::Within;
///
/// assert_eq!("当日".parse::<Within>()?, Within::SameDay);
/// assert_eq!("same day".parse::<Within>()?.to_string(), "当日");
/// assert_eq!("15个工作日".parse::<Within>()?.to_string(), "15个工作日");
/// # Ok::<(), calendar::SpanError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Within {
    /// 当日: by the close of the day itself; opened after the close or on a rest day, of the next
    /// working day.
    SameDay,
    /// A counted length.
    Span(Span),
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Within::SameDay => f.write_str("当日"),
            Within::Span(span) => span.fmt(f),
        }
    }
}

impl FromStr for Within {
    type Err = SpanError;

    /// # Errors
    /// [`SpanError`] when it is neither the same day nor a length.
    fn from_str(text: &str) -> Result<Within, SpanError> {
        match text.trim() {
            "same day" | "当日" | "当天" => Ok(Within::SameDay),
            other => other.parse().map(Within::Span),
        }
    }
}

impl From<Span> for Within {
    fn from(span: Span) -> Within {
        Within::Span(span)
    }
}

impl From<Within> for String {
    fn from(within: Within) -> String {
        match within {
            Within::SameDay => "same day".to_owned(),
            Within::Span(span) => span.into(),
        }
    }
}

impl TryFrom<String> for Within {
    type Error = SpanError;

    fn try_from(text: String) -> Result<Within, SpanError> {
        text.parse()
    }
}

/// A length that cannot be read; the sentence is for whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// No number, 0, or more than 4294967295.
    #[error("期限“{0}”须以正整数开头，例如“5个工作日”")]
    Amount(String),
    /// The unit is not one of ours.
    #[error("期限“{0}”的单位不认识，可用：工作日、自然日（日、天）、月、小时、分钟")]
    Unit(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read_with_and_without_a_space() {
        for (spelling, unit) in SPELLINGS {
            for text in [format!("7{spelling}"), format!(" 7 {spelling} ")] {
                assert_eq!(text.parse(), Ok(Span::new(7, unit)), "{text}");
            }
        }
    }

    #[test]
    fn what_is_shown_and_what_is_recorded_reads_back() {
        for (_, unit) in SPELLINGS {
            let span = Span::new(12, unit);
            assert_eq!(span.to_string().parse(), Ok(span));
            let recorded = serde_json::to_string(&Within::Span(span)).unwrap();
            assert_eq!(serde_json::from_str::<Within>(&recorded).unwrap(), Within::Span(span));
        }
        assert_eq!(serde_json::to_string(&Within::SameDay).unwrap(), "\"same day\"");
    }

    #[test]
    fn unreadable_lengths_are_refused() {
        for text in ["", "工作日", "0 days", "-1 days", "5", "5 weeks", "4294967296 days", "五天"] {
            assert!(text.parse::<Within>().is_err(), "{text}");
        }
    }
}
