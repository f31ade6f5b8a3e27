//! What one day is, and who said so.

use std::fmt;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use crate::Date;

/// What kind of day it is. The names are those of the notice, e.g. 国庆节 or 国庆节、中秋节.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DayKind {
    /// 工作日: Monday to Friday, nothing arranged.
    Workday,
    /// 调休上班: a Saturday or Sunday that is worked to make up for a holiday.
    MakeUpWorkday {
        /// The holiday it makes up for.
        holiday: String,
    },
    /// 周末: Saturday or Sunday, nothing arranged.
    Weekend,
    /// 放假: a day off that a notice, or the law's fixed days, names.
    Holiday {
        /// The holiday's name.
        name: String,
    },
}

impl DayKind {
    /// Whether offices work.
    pub fn is_workday(&self) -> bool {
        match self {
            DayKind::Workday | DayKind::MakeUpWorkday { .. } => true,
            DayKind::Weekend | DayKind::Holiday { .. } => false,
        }
    }
}

impl fmt::Display for DayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DayKind::Workday => f.write_str("工作日"),
            DayKind::MakeUpWorkday { holiday } => write!(f, "{holiday}调休上班"),
            DayKind::Weekend => f.write_str("周末"),
            DayKind::Holiday { name } => write!(f, "{name}放假"),
        }
    }
}

/// Which notice says so.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The notice's title.
    pub title: String,
    /// Its document number, e.g. 国办发明电〔2021〕11号, where known.
    pub number: Option<String>,
    /// The day it was made public.
    pub published: Date,
}

impl Citation {
    /// The shortest name that finds it: the number, else the title.
    pub fn short(&self) -> &str {
        self.number.as_deref().unwrap_or(&self.title)
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "《{}》（", self.title)?;
        if let Some(number) = &self.number {
            write!(f, "{number}，")?;
        }
        write!(f, "{}）", self.published)
    }
}

/// One day as the calendar knows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// What it is.
    #[serde(flatten)]
    pub kind: DayKind,
    /// The notice that names this very day; ordinary days have none.
    pub notice: Option<Citation>,
    /// No notice has arranged this day's year: a coming notice may say otherwise.
    pub provisional: bool,
}

impl Day {
    /// Whether offices work.
    pub fn is_workday(&self) -> bool {
        self.kind.is_workday()
    }
}

impl fmt::Display for Day {
    /// One sentence, e.g. `2022-10-08（星期六）是工作日：国庆节调休上班，依据《…》（国办发明电〔2021〕11号，2021-10-25）`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is = if self.is_workday() { "是" } else { "不是" };
        write!(f, "{}（{}）{is}工作日", self.date, weekday(self.date))?;
        if self.kind != DayKind::Workday {
            write!(f, "：{}", self.kind)?;
        }
        if let Some(notice) = &self.notice {
            write!(f, "，依据{notice}")?;
        }
        if self.provisional {
            write!(f, "（暂定：{}年放假安排尚未收录）", self.date.year())?;
        }
        Ok(())
    }
}

/// 星期一 to 星期日.
///
/// ```
/// assert_eq!(calendar::weekday(calendar::civil::date(2022, 10, 8)), "星期六");
/// ```
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    }
}

/// Saturday or Sunday.
pub(crate) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
