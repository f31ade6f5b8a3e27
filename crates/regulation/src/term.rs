//! How long, from when, and by what right: the term of one duty.

use crate::Citation;
use calendar::{Counting, DateTime, OfficeHours, Span, Within};
use serde::{Deserialize, Serialize};
use words::{Act, Field};

/// A limit as a rule file writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// `5 workdays`, `same day`
    Within(Within),
    /// `until:承诺期限`, `until:落实日期 + 5 workdays`: a moment that a field holds, or so long after it.
    Until(Field, Option<Span>),
    /// `until:截止日期 or 15 workdays`: the moment that a field of the opening fact holds or, where it holds none, so
    /// long after that fact.
    UntilOr(Field, Within),
    /// `field:法定期限`: the length of time that a field holds.
    Held(Field),
    /// `with:办理`: as long as the duty of that name of the same case.
    With(String),
    /// `none`: it follows another duty and has no date of its own.
    None,
}

/// From when a limit runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartAt {
    /// From the fact that opens the duty; for a registration from receipt (发生时间).
    Opening,
    /// From receipt.
    Receipt,
    /// From the latest fact of this kind.
    Fact(Act),
}

impl Limit {
    /// Reads a limit.
    ///
    /// # Errors
    /// A Chinese sentence that says what is not understood.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text == "none" {
            return Ok(Self::None);
        }
        if let Some(duty) = text.strip_prefix("with:") {
            return Ok(Self::With(duty.trim().to_owned()));
        }
        if let Some(field) = text.strip_prefix("field:") {
            return field_of(field).map(Self::Held);
        }
        if let Some(rest) = text.strip_prefix("until:") {
            if let Some((field, within)) = rest.split_once(" or ") {
                let within = within.parse::<Within>().map_err(|e| e.to_string())?;
                return Ok(Self::UntilOr(field_of(field)?, within));
            }
            let (field, more) = match rest.split_once('+') {
                Some((field, span)) => (field, Some(span.trim().parse::<Span>().map_err(|e| e.to_string())?)),
                None => (rest, None),
            };
            return Ok(Self::Until(field_of(field)?, more));
        }
        text.parse::<Within>().map(Self::Within).map_err(|e| e.to_string())
    }
}

fn field_of(word: &str) -> Result<Field, String> {
    Field::from_zh(word).ok_or_else(|| format!("「{}」不是词表中的栏目", word.trim()))
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Within(Within::SameDay) => f.write_str("当日"),
            Self::Within(Within::Span(span)) => write!(f, "{span}"),
            Self::Until(field, None) => write!(f, "到{field}所载之日"),
            Self::Until(field, Some(span)) => write!(f, "{field}之后{span}"),
            Self::UntilOr(field, Within::SameDay) => write!(f, "到{field}所载之日，没有写的当日"),
            Self::UntilOr(field, Within::Span(span)) => write!(f, "到{field}所载之日，没有写的{span}"),
            Self::Held(field) => write!(f, "{field}所载期限"),
            Self::With(duty) => write!(f, "与「{duty}」同时"),
            Self::None => f.write_str("随其他义务"),
        }
    }
}

/// By what right a moment is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The document's own limit.
    Clause,
    /// The organisation's own promise, because the clause asks for promptness and gives no number.
    Setting,
    /// A limit that a law sets, cited.
    Law(String),
    /// The shorter limit that the centre set at dispatch.
    Dispatch,
    /// The date promised with an approved extension.
    Extension,
    /// The date that somebody promised or that a plan names.
    Promise,
}

/// How a due moment came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// From when it counts.
    pub from: DateTime,
    /// How long; `None` where a date was named.
    pub within: Option<Within>,
    /// How it was counted.
    pub counting: Counting,
    /// The hours of the office.
    pub hours: OfficeHours,
    /// The due moment.
    pub due: DateTime,
    /// Whether it touches a year whose calendar is not yet published.
    pub provisional: bool,
    /// The version of the calendar by which it was computed.
    pub calendar: String,
    /// By what right.
    pub basis: Basis,
    /// The clause that sets it.
    pub citation: Citation,
    /// The due moments that this one replaced, oldest first.
    pub earlier: Vec<DateTime>,
}

impl Term {
    /// Whether a moment is on time: through the due minute.
    #[must_use]
    pub fn is_on_time(&self, at: DateTime) -> bool {
        at < end_of_minute(self.due)
    }
}

/// The moment from which a limit that ends at `due` is over: the next minute.
pub(crate) fn end_of_minute(due: DateTime) -> DateTime {
    let floor = due.with().second(0).subsec_nanosecond(0).build().unwrap_or(due);
    floor.saturating_add(jiff::Span::new().minutes(1))
}
