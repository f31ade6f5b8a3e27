//! A duty on a page: who owes what, until when, by which clause, and why that day.

use askama::Template;

/// How a duty's clock stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// Open, with time left.
    #[default]
    Ahead,
    /// Open, and its last stretch has begun.
    Soon,
    /// Open, and late.
    Overdue,
    /// Met in time.
    Met,
    /// Met, but late.
    LateMet,
    /// No longer owed.
    Lifted,
    /// Owed without a day of its own.
    Undated,
}

impl Clock {
    /// The word beside the colour: colour is never the only cue.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "期限内",
            Self::Soon => "即将到期",
            Self::Overdue => "已超期",
            Self::Met => "已按时履行",
            Self::LateMet => "逾期履行",
            Self::Lifted => "已解除",
            Self::Undated => "未定日期",
        }
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Ahead => "clock ahead",
            Self::Soon => "clock soon",
            Self::Overdue => "clock overdue",
            Self::Met => "clock met",
            Self::LateMet => "clock late",
            Self::Lifted => "clock lifted",
            Self::Undated => "clock undated",
        }
    }

    /// Still owed.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Ahead | Self::Soon | Self::Overdue | Self::Undated => true,
            Self::Met | Self::LateMet | Self::Lifted => false,
        }
    }
}

/// One day of a limit's derivation.
#[derive(Clone, Debug, Default)]
pub struct DayView {
    /// The day, such as 10月1日 星期六.
    pub date: String,
    /// Its number in the count, such as 第 2 个工作日; empty where it does not count.
    pub count: String,
    /// Why it counts or not, such as 国庆节放假.
    pub why: String,
}

/// A duty.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "part/duty.html")]
pub struct DutyView {
    /// What is owed: the duty's name for staff, a promise in a sentence for citizens.
    pub name: String,
    /// Who owes it.
    pub holder: String,
    /// Until when, written out.
    pub due: String,
    /// How long that is from now, such as 还剩 2 个工作日; may be empty.
    pub left: String,
    /// How its clock stands.
    pub clock: Clock,
    /// The clause, such as 豫大数据〔2020〕23号 第六条（一）.
    pub clause: String,
    /// The clause's own words; may be empty.
    pub quote: String,
    /// The number is the organisation's own promise: the clause asks only for promptness.
    pub own_promise: bool,
    /// The day rests on a year whose holidays are not yet published.
    pub provisional: bool,
    /// From what the time runs, such as 自 9月28日 受理起.
    pub opened: String,
    /// What supervision it has drawn, such as 已催办（10月9日）; may be empty.
    pub supervision: String,
    /// Day by day, why that date.
    pub days: Vec<DayView>,
    /// Remarks below the derivation, such as 原定 10月8日，延期后改为 10月15日.
    pub remarks: Vec<String>,
}

impl askama::filters::HtmlSafe for DutyView {}
