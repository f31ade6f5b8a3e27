//! How a duty came out.

use crate::Recorded;
use calendar::DateTime;
use regulation::{Duty, Ledger, State};
use serde::{Deserialize, Serialize};
use words::Role;

/// A duty as figures see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedDuty {
    /// Its names: several where several regulations ask the same.
    #[serde(rename = "n")]
    pub names: Vec<String>,
    /// The regulations that ask it, in the order of the names.
    #[serde(rename = "g", default, skip_serializing_if = "Vec::is_empty")]
    pub regulations: Vec<String>,
    /// The organisation that owes it.
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    pub org: Option<String>,
    /// The role there.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// When it was opened.
    #[serde(rename = "a")]
    pub opened: DateTime,
    /// By when it is due; `None` for one that follows another.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub due: Option<DateTime>,
    /// When it was met.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub met: Option<DateTime>,
    /// When it was lifted.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub lifted: Option<DateTime>,
    /// Whether it stands beside what an open case owes (the archive's and the supervisors' duties).
    #[serde(rename = "b", default, skip_serializing_if = "std::ops::Not::not")]
    pub aside: bool,
}

impl CountedDuty {
    /// The duties of a ledger as figures see them; the facts tell when one was lifted.
    #[must_use]
    pub fn of_ledger(ledger: &Ledger, facts: &[Recorded]) -> Vec<Self> {
        ledger.duties.iter().map(|duty| Self::of(duty, facts)).collect()
    }

    fn of(duty: &Duty, facts: &[Recorded]) -> Self {
        let (met, lifted) = match &duty.state {
            State::Open => (None, None),
            State::Met { at, .. } => (Some(*at), None),
            State::Lifted { sequence, .. } => {
                let at = facts.iter().find(|r| r.sequence == *sequence).map_or(duty.opened_at, |r| r.at);
                (None, Some(at))
            }
        };
        Self {
            names: duty.rules.iter().map(|r| r.name.clone()).collect(),
            regulations: duty.rules.iter().map(|r| r.regulation.clone()).collect(),
            org: duty.holder.org.clone(),
            role: duty.holder.role,
            opened: duty.opened_at,
            due: duty.due(),
            met,
            lifted,
            aside: duty.aside,
        }
    }

    /// Whether it goes by this name in one of its regulations.
    #[must_use]
    pub fn goes_by(&self, name: &str) -> bool {
        self.names.iter().any(|n| n == name)
    }

    /// The word for how it stood at `now`: 未履行, 逾期, 已履行, 逾期履行 or 解除. On time is through the due minute.
    ///
    /// What happened after `now` does not count, so that a figure can be counted again as it was.
    ///
    /// ```
    /// let at = |time: &str| format!("2026-03-02T{time}").parse().expect("a moment");
    /// let duty = record::CountedDuty {
    ///     names: vec!["办理".to_owned()],
    ///     regulations: vec!["henan".to_owned()],
    ///     org: None,
    ///     role: None,
    ///     opened: at("09:00"),
    ///     due: Some(at("18:00")),
    ///     met: Some(at("18:00:59")),
    ///     lifted: None,
    ///     aside: false,
    /// };
    /// assert_eq!(duty.standing(at("19:00")), "已履行");
    /// assert_eq!(duty.standing(at("17:00")), "未履行");
    /// ```
    #[must_use]
    pub fn standing(&self, now: DateTime) -> &'static str {
        let met = self.met.filter(|at| *at <= now);
        if self.lifted.is_some_and(|at| at <= now) {
            return "解除";
        }
        match (met, self.is_late_at(met.unwrap_or(now))) {
            (None, false) => "未履行",
            (None, true) => "逾期",
            (Some(_), false) => "已履行",
            (Some(_), true) => "逾期履行",
        }
    }

    /// When it was settled whether the duty is on time or late: when it was met or, where that was later or never, when it
    /// was due. `None` for one that was lifted, that has neither been met nor fallen due by `now`, or that was opened later.
    #[must_use]
    pub fn settled(&self, now: DateTime) -> Option<DateTime> {
        if self.opened > now {
            return None;
        }
        match self.standing(now) {
            "已履行" => self.met,
            "逾期" | "逾期履行" => self.due,
            _ => None,
        }
    }

    fn is_late_at(&self, at: DateTime) -> bool {
        self.due.is_some_and(|due| minute(at) > minute(due))
    }
}

/// The minute in which a moment lies.
fn minute(at: DateTime) -> DateTime {
    at.with().second(0).subsec_nanosecond(0).build().unwrap_or(at)
}
