//! What stands beside the single case: daily checks, rates, thresholds, revisits and the fields of papers.

use crate::{Citation, Every, Pattern};
use calendar::Date;
use words::{Act, Channel, Paper, Role};

/// Something that a named person looks at on every working day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routine {
    /// The clause.
    pub citation: Citation,
    /// The offices that look: 中心, 部门, 窗口.
    pub units: Vec<String>,
    /// The role that looks there.
    pub role: Role,
    /// The channels looked at.
    pub channels: Vec<Channel>,
}

/// Something that is done once in every period: time puts the period down, and the duty of [`Recurring::duty`] is owed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurring {
    /// The clause.
    pub citation: Citation,
    /// The act that is owed; it begins an affair.
    pub act: Act,
    /// How often.
    pub every: Every,
    /// The name of the duty that stands for it.
    pub duty: String,
}

/// A rate: so many of so many, or the mean of what those many say.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The clause.
    pub citation: Citation,
    /// Its name.
    pub name: String,
    /// What is counted; `None` where the file says it in words that no machine counts by.
    pub of: Option<Vec<Count>>,
    /// Among what; everything that was registered where nothing is named.
    pub over: Option<Vec<Count>>,
    /// What leaves a case out of both.
    pub exclude: Vec<Count>,
    /// The points that each word of the counted fact's fields is worth; the rate is then their mean.
    pub points: Vec<(String, f64)>,
    /// The share with which it enters the centre's overall mark.
    pub weight: Option<f64>,
    /// The first day on which the formula holds.
    pub from: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

/// What a rate counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Count {
    /// The matters in which a fact has happened.
    Fact(Pattern),
    /// The duties of a name that came to a certain end.
    Duty(DutyCount),
}

/// Duties of a name, by how they came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyCount {
    /// The duty's name.
    pub name: String,
    /// How it stands: 未履行, 已履行, 逾期履行, 逾期, 解除; empty for however it came out: met or overdue, neither lifted
    /// nor still within time.
    pub standings: Vec<String>,
}

/// What follows when something has happened so often within a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The clause.
    pub citation: Citation,
    /// What is counted; `None` where the file says it in words that no machine counts by.
    pub fact: Option<Pattern>,
    /// For whom it is counted: 窗口, 投诉对象.
    pub per: String,
    /// Within what: a calendar year.
    pub period: String,
    /// From which count on.
    pub at_least: u64,
    /// What follows: the word that the duty's rule asks for.
    pub effect: String,
}

/// Revisits by sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revisits {
    /// The clause.
    pub citation: Citation,
    /// By what means.
    pub means: Vec<String>,
    /// The share of the matters that ended, as a fraction.
    pub share: Option<(u32, u32)>,
    /// How often, as words.
    pub every: String,
}

/// A paper whose fields the document fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRule {
    /// The clause.
    pub citation: Citation,
    /// The paper; `None` for one that only this document knows.
    pub paper: Option<Paper>,
    /// Its name in the document.
    pub name: String,
    /// Its fields, in the document's order and words.
    pub fields: Vec<String>,
}

impl Count {
    /// Reads what is counted: a fact (`回访[已解决=是]`), or the duties of a name with or without their outcome (`办理`,
    /// `办理按期履行`, `反馈逾期`).
    ///
    /// ```
    /// use regulation::Count;
    /// assert!(matches!(Count::parse("办理按期履行"), Some(Count::Duty(_))));
    /// assert!(matches!(Count::parse("回访[接通=是]"), Some(Count::Fact(_))));
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(pattern) = Pattern::parse(text) {
            return Some(Self::Fact(pattern));
        }
        let of = |name: &str, standings: &[&str]| {
            let standings = standings.iter().map(|s| (*s).to_owned()).collect();
            Some(Self::Duty(DutyCount { name: name.trim().to_owned(), standings }))
        };
        let text = text.strip_prefix("义务").unwrap_or(text).trim();
        for (end, standings) in [
            ("按期履行", &["已履行"][..]),
            ("按时履行", &["已履行"]),
            ("逾期履行", &["逾期履行"]),
            ("未按期履行", &["逾期履行", "逾期"]),
            ("逾期", &["逾期履行", "逾期"]),
            ("已履行", &["已履行", "逾期履行"]),
            ("履行", &["已履行", "逾期履行"]),
        ] {
            if let Some(name) = text.strip_suffix(end).filter(|name| !name.is_empty()) {
                return of(name.strip_suffix("未").unwrap_or(name), standings);
            }
        }
        let is_name = !text.is_empty() && !text.contains(['[', ']', '=', '/', ' ']);
        if is_name { of(text, &[]) } else { None }
    }
}
